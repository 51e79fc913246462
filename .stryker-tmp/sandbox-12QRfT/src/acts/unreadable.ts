// @ts-nocheck
import type { ToolCall } from "../base/tool-call.ts";
import type { UnreadableAct } from "./act.ts";

/** The act of a call whose input does not have the shape that its tool needs. */
export function unreadableInput(call: ToolCall, message: string): UnreadableAct {
  return {
    kind: "unreadable",
    text: call.tool,
    span: undefined,
    message,
    written: undefined,
    segments: [],
    shadow: false,
  };
}
