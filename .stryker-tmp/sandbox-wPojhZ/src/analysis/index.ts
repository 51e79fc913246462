// @ts-nocheck
export { type Area, type AreaKind, areasOf, type RuleTexts } from "./areas.ts";
export { type Automaton, accepts, union } from "./automaton.ts";
export { commandTexts } from "./command-texts.ts";
export { type Inclusion, includedIn, type Overlap, overlapOf } from "./compare.ts";
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
export { type Found, type Query, searchStepsMax, shortest, texts } from "./search.ts";
