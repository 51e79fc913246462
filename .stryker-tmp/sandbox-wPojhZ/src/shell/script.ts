// @ts-nocheck
import type { Span } from "../base/span.ts";

/** The shell that will run a script, where that is known. `sh`: any POSIX shell, such as dash, or bash in that role. */
export type Shell = "bash" | "zsh" | "sh";

/**
 * A shell script as a tree. Spans are UTF-16 offsets into the text that was parsed, end exclusive.
 * The tree is what the shell reads, or where it is not known, what bash, zsh and POSIX sh read alike; what they read
 * differently, or what the parser does not model, makes the whole script unreadable (`Unreadable`), never a guess.
 */
export type Script = { readonly text: string; readonly body: List };

/** Why a script is not a tree. The reason ends up in `explain`, so it is written for a policy author. */
export type Unreadable = {
  readonly code: UnreadableCode;
  /** Starts small, ends without a stop, names the construct: "`coproc` is not read". */
  readonly message: string;
  readonly span: Span;
};

export type UnreadableCode =
  | "syntax" // the shell itself would report a syntax error, or the end is missing
  | "not-modelled" // the shell reads it, this parser does not
  | "shells-differ" // bash, zsh and POSIX sh read it differently
  | "control-character" // control, invisible or bidirectional characters
  | "too-long"
  | "too-deep";

export type Parsed =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly unreadable: Unreadable };

/** Commands in the order in which they are written. `after` is the operator that follows the item. */
export type List = { readonly type: "list"; readonly span: Span; readonly items: readonly ListItem[] };

export type ListItem = { readonly command: Command; readonly after: ";" | "&" | "&&" | "||" | "end" };

export type Command =
  | SimpleCommand
  | Pipeline
  | Subshell
  | Group
  | If
  | Loop
  | For
  | Case
  | FunctionDefinition
  | Coprocess
  | TestCommand
  | ArithmeticCommand;

/**
 * POSIX 2.9.1: assignments, words and redirections; the first word names what runs. Redirections alone run `cat` in zsh,
 * but for `$(< file)`.
 */
export type SimpleCommand = {
  readonly type: "simple";
  readonly span: Span;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
};

export type Pipeline = {
  readonly type: "pipeline";
  readonly span: Span;
  readonly negated: boolean;
  /** `time` stands before it. */
  readonly timed: boolean;
  readonly commands: readonly Command[];
};

export type Subshell = {
  readonly type: "subshell";
  readonly span: Span;
  readonly body: List;
  readonly redirections: readonly Redirection[];
};
export type Group = {
  readonly type: "group";
  readonly span: Span;
  readonly body: List;
  readonly redirections: readonly Redirection[];
};

export type If = {
  readonly type: "if";
  readonly span: Span;
  readonly branches: readonly { readonly test: List; readonly body: List }[];
  readonly otherwise?: List;
  readonly redirections: readonly Redirection[];
};

/** `while` and `until`; `for ((…))`, whose test is that one arithmetic command. */
export type Loop = {
  readonly type: "loop";
  readonly span: Span;
  readonly until: boolean;
  readonly test: List;
  readonly body: List;
  readonly redirections: readonly Redirection[];
};

/** `for name in words`; without `in`, `words` is undefined (the positional parameters). */
export type For = {
  readonly type: "for";
  readonly span: Span;
  readonly name: string;
  readonly words?: readonly Word[];
  /** `select`: the words are a menu, and `REPLY` becomes what is typed. */
  readonly select?: true;
  readonly body: List;
  readonly redirections: readonly Redirection[];
};

export type Case = {
  readonly type: "case";
  readonly span: Span;
  readonly subject: Word;
  readonly arms: readonly Arm[];
  readonly redirections: readonly Redirection[];
};

export type Arm = {
  readonly patterns: readonly Word[];
  readonly body: List;
  /** It ends with `;&` or `;;&`, so that the arm behind it may run after it. */
  readonly falls?: true;
};

export type FunctionDefinition = {
  readonly type: "function";
  readonly span: Span;
  readonly name: string;
  readonly body: Command;
};

/** `coproc`: the command runs in the background, between two pipes whose descriptors an array holds. */
export type Coprocess = {
  readonly type: "coprocess";
  readonly span: Span;
  /** The array; `COPROC` where none is written. */
  readonly name: string;
  readonly body: Command;
};

/** `[[ … ]]` whose operands are only words: the words, for the substitutions in them. Never an arithmetic comparison. */
export type TestCommand = {
  readonly type: "test";
  readonly span: Span;
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
};

