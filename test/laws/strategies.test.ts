import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, layersOf, plainSession, scenes, sessionOf, toolgate } from "../../src/fuzz/index.ts";
import { compile } from "../../src/index.ts";
import type { PathIndex } from "../../src/policy/path-index.ts";

/** How the index looks a rule up, by the names of its strategies. */
function strategiesOf(line: Line): readonly string[] {
  const { effect } = line;
  const { policy } = compile(layersOf({ rules: [line] }), sessionOf(plainSession));
  const { shell, monitor, powershell, domains, names, parameters, tools } = policy;
  const commands = [shell, monitor, powershell].flatMap((index) => index[effect].all);
  const paths = [policy.read, policy.edit, policy.cd].map((index) => index[effect]);
  return [
    ...commands.map(
      ({ pattern }) => `command by ${pattern.strategy.by}${pattern.assigns ? ", assigning" : ""}`,
    ),
    ...paths.flatMap(pathStrategies),
    ...domains[effect].all.map(({ domain }) => `domain by ${domain.strategy.by}`),
    ...names[effect].all.map(({ entry }) => `name${entry.anyArguments ? " with any arguments" : ""}`),
    ...parameters[effect].all.map(
      ({ value }) => `parameter by ${value.literal === undefined ? "glob" : "text"}`,
    ),
    ...tools[effect].all.map(({ tool }) => `tool by ${tool.type}`),
  ];
}

function pathStrategies({ contents }: PathIndex): readonly string[] {
  const { entries, everything } = contents;
  return [
    ...entries.map(({ pattern }) => `path by ${pattern.strategy.by}`),
    ...everything.map(() => "every path"),
  ];
}

/** What is looked up otherwise because of the rules beside it. */
function besides({ layer, effect, text }: Line, rules: readonly Line[]): readonly string[] {
  const tool = text.slice(0, text.indexOf("(") + 1);
  const same = rules.filter((line) => line.effect === effect && line.text.startsWith(tool));
  return [
    ...(tool !== "" && same.length > 8 ? ["one of a crowd"] : []),
    ...(same.some((line) => line.layer === layer && line.text.startsWith(`${tool}!`))
      ? ["in a list with `!`"]
      : []),
  ];
}

/** Each strategy, and how many of 10,000 scenes it settles at least. */
const least: Readonly<Record<string, number>> = {
  "command by all": 20,
  "command by chunks, assigning": 2,
  "command by chunks": 160,
  "command by exact, assigning": 8,
  "command by exact": 110,
  "command by prefix, assigning": 2,
  "command by prefix": 60,
  "command by words, assigning": 7,
  "command by words": 70,
  "domain by below": 20,
  "domain by exact": 70,
  "domain by labels": 50,
  "every path": 190,
  "in a list with `!`": 80,
  name: 70,
  "name with any arguments": 90,
  "one of a crowd": 120,
  "parameter by glob": 30,
  "parameter by text": 20,
  "path by basename": 120,
  "path by extension": 10,
  "path by literal": 20,
  "path by segments": 150,
  "path by subtree": 10,
  "tool by glob": 170,
  "tool by name": 360,
  "tool by server": 20,
};

test("every strategy of the index settles scenes", { timeout: 60_000 }, () => {
  const settled = new Map<string, number>();
  let ruled = 0;
  for (const scene of fc.sample(scenes, { seed: 1, numRuns: 10_000 })) {
    const named = toolgate(scene)
      .reasons?.map(({ rule }) => rule)
      .find((rule) => rule !== undefined);
    if (named === undefined) continue;
    ruled++;
    for (const strategy of new Set([...strategiesOf(named), ...besides(named, scene.rules)]))
      settled.set(strategy, (settled.get(strategy) ?? 0) + 1);
  }
  expect([...settled.keys()].filter((strategy) => !(strategy in least))).toEqual([]);
  expect(Object.keys(least).filter((strategy) => (settled.get(strategy) ?? 0) < least[strategy]!)).toEqual(
    [],
  );
  expect(ruled).toBeGreaterThan(3_000);
});
