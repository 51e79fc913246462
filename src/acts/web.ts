import { inputField, type ToolCall } from "../base/tool-call.ts";
import { hostOf } from "../world/host.ts";
import type { Act } from "./act.ts";
import { unreadableInput } from "./unreadable.ts";

/**
 * The act of a WebFetch call: the host that it would contact. Never throws.
 * @see SEMANTICS WEB-1, WEB-5
 */
export function webActs(call: ToolCall): Act[] {
  const url = inputField(call, "url");
  if (typeof url !== "string") return [unreadableInput(call, "it has no `url`")];
  return [{ kind: "fetch", url, ...hostOf(url) }];
}
