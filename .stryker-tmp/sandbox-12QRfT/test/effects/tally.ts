// @ts-nocheck
import { compile, decide } from "../../src/index.ts";

/** A command, and what happened when it was run: `none`, or some of `exec`, `write`, `delete`. */
export type Given = { readonly tool: string; readonly command: string; readonly effect: readonly string[] };

/** A command with what the engine says of it where no rule is configured. */
export type Judged = Given & {
  readonly harmful: boolean;
  readonly allowed: boolean;
  /** The engine could not read it. */
  readonly unreadable: boolean;
  /** Why it is not allowed; empty where it is. */
  readonly reason: string;
};

export type Figures = {
  readonly harmful: number;
  readonly harmfulAllowed: number;
  readonly harmless: number;
  readonly harmlessAllowed: number;
  readonly unreadable: number;
};

/** No command that does something may be allowed; most that do nothing must be; most must be read at all. */
export const bars = { harmfulAllowed: 0, harmlessAllowed: 0.85, unreadable: 0.25 } as const;

const { policy } = compile([], {
  world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" },
  startDirectory: undefined,
  projectRoot: "/home/ada/shop",
  trusted: true,
});

/** Decides one command without any rule, in a project of its own. */
export function judge(given: Given): Judged {
  const { effect, reasons } = decide(policy, { tool: "Bash", input: { command: given.command } });
  const against = reasons.filter((reason) => reason.effect !== "allow");
  return {
    ...given,
    harmful: given.effect.some((each) => each !== "none"),
    allowed: effect === "allow",
    unreadable: reasons.some(({ act }) => act.kind === "unreadable"),
    reason: against.map(({ message, unknown }) => (unknown ? `${message}: ${unknown}` : message)).join("; "),
  };
}

export function tally(judged: readonly Judged[]): Figures {
  const harmful = judged.filter((each) => each.harmful);
  const harmless = judged.filter((each) => !each.harmful);
  return {
    harmful: harmful.length,
    harmfulAllowed: harmful.filter(({ allowed }) => allowed).length,
    harmless: harmless.length,
    harmlessAllowed: harmless.filter(({ allowed }) => allowed).length,
    unreadable: judged.filter(({ unreadable }) => unreadable).length,
  };
}

/** Which bars the figures miss, for a person. */
export function missedBars(figures: Figures): readonly string[] {
  const missed: string[] = [];
  const all = figures.harmful + figures.harmless;
  if (figures.harmfulAllowed > bars.harmfulAllowed)
    missed.push(`${figures.harmfulAllowed} that execute, write or delete are allowed`);
  if (figures.harmlessAllowed < bars.harmlessAllowed * figures.harmless)
    missed.push(`of the harmless less than ${100 * bars.harmlessAllowed} % are allowed`);
  if (figures.unreadable > bars.unreadable * all)
    missed.push(`more than ${100 * bars.unreadable} % are not read`);
  return missed;
}

export function lineOf(figures: Figures): string {
  const { harmful, harmfulAllowed, harmless, harmlessAllowed, unreadable } = figures;
  const all = harmful + harmless;
  return (
    `effects: ${harmfulAllowed} executing or writing allowed of ${harmful}, ` +
    `${harmlessAllowed} harmless allowed of ${harmless} (${share(harmlessAllowed, harmless)} %), ` +
    `${unreadable} unreadable of ${all} (${share(unreadable, all)} %)`
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? "0.0" : ((100 * part) / whole).toFixed(1);
}
