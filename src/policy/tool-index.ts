import { compileNameGlob, type NamePattern } from "../match/name.ts";
import type { ToolPattern } from "../rule/rule.ts";
import { canonicalName } from "../rule/tools.ts";
import type { CompiledRule } from "./compiled-rule.ts";

/** Things kept under the tool that a rule names: by name, by MCP server, or by a glob over names. SEMANTICS SYN-9, MCP-1. */
export class ToolIndex<T> {
  private readonly names = new Map<string, T[]>();
  private readonly servers = new Map<string, T[]>();
  private readonly globs: { readonly glob: NamePattern; readonly value: T }[] = [];

  add(tool: ToolPattern, value: T): void {
    if (tool.type === "glob") this.globs.push({ glob: compileNameGlob(tool.pattern), value });
    else if (tool.type === "server") append(this.servers, tool.server, value);
    else append(this.names, tool.name, value);
  }

  /** All that was added under a pattern that covers this tool. Cost: the globs, else constant. */
  *of(tool: string): Generator<T> {
    yield* this.names.get(tool) ?? [];
    const canonical = canonicalName(tool);
    if (canonical !== tool) yield* this.names.get(canonical) ?? [];
    if (this.servers.size > 0 && tool.startsWith("mcp__")) {
      for (let at = tool.indexOf("__", 5); at > 0; at = tool.indexOf("__", at + 1)) {
        yield* this.servers.get(tool.slice(5, at)) ?? [];
      }
      yield* this.servers.get(tool.slice(5)) ?? [];
    }
    for (const { glob, value } of this.globs) if (glob.matches(tool) || glob.matches(canonical)) yield value;
  }

  /** The first of `of`. */
  first(tool: string): T | undefined {
    for (const value of this.of(tool)) return value;
    return undefined;
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A parameter rule, ready to be held against an input. SEMANTICS SYN-11. */
export type ParameterRule = {
  readonly rule: CompiledRule;
  readonly parameter: string;
  readonly value: NamePattern;
};
