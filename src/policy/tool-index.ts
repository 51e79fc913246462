import { compileNameGlob, type NamePattern } from "../match/name.ts";
import type { ToolPattern } from "../rule/rule.ts";
import { canonicalName } from "../rule/tools.ts";
import { LiteralIndex } from "./literal-index.ts";
import { append } from "./multimap.ts";

type Glob<T> = { readonly glob: NamePattern; readonly value: T };

const none: readonly never[] = [];

/**
 * Things kept under the tool that a rule names: by name, by MCP server, or, for a glob over names, by a literal of it.
 * SEMANTICS SYN-9, MCP-1. Build and look-up of globs: see `LiteralIndex`; all else is one look at a hash.
 */
export class ToolIndex<T> {
  private readonly names = new Map<string, T[]>();
  private readonly servers = new Map<string, T[]>();
  private readonly globs = new LiteralIndex<Glob<T>>();

  /** All that was added, in order. */
  readonly all: { readonly tool: ToolPattern; readonly value: T }[] = [];

  add(tool: ToolPattern, value: T): void {
    this.all.push({ tool, value });
    if (tool.type === "glob")
      this.globs.add(tool.pattern.split("*"), { glob: compileNameGlob(tool.pattern), value });
    else if (tool.type === "server") append(this.servers, tool.server, value);
    else append(this.names, tool.name, value);
  }

  /** All that was added under a pattern that covers this tool. */
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
    const named = this.names.get(tool)?.[0];
    if (named !== undefined) return named;
    if (!this.onlyNames) return this.of(tool)[0];
    const canonical = canonicalName(tool);
    return canonical === tool ? undefined : this.names.get(canonical)?.[0];
  }

  private get onlyNames(): boolean {
    return this.servers.size === 0 && this.globs.isEmpty;
  }

  private beyondName(tool: string, canonical: string): T[] {
    const found: T[] = [];
    if (this.servers.size > 0 && tool.startsWith("mcp__")) {
      for (let at = tool.indexOf("__", 5); at > 0; at = tool.indexOf("__", at + 1)) {
        found.push(...(this.servers.get(tool.slice(5, at)) ?? none));
      }
      found.push(...(this.servers.get(tool.slice(5)) ?? none));
    }
    this.globsInto(found, tool, undefined);
    if (canonical !== tool) this.globsInto(found, canonical, tool);
    return found;
  }

  /** @param other a name whose globs are found already */
  private globsInto(found: T[], tool: string, other: string | undefined): void {
    if (this.globs.isEmpty) return;
    for (const globs of this.globs.candidates(tool)) {
      for (const { glob, value } of globs)
        if (glob.matches(tool) && !(other !== undefined && glob.matches(other))) found.push(value);
    }
  }
}
