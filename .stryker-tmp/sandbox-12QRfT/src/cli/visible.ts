// @ts-nocheck
export { sameLength, visible } from "../report/index.ts";

/** The text, cut to `length` characters with a mark that it goes on. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
