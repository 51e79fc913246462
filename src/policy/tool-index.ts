import { compileNameGlob, type NamePattern } from "../match/name.ts";
import type { ToolPattern } from "../rule/rule.ts";
import { canonicalName } from "../rule/tools.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { append } from "./multimap.ts";

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
  of(tool: string): readonly T[] {
    const named = this.names.get(tool);
    const canonical = canonicalName(tool);
    const more = this.beyondName(tool, canonical);
    if (canonical !== tool) more.unshift(...(this.names.get(canonical) ?? none));
    if (more.length === 0) return named ?? none;
    return named === undefined ? more : [...named, ...more];
  }

  /** The first of `of`. */
  first(tool: string): T | undefined {
    return (
      this.names.get(tool)?.[0] ??
      (this.onlyNames ? this.names.get(canonicalName(tool))?.[0] : this.of(tool)[0])
    );
  }

  private get onlyNames(): boolean {
    return this.servers.size === 0 && this.globs.length === 0;
  }

  private beyondName(tool: string, canonical: string): T[] {
    const found: T[] = [];
    if (this.servers.size > 0 && tool.startsWith("mcp__")) {
      for (let at = tool.indexOf("__", 5); at > 0; at = tool.indexOf("__", at + 1)) {
        found.push(...(this.servers.get(tool.slice(5, at)) ?? none));
      }
      found.push(...(this.servers.get(tool.slice(5)) ?? none));
    }
    for (const { glob, value } of this.globs)
      if (glob.matches(tool) || glob.matches(canonical)) found.push(value);
    return found;
  }
}

const none: readonly never[] = [];

/** A parameter rule, ready to be held against an input. SEMANTICS SYN-11. */
export type ParameterRule = {
  readonly rule: CompiledRule;
  readonly parameter: string;
  readonly value: NamePattern;
};
