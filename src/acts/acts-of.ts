import { limits } from "../base/limits.ts";
import { inputField, type ToolCall } from "../base/tool-call.ts";
import { cachedLinks } from "../world/links.ts";
import type { World } from "../world/world.ts";
import type { Act, UseAct } from "./act.ts";
import { bashActs, walkOf } from "./bash.ts";
import { fileActs, isFileTool } from "./files.ts";
import { agentActs, skillActs } from "./names.ts";
import { powershellActs } from "./powershell.ts";
import { unreadableInput } from "./unreadable.ts";
import { webActs } from "./web.ts";

/**
 * What a tool call would do: the use of its tool first, then one act for each command, path, host or name.
 * Never throws and never reads anything but the symlink lookup of the world; linear in the input up to `limits`.
 * @see SEMANTICS EVAL-1, CMP-1
 */
export function actsOf(call: ToolCall, world: World): readonly Act[] {
  return withUse(call, finerActs(call, lookingUpOnce(world)));
}

/** The acts of a Bash call of this command alone, and whether something of it lasts for a command behind it. */
export function actsOfCommand(
  command: string,
  world: World,
): { readonly acts: readonly Act[]; readonly lasts: boolean } {
  const call = bashCall(command);
  const walk = walkOf(command, lookingUpOnce(world));
  return { acts: withUse(call, commandActs(call, command, walk.acts)), lasts: walk.lasts };
}

export function bashCall(command: string): ToolCall {
  return { tool: "Bash", input: { command } };
}

/** Each link is looked up once for all acts of a call. */
function lookingUpOnce(world: World): World {
  return world.links === undefined ? world : { ...world, links: cachedLinks(world.links) };
}

function withUse(call: ToolCall, acts: Act[]): readonly Act[] {
  const use: UseAct = { kind: "use", tool: call.tool, input: call.input, alone: acts.length === 0 };
  acts.unshift(use);
  return acts;
}

function finerActs(call: ToolCall, world: World): Act[] {
  if (isFileTool(call.tool)) return fileActs(call, world);
  switch (call.tool) {
    case "Bash":
    case "Monitor":
      return actsOfShell(call, world, bashActs);
    case "PowerShell":
      return actsOfShell(call, world, powershellActs);
    case "WebFetch":
      return webActs(call);
    case "Agent":
    case "Task":
      return agentActs(call);
    case "Skill":
      return skillActs(call);
    default:
      return [];
  }
}

function actsOfShell(call: ToolCall, world: World, read: (text: string, world: World) => Act[]): Act[] {
  const command = inputField(call, "command");
  if (typeof command !== "string") return [unreadableInput(call, "it has no `command`")];
  return commandActs(call, command, read(command, world));
}

/** What was read of a command; where that is nothing, it is unreadable. */
function commandActs(call: ToolCall, command: string, acts: Act[]): Act[] {
  if (acts.length > 0) return acts;
  return [
    unreadableInput(
      call,
      command.length > limits.commandParsedLengthMax ? "the command is too long" : "the command is empty",
    ),
  ];
}
