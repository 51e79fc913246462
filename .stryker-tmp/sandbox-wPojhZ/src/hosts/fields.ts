/** A JSON object whose fields are looked at one by one; nothing about them is trusted. */
// @ts-nocheck

export type Fields = Readonly<Record<string, unknown>>;

/** The object, or undefined where the value is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** Own field `name` where it is a string that is not empty. */
export function textField(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

/** The input of a tool: an object, or the text of one, as some hosts send it. */
export function inputOf(value: unknown): Fields {
  if (typeof value !== "string") return fieldsOf(value) ?? {};
  try {
    return fieldsOf(JSON.parse(value)) ?? {};
  } catch {
    return {};
  }
}