/** `(( … ))` of numbers, operators, and names that can only hold numbers: it runs nothing. */
export type ArithmeticCommand = {
  readonly type: "arithmetic";
  readonly span: Span;
  /** The variables that it may assign; none of them is known to any program. */
  readonly assigns?: readonly string[];
  readonly redirections: readonly Redirection[];
};

export type Assignment = {
  readonly span: Span;
  readonly name: string;
  /** `+=` */
  readonly append: boolean;
  /** `name[0]=`: what stands in the brackets, a number. */
  readonly subscript?: string;
  /** Undefined parts make the value unknown; an empty word is the empty string. An array is one hole. */
  readonly value: Word;
};

export type RedirectionOperator =
  | "<"
  | ">"
  | ">>"
  | ">|"
  | "<>"
  | "&>"
  | "&>>"
  | ">&"
  | "<&"
  | "<<"
  | "<<-"
  | "<<<";

export type Redirection = {
  readonly span: Span;
  /** The number written before the operator; undefined: the operator's default. */
  readonly descriptor?: number;
  /** `{name}>`: the variable that receives the descriptor which the shell chooses. */
  readonly variable?: string;
  readonly operator: RedirectionOperator;
  /**
   * The file, the descriptor (`1`, `-`, `1-` after `>&` and `<&`), or the text of a here-string.
   * Of a here-document: its body, with the expansions of an unquoted delimiter as parts.
   */
  readonly target: Word;
};

/** One word after the shell took the quotes off: text that is certain, and holes that the shell fills when it runs. */
export type Word = { readonly span: Span; readonly parts: readonly Part[] };

export type Part = Text | Hole;

/** Literal text. `quoted`: it was quoted or escaped, so neither glob nor brace nor `~` is special in it. */
export type Text = { readonly type: "text"; readonly text: string; readonly quoted: boolean };

/**
 * A part that is only known when the shell runs.
 * `quoted`: inside double quotes, so it stays one word and is no glob; otherwise it may become no word, or several.
 */
export type Hole =
  | {
      readonly type: "variable";
      readonly span: Span;
      readonly quoted: boolean;
      readonly name: string /** `${x:-word}`: the operand, whose substitutions run. */;
      readonly operand?: Word;
      /** `${x-…}` and the like; of an array it begins with the subscript, as in `[@]:`. */
      readonly operator?: string;
    }
  | {
      readonly type: "substitution";
      readonly span: Span;
      readonly quoted: boolean;
      readonly body: List /** The text between the delimiters; of backquotes after their own unescaping. */;
      readonly text: string;
      /** `${ list; }`: what it changes lasts. */
      readonly here?: true;
    }
  | {
      readonly type: "process";
      readonly span: Span;
      readonly quoted: false;
      readonly direction: "<" | ">";
      readonly body: List;
      readonly text: string;
    }
  | {
      readonly type: "arithmetic";
      readonly span: Span;
      readonly quoted: boolean;
      /** The variables that it may assign; none of them is known to any program. */
      readonly assigns?: readonly string[];
    }
  | {
      /** `$'…'` of which it depends on the shell or the locale what text it is. */
      readonly type: "ansi";
      readonly span: Span;
      readonly quoted: true;
      /** What bash and zsh make of it; undefined: bytes and letters of a locale. */
      readonly text: string | undefined;
    }
  | {
      /** `(a b)` after `name=`: the words of an array. */
      readonly type: "array";
      readonly span: Span;
      readonly quoted: false;
      readonly elements: readonly Word[];
    }
  | {
      readonly type: "glob";
      readonly span: Span;
      readonly quoted: false /** `*`, `?`, `[…]` as written. */;
      readonly text: string;
    }
  | {
      readonly type: "tilde";
      readonly span: Span;
      readonly quoted: false /** What follows `~`: empty for the home directory, `?` where not every shell expands it. */;
      readonly user: string;
    }
  | {
      readonly type: "brace";
      readonly span: Span;
      readonly quoted: false /** As written; the word becomes several words. */;
      readonly text: string;
    };

/** The text of a word without holes, or undefined where it has one. */
export function literalOf({ parts }: Word): string | undefined {
  const first = parts[0];
  if (parts.length === 1 && first?.type === "text") return first.text;
  let text = "";
  for (const part of parts) {
    if (part.type !== "text") return undefined;
    text += part.text;
  }
  return text;
}

/** `$name` and `${name}`, with nothing done to the value. */
export function isPlainVariable(part: Part): part is Extract<Hole, { type: "variable" }> {
  return part.type === "variable" && part.operator === undefined && part.operand === undefined;
}
