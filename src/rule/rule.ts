import type { Place } from "../base/place.ts";

/** The three lists a rule may stand in are its effect; the text of a rule does not hold it. SEMANTICS SYN-1. */
export type Rule = {
  /** As written, without blanks around it. `printRule` gives it back. */
  readonly text: string;
  readonly place: Place;
  readonly tool: ToolPattern;
  /** Undefined: the rule covers the tool whatever it is asked to do. `Tool(*)` equals `Tool`. SEMANTICS SYN-2. */
  readonly specifier?: Specifier;
};

/** The tool a rule names. */
export type ToolPattern =
  /** `name` is canonical; `written` differs where an older name was used (`Task` for `Agent`). */
  | { readonly type: "name"; readonly name: string; readonly written: string }
  /** `mcp__server`, `mcp__server__*`: every tool of one server. */
  | { readonly type: "server"; readonly server: string }
  /** A name with `*`, which stands for any run of characters and must match the whole name. SEMANTICS SYN-9. */
  | { readonly type: "glob"; readonly pattern: string };

export type Specifier =
  /** Bash, Monitor, PowerShell: a pattern of one simple command. `text` is unescaped. SEMANTICS BASH-1 … BASH-7. */
  | { readonly type: "command"; readonly text: string }
  /** Read, Edit, Cd: a path pattern with its anchor. SEMANTICS PATH-6. */
  | { readonly type: "path"; readonly text: string }
  /** WebFetch: `domain:host`. SEMANTICS WEB-1. */
  | { readonly type: "domain"; readonly host: string }
  /** Agent, Skill: a name; `anyArguments`: it ended with ` *`. SEMANTICS AGT-1, SKL-1. */
  | { readonly type: "name"; readonly name: string; readonly anyArguments: boolean }
  /**
   * `Tool(param:value)` in deny and ask: the value with `*` for any run of characters. SEMANTICS SYN-11.
   * `alsoCommand`: the tool is Bash or PowerShell, so the whole text is tested as a command pattern as well. SEMANTICS SYN-13.
   */
  | {
      readonly type: "parameter";
      readonly parameter: string;
      readonly value: string;
      readonly alsoCommand?: string;
    }
  /** Readable, reported, never matched: `Read(file_path:x)`, `WebSearch(foo)`. SEMANTICS SYN-12. */
  | { readonly type: "inert"; readonly text: string };
