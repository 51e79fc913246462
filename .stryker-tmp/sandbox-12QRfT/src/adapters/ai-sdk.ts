// @ts-nocheck
import type { ToolCall } from "../index.ts";
import { type Gate, rule, ruleOn } from "./gate.ts";

/**
 * `needsApproval` of a tool of the AI SDK up to version 6: whatever is not allowed needs an approval. An approval could
 * still run what is denied, so wrap `execute` with `guardedExecute` as well.
 */
export function needsApproval<Input>(
  gate: Gate,
  callOf: (input: Input) => ToolCall,
): (input: Input) => boolean {
  return (input) => ruleOn(gate, callOf, () => input).effect !== "allow";
}

/** The `execute` of a tool that throws for what is denied, before anything ran. */
export function guardedExecute<Input, Rest extends readonly unknown[], Output>(
  gate: Gate,
  callOf: (input: Input) => ToolCall,
  execute: (input: Input, ...rest: Rest) => Output,
): (input: Input, ...rest: Rest) => Output {
  return (input, ...rest) => {
    const { effect, reason } = ruleOn(gate, callOf, () => input);
    if (effect === "deny") throw new Error(`toolgate: ${reason}`);
    return execute(input, ...rest);
  };
}

type Approval =
  | { type: "approved"; reason: string }
  | { type: "user-approval"; reason: string }
  | { type: "denied"; reason: string };

const approvals = { allow: "approved", ask: "user-approval", deny: "denied" } as const;

/**
 * `toolApproval` of the AI SDK from version 7 on, for all tools at once.
 * @param callOf what a call of one of the host's tools is as a tool call that rules name; default: the same name and input
 */
export function toolApproval(
  gate: Gate,
  callOf: (tool: string, input: unknown) => ToolCall = (tool, input) => ({ tool, input }),
): (asked: { toolCall: { toolName: string; input: unknown } }) => Approval {
  return ({ toolCall }) => {
    const { effect, reason } = rule(gate, [callOf(toolCall.toolName, toolCall.input)]);
    return { type: approvals[effect], reason };
  };
}
