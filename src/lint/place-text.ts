import type { Place } from "../base/place.ts";
import type { WrittenRule } from "../policy/list-rules.ts";
import type { Cover } from "./coverage.ts";

/** A place for a message at another one: `line 4`, or with the file where that is another. */
export function placeText({ file, line }: Place, seenFrom: Place): string {
  return file === undefined || file === seenFrom.file ? `line ${line}` : `${file}:${line}`;
}

/** Other rules for a message at a place. */
export function coverText(cover: Cover | WrittenRule, seenFrom: Place): string {
  if (cover === "several rules") return cover;
  return `\`${cover.text}\` in ${cover.effect} (${placeText(cover.place, seenFrom)})`;
}
