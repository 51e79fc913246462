/** Which rules one list has and another has not. */
import type { RuleTexts } from "./areas.ts";

/** The rules that say more than those of the other list. */
export function notIn(rules: readonly RuleTexts[], others: readonly RuleTexts[]): readonly RuleTexts[] {
  const keys = new Set(others.map(({ key }) => key));
  const lines = others.flatMap(({ lines }) => (lines === undefined ? [] : [lines]));
  const isCovered = (rule: RuleTexts): boolean => {
    if (keys.has(rule.key)) return true;
    if (rule.lines === undefined) return lines.some((list) => isLastWord(rule.key, list));
    // what a list matches one of its lines does
    if (rule.lines.every(({ key, negated }) => negated || keys.has(key))) return true;
    return lines.some((list) => growsFrom(list, rule.lines!));
  };
  return rules.filter((rule) => !isCovered(rule));
}

type Lines = NonNullable<RuleTexts["lines"]>;

/** No `!` line stands after it. */
function isLastWord(key: string, list: Lines): boolean {
  const at = list.findLastIndex((line) => line.key === key && !line.negated);
  return at >= 0 && !list.slice(at).some(({ negated }) => negated);
}

/** Lines were added that match, or `!` lines taken out: either way it matches no less. */
function growsFrom(list: Lines, smaller: Lines): boolean {
  let i = 0;
  for (const line of list) {
    if (line.negated) while (i < smaller.length && smaller[i]!.negated && !isSame(line, smaller[i]!)) i += 1;
    if (i < smaller.length && isSame(line, smaller[i]!)) i += 1;
    else if (line.negated) return false;
  }
  return smaller.slice(i).every(({ negated }) => negated);
}

function isSame(one: Lines[number], other: Lines[number]): boolean {
  return one.key === other.key && one.negated === other.negated;
}
