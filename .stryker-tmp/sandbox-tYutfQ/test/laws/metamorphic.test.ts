// @ts-nocheck
import fc from "fast-check";
import { expect } from "vitest";
import { compile, decide, type Effect, type Session, type ToolCall, toolRemoved } from "../../src/index.ts";
import {
  callNear,
  cancels,
  circumstances,
  commandText,
  type Line,
  layersOf,
  layersWith,
  line,
  lines,
  plainSession,
  scene,
  session,
  toolCall,
} from "./arbitraries.ts";
import { law } from "./law.ts";

const rank = { allow: 0, ask: 1, deny: 2 } as const;

function effectOf(rules: readonly Line[], given: Session, call: ToolCall, around = {}): Effect {
  return decide(compile(layersOf(rules), given).policy, call, around).effect;
}

/** Rules, one rule more, and a call that they have something to say about. */
const withOneMore = fc
  .record({ rules: lines, more: line.filter((rule) => !cancels(rule)), session, circumstances })
  .chain((given) => callNear([...given.rules, given.more]).map((call) => ({ ...given, call })));

law(
  "adding a deny never loosens",
  withOneMore,
  ({ rules, more, session, circumstances, call }) => {
    const before = effectOf(rules, session, call, circumstances);
    const after = effectOf([...rules, { ...more, effect: "deny" }], session, call, circumstances);
    expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
  },
  4_000,
);

law(
  "adding an ask never loosens an allow",
  withOneMore,
  ({ rules, more, session, circumstances, call }) => {
    const before = effectOf(rules, session, call, circumstances);
    const after = effectOf([...rules, { ...more, effect: "ask" }], session, call, circumstances);
    expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
  },
  4_000,
);

law(
  "adding an allow never tightens, but for Cd, where allow rules are a list of all there is",
  withOneMore,
  ({ rules, more, session, circumstances, call }) => {
    if (call.tool === "Cd") return;
    const before = effectOf(rules, session, call, circumstances);
    const after = effectOf([...rules, { ...more, effect: "allow" }], session, call, circumstances);
    expect(rank[after]).toBeLessThanOrEqual(rank[before]);
  },
  2_000,
);

law(
  "order and duplicates are irrelevant",
  fc.record({ rules: lines, session, circumstances }).chain((given) =>
    fc
      .record({
        shuffled: fc.shuffledSubarray([...given.rules, ...given.rules], {
          minLength: given.rules.length * 2,
        }),
        call: callNear(given.rules),
      })
      .map((rest) => ({ ...given, ...rest })),
  ),
  ({ rules, shuffled, session, circumstances, call }) => {
    if (rules.some(cancels)) return;
    expect(effectOf(shuffled, session, call, circumstances)).toBe(
      effectOf(rules, session, call, circumstances),
    );
  },
  2_000,
);

law(
  "a deny that denies alone denies among any other rules",
  withOneMore,
  ({ rules, more, session, circumstances, call }) => {
    if (rules.some(cancels)) return;
    const deny: Line = { ...more, effect: "deny" };
    if (
      effectOf([], session, call, circumstances) === "deny" ||
      effectOf([deny], session, call, circumstances) !== "deny"
    )
      return;
    expect(effectOf([...rules, deny], session, call, circumstances)).toBe("deny");
  },
  2_000,
);

law(
  "a tool that nobody has heard of is not allowed without a rule, a mode or a hook",
  fc.record({ tool: fc.string(), input: fc.jsonValue(), trusted: fc.boolean() }),
  ({ tool, input, trusted }) => {
    fc.pre(!(decide(compile([], plainSession).policy, { tool, input: {} }).effect === "allow"));
    for (const mode of ["default", "acceptEdits", "plan", "auto", "dontAsk"] as const) {
      expect(
        decide(compile([], { ...plainSession, mode, trusted }).policy, { tool: `${tool}Unheard`, input })
          .effect,
      ).not.toBe("allow");
    }
  },
);

law(
  "every decision has a reason, and the first is as strict as the decision",
  scene,
  ({ rules, beside, session, call, circumstances }) => {
    const { effect, reasons } = decide(
      compile(layersWith(rules, beside), session).policy,
      call,
      circumstances,
    );
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons[0]!.effect).toBe(effect);
    for (const reason of reasons) expect(rank[reason.effect]).toBeLessThanOrEqual(rank[effect]);
  },
  2_000,
);

law(
  "the rule of a reason, alone, is as strict as the reason says; an ask out of doubt comes of the deny that it names",
  fc
    .record({ rules: lines, session })
    .chain((given) => callNear(given.rules).map((call) => ({ ...given, call }))),
  ({ rules, session, call }) => {
    if (rules.some(cancels) || session.mode === "dontAsk") return;
    const { reasons } = decide(compile(layersOf(rules), session).policy, call);
    for (const { effect, rule } of reasons) {
      if (rule === undefined || effect === "allow") continue;
      const alone = effectOf([{ layer: rule.layer, effect: rule.effect, text: rule.text }], session, call);
      // what a deny could match is only asked about, and so is a broken rule
      expect(rank[alone]).toBeGreaterThanOrEqual(rank[effect]);
    }
  },
  2_000,
);

