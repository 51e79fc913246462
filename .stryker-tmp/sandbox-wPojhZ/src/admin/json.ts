/** An object that is no array, as far as its own fields go. */
// @ts-nocheck

export type JsonRecord = Readonly<Record<string, unknown>>;

/** A value that nobody vouches for, where it is an object. */
export function recordOf(value: unknown): JsonRecord | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : undefined;
}

/** An own field. */
export function fieldOf(record: JsonRecord | undefined, name: string): unknown {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** A list of texts; undefined: it is none. */
export function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every(isText) ? value : undefined;
}

/** How deep two values are compared; what nests deeper is never the same. */
const depthMax = 64;

/** Whether two JSON values are the same, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (depth === depthMax || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as JsonRecord, b as JsonRecord];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key], depth + 1))
  );
}

/** Whether some text anywhere in a value passes a test. */
export function someText(value: unknown, test: (text: string) => boolean, depth = 0): boolean {
  if (typeof value === "string") return test(value);
  if (typeof value !== "object" || value === null) return false;
  return depth === depthMax || Object.values(value).some((each) => someText(each, test, depth + 1));
}
