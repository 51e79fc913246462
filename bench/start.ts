import type { Benchmark, Effort, Row } from "./bench.ts";
import { contenders } from "./contenders/index.ts";
import { spawned } from "./spawn.ts";
import { gitStatus } from "./subjects.ts";

const empty = "empty process";

function* rows({ rounds }: Effort): Iterable<Row> {
  const able = contenders.filter(({ lacks }) => lacks(gitStatus.question(0)) === undefined);
  const runs = new Map<string, readonly string[]>([
    ...able.map(({ name }) => [name, ["start", name]] as const),
    [empty, []],
  ]);
  const values: Record<string, number[]> = Object.fromEntries([...runs.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, args] of round % 2 === 0 ? runs : [...runs].toReversed())
      values[name]!.push(spawned(args)!.elapsedMs);
  const leftOut = Object.fromEntries(
    contenders.flatMap(({ name, lacks }) => {
      const reason = lacks(gitStatus.question(0));
      return reason === undefined ? [] : [[name, reason]];
    }),
  );
  yield { bench: "start", of: { rules: 20 }, unit: "ms", values, leftOut };
}

export const startBenchmark: Benchmark = {
  name: "start",
  about:
    "A process that loads the engine, compiles 20 rules and decides `git status` once, against one that does nothing.",
  rows,
};
