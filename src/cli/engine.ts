import type { Circumstances, Decision, Diagnostic, Layer, Session, ToolCall } from "../index.ts";

type Policy = object;
export function compile(
  _layers: readonly Layer[],
  _session: Session,
): { policy: Policy; diagnostics: readonly Diagnostic[] } {
  return { policy: {}, diagnostics: [] };
}
export function decide(_policy: Policy, call: ToolCall, _circumstances?: Circumstances): Decision {
  return {
    effect: "ask",
    reasons: [
      {
        effect: "ask",
        act: { kind: "use", text: JSON.stringify(call) },
        because: "EVAL-9",
        message: "no rule allows it",
      },
    ],
    suggestions: [],
  };
}
