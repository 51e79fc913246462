import fc from "fast-check";
import { expect } from "vitest";
import {
  circumstances,
  type Line,
  layersOf,
  plainSession,
  policies,
  sessionOf,
  sessions,
  toolCalls,
  toolgate,
} from "../../src/fuzz/index.ts";
import { compile, decide, toolRemoved } from "../../src/index.ts";
import { law, lawOfScenes } from "./law.ts";
import { suggestionsAllow } from "./suggestions.ts";

const compiled = (rules: readonly Line[], session = plainSession) =>
  compile(layersOf({ rules }), sessionOf(session)).policy;

lawOfScenes("suggestions", suggestionsAllow, toolgate, 6_000, 0.2);

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