const disguises: readonly ((command: string) => string)[] = [
  (command) => `(${command}\n)`,
  (command) => `{ ${command}\n}`,
  (command) => `${command} | cat`,
  (command) => `${command} # note`,
  (command) => command.replaceAll(" ", "  "),
  (command) => ` ${command} `,
  (command) => command.replace(/^[a-z]+/, (word) => `"${word}"`),
  (command) => command.replace(/^[a-z]+/, (word) => `\\${word}`),
  (command) => `if true; then ${command}\nfi`,
  (command) => `true && ${command}`,
  (command) => `! ${command}`,
  (command) => `$(${command}\n)`,
  (command) => `echo "$(${command}\n)"`,
  (command) => `sudo ${command}`,
  (command) => `FOO=bar ${command}`,
  (command) => `/usr/bin/${command}`,
  (command) => `timeout 5 ${command}`,
];

const simpleWord = fc.constantFrom(
  "git",
  "rm",
  "ls",
  "npm",
  "push",
  "status",
  "-rf",
  "x",
  "src/a.ts",
  ".env",
  "$X",
  "*.ts",
  "--force",
  "'a b'",
  "/etc/passwd",
);
const oneCommand = fc.array(simpleWord, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

law(
  "a command in brackets, in a pipe, behind a wrapper, with noise or quotes is never looser",
  fc.record({ rules: lines, command: oneCommand, disguise: fc.nat(disguises.length - 1) }),
  ({ rules, command, disguise }) => {
    const policy = compile(layersOf(rules), plainSession).policy;
    const plain = decide(policy, { tool: "Bash", input: { command } }).effect;
    const hidden = disguises[disguise]!(command);
    const effect = decide(policy, { tool: "Bash", input: { command: hidden } }).effect;
    expect(rank[effect], hidden).toBeGreaterThanOrEqual(rank[plain]);
  },
  6_000,
);

law(
  "a list of commands is as strict as the strictest of its commands alone",
  fc.record({
    rules: lines,
    first: oneCommand,
    second: oneCommand,
    operator: fc.constantFrom(" && ", "; ", " | ", " || ", "\n", " & "),
  }),
  ({ rules, first, second, operator }) => {
    const policy = compile(layersOf(rules), plainSession).policy;
    const effectOfCommand = (command: string) => decide(policy, { tool: "Bash", input: { command } }).effect;
    const both = rank[effectOfCommand(first + operator + second)];
    expect(both).toBeGreaterThanOrEqual(
      Math.max(rank[effectOfCommand(first)], rank[effectOfCommand(second)]),
    );
  },
  3_000,
);

law(
  "the suggested rules, added as allow, allow the call",
  fc.record({ rules: lines, session }).chain((given) =>
    fc
      .oneof(
        callNear(given.rules),
        toolCall,
        commandText.map((command) => ({ tool: "Bash", input: { command } })),
      )
      .map((call) => ({ ...given, call })),
  ),
  ({ rules, session, call }) => {
    const { suggestions } = decide(compile(layersOf(rules), session).policy, call);
    // the root itself has no rule yet: a row of found.test.ts
    if (suggestions.length === 0 || suggestions.some(({ rule }) => /^\w+\(\/\/\)$/.test(rule))) return;
    const added = suggestions.map(({ rule }): Line => ({ layer: "user", effect: "allow", text: rule }));
    expect(effectOf([...rules, ...added], session, call)).toBe("allow");
  },
  4_000,
);

law(
  "every call of a removed tool is denied, but EndConversation's",
  fc.record({ rules: lines, session, call: toolCall, circumstances }),
  ({ rules, session, call, circumstances }) => {
    const { policy } = compile(layersOf(rules), session);
    if (call.tool === "EndConversation" || !toolRemoved(policy, call.tool)) return;
    expect(decide(policy, call, circumstances).effect).toBe("deny");
  },
  2_000,
);

law(
  "a deny of the whole tool removes it, and a deny of a part does not",
  fc.constantFrom("Bash", "Read", "Edit", "WebFetch", "Agent", "Skill", "mcp__a__x"),
  (tool) => {
    const removed = (text: string) =>
      toolRemoved(compile(layersOf([{ layer: "user", effect: "deny", text }]), plainSession).policy, tool);
    expect([tool, `${tool}(*)`, "*"].map(removed)).toEqual([true, true, true]);
    expect(removed(`${tool}(x:y)`)).toBe(false);
  },
  20,
);
