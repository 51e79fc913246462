import type { PathAct } from "../acts/act.ts";
import { collapseBlanks } from "../base/command-text.ts";
import { escapePathPattern } from "../match/path-pattern.ts";
import type { Policy } from "../policy/policy.ts";
import { parseRule } from "../rule/parse.ts";
import { ruleFor } from "../rule/print.ts";
import { isInside } from "../world/path.ts";
import type { Suggestion } from "./decision.ts";
import { escaped, textOf } from "./reasons.ts";
import type { Verdict } from "./verdict.ts";

/** How many rules one answer may save. SEMANTICS SYN-18. */
const suggestionsMax = 5;

/**
 * The narrowest rules that would allow the parts that were asked about; none where no rule could.
 * @see SEMANTICS SYN-18, CMP-7
 */
export function suggestionsFor(policy: Policy, verdicts: readonly Verdict[]): readonly Suggestion[] {
  const suggestions = new Map<string, Suggestion>();
  for (const verdict of verdicts) {
    if (verdict.effect !== "ask") continue;
    const rule = verdict.settles !== "rule" ? undefined : ruleAllowing(policy, verdict);
    if (rule === undefined) return [];
    suggestions.set(rule, { rule, act: escaped(textOf(verdict.act)) });
  }
  return suggestions.size > suggestionsMax ? [] : [...suggestions.values()];
}

function ruleAllowing(policy: Policy, { act, unknown }: Verdict): string | undefined {
  switch (act.kind) {
    case "use":
      return isNameable(act.tool) ? act.tool : undefined;
    case "run":
      if (act.unknown !== undefined || act.written.includes("\n")) return undefined;
      // runs of blanks in a rule count as one, also within a word: `<(a  b)`
      if (collapseBlanks(act.written) !== act.written) return undefined;
      return ruleFor(act.language === "powershell" ? "PowerShell" : "Bash", act.written);
    case "read":
    case "write":
      return unknown === undefined ? pathRule(policy, act) : undefined;
    case "fetch":
      return act.unknown === undefined ? ruleFor("WebFetch", `domain:${act.host}`) : undefined;
    case "name":
      return ruleForName(act.tool, act.name);
  }
  // no rule of its own lets a command enter a directory, or allows what cannot be read
  return undefined;
}

/** None for a name that a rule reads otherwise: an empty one, `*`, `review *`. */
function ruleForName(tool: string, name: string): string | undefined {
  const text = ruleFor(tool, name);
  const { specifier } = parseRule(text, "allow").rule ?? {};
  return specifier?.type === "name" && specifier.name === name && !specifier.anyArguments ? text : undefined;
}

/** Whether a rule can name this tool and no other: a host may call its tools as it likes. */
function isNameable(tool: string): boolean {
  const { rule } = parseRule(tool, "allow");
  return rule?.tool.type === "name" && rule.tool.written === tool;
}

function pathRule(policy: Policy, act: PathAct): string | undefined {
  const tool = act.kind === "read" ? "Read" : "Edit";
  const path = act.subject.spellings[0];
  // a glob has no spelling; a link needs a rule for each of its names, which is more than one narrow rule can say
  if (path === undefined || path === "/" || act.subject.spellings.length > 1) return undefined;
  const start = policy.workingDirectories[0]!;
  if (path !== start && isInside(path, start))
    return ruleFor(tool, `./${escapePathPattern(path.slice(start === "/" ? 1 : start.length + 1))}`);
  const home = policy.homeDirectories.find((directory) => path !== directory && isInside(path, directory));
  if (home !== undefined) return ruleFor(tool, `~${escapePathPattern(path.slice(home.length))}`);
  return ruleFor(tool, `/${escapePathPattern(path)}`);
}
