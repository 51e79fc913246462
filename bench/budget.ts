import { figure } from "./bench.ts";

/** What something may cost, and how to find out what it costs. */
export type Budget = {
  readonly name: string;
  readonly allowed: number;
  readonly unit: "x" | " ms" | " KB" | " imports";
  readonly measure: () => number | Promise<number>;
};

export type Outcome = {
  readonly budget: Budget;
  /** What each try measured: the last holds, or all were tried. */
  readonly measured: readonly number[];
  readonly holds: boolean;
};

/** On a busy machine one measurement may be far off, and none is too good by chance: the first try that holds is enough. */
export async function tried(budget: Budget, tries: number): Promise<Outcome> {
  const measured: number[] = [];
  for (let i = 0; i < tries; i++) {
    const value = await budget.measure();
    measured.push(value);
    if (value <= budget.allowed) return { budget, measured, holds: true };
  }
  return { budget, measured, holds: false };
}

/** `ok    1.12x of at most 2x     name` */
export function outcomeLine({ budget, measured, holds }: Outcome): string {
  const values = measured.map((value) => figure(value)).join(", ");
  const amount = `${values}${budget.unit} of at most ${budget.allowed}${budget.unit}`;
  return `${holds ? "ok  " : "OVER"}  ${amount.padEnd(34)}  ${budget.name}`;
}
