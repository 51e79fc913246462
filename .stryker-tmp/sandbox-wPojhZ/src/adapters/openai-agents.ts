// @ts-nocheck
import type { ToolCall } from "../index.ts";
import { type Gate, ruleOn } from "./gate.ts";

type GuardrailOutput = { behavior: { type: "allow" } | { type: "rejectContent"; message: string } };

/** What a tool of OpenAI Agents is made with: spread it into `tool({ … })`. */
export type GatedTool<Input> = {
  readonly needsApproval: (runContext: unknown, input: Input, callId?: string) => Promise<boolean>;
  readonly inputGuardrails: {
    name: string;
    run: (data: { toolCall: { arguments: string } }) => Promise<GuardrailOutput>;
  }[];
};

/**
 * The approval and the guardrail of one tool. Whatever is not allowed needs an approval, and what is denied is refused
 * by the guardrail even when somebody approved it.
 * @param callOf what the tool's input is as a tool call that rules name
 */
export function gatedTool<Input>(gate: Gate, callOf: (input: Input) => ToolCall): GatedTool<Input> {
  return {
    needsApproval: async (_runContext, input) => ruleOn(gate, callOf, () => input).effect !== "allow",
    inputGuardrails: [
      {
        name: "toolgate",
        run: async ({ toolCall }) => {
          const { effect, reason } = ruleOn(gate, callOf, () => JSON.parse(toolCall.arguments) as Input);
          return {
            behavior: effect === "deny" ? { type: "rejectContent", message: reason } : { type: "allow" },
          };
        },
      },
    ],
  };
}
