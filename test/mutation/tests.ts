import { inspect } from "node:util";
import { expect } from "vitest";

/**
 * What the test files of the pure rooms need of Vitest, in the process that Stryker holds mutants against: it collects
 * tests, and they are run one at a time, as often as there are mutants that they reach.
 */

type Body = (...row: never[]) => void;
type Options = { readonly timeout?: number };
type Given = readonly [Body] | readonly [Body, number] | readonly [Options, Body];

export type Test = { readonly id: string; readonly run: () => void };

/** The tests of the files that `load` reads; each is named by its file and its place there. */
export function collect(load: (vitest: Vitest, startFile: (name: string) => void) => void): readonly Test[] {
  const tests: Test[] = [];
  let names: readonly string[] = [];

  function test(name: string, ...given: Given) {
    tests.push({ id: `${tests.length} ${[...names, name].join(" › ")}`, run: bodyOf(given) });
  }

  function describe(name: string, body: Body) {
    const outside = names;
    names = [...names, name];
    body();
    names = outside;
  }

  const vitest = {
    expect,
    test: Object.assign(test, { each: each(test), skipIf: skipIf(test), fails: () => {} }),
    it: Object.assign(test, { each: each(test) }),
    describe: Object.assign(describe, { each: each(describe), skipIf: skipIf(describe) }),
  };
  load(vitest, (name) => {
    names = [name];
  });
  return tests;
}

type Vitest = Readonly<Record<string, unknown>>;
type Named = (name: string, body: Body) => void;

function bodyOf(given: Given): Body {
  return typeof given[0] === "function" ? given[0] : (given[1] as Body);
}

function each(named: Named) {
  return (rows: readonly unknown[]) =>
    (name: string, ...given: Given) => {
      const body = bodyOf(given);
      const spread = rows.every((row) => Array.isArray(row));
      for (const row of rows) {
        const values = (spread ? row : [row]) as never[];
        named(
          name.replace("%s", () => inspect(values[0], { depth: 0 })),
          () => body(...values),
        );
      }
    };
}

function skipIf(named: Named) {
  return (skipped: boolean) => (name: string, body: Body) => {
    if (!skipped) named(name, body);
  };
}
