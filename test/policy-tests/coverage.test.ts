import fc from "fast-check";
import { expect } from "vitest";
import { callsNear, type Line, layersOf, policies } from "../../src/fuzz/index.ts";
import { compile, decide, type Mode, modes, type ToolCall } from "../../src/index.ts";
import {
  coverageOf,
  type PolicyTests,
  type RuleCoverage,
  runPolicyTests,
} from "../../src/policy-tests/index.ts";
import { sessionOf } from "../../src/policy-tests/run-tests.ts";
import { law } from "../laws/law.ts";

/** What coverage says of rules, against what it means. */
function testsOf(calls: readonly ToolCall[], mode: Mode): PolicyTests {
  const place = { line: 1, column: 1, endColumn: 1 };
  return {
    file: "/a.policy-test.yaml",
    settings: [],
    rules: undefined,
    session: {
      platform: "linux",
      home: "/Users/ada",
      cwd: "/Users/ada/shop",
      shell: undefined,
      mode,
      trusted: true,
      sandboxed: false,
      ignoresCase: undefined,
      links: new Map(),
    },
    tests: calls.map((call) => ({ expected: "allow", call, text: "", place })),
  };
}

/** A rule that takes others back says nothing alone, and Cd allow rules refuse what none of them matches. */
const speaksForItself = ({ text }: Line): boolean => !text.includes("!") && !text.startsWith("Cd");

const given = policies
  .map((drawn) => [
    ...new Map(drawn.filter(speaksForItself).map((line) => [JSON.stringify(line), line])).values(),
  ])
  .chain((rules) =>
    fc.record({
      rules: fc.constant(rules),
      calls: fc.array(callsNear(rules), { minLength: 1, maxLength: 4 }),
      mode: fc.constantFrom(...modes),
    }),
  );

type Given = { readonly rules: readonly Line[]; readonly calls: readonly ToolCall[]; readonly mode: Mode };

/** The rules with what coverage says of them. */
function covered({ rules, calls, mode }: Given): readonly (readonly [Line, RuleCoverage])[] {
  const layers = layersOf({ rules });
  const { rules: found } = coverageOf([{ run: runPolicyTests(testsOf(calls, mode), layers), layers }]);
  return rules.map((line) => {
    const same = ({ effect, text, layer }: RuleCoverage) =>
      effect === line.effect && text === line.text && layer === line.layer;
    return [line, found.find(same)!] as const;
  });
}

law(
  "a rule never matches exactly where no test names it, nor would one with a policy of it alone",
  given,
  (drawn) => {
    const session = sessionOf(testsOf([], "default").session);
    const whole = compile(layersOf(drawn), sessionOf(testsOf([], drawn.mode).session)).policy;
    for (const [line, { state }] of covered(drawn)) {
      const { policy } = compile(layersOf({ rules: [line] }), session);
      const matches = drawn.calls.some(
        (call) =>
          decide(policy, call).reasons.some(({ rule }) => rule !== undefined) ||
          decide(whole, call).reasons.some(({ rule, because }) => {
            if (rule?.text !== line.text || rule.layer !== line.layer) return false;
            // a broken deny asks
            return rule.effect === line.effect || (because === "SYN-7" && line.effect === "deny");
          }),
      );
      // what decides without being named is the other law's
      if (matches || state === "outranked") expect([line, state !== "unmatched"]).toEqual([line, matches]);
    }
  },
  300,
);

law(
  "without a rule that never matches, every test comes out the same",
  given,
  (drawn) => {
    const session = sessionOf(testsOf([], drawn.mode).session);
    const effectsOf = (rules: readonly Line[]) => {
      const { policy } = compile(layersOf({ rules }), session);
      return drawn.calls.map((call) => decide(policy, call).effect);
    };
    const whole = effectsOf(drawn.rules);
    for (const [line, { state }] of covered(drawn))
      if (state === "unmatched")
        expect(effectsOf(drawn.rules.filter((other) => other !== line))).toEqual(whole);
  },
  300,
);
