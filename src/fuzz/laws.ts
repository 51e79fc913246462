import type { Effect } from "../index.ts";
import { disguisesOf } from "./disguises.ts";
import type { Answer, Host, Line, Scene } from "./scene.ts";

/**
 * What holding a law against one scene showed. `nothing`: the scene does not meet what the law presumes, so it says
 * nothing about the host.
 */
export type Outcome =
  | { readonly says: "nothing" | "holds" }
  | { readonly says: "broken"; readonly finding: string };

/** An equation that holds for every host that decides as rules are meant, in every scene. */
export type Law = {
  /** The law in one sentence. */
  readonly sentence: string;
  /** Holds it against one scene. Throws what the host throws. */
  readonly check: (host: Host, scene: Scene) => Outcome;
};

const nothing: Outcome = { says: "nothing" };
const holds: Outcome = { says: "holds" };

const rank: Readonly<Record<Effect, number>> = { allow: 0, ask: 1, deny: 2 };

function sameAs(wanted: Effect, given: Effect, what: string): Outcome {
  return given === wanted ? holds : { says: "broken", finding: `${wanted} becomes ${given} ${what}` };
}

function atLeast(wanted: Effect, given: Effect, what: string): Outcome {
  return rank[given] >= rank[wanted]
    ? holds
    : { says: "broken", finding: `${wanted} becomes ${given} ${what}` };
}

/** The first that is broken; else `holds` if any does. */
function all(outcomes: Iterable<Outcome>): Outcome {
  let said = nothing;
  for (const outcome of outcomes) {
    if (outcome.says === "broken") return outcome;
    if (outcome.says === "holds") said = outcome;
  }
  return said;
}

/** Whether a rule takes back what others of its list say. Only then do order and the others matter to it. SYN-15 */
function cancels({ text }: Line): boolean {
  return text.includes("(!");
}

const shown = ({ effect, text }: Line) => `${effect} \`${text}\``;

/** The last rule as the one that is added, with this effect. */
function split(
  scene: Scene,
  effect: Effect,
): { readonly others: readonly Line[]; readonly added: Line } | undefined {
  const last = scene.rules.at(-1);
  if (last === undefined || cancels(last)) return undefined;
  return { others: scene.rules.slice(0, -1), added: { ...last, effect } };
}

/** Of the rules of a scene those that a reason of the answer names. A broken deny is named as the ask that it became. */
function namedBy({ reasons = [] }: Answer, rules: readonly Line[]): readonly Line[] {
  const named = new Set<Line>();
  for (const { rule } of reasons) {
    const same = rules.filter((line) => line.layer === rule?.layer && line.text.trim() === rule.text.trim());
    const exact = same.filter((line) => line.effect === rule?.effect);
    for (const line of exact.length > 0 ? exact : same) named.add(line);
  }
  return rules.filter((line) => named.has(line));
}

/** A path in the call may lead through a link, or begin with `~`. */
function mayHaveOtherName({ session, call }: Scene): boolean {
  const text = JSON.stringify(call.input ?? "");
  return session.platform !== "linux" || /~|link|out|env/.test(text);
}

/** The command of a call that a POSIX shell would run. */
function commandOf({ call: { tool, input } }: Scene): string | undefined {
  const { command } = (input ?? {}) as { readonly command?: unknown };
  return (tool === "Bash" || tool === "Monitor") && typeof command === "string" ? command : undefined;
}

function withCommand(scene: Scene, command: string): Scene {
  return { ...scene, call: { ...scene.call, input: { ...(scene.call.input as object), command } } };
}

/** A deny or an ask is added. */
function tightens(effect: "deny" | "ask"): Law["check"] {
  return (host, scene) => {
    const parts = split(scene, effect);
    if (parts === undefined) return nothing;
    const { others, added } = parts;
    const before = host({ ...scene, rules: others }).effect;
    const after = host({ ...scene, rules: [...others, added] }).effect;
    return atLeast(before, after, `with ${shown(added)}`);
  };
}

