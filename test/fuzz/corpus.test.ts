import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { holdRun } from "../witness/hold.ts";
import { installed, means, Sandbox } from "../witness/sandbox.ts";
import { Campaign } from "./campaign.ts";
import { chanceOf, mutant } from "./chance.ts";
import { failuresIn, fileOf } from "./corpus.ts";
import { type Target, targets } from "./targets.ts";

const failures = failuresIn(fileURLToPath(new URL("../corpus/failures/", import.meta.url)));

describe("what a fuzzer found", () => {
  for (const [name, failure] of failures) {
    const { target, input, message, open } = failure;
    const shown = `${name}: ${message.split("\n", 1)[0]}`;
    // what is open must fail, so that mending it is noticed
    (open === undefined ? test : test.fails)(
      open === undefined ? shown : `${shown} (open: ${open})`,
      async () => {
        expect(name).toBe(fileOf(failure));
        if (target === "witness") expect(await missesOf(input as string)).toEqual([]);
        else {
          const found = targets.find((each) => each.name === target)!.finding(input);
          expect(found?.message).toBeUndefined();
        }
      },
    );
  }
});

async function missesOf(input: string): Promise<readonly unknown[]> {
  if (means().by === "nothing") return [];
  const sandbox = new Sandbox();
  try {
    return (await holdRun({ id: "corpus", input }, undefined, sandbox, installed())).misses;
  } finally {
    sandbox.close();
  }
}

test("targets have names of their own and hold for a batch of inputs", { timeout: 120_000 }, () => {
  expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length);
  for (const target of targets) {
    const campaign = new Campaign(plain(target), 1);
    campaign.run(1);
    expect({ name: target.name, found: campaign.found }).toEqual({ name: target.name, found: [] });
    expect(campaign.executions).toBeGreaterThan(0);
  }
});

/** The target without guidance, which would slow all that runs beside it. */
function plain({ guided: _, ...target }: Target): Target {
  return target;
}

const shouting: Target = {
  ...plain(targets.find(({ name }) => name === "rule")!),
  name: "shouting",
  finding: (input) =>
    /[A-Z]/.test(input as string)
      ? { input: "A", message: `${(input as string).length} characters shout` }
      : undefined,
};

test("a campaign keeps one finding of each kind, and finds the same with the same seed", () => {
  const [first, second] = [1, 1].map((seed) => {
    const campaign = new Campaign(shouting, seed);
    campaign.run(1);
    return campaign;
  });
  expect(first!.found).toEqual([{ input: "A", message: expect.stringContaining("shout") }]);
  expect(first!.found).toEqual(second!.found);
});

test("mutants are near their texts, and the same for the same seed", () => {
  const made = (seed: number) => {
    const chance = chanceOf(seed);
    return Array.from({ length: 200 }, () => mutant(["git push origin"], ["$(", ";"], chance));
  };
  expect(made(3)).toEqual(made(3));
  expect(made(3)).not.toEqual(made(4));
  expect(made(3).filter((text) => text.includes("push")).length).toBeGreaterThan(100);
  expect(made(3).some((text) => text.includes("$("))).toBe(true);
});
