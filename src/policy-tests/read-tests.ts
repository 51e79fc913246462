import type { Code, Diagnostic } from "../base/diagnostic.ts";
import { nearestName } from "../base/edit-distance.ts";
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import type { ToolCall } from "../base/tool-call.ts";
import {
  emptyLayer,
  type Layer,
  type LayerName,
  layerNames,
  modeOf,
  modes,
  type Placed,
  type Platform,
  type World,
} from "../index.ts";
import { layerOfName } from "../settings/index.ts";
import { commandCall, readCall, showCall } from "./call-text.ts";
import {
  defaultDirectories,
  type PolicyTest,
  type PolicyTests,
  type SettingsName,
  type TestSession,
} from "./policy-tests.ts";
import { kindOf, type Member, plainValue, readDocument, type Value } from "./yaml.ts";

/** What was read of a test file; with a diagnostic there are no tests, since what is half read tests something else. */
export type TestsReading = {
  readonly tests: PolicyTests | undefined;
  readonly diagnostics: readonly Diagnostic[];
};

export const effects = ["allow", "ask", "deny"] as const satisfies readonly Effect[];
const topKeys = ["settings", "rules", "session", ...effects] as const;
const sessionKeys = [
  "platform",
  "home",
  "cwd",
  "shell",
  "mode",
  "trusted",
  "sandboxed",
  "ignoresCase",
  "links",
] as const;
const testKeys = ["command", "call", "tool", "input", "by", "todo", "why"] as const;
const platforms = ["linux", "darwin", "win32"] as const satisfies readonly Platform[];
const shells = ["bash", "zsh", "sh"] as const satisfies readonly World["shell"][];

/**
 * Reads a file of policy tests, YAML or JSON: the settings and rules that are tested, and the calls that they must allow,
 * ask about and deny. Each thing that is wrong is a diagnostic with its place; a file without tests is wrong, and so is
 * a call that stands in it twice.
 *
 * Never throws. @see grammar/schemas/policy-test.schema.json, which says the same for editors
 */
export function readPolicyTests(text: string, file: string): TestsReading {
  const { value, faults } = readDocument(text, file);
  if (faults.length > 0) return { tests: undefined, diagnostics: faults };
  const reader = new TestsReader(file);
  const tests = reader.read(value);
  return { tests: reader.diagnostics.length === 0 ? tests : undefined, diagnostics: reader.diagnostics };
}

class TestsReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #seen = new Map<string, { readonly line: number; readonly expected: Effect }>();

  constructor(file: string) {
    this.#file = file;
  }

  read(root: Value | undefined): PolicyTests {
    const top = root === undefined ? undefined : this.#object(root, "a test file", topKeys);
    const settings = this.#settings(top?.get("settings")?.value);
    const rules = this.#rules(top?.get("rules"));
    const session = this.#session(top?.get("session")?.value);
    const tests = effects.flatMap((effect) => this.#tests(effect, top?.get(effect)?.value));
    const start = { file: this.#file, line: 1, column: 1, endColumn: 1 };
    const hasPolicy = top?.has("settings") || top?.has("rules");
    if (!hasPolicy && this.diagnostics.length === 0)
      this.#report(
        "test-without-policy",
        start,
        "it names no policy",
        "write `settings: .claude/settings.json`, or `rules:`",
      );
    if (tests.length === 0 && this.diagnostics.length === 0)
      this.#report("test-none", start, "it holds no test", "write calls below `allow:`, `ask:` or `deny:`");
    tests.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
    return { file: this.#file, settings, rules, session, tests };
  }

  // ---- policy ------------------------------------------------------------------------------------------------------

  #settings(value: Value | undefined): SettingsName[] {
    if (value === undefined) return [];
    if (value.type === "text" || value.type === "list")
      return this.#names(value).map(({ text, place }) => ({ layer: layerOfName(text), name: text, place }));
    const byLayer = this.#object(value, "`settings`", layerNames, "a file, a list of files, or an object");
    return [...(byLayer?.values() ?? [])].flatMap((member) =>
      this.#names(member.value).map(({ text, place }) => ({
        layer: member.key as LayerName,
        name: text,
        place,
      })),
    );
  }

  /** The names of files, one or a list of at least one. */
  #names(value: Value): readonly Text[] {
    const items = value.type === "list" ? value.items : [value];
    if (items.length === 0) this.#wrong(value, "`settings`", "a file or a list of files", "name a file");
    return items.flatMap((item) => this.#text(item, "the name of a settings file") ?? []);
  }

  #rules(member: Member | undefined): Layer | undefined {
    if (member === undefined) return undefined;
    const lists = this.#object(member.value, "`rules`", effects);
    const of = (effect: Effect) =>
      this.#list(lists?.get(effect)?.value, `\`${effect}\``).flatMap((item) =>
        entryOf(this.#text(item, "a rule")),
      );
    return {
      ...emptyLayer("project"),
      file: this.#file,
      deny: of("deny"),
      ask: of("ask"),
      allow: of("allow"),
    };
  }

  // ---- session -----------------------------------------------------------------------------------------------------

  #session(value: Value | undefined): TestSession {
    const facts = value === undefined ? undefined : this.#object(value, "`session`", sessionKeys);
    const at = (key: (typeof sessionKeys)[number]) => facts?.get(key)?.value;
    const platform = this.#oneOf(at("platform"), "platform", platforms) ?? "linux";
    const usual = defaultDirectories[platform];
    const mode = this.#oneOf(at("mode"), "mode", [...modes, "manual"]);
    return {
      platform,
      home: this.#directory(at("home"), "home") ?? usual.home,
      cwd: this.#directory(at("cwd"), "cwd") ?? usual.cwd,
      shell: this.#oneOf(at("shell"), "shell", shells),
      mode: mode === undefined ? undefined : modeOf(mode),
      trusted: this.#flag(at("trusted"), "trusted") ?? true,
      sandboxed: this.#flag(at("sandboxed"), "sandboxed") ?? false,
      ignoresCase: this.#flag(at("ignoresCase"), "ignoresCase"),
      links: this.#links(at("links")),
    };
  }

  #directory(value: Value | undefined, key: string): string | undefined {
    const text = value === undefined ? undefined : this.#text(value, "an absolute path")?.text;
    if (text === undefined || /^(?:\/|[A-Za-z]:[\\/])/.test(text)) return text;
    this.#report("test-wrong-type", value!.place, `\`${key}\` must be an absolute path`);
    return undefined;
  }

  #links(value: Value | undefined): ReadonlyMap<string, string> {
    if (value === undefined) return new Map();
    if (value.type !== "object") {
      this.#wrong(value, "`links`", "an object of paths and what they lead to");
      return new Map();
    }
    return new Map(
      value.members.flatMap(({ key, value: target }) => {
        const text = this.#text(target, "the target of a link")?.text;
        return text === undefined ? [] : [[key, text] as const];
      }),
    );
  }

  // ---- tests -------------------------------------------------------------------------------------------------------

  #tests(expected: Effect, value: Value | undefined): PolicyTest[] {
    return this.#list(value, `\`${expected}\``).flatMap((item) => {
      const test = this.#test(expected, item);
      return test === undefined || this.#isRepeated(test) ? [] : [test];
    });
  }

  #test(expected: Effect, item: Value): PolicyTest | undefined {
    if (item.type === "text") return this.#tested(expected, this.#callAt(item), item.place, {});
    if (item.type !== "object") {
      this.#wrong(item, "a test", "a command, a call or an object", quotesFor(item));
      return undefined;
    }
    if (this.#isCutCommand(item.members)) return undefined;
    const known = this.diagnostics.length;
    const members = this.#object(item, "a test", testKeys);
    // a key that is none was mostly meant to be the one that is missing
    if (members === undefined || this.diagnostics.length > known) return undefined;
    const textAt = (key: (typeof testKeys)[number], what: string) =>
      members.has(key) ? this.#text(members.get(key)!.value, what)?.text : undefined;
    const by = textAt("by", "the rule that decides");
    const todo = textAt("todo", "why it is known to fail");
    textAt("why", "a remark");
    const facts = { ...(by === undefined ? {} : { by: by.trim() }), ...(todo === undefined ? {} : { todo }) };
    return this.#tested(expected, this.#calledIn(members, item.place), item.place, facts);
  }

  /** A command with a colon and a blank in it, which YAML reads as a key and its value. */
  #isCutCommand([first, ...others]: readonly Member[]): boolean {
    if (first === undefined || others.length > 0 || !/\s/.test(first.key)) return false;
    const message = "a command with `: ` in it is an object to YAML";
    this.#report("test-unknown-key", first.place, message, "put the whole command between quotes");
    return true;
  }

  #tested(
    expected: Effect,
    call: ToolCall | undefined,
    place: Place,
    facts: Pick<PolicyTest, "by" | "todo">,
  ): PolicyTest | undefined {
    return call === undefined ? undefined : { expected, call, text: showCall(call), ...facts, place };
  }

  /** Exactly one of `command`, `call` and `tool`. */
  #calledIn(members: ReadonlyMap<string, Member>, place: Place): ToolCall | undefined {
    const ways = (["command", "call", "tool"] as const).filter((key) => members.has(key));
    const [way] = ways;
    if (way === undefined || ways.length > 1) {
      this.#report("test-wrong-type", place, "a test has one of `command`, `call` and `tool`");
      return undefined;
    }
    const input = members.get("input");
    if (input !== undefined && way !== "tool")
      this.#report("test-wrong-type", input.place, "`input` belongs to `tool`");
    const { value } = members.get(way)!;
    if (way === "call") return this.#callAt(value);
    const text = this.#text(value, way === "tool" ? "the name of a tool" : "a command")?.text;
    if (text === undefined) return undefined;
    if (way === "command") return commandCall(text);
    if (input !== undefined && input.value.type !== "object")
      this.#wrong(input.value, "`input`", "an object, as the agent sends it");
    return { tool: text, input: input === undefined ? {} : plainValue(input.value) };
  }

  #callAt(value: Value): ToolCall | undefined {
    const text = this.#text(value, "a command or a call")?.text;
    if (text === undefined) return undefined;
    const reading = readCall(text);
    if (reading.call === undefined)
      this.#report("test-unknown-tool", value.place, reading.problem, reading.help);
    return reading.call;
  }

  #isRepeated({ call, expected, place }: PolicyTest): boolean {
    const key = JSON.stringify([call.tool, sorted(call.input)]);
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, { line: place.line, expected });
      return false;
    }
    const where = first.expected === expected ? "" : ` below \`${first.expected}\``;
    this.#report("test-duplicate", place, `the same call already stands in line ${first.line}${where}`);
    return true;
  }

  // ---- values ------------------------------------------------------------------------------------------------------

  /** The members of an object by key; those of another name are reported. */
  #object(
    value: Value,
    what: string,
    keys: readonly string[],
    wanted = "an object",
  ): ReadonlyMap<string, Member> | undefined {
    if (value.type !== "object") {
      this.#wrong(value, what, wanted);
      return undefined;
    }
    for (const { key, place } of value.members) {
      if (keys.includes(key) || (key === "$schema" && keys === topKeys)) continue;
      const nearest = nearestName(key, keys);
      const help = nearest === undefined ? `the keys are ${keys.join(", ")}` : `write \`${nearest}\``;
      this.#report("test-unknown-key", place, `${what} has no key \`${key}\``, help);
    }
    return new Map(value.members.map((member) => [member.key, member]));
  }

  #list(value: Value | undefined, what: string): readonly Value[] {
    if (value?.type === "list") return value.items;
    if (value !== undefined) this.#wrong(value, what, "a list", "begin each line with `- `");
    return [];
  }

  /** A text that is not blank; undefined: it was reported. */
  #text(value: Value, wanted: string): Text | undefined {
    if (value.type === "text" && value.text.trim() !== "") return value;
    const got = value.type === "text" ? "an empty text" : kindOf(value);
    this.#report("test-wrong-type", value.place, `this must be ${wanted}, not ${got}`, quotesFor(value));
    return undefined;
  }

  #flag(value: Value | undefined, key: string): boolean | undefined {
    if (value?.type === "boolean") return value.value;
    if (value !== undefined) this.#wrong(value, `\`${key}\``, "`true` or `false`");
    return undefined;
  }

  #oneOf<T extends string>(value: Value | undefined, key: string, names: readonly T[]): T | undefined {
    if (value === undefined) return undefined;
    const written = value.type === "text" ? value.text : "";
    const found = names.find((name) => name === written);
    if (found !== undefined) return found;
    const nearest = nearestName(written, names);
    const help = nearest === undefined ? undefined : `write \`${nearest}\``;
    this.#report("test-wrong-type", value.place, `\`${key}\` is one of ${names.join(", ")}`, help);
    return undefined;
  }

  #wrong(value: Value, what: string, wanted: string, help?: string): void {
    this.#report("test-wrong-type", value.place, `${what} must be ${wanted}, not ${kindOf(value)}`, help);
  }

  #report(code: Code, place: Place, message: string, help?: string): void {
    this.diagnostics.push({
      code,
      severity: "error",
      message,
      ...place,
      ...(help === undefined ? {} : { help }),
    });
  }
}

type Text = { readonly text: string; readonly place: Place };

function entryOf(rule: Text | undefined): Placed<string>[] {
  return rule === undefined ? [] : [{ value: rule.text, place: rule.place }];
}

/** What turns a number or a switch into the command that was meant. */
function quotesFor(value: Value): string | undefined {
  const isWord = value.type === "boolean" || (value.type === "other" && value.written !== "");
  return isWord ? "put it between quotes" : undefined;
}

/** The same value with the keys of objects in order; inputs nest as deep as a document may. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
