// @ts-nocheck
import type { Code, Diagnostic } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";
import { type JsonMember, type JsonNode, kindOf } from "./json-tree.ts";
import { treeOfSource } from "./parse-settings.ts";

/** `managed-mcp.json`, with which no servers but an administrator's are loaded. SEMANTICS MCPM-5 */
export type ManagedMcp = {
  readonly file: string;
  /** Undefined: it cannot be read or be trusted, so it has no servers. */
  readonly tree: JsonNode | undefined;
};

/** What was read of it, and everything that is wrong with it. */
export type ManagedMcpReading = {
  readonly managedMcp: ManagedMcp;
  readonly diagnostics: readonly Diagnostic[];
};

/** Its text; `damage`: what the reader of the file found wrong already. */
export type ManagedMcpSource = {
  readonly file: string;
  readonly text: string;
  readonly damage?: Diagnostic | undefined;
};

/** Reads it as strict JSON; whatever is wrong with the text as a whole leaves a set without servers. Never throws. */
export function parseManagedMcp(source: ManagedMcpSource): ManagedMcpReading {
  const { tree, found } = treeOfSource(source);
  const managedMcp = { file: source.file, tree: found.length === 0 ? tree : undefined };
  return { managedMcp, diagnostics: [...found, ...shapeProblems(managedMcp)] };
}

/** The servers that it provides; of a key that stands twice the last counts. */
export function serversOfManagedMcp({ tree }: ManagedMcp): readonly JsonMember[] {
  const servers = serversNode(tree);
  return servers?.type === "object" ? servers.members.filter(({ value }) => value.type === "object") : [];
}

function serversNode(tree: JsonNode | undefined): JsonNode | undefined {
  if (tree?.type !== "object") return undefined;
  return tree.members.findLast(({ key }) => key === "mcpServers")?.value;
}

function shapeProblems({ tree }: ManagedMcp): readonly Diagnostic[] {
  if (tree === undefined) return [];
  const servers = serversNode(tree);
  if (servers?.type !== "object") {
    const message = "no MCP server is provided, for `mcpServers` must be an object";
    return [problem("settings-wrong-type", (servers ?? tree).place, message)];
  }
  return servers.members
    .filter(({ value }) => value.type !== "object")
    .map(({ value }) => {
      const message = `an MCP server must be an object, so ${kindOf(value)} is left out`;
      return problem("managed-invalid-entry", value.place, message);
    });
}

function problem(code: Code, place: Place, message: string): Diagnostic {
  return { code, severity: "error", message, ...place };
}
