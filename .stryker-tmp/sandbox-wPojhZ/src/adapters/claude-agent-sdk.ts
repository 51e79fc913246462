// @ts-nocheck
import { type AskPerson, type Gate, rule } from "./gate.ts";

type PermissionResult =
  | { behavior: "allow"; updatedInput: Record<string, unknown> }
  | { behavior: "deny"; message: string };

/**
 * A `canUseTool` for the Claude Agent SDK.
 * @param ask asks a person where the policy does; without it an ask is a deny that says so
 * Never rejects: whatever goes wrong is a deny.
 */
export function canUseTool(
  gate: Gate,
  ask?: AskPerson,
): (toolName: string, input: Record<string, unknown>) => Promise<PermissionResult> {
  return async (tool, input) => {
    const calls = [{ tool, input }];
    const { effect, reason } = rule(gate, calls);
    const granted = effect === "allow" || (effect === "ask" && (await isGranted(ask, { calls, reason })));
    if (granted) return { behavior: "allow", updatedInput: input };
    const asked = effect === "ask" && ask === undefined;
    return { behavior: "deny", message: asked ? `needs a person, and nobody is asked: ${reason}` : reason };
  };
}

async function isGranted(ask: AskPerson | undefined, question: Parameters<AskPerson>[0]): Promise<boolean> {
  try {
    return (await ask?.(question)) === true;
  } catch {
    return false;
  }
}
