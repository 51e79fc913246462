import { compileNameGlob, type NamePattern } from "../match/name.ts";
import type { ToolPattern } from "../rule/rule.ts";
import { canonicalName } from "../rule/tools.ts";
import { LiteralIndex } from "./literal-index.ts";
import { append } from "./multimap.ts";

type Glob<T> = { readonly glob: NamePattern; readonly value: T };

const none: readonly never[] = [];

/**
 * Things kept under the tool that a rule names: by name, by MCP server, or, for a glob over names, by a literal of it.
 * SEMANTICS SYN-9, MCP-1. Build and look-up of globs: see `LiteralIndex`; all else is a look at a hash.
 */
export class ToolIndex<T> {
  private readonly names = new Map<string, T[]>();
  private readonly servers = new Map<string, T[]>();
  private longestServer = 0;
  private readonly globs = new LiteralIndex<Glob<T>>();

  /** All that was added, in order. */
  readonly all: { readonly tool: ToolPattern; readonly value: T }[] = [];

  add(tool: ToolPattern, value: T): void {
    this.all.push({ tool, value });
    if (tool.type === "glob")
      this.globs.add(tool.pattern.split("*"), { glob: compileNameGlob(tool.pattern), value });
    else if (tool.type === "server") {
      append(this.servers, tool.server, value);
      this.longestServer = Math.max(this.longestServer, tool.server.length);
    } else append(this.names, tool.name, value);
  }

  /** All that was added under a pattern that covers this tool. */
  of(tool: string): readonly T[] {
    return [...this.named(tool), ...this.beyondName(tool)];
  }

  /** The first of `of`. */
  first(tool: string): T | undefined {
    const [first] = this.named(tool);
    return first ?? this.beyondName(tool)[0];
  }

  private named(tool: string): readonly T[] {
    return this.names.get(canonicalName(tool)) ?? none;
  }

  private beyondName(tool: string): readonly T[] {
    if (this.servers.size === 0 && this.globs.isEmpty) return none;
    const found = [...this.served(tool), ...this.globbed(tool)];
    const canonical = canonicalName(tool);
    return canonical === tool ? found : [...new Set([...found, ...this.globbed(canonical)])];
  }

  /** By its server: `mcp__a___b` is a tool of `a` and of `a_`. */
  private served(tool: string): readonly T[] {
    if (!tool.startsWith("mcp__")) return none;
    const name = tool.slice("mcp__".length);
    const found: T[] = [];
    for (let end = 0; end !== -1; ) {
      end = name.indexOf("__", end + 1);
      const server = end === -1 ? name : name.slice(0, end);
      if (server.length > this.longestServer) break;
      found.push(...(this.servers.get(server) ?? none));
    }
    return found;
  }

  private globbed(tool: string): readonly T[] {
    const found: T[] = [];
    for (const globs of this.globs.candidates(tool))
      for (const { glob, value } of globs) if (glob.matches(tool)) found.push(value);
    return found;
  }
}
