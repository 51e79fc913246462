// @ts-nocheck
import type { ToolCall } from "../index.ts";
import { type Gate, rule } from "./gate.ts";

/** The part of `session/request_permission` that is read. https://agentclientprotocol.com */
export type PermissionRequest = {
  readonly toolCall: AcpToolCall;
  readonly options: readonly { readonly optionId: string; readonly kind: string }[];
};

export type AcpToolCall = {
  readonly kind?: string | null;
  readonly name?: string | null;
  readonly locations?: readonly { readonly path: string }[] | null;
  readonly rawInput?: unknown;
};

export type PermissionResponse = {
  outcome: { outcome: "cancelled" } | { outcome: "selected"; optionId: string };
};

/**
 * A handler of `session/request_permission` for a client of the Agent Client Protocol: what is allowed is allowed once,
 * what is denied is rejected once, and everything else goes to the client's own dialog.
 *
 * An agent's options count: where it offers no such answer, an allow goes to the dialog and a deny cancels.
 * @param dialog shows the request to a person
 * @param callsOf what the agent's call is in tools that rules name; default: `callsOfAcp`
 */
export function requestPermission<Request extends PermissionRequest>(
  gate: Gate,
  dialog: (request: Request, reason: string) => Promise<PermissionResponse>,
  callsOf: (call: AcpToolCall) => readonly ToolCall[] = callsOfAcp,
): (request: Request) => Promise<PermissionResponse> {
  return async (request) => {
    const { effect, reason } = rule(gate, callsOf(request.toolCall));
    const offered = (kind: string) => request.options.find((option) => option.kind === kind)?.optionId;
    const optionId =
      effect === "allow"
        ? offered("allow_once")
        : effect === "deny"
          ? (offered("reject_once") ?? offered("reject_always"))
          : undefined;
    if (optionId !== undefined) return { outcome: { outcome: "selected", optionId } };
    return effect === "deny" ? { outcome: { outcome: "cancelled" } } : dialog(request, reason);
  };
}

/**
 * What a call of the protocol is by its kind: a command, the files where it works, an address. The protocol leaves the
 * input to each agent, so a call whose command, file or address cannot be found is one that nothing allows.
 */
export function callsOfAcp({ kind, name, locations, rawInput }: AcpToolCall): readonly ToolCall[] {
  const input =
    typeof rawInput === "object" && rawInput !== null ? (rawInput as Record<string, unknown>) : {};
  const paths = (locations ?? []).map(({ path }) => path);
  const files = (tool: string): readonly ToolCall[] =>
    (paths.length === 0 ? [undefined] : paths).map((file_path) => ({ tool, input: { file_path } }));
  switch (kind) {
    case "execute":
      return [{ tool: "Bash", input: { ...input } }];
    case "read":
      return files("Read");
    case "edit":
    case "delete":
    case "move":
      return files("Edit");
    case "search":
      return paths.length === 0
        ? [{ tool: "Read", input: {} }]
        : paths.map((path) => ({ tool: "Grep", input: { path } }));
    case "fetch":
      return [{ tool: "WebFetch", input: { ...input } }];
    default:
      return [{ tool: name?.startsWith("mcp__") ? name : `acp:${name ?? kind ?? "other"}`, input: rawInput }];
  }
}
