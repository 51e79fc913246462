// @ts-nocheck
import fc from "fast-check";
import { expect } from "vitest";
import {
  callsNear,
  circumstances,
  commands,
  type Line,
  layersOf,
  plainSession,
  policies,
  sessionOf,
  sessions,
  toolCalls,
} from "../../src/fuzz/index.ts";
import { compile, decide, toolRemoved } from "../../src/index.ts";
import { law } from "./law.ts";

const compiled = (rules: readonly Line[], session = plainSession) =>
  compile(layersOf({ rules }), sessionOf(session)).policy;

law(
  "the suggested rules, added as allow, allow the call",
  fc.record({ rules: policies, session: sessions }).chain((given) =>
    fc
      .oneof(
        callsNear(given.rules),
        toolCalls,
        commands.map((command) => ({ tool: "Bash", input: { command } })),
      )
      .map((call) => ({ ...given, call })),
  ),
  ({ rules, session, call }) => {
    const { suggestions } = decide(compiled(rules, session), call);
    // the root itself has no rule yet: a row of found.test.ts
    if (suggestions.length === 0 || suggestions.some(({ rule }) => /^\w+\(\/\/\)$/.test(rule))) return;
    const added = suggestions.map(({ rule }): Line => ({ layer: "user", effect: "allow", text: rule }));
    expect(decide(compiled([...rules, ...added], session), call).effect).toBe("allow");
  },
  4_000,
);

law(
  "every call of a removed tool is denied, but EndConversation's",
  fc.record({ rules: policies, session: sessions, call: toolCalls, circumstances }),
  ({ rules, session, call, circumstances }) => {
    const policy = compiled(rules, session);
    if (call.tool === "EndConversation" || !toolRemoved(policy, call.tool)) return;
    expect(decide(policy, call, circumstances).effect).toBe("deny");
  },
  2_000,
);

law(
  "a deny of the whole tool removes it, and a deny of a part does not",
  fc.constantFrom("Bash", "Read", "Edit", "WebFetch", "Agent", "Skill", "mcp__a__x"),
  (tool) => {
    const removed = (text: string) => toolRemoved(compiled([{ layer: "user", effect: "deny", text }]), tool);
    expect([tool, `${tool}(*)`, "*"].map(removed)).toEqual([true, true, true]);
    expect(removed(`${tool}(x:y)`)).toBe(false);
  },
  20,
);
