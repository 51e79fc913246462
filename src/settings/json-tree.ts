import { createScanner, type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import type { Place } from "../base/place.ts";

/**
 * JSON as it was written: every value with its place, every key even if it stands twice.
 * The place of a string is what lies between its quotes, of an object or array its opening bracket.
 */
export type JsonNode = JsonObject | JsonArray | JsonScalar;
export type JsonObject = {
  readonly type: "object";
  readonly members: readonly JsonMember[];
  readonly place: Place;
};
export type JsonArray = {
  readonly type: "array";
  readonly items: readonly JsonNode[];
  readonly place: Place;
};
type JsonScalar = { readonly type: "scalar"; readonly value: unknown; readonly place: Place };
export type JsonMember = { readonly key: string; readonly keyPlace: Place; readonly value: JsonNode };

/** Where a text stops being JSON. `problem` is the parser's name of it, `offset` counts UTF-16 units from 0. */
export type JsonFault = {
  readonly problem: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
};

/** How deep objects and arrays of settings may nest; no documented setting needs more than eight. */
export const settingsDepthMax = 64;

/** More faults than this, and more than one in a line, mostly follow from earlier ones and are not kept. */
const faultsMax = 10;

type OpenObject = {
  type: "object";
  members: JsonMember[];
  place: Place;
  key: Omit<JsonMember, "value"> | undefined;
};
type OpenArray = { type: "array"; items: JsonNode[]; place: Place };

/**
 * Reads strict JSON, but goes on after a fault, so that what is still readable is not lost.
 * The tree is undefined where the text holds no value at all; without faults it is what `JSON.parse` returns.
 * Nesting beyond `settingsDepthMax` is a fault (`TooDeep`) and cuts the text there. Linear time, bounded stack.
 */
export function treeOfText(
  text: string,
  file: string | undefined,
): { tree: JsonNode | undefined; faults: readonly JsonFault[] } {
  const tooDeep = faultOfDepth(text);
  const readable = tooDeep === undefined ? text : text.slice(0, tooDeep.offset);
  const builder = new TreeBuilder(file);
  const faults: JsonFault[] = [];
  visit(
    readable,
    {
      onObjectBegin: (_offset, _length, line, column) => builder.openObject(line, column),
      onObjectProperty: (key, _offset, length, line, column) => builder.key(key, line, column, length),
      onObjectEnd: () => builder.close(),
      onArrayBegin: (_offset, _length, line, column) => builder.openArray(line, column),
      onArrayEnd: () => builder.close(),
      onLiteralValue: (value, _offset, length, line, column) => builder.scalar(value, line, column, length),
      onError: (error: ParseErrorCode, offset, length, line, column) => {
        if (faults.length >= faultsMax || faults.at(-1)?.line === line + 1) return;
        if (tooDeep !== undefined && offset >= tooDeep.offset) return;
        faults.push({
          problem: printParseErrorCode(error),
          offset,
          length,
          line: line + 1,
          column: column + 1,
        });
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  builder.closeAll();
  return { tree: builder.root, faults: tooDeep === undefined ? faults : [...faults, tooDeep] };
}

/**
 * The first bracket that opens deeper than `settingsDepthMax`.
 * A closing bracket that does not fit the innermost open one is passed over, so this count is never below the
 * depth of the tolerant parser, which recurses.
 */
export function faultOfDepth(text: string): JsonFault | undefined {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (;;) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    const character = text[offset];
    if (character === undefined) return undefined;
    if (character === "{" || character === "[") {
      if (open.length === settingsDepthMax) {
        const line = scanner.getTokenStartLine() + 1;
        return { problem: "TooDeep", offset, length: 1, line, column: scanner.getTokenStartCharacter() + 1 };
      }
      open.push(character === "{" ? "}" : "]");
    } else if (character === open.at(-1)) {
      open.pop();
    }
  }
}

/** Puts the events of the parser together; a key without a value is left out. */
class TreeBuilder {
  root: JsonNode | undefined;
  readonly #open: (OpenObject | OpenArray)[] = [];
  readonly #file: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  openObject(line: number, column: number): void {
    this.#enter({ type: "object", members: [], place: this.#place(line, column, 1), key: undefined });
  }

  openArray(line: number, column: number): void {
    this.#enter({ type: "array", items: [], place: this.#place(line, column, 1) });
  }

  key(key: string, line: number, column: number, length: number): void {
    const parent = this.#open.at(-1);
    if (parent?.type === "object") parent.key = { key, keyPlace: this.#place(line, column + 1, length - 2) };
  }

  scalar(value: unknown, line: number, column: number, length: number): void {
    const quotes = typeof value === "string" ? 1 : 0;
    this.#attach({ type: "scalar", value, place: this.#place(line, column + quotes, length - 2 * quotes) });
  }

  close(): void {
    this.#open.pop();
  }

  closeAll(): void {
    this.#open.length = 0;
  }

  #enter(container: OpenObject | OpenArray): void {
    this.#attach(container);
    this.#open.push(container);
  }

  #attach(node: JsonNode): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      this.root ??= node;
    } else if (parent.type === "array") {
      parent.items.push(node);
    } else if (parent.key !== undefined) {
      parent.members.push({ ...parent.key, value: node });
      parent.key = undefined;
    }
  }

  #place(line: number, column: number, length: number): Place {
    const place = { line: line + 1, column: column + 1, endColumn: column + 1 + Math.max(length, 0) };
    return this.#file === undefined ? place : { file: this.#file, ...place };
  }
}

/**
 * The same tree from a value that is already parsed; every place is the start of line 1, strings span their length.
 * Undefined where the value nests deeper than `settingsDepthMax` (or in a circle). Functions and symbols stay scalars.
 */
export function treeOfValue(value: unknown, file: string | undefined, depth = 0): JsonNode | undefined {
  const length = typeof value === "string" ? value.length : 0;
  const here = { line: 1, column: 1, endColumn: 1 + length };
  const place: Place = file === undefined ? here : { file, ...here };
  if (typeof value !== "object" || value === null) return { type: "scalar", value, place };
  if (depth === settingsDepthMax) return undefined;
  if (Array.isArray(value)) {
    const items: JsonNode[] = [];
    for (const entry of value) {
      const item = treeOfValue(entry, file, depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return { type: "array", items, place };
  }
  const members: JsonMember[] = [];
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue;
    const member = treeOfValue(entry, file, depth + 1);
    if (member === undefined) return undefined;
    members.push({ key, keyPlace: place, value: member });
  }
  return { type: "object", members, place };
}

/** The plain value of a node, as `JSON.parse` would return it: of keys that stand twice the last counts. */
export function plainValue(node: JsonNode): unknown {
  if (node.type === "scalar") return node.value;
  if (node.type === "array") return node.items.map(plainValue);
  return Object.fromEntries(node.members.map((member) => [member.key, plainValue(member.value)]));
}

/** What kind of JSON value a node is, for a message: "a string", "an array". */
export function kindOf(node: JsonNode): string {
  if (node.type === "object") return "an object";
  if (node.type === "array") return "an array";
  if (node.value === null) return "null";
  return `a ${typeof node.value}`;
}
