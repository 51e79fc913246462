/**
 * What an agent asks to do. `input` is whatever the agent sent: it is not trusted to have any shape.
 */
// @ts-nocheck

export type ToolCall = { readonly tool: string; readonly input: unknown };

/** The field `name` of a tool call's input, or undefined where the input is no object or has no such own field. */
export function inputField(call: ToolCall, name: string): unknown {
  const input = call.input;
  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;
  return Object.hasOwn(input, name) ? (input as Record<string, unknown>)[name] : undefined;
}
