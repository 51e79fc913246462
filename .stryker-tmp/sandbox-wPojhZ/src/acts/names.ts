// @ts-nocheck
import { inputField, type ToolCall } from "../base/tool-call.ts";
import type { Act } from "./act.ts";
import { unreadableInput } from "./unreadable.ts";

/** The type of agent that a call without one starts. SEMANTICS AGT-1. */
const defaultAgent = "general-purpose";

/** The act of an Agent call: the type of sub-agent that it starts. Never throws. SEMANTICS AGT-1. */
export function agentActs(call: ToolCall): Act[] {
  const type = inputField(call, "subagent_type") ?? defaultAgent;
  if (typeof type !== "string") return [unreadableInput(call, "its `subagent_type` is no text")];
  return [{ kind: "name", tool: "Agent", name: type }];
}

/** The act of a Skill call: the skill and its arguments, joined by a blank. Never throws. SEMANTICS SKL-1. */
export function skillActs(call: ToolCall): Act[] {
  const skill = inputField(call, "skill") ?? inputField(call, "command");
  if (typeof skill !== "string") return [unreadableInput(call, "it has no `skill`")];
  const args = inputField(call, "args");
  const text = skill.startsWith("/") ? skill.slice(1) : skill;
  return [
    { kind: "name", tool: "Skill", name: typeof args === "string" && args !== "" ? `${text} ${args}` : text },
  ];
}
