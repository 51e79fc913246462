// @ts-nocheck
import type { Part } from "../shell/script.ts";

/**
 * What a variable holds, as parts of a word: text, a glob whose matches `for` took, and parts that nobody knows.
 */
export type Value = readonly Part[];

/** The values that a variable may have; `complete`: it has one of them, otherwise it may have any other. */
export type Values = { readonly known: readonly Value[]; readonly complete: boolean };

/**
 * What the script itself gave to variables, at one place of it. A variable that is not among them may hold anything.
 * `followed`: nothing ran that may change any variable, so assignments can be trusted.
 */
export type Variables = { readonly values: ReadonlyMap<string, Values>; readonly followed: boolean };

/** More than this many variables, and more than this many values of one, are not told apart. */
const variablesMax = 64;
export const valuesMax = 16;

export const noVariables: Variables = { values: new Map(), followed: true };

/** Where an assignment proves nothing. */
export const unfollowed: Variables = { values: new Map(), followed: false };

/** No place yet: what `eitherVariables` starts from. */
export const unreached: Variables = { values: new Map(), followed: true };

/** What holds where two ways meet. */
export function eitherVariables(a: Variables, b: Variables): Variables {
  if (a === b || b === unreached) return a;
  if (a === unreached) return b;
  const values = new Map<string, Values>();
  for (const name of new Set([...a.values.keys(), ...b.values.keys()]))
    values.set(name, together(a.values.get(name), b.values.get(name)));
  return { values, followed: a.followed && b.followed };
}

function together(a: Values | undefined, b: Values | undefined): Values {
  const known = distinct([...(a?.known ?? []), ...(b?.known ?? [])]);
  const complete = a?.complete === true && b?.complete === true && known.length <= valuesMax;
  return { known: known.slice(0, valuesMax), complete };
}

/** The values without repetition. */
export function distinct(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

function keyOf(value: Value): string {
  return JSON.stringify(
    value.map((part) =>
      part.type === "text" || part.type === "glob" ? [part.type, part.text] : [part.span],
    ),
  );
}

/** Behind an assignment. */
export function assigned(variables: Variables, name: string, to: Values): Variables {
  const { followed } = variables;
  if (!followed || (variables.values.size >= variablesMax && !variables.values.has(name)))
    return forgotten(variables, [name]);
  return { values: new Map(variables.values).set(name, to), followed };
}

/** Behind something that gives these variables other values. */
export function forgotten(variables: Variables, names: readonly string[]): Variables {
  if (!names.some((name) => variables.values.has(name))) return variables;
  const values = new Map(variables.values);
  for (const name of names) values.delete(name);
  return { ...variables, values };
}

/** The same values, where these variables may have been given others. */
export function doubted(variables: Variables, names: Iterable<string>): Variables {
  const values = new Map(variables.values);
  for (const name of names) {
    const now = values.get(name);
    if (now !== undefined) values.set(name, { known: now.known, complete: false });
  }
  return { ...variables, values };
}

/** Behind something that may have changed any variable, and what assigning to it means. */
export function distrusted(variables: Variables): Variables {
  if (!variables.followed) return variables;
  return { ...doubted(variables, variables.values.keys()), followed: false };
}
