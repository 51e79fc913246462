import type { CompiledRule } from "../analysis/index.ts";
import type { RuleReference } from "../index.ts";
import { showFile, type Viewpoint } from "./show-file.ts";
import { cut, visible } from "./visible.ts";

/** A longer rule is cut; `--json` has it in full. */
const lengthMax = 100;

/** A rule with its list and its place: `allow Bash(git *)  .claude/settings.json:3`. */
export function showRule({ effect, text, layer, place }: RuleReference, from: Viewpoint): string {
  const where =
    place.file === undefined ? `${layer} settings` : `${showFile(place.file, from)}:${place.line}`;
  return `${effect} ${cut(visible(text), lengthMax)}  ${where}`;
}

/** A compiled rule as its author wrote it. */
export function referenceOf({ effect, layer, rule }: CompiledRule): RuleReference {
  return { effect, layer, text: rule.text, place: rule.place };
}
