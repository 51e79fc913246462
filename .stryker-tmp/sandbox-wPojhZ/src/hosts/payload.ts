// @ts-nocheck
import type { Mode } from "../index.ts";
import { type Fields, inputOf, textField } from "./fields.ts";
import type { HookPlatform, HookProblem, HookQuestion } from "./host.ts";
import { type Translations, translated } from "./tool-calls.ts";

/** The part of a payload that nearly all hosts spell alike: the tool, its input, the directory. `own`: rules name these tools. */
export function toolQuestion(
  payload: Fields,
  tools: Translations | "own",
  platform: HookPlatform,
  mode?: Mode,
): HookQuestion | HookProblem {
  const tool = textField(payload, "tool_name", "toolName");
  if (tool === undefined) return { problem: "the payload has no `tool_name`" };
  const input = inputOf(payload["tool_input"] ?? payload["toolArgs"]);
  return {
    calls: tools === "own" ? [{ tool, input }] : translated(tools, tool, input, platform),
    ...placeOf(payload),
    mode,
  };
}

/** Where the call runs. */
export function placeOf(payload: Fields): Pick<HookQuestion, "cwd" | "root"> {
  const roots = payload["workspace_roots"];
  const root: unknown = Array.isArray(roots) ? roots[0] : undefined;
  return { cwd: textField(payload, "cwd"), root: typeof root === "string" ? root : undefined };
}
