// @ts-nocheck
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { valuesIn } from "../jsonl.ts";
import { type Case, runCase } from "./case.ts";

/** Decision cases as tests: the project's own, one row each, and the larger corpus beside the project where it is there. */
const own = new URL("cases/", import.meta.url);
const beside = new URL("../../../shared/cases/decisions.jsonl", import.meta.url);

const probes = new URL("../../../shared/cases/deny-probe.jsonl", import.meta.url);

const files = readdirSync(own).filter((name) => name.endsWith(".jsonl"));
const ownCases = files.flatMap((name) => valuesIn<Case>(new URL(name, own)));

describe.each(files)("cases/%s", (name) => {
  test.each(valuesIn<Case>(new URL(name, own)).map((given) => [titleOf(given), given] as const))(
    "%s",
    (_, given) => {
      const { failure, decision } = runCase(given);
      const reasons = decision.reasons.map(
        (reason) => `${reason.effect} ${reason.act.text}: ${reason.message}`,
      );
      expect(failure, reasons.join("\n")).toBeUndefined();
    },
  );
});

test("every own case has an id of its own", () => {
  const ids = ownCases.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test("no own case stands twice", () => {
  const texts = ownCases.map(({ id: _, ...rest }) =>
    JSON.stringify({ ...rest, semantics: undefined, why: undefined }),
  );
  expect(ownCases.filter((_, i) => texts.indexOf(texts[i]!) !== i).map(({ id }) => id)).toEqual([]);
});

describe.skipIf(!existsSync(beside))("decisions.jsonl beside the project", () => {
  const cases = existsSync(beside) ? valuesIn<Case>(beside) : [];
  const failures = cases.flatMap((given) => {
    const { failure } = runCase(given);
    return failure === undefined ? [] : [`${given.id}: ${failure}`];
  });

  test("at least 85 of 100 hold", () => {
    expect(1 - failures.length / cases.length, failures.join("\n")).toBeGreaterThanOrEqual(0.85);
  });

  test.each(["eval", "syn", "bash", "cmp", "mcp", "agent", "skill", "web"])("all of %s-* hold", (prefix) => {
    expect(cases.some(({ id }) => id.startsWith(`${prefix}-`))).toBe(true);
    expect(failures.filter((failure) => failure.startsWith(`${prefix}-`))).toEqual([]);
  });
});

describe.skipIf(!existsSync(probes))("deny-probe.jsonl beside the project", () => {
  const effects = (existsSync(probes) ? valuesIn<Case>(probes) : []).map(
    (given) => runCase(given).decision.effect,
  );

  test("of what a deny rule names nothing is allowed, and at most 18 of 288 ask", () => {
    expect(effects).toHaveLength(288);
    expect(effects).not.toContain("allow");
    expect(effects.filter((effect) => effect === "deny").length).toBeGreaterThanOrEqual(270);
  });
});

function titleOf({ id, expect: effect, toolCall, why }: Case): string {
  const input = JSON.stringify(toolCall.input) ?? "";
  return `${id} ${effect} ${toolCall.tool} ${input.slice(0, 90)}${why ? `: ${why}` : ""}`.replaceAll(
    "%",
    "%%",
  );
}
