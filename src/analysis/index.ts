export type { CompiledRule } from "../policy/compiled-rule.ts";
export { type Area, type AreaKind, areasOf, type RuleTexts } from "./areas.ts";
export { type Automaton, accepts, union } from "./automaton.ts";
export { commandTexts } from "./command-texts.ts";
export { type Inclusion, includedIn, type Overlap, overlapOf } from "./compare.ts";
export {
  type Change,
  type Difference,
  type DiffOptions,
  type Doubt,
  diffPolicies,
  type Side,
  type Verdict,
} from "./diff.ts";
export { type Effective, effectiveRules, isWithin } from "./effective.ts";
export { hostTexts, nameTexts, ruledNames, toolTexts } from "./name-texts.ts";
export {
  anyFoldedPath,
  anyPath,
  directoryMark,
  listTexts,
  pathOfText,
  pathTexts,
  textOfPath,
} from "./path-texts.ts";
export { type Answer, type BadQuestion, queryPolicy } from "./query.ts";
export {
  type Found,
  Ground,
  type Query,
  type SearchOptions,
  searchStepsMax,
  shortest,
  texts,
} from "./search.ts";
export type { Outcome } from "./sides.ts";
export { mayAllowExactly } from "./written.ts";
