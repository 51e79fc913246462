// @ts-nocheck
import { isText } from "./json.ts";
import type { AdminSettings, Value } from "./settings.ts";

/** The value of an environment variable; undefined: it has none; `unknown`: nobody can say. */
export type Lookup = (name: string) => string | undefined | typeof unknown;
export const unknown = Symbol("unknown");

/** The environments from which `${VAR}` is filled. SEMANTICS MCPM-4. */
export type Environments = {
  /** For entries that admit: what the agent was started with, and `env` of managed settings. */
  readonly admitting: Lookup;
  /** For entries that refuse: the same, and behind it `env` of settings outside the repository. */
  readonly refusing: Lookup;
  /** For what a server is configured with: `env` of all layers. What is set otherwise where it must not loosen nobody can say. */
  readonly live: Lookup;
};

export function environmentsOf(
  settings: AdminSettings,
  start: Readonly<Record<string, string | undefined>>,
): Environments {
  const started = new Map(Object.entries(start).filter((pair): pair is [string, string] => isText(pair[1])));
  const set = settings.members("env");
  const own = ({ layer, loosens }: Value): boolean => loosens && layer !== "local" && layer !== "project";
  const managed = variablesOf(set.filter((each) => each.loosens && each.layer === "managed"));
  const outside = variablesOf(set.filter(own));
  const doubtful = variablesOf(set.filter((each) => !own(each)));
  const admitting: Lookup = (name) => managed.get(name) ?? started.get(name);
  const certain: Lookup = (name) => outside.get(name) ?? started.get(name);
  return {
    admitting,
    refusing: (name) => admitting(name) ?? outside.get(name),
    live: (name) => {
      const other = managed.has(name) ? undefined : doubtful.get(name);
      return other === undefined || other === certain(name) ? certain(name) : unknown;
    },
  };
}

/** Of two values of a variable the stronger layer's. */
function variablesOf(members: ReturnType<AdminSettings["members"]>): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const { name, value } of members) {
    if (isText(value) && !variables.has(name)) variables.set(name, value);
  }
  return variables;
}

/** A text with its variables filled in; `missing`: those without a value, for which `hole` stands. */
export type Filled = { readonly text: string; readonly missing: readonly string[] };

/**
 * Fills in `${VAR}` and `${VAR:-default}`; any other `$` is itself. Whether a default stands in for an empty value
 * nobody can say. Linear.
 */
export function fillIn(text: string, lookup: Lookup, hole = ""): Filled {
  const missing: string[] = [];
  let filled = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("${", at);
    const end = start < 0 ? -1 : text.indexOf("}", start);
    if (end < 0) return { text: filled + text.slice(at), missing };
    const written = text.slice(start + 2, end);
    const split = written.indexOf(":-");
    const name = split < 0 ? written : written.slice(0, split);
    filled += text.slice(at, start);
    at = end + 1;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      filled += text.slice(start, at);
      continue;
    }
    const fallback = split < 0 ? undefined : written.slice(split + 2);
    // of one inside another nobody can say where it ends
    const set = fallback?.includes("${") ? unknown : lookup(name);
    const value = set === undefined ? fallback : set === "" && fallback !== undefined ? unknown : set;
    if (value === undefined || value === unknown) missing.push(name);
    filled += isText(value) ? value : hole;
  }
}
