/** What a policy decides with besides the texts of its rules. */
import type { PathIndex } from "../policy/path-index.ts";
import type { Policy } from "../policy/policy.ts";

/** Which way a change could go, where it could go any. */
export type Ways = { readonly looser: boolean; readonly stricter: boolean };

/** Something that two policies disagree about. */
export type FactChange = {
  /** For a person: the name of the setting, or what the rules say. */
  readonly name: string;
  readonly old: string;
  readonly new: string;
  readonly ways: Ways;
};

type Fact = {
  readonly name: string;
  readonly of: (policy: Policy) => unknown;
  /** Values of which each leaves no call stricter than those before it. */
  readonly order?: readonly unknown[];
  /** What a greater value does: true after false, or more entries than before. Undefined: nobody can say. */
  readonly more?: "looser" | "stricter";
};

const facts: readonly Fact[] = [
  {
    name: "mode",
    of: ({ mode }) => freedomOf(mode),
    order: ["plan", "default", "acceptEdits", "bypassPermissions"],
  },
  { name: "dontAsk", of: ({ mode }) => mode === "dontAsk", more: "stricter" },
  { name: "bypass is available in plan mode", of: ({ bypassAvailable }) => bypassAvailable, more: "looser" },
  { name: "workspace trust", of: ({ trusted }) => trusted, more: "looser" },
  { name: "platform", of: ({ platform }) => platform },
  { name: "home directory", of: ({ homeDirectories }) => homeDirectories },
  { name: "current directory", of: ({ world, liveDirectories }) => [world.cwd, ...liveDirectories] },
  { name: "shell", of: ({ world }) => world.shell },
  { name: "case of file names", of: ({ world }) => world.ignoresCase },
  // what is in none cannot be emptied by `rm -r dir/*` either, so more of them also restrict. SEMANTICS CRIT-1
  { name: "working directories", of: ({ workingDirectories }) => [...workingDirectories].sort() },
  { name: "additional directories", of: ({ additionalDirectories }) => [...additionalDirectories].sort() },
  {
    name: "reads outside the working directories are blocked",
    of: ({ blockReadsOutside }) => blockReadsOutside,
    more: "stricter",
  },
  { name: "paths that are not protected", of: ({ protectedExempt }) => protectedExempt, more: "looser" },
  { name: "connectors that ask", of: ({ connectorAsk }) => [...connectorAsk], more: "stricter" },
  {
    name: "tools that need a person",
    of: ({ requiresUserInteraction }) => [...requiresUserInteraction],
    more: "stricter",
  },
  { name: "commands in the sandbox are approved", of: ({ sandbox }) => sandbox.approves, more: "looser" },
  {
    name: "commands may leave the sandbox",
    of: ({ sandbox }) => !sandbox.approves || sandbox.unsandboxedAllowed,
    more: "stricter",
  },
  {
    name: "settings that could not be read: deny",
    of: ({ floor }) => floor?.effect === "deny",
    more: "stricter",
  },
  {
    name: "settings that could not be read: ask",
    of: ({ floor }) => floor !== undefined && !floor.sparesReading,
    more: "stricter",
  },
  { name: "a policy that could not be had", of: ({ floor }) => floor !== undefined, more: "stricter" },
  {
    name: "a deny of `*`",
    of: ({ tools }) => tools.deny.first("*") !== undefined,
    more: "stricter",
  },
  {
    name: "an ask for Bash that holds in the sandbox",
    of: ({ sandbox, tools }) =>
      !sandbox.approves ||
      tools.ask
        .of("Bash")
        .some(({ broken, rule: { tool } }) => broken || tool.type !== "name" || tool.name !== "Bash"),
    more: "stricter",
  },
  {
    name: "an allow for every Bash command",
    of: ({ shell }) => covers(shell.allow.covering()),
    more: "looser",
  },
  {
    name: "an allow for every Monitor command",
    of: ({ monitor }) => covers(monitor.allow.covering()),
    more: "looser",
  },
  {
    name: "an allow for every PowerShell command",
    of: ({ powershell }) => covers(powershell.allow.covering()),
    more: "looser",
  },
  ...(["read", "edit", "cd"] as const).flatMap((family) => [
    ...(["deny", "ask", "allow"] as const).map(
      (effect): Fact => ({
        name: `${effect} for every path to ${family}`,
        of: (policy) => coversAll(policy[family][effect]),
        more: effect === "allow" ? "looser" : "stricter",
      }),
    ),
  ]),
  // SEMANTICS CD-1
  { name: "Cd allow rules", of: ({ cd }) => !cd.allow.isEmpty, more: "stricter" },
];

function covers(rule: unknown): boolean {
  return rule !== undefined;
}

function coversAll(index: PathIndex): boolean {
  return index.contents.everything.length > 0;
}

/** What two policies disagree about besides the texts of their rules. */
export function changedFacts(older: Policy, newer: Policy): readonly FactChange[] {
  return facts.flatMap((fact) => {
    const { name, of } = fact;
    const [before, after] = [of(older), of(newer)];
    const [old, now] = [shown(before), shown(after)];
    if (old === now) return [];
    return [{ name, old, new: now, ways: waysOf(before, after, fact) }];
  });
}

function waysOf(before: unknown, after: unknown, { more, order }: Fact): Ways {
  if (order !== undefined) {
    const looser = order.indexOf(after) > order.indexOf(before);
    return { looser, stricter: !looser };
  }
  const grows = isMore(after, before);
  if (more === undefined || (!grows && !isMore(before, after))) return { looser: true, stricter: true };
  const looser = (more === "looser") === grows;
  return { looser, stricter: !looser };
}

/** `auto` only leaves rules out, and `dontAsk` only turns what asks into a deny. SEMANTICS MODE-2, MODE-4 */
function freedomOf(mode: Policy["mode"]): Policy["mode"] {
  return mode === "auto" || mode === "dontAsk" ? "default" : mode;
}

function isMore(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return other.every((entry) => one.includes(entry));
  return one === true && other === false;
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  return Array.isArray(value) ? value.join(", ") || "none" : String(value);
}
