// @ts-nocheck
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from "yaml";
import type { Diagnostic } from "../base/diagnostic.ts";
import { limits } from "../base/limits.ts";
import type { Place } from "../base/place.ts";

/** A value of a test file with its place: a text, a switch, a list, an object, or something that no key takes. */
export type Value = { readonly place: Place } & (
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "list"; readonly items: readonly Value[] }
  | { readonly type: "object"; readonly members: readonly Member[] }
  /** `kind` for a message: "a number", "nothing". `written`: as it stands in the file. */
  | { readonly type: "other"; readonly kind: string; readonly written: string; readonly plain: unknown }
);

export type Member = { readonly key: string; readonly place: Place; readonly value: Value };

/** How deep lists and objects may nest; only the input of a call needs more than four. */
const depthMax = 32;
/** More than these mostly follow from earlier ones. */
const problemsMax = 10;

/**
 * Reads one YAML 1.2 document, of which JSON is a part. Aliases, tags and keys that are no text are faults: a list of
 * calls needs none of them. Never throws.
 */
export function readDocument(
  text: string,
  file: string,
): { readonly value: Value | undefined; readonly faults: readonly Diagnostic[] } {
  if (text.length > limits.settingsBytesMax) return { value: undefined, faults: [tooLarge(file)] };
  const reader = new DocumentReader(text, file);
  return { value: reader.read(), faults: reader.faults.slice(0, problemsMax) };
}

function tooLarge(file: string): Diagnostic {
  const message = `a test file may hold at most ${limits.settingsBytesMax} characters`;
  return { code: "test-syntax", severity: "error", message, file, line: 1, column: 1, endColumn: 1 };
}

class DocumentReader {
  readonly faults: Diagnostic[] = [];
  readonly #text: string;
  readonly #file: string;
  readonly #lines = new LineCounter();

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  read(): Value | undefined {
    let document: Document.Parsed<ParsedNode>;
    try {
      document = parseDocument(this.#text, { lineCounter: this.#lines, prettyErrors: false });
    } catch {
      // the parser recurses, and a hostile text ends its stack
      this.#fault([0, 0], "lists and objects are nested too deep");
      return undefined;
    }
    for (const error of [...document.errors, ...document.warnings]) this.#syntax(error);
    return document.contents === null ? undefined : this.#value(document.contents, 0);
  }

  #syntax({ code, message, pos }: YAMLError): void {
    if (code === "MULTIPLE_DOCS") this.#fault(pos, "a test file is one document", "make a file of each");
    else if (code === "DUPLICATE_KEY") this.#fault(pos, "this key already stands in the same object");
    else this.#fault(pos, `${message[0]!.toLowerCase()}${message.slice(1)}`, helpWith[code]);
  }

  #value(node: Node | null, depth: number): Value {
    const place = this.#place(node);
    if (depth > depthMax) {
      this.#fault(node?.range ?? [0, 0], `lists and objects are nested more than ${depthMax} deep`);
      return { type: "other", kind: "too much", written: "", plain: undefined, place };
    }
    if (isSeq<Node>(node))
      return { type: "list", items: node.items.map((item) => this.#value(item, depth + 1)), place };
    if (isMap<Node, Node>(node))
      return { type: "object", members: node.items.flatMap((pair) => this.#member(pair, depth)), place };
    if (isAlias(node)) this.#fault(node.range ?? [0, 0], "an alias is not followed", "write the value again");
    if (!isScalar(node)) return { type: "other", kind: "nothing", written: "", plain: undefined, place };
    const { value } = node;
    if (typeof value === "string") return { type: "text", text: value, place };
    if (typeof value === "boolean") return { type: "boolean", value, place };
    const kind = value === null ? "nothing" : `a ${typeof value}`;
    return { type: "other", kind, written: node.source ?? "", plain: value, place };
  }

  #member({ key, value }: Pair<Node, Node>, depth: number): Member[] {
    if (isScalar(key) && typeof key.value === "string")
      return [{ key: key.value, place: this.#place(key), value: this.#value(value, depth + 1) }];
    this.#fault(key?.range ?? [0, 0], "a key must be a text");
    return [];
  }

  /** What stands between the quotes of a text, of a list or an object its first character. */
  #place(node: Node | null): Place {
    const [start, end] = node?.range ?? [0, 0];
    if (!isScalar(node)) return this.#at(start, start + 1);
    const quotes = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? 1 : 0;
    return this.#at(start + quotes, end - quotes);
  }

  #at(start: number, end: number): Place {
    const { line, col } = this.#lines.linePos(start);
    const lineEnd = this.#text.indexOf("\n", start);
    const last = lineEnd < 0 ? end : Math.min(end, lineEnd);
    return { file: this.#file, line, column: col, endColumn: col + Math.max(last - start, 0) };
  }

  #fault([start, end]: readonly number[], message: string, help?: string): void {
    const place = this.#at(start ?? 0, end ?? 0);
    this.faults.push({
      code: "test-syntax",
      severity: "error",
      message,
      ...place,
      ...(help === undefined ? {} : { help }),
    });
  }
}

/** What mostly is behind it where texts are commands. */
const helpWith: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: "put the command between quotes",
  BAD_ALIAS: "put the command between quotes",
  TAB_AS_INDENT: "indent with blanks",
  UNEXPECTED_TOKEN: "put the command between quotes",
};

/** The plain value, as an agent would send it. */
export function plainValue(value: Value): unknown {
  switch (value.type) {
    case "text":
      return value.text;
    case "boolean":
      return value.value;
    case "list":
      return value.items.map(plainValue);
    case "object":
      return Object.fromEntries(value.members.map((member) => [member.key, plainValue(member.value)]));
    case "other":
      return value.plain;
  }
}

/** What kind of value it is, for a message. */
export function kindOf(value: Value): string {
  switch (value.type) {
    case "text":
      return "a text";
    case "boolean":
      return "a switch";
    case "list":
      return "a list";
    case "object":
      return "an object";
    case "other":
      return value.kind;
  }
}
