// @ts-nocheck
import { type Listing, listingOf, type Standing, standingOf } from "./listing.ts";
import { type Sandbox, type Shell, shells } from "./sandbox.ts";
import { shrunk } from "./shrink.ts";

/** What one shell ran of an input, as it was noted. */
export type Noted = { readonly argvs: readonly (readonly string[])[]; readonly parses: boolean };

/** One line of a file of inputs. Without notes it is run. */
export type Line = { readonly id: string; readonly input: string } & { readonly [shell in Shell]?: Noted };

/** A command that a shell ran and the engine did not list. */
export type Miss = {
  readonly id: string;
  readonly input: string;
  readonly shell: Shell;
  readonly argv: readonly string[];
  readonly standing: Exclude<Standing, "listed">;
};

/** What holding one input against its shells showed. */
export type Held = {
  readonly input: string;
  readonly readable: boolean;
  readonly why: string;
  /** bash reports no syntax error; undefined: nobody asked it. */
  readonly parses: boolean | undefined;
  /** How many commands each shell ran, over all schedules. */
  readonly ran: { readonly [shell in Shell]?: number };
  readonly misses: readonly Miss[];
};

/** The shells that may run an input, when the engine is told this one. */
export function shellsFor(shell: Shell | undefined): readonly Shell[] {
  return shell === undefined ? shells : [shell];
}

/** Holds an input against what was noted of it. */
export function holdNoted(line: Line, shell: Shell | undefined): Held {
  const listing = listingOf(line.input, shell);
  const ran: { [shell in Shell]?: number } = {};
  const misses: Miss[] = [];
  for (const each of shellsFor(shell)) {
    const argvs = line[each]?.argvs.map(withoutStub);
    if (argvs === undefined) continue;
    ran[each] = argvs.length;
    misses.push(...missesIn(listing, line, each, argvs));
  }
  return { ...shownBy(line, listing), parses: line.bash?.parses, ran, misses };
}

/** Runs an input and holds it against what ran. What is not readable is not run, only parsed. */
export async function holdRun(
  line: Line,
  shell: Shell | undefined,
  sandbox: Sandbox,
  inShells: readonly Shell[],
): Promise<Held> {
  const listing = listingOf(line.input, shell);
  const asked = listing.readable ? inShells.filter((each) => shellsFor(shell).includes(each)) : [];
  const run = await sandbox.run(line.input, asked);
  const ran: { [shell in Shell]?: number } = {};
  const misses: Miss[] = [];
  for (const each of asked) {
    const argvs = run?.ran[each];
    if (argvs === undefined) continue;
    ran[each] = argvs.length;
    misses.push(...missesIn(listing, line, each, argvs));
  }
  return { ...shownBy(line, listing), parses: run?.parses, ran, misses };
}

/** The smallest input that misses a command in the same shell in the same way, with what ran of it. */
export async function smallest(miss: Miss, shell: Shell | undefined, sandbox: Sandbox): Promise<Miss> {
  let last = miss;
  await shrunk(miss.input, async (input) => {
    if (!listingOf(input, shell).readable) return false;
    const { misses } = await holdRun({ id: miss.id, input }, shell, sandbox, [miss.shell]);
    const same = misses.find(({ standing }) => standing === miss.standing);
    if (same !== undefined) last = same;
    return same !== undefined;
  });
  return last;
}

function shownBy({ input }: Line, listing: Listing): { input: string; readable: boolean; why: string } {
  return { input, readable: listing.readable, why: listing.readable ? "" : listing.why };
}

function missesIn(
  listing: Listing,
  { id, input }: Line,
  shell: Shell,
  argvs: readonly (readonly string[])[],
): Miss[] {
  const misses: Miss[] = [];
  for (const argv of argvs) {
    const standing = standingOf(listing, argv);
    if (standing !== "listed") misses.push({ id, input, shell, argv, standing });
  }
  return misses;
}

/** In noted inputs a name without a stub of its own stands behind that of the general stub. */
function withoutStub(argv: readonly string[]): readonly string[] {
  return argv[0] === "/stubs/.stub" ? argv.slice(1) : argv;
}
