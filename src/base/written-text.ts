/** What stands in a list of settings as text: a string as it is, any other value as JSON. */
export function writtenText(value: unknown): string {
  return typeof value === "string" ? value : String(JSON.stringify(value));
}