/** Under these names tests, findings and the command line speak of them. */
export const laws = {
  denyTrumps: {
    sentence: "a deny that denies alone denies among any other rules",
    check: (host, scene) => {
      const parts = split(scene, "deny");
      if (parts === undefined || parts.others.some(cancels)) return nothing;
      const { others, added } = parts;
      if (
        host({ ...scene, rules: [] }).effect === "deny" ||
        host({ ...scene, rules: [added] }).effect !== "deny"
      )
        return nothing;
      return sameAs(
        "deny",
        host({ ...scene, rules: [...others, added] }).effect,
        `behind ${others.map(shown)}`,
      );
    },
  },
  askTrumps: {
    sentence: "an ask that asks alone is never allowed away by other rules",
    check: (host, scene) => {
      const parts = split(scene, "ask");
      if (parts === undefined || parts.others.some(cancels)) return nothing;
      const { others, added } = parts;
      const alone = host({ ...scene, rules: [added] });
      const byRule = host({ ...scene, rules: [] }).effect === "allow" || namedBy(alone, [added]).length > 0;
      if (alone.effect === "allow" || !byRule) return nothing;
      return atLeast(
        "ask",
        host({ ...scene, rules: [...others, added] }).effect,
        `behind ${others.map(shown)}`,
      );
    },
  },
  defaultNeverAllows: {
    sentence:
      "without an allow rule, a hook or a mode that allows, no tool that nobody has heard of is allowed",
    check: (host, scene) => {
      const { mode, bypassAvailable } = scene.session;
      if (mode === "bypassPermissions" || (mode === "plan" && bypassAvailable)) return nothing;
      if (scene.circumstances.hooks?.some((hook) => hook.effect === "allow")) return nothing;
      const { effect } = host({
        ...scene,
        rules: scene.rules.filter((line) => line.effect !== "allow"),
        call: { tool: `${scene.call.tool}Unheard`, input: scene.call.input },
      });
      return atLeast("ask", effect, "by nothing");
    },
  },
  orderIsIrrelevant: {
    sentence: "the order of rules and duplicates of them change nothing",
    check: (host, scene) => {
      const { rules } = scene;
      const [first, second, ...rest] = rules;
      if (first === undefined || rules.some(cancels)) return nothing;
      const before = host(scene).effect;
      // a swap of the first two and a turn by one make every order
      const others: (readonly Line[])[] = [[...rules, ...rules]];
      if (second !== undefined) others.push([second, first, ...rest]);
      if (second !== undefined && rest.length > 0) others.push([second, ...rest, first]);
      return all(
        others.map((order) =>
          sameAs(before, host({ ...scene, rules: order }).effect, `in the order ${order.map(shown)}`),
        ),
      );
    },
  },
  addingDenyNeverLoosens: { sentence: "adding a deny never loosens", check: tightens("deny") },
  addingAskNeverLoosens: { sentence: "adding an ask never loosens", check: tightens("ask") },
  addingAllowNeverTightens: {
    // CD-1
    sentence: "adding an allow never tightens, but for Cd, where allow rules are a list of all there is",
    check: (host, scene) => {
      const parts = split(scene, "allow");
      if (parts === undefined || scene.call.tool === "Cd") return nothing;
      const { others, added } = parts;
      const before = host({ ...scene, rules: others }).effect;
      return atLeast(host({ ...scene, rules: [...others, added] }).effect, before, `without ${shown(added)}`);
    },
  },
  unnamedRulesChangeNothing: {
    // CD-1; a path with several names is allowed by a rule for each, and one of them is named. SYM-1
    sentence:
      "dropping the rules that no reason names changes nothing, but for Cd, for what may have another name, and for paths that a command may read",
    check: (host, scene) => {
      const answer = host(scene);
      if (answer.reasons === undefined || scene.call.tool === "Cd" || scene.rules.some(cancels))
        return nothing;
      if (answer.effect === "allow" && mayHaveOtherName(scene)) return nothing;
      const naming = new Set(namedBy(answer, scene.rules));
      // the rule that lets a command enter or read a place is not always named
      const isCommand = commandOf(scene) !== undefined;
      // nor is the one that lets it read outside where settings block that
      const blocks = scene.beside?.blockReadsOutsideWorkingDirectories === true;
      const named = scene.rules.filter(
        (line) =>
          naming.has(line) ||
          (line.effect === "allow" && (blocks || (isCommand && /^(Read|Edit|Write)\b/.test(line.text)))),
      );
      if (named.length === scene.rules.length) return nothing;
      return sameAs(
        answer.effect,
        host({ ...scene, rules: named }).effect,
        `under ${named.map(shown)} alone`,
      );
    },
  },
  namedRuleDecidesAlone: {
    sentence: "a deny or ask that is named as a reason for the answer gives it alone",
    check: (host, scene) => {
      const { effect, reasons = [] } = host(scene);
      if (effect === "allow" || scene.rules.some(cancels)) return nothing;
      const named = namedBy(
        { effect, reasons: reasons.filter((reason) => reason.effect === effect) },
        scene.rules,
      );
      // a read outside that settings block is denied without the allow rule that let it
      const held = scene.beside?.blockReadsOutsideWorkingDirectories === true ? atLeast : sameAs;
      return all(
        named
          .filter((line) => line.effect !== "allow")
          .map((line) => held(effect, host({ ...scene, rules: [line] }).effect, `by ${shown(line)} alone`)),
      );
    },
  },
  disguisesNeverLoosen: {
    sentence:
      "brackets, a pipe to itself, a comment, blanks, other quotes and wrappers never loosen a command",
    check: (host, scene) => {
      const command = commandOf(scene);
      if (command === undefined) return nothing;
      const before = host(scene).effect;
      return all(
        [...disguisesOf(command)].map(([how, disguised]) =>
          atLeast(before, host(withCommand(scene, disguised)).effect, `${how}: ${JSON.stringify(disguised)}`),
        ),
      );
    },
  },
  listsAreAsStrictAsTheirParts: {
    sentence: "a list of commands is as strict as the strictest of its commands alone",
    check: (host, scene) => {
      const command = commandOf(scene);
      if (command === undefined || disguisesOf(command).size === 0) return nothing;
      const other = "git push x";
      const least = [command, other]
        .map((each) => host(withCommand(scene, each)).effect)
        .reduce((a, b) => (rank[a] >= rank[b] ? a : b));
      return all(
        [" && ", "; ", " | ", " || ", "\n", " & "].map((operator) => {
          const list = `( ${command}\n)${operator}( ${other})`;
          return atLeast(least, host(withCommand(scene, list)).effect, `in ${JSON.stringify(list)}`);
        }),
      );
    },
  },
  everyCallIsAnswered: {
    sentence: "every call has an answer with a reason as strict as the answer, and the host throws nothing",
    check: (host, scene) => {
      const { effect, reasons } = host(scene);
      if (!(effect in rank)) return { says: "broken", finding: `the answer is ${String(effect)}` };
      if (reasons === undefined) return holds;
      if (reasons[0]?.effect !== effect)
        return { says: "broken", finding: `${effect}, and the first reason says ${reasons[0]?.effect}` };
      const stricter = reasons.find((reason) => rank[reason.effect] > rank[effect]);
      if (stricter !== undefined)
        return { says: "broken", finding: `${effect} in spite of: ${stricter.message}` };
      const fault = reasons.find(({ message }) => /cannot be judged/.test(message));
      return fault === undefined ? holds : { says: "broken", finding: `${fault.message}: ${fault.unknown}` };
    },
  },
} as const satisfies Readonly<Record<string, Law>>;

/** The law that two hosts give the same effect: a wrapper and what it wraps, a fast engine and a plain one. */
export function sameEffects(other: Host): Law {
  return {
    sentence: "both give the same effect",
    check: (host, scene) => sameAs(other(scene).effect, host(scene).effect, "here, but not there"),
  };
}
