import { limits } from "../base/limits.ts";
import {
  AMPERSAND,
  BACKSLASH,
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  DOUBLE_QUOTE,
  END,
  EQUALS,
  forbiddenAt,
  GREATER,
  HASH,
  isBlank,
  isDelimiter,
  isDigit,
  isName,
  isNameStart,
  kindOf,
  LESS,
  MINUS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  PIPE,
  PLUS,
  SEMICOLON,
  SINGLE_QUOTE,
  STAR,
  STOP,
  TAB,
} from "./characters.ts";
import type {
  Assignment,
  Command,
  FunctionDefinition,
  List,
  ListItem,
  Parsed,
  Redirection,
  RedirectionOperator,
  Word,
} from "./script.ts";
import { literalOf } from "./script.ts";
import { WordReader } from "./words.ts";

/**
 * Reads a shell script. What comes back as a tree is what bash, zsh and POSIX sh read alike as far as the commands
 * that run and their arguments go; of what they read differently, and of what is not modelled, it says so instead.
 *
 * Never throws and never guesses: any string is answered, in time linear in its length; text longer than
 * `limits.commandParsedLengthMax` or nested deeper than `limits.shellDepthMax` is unreadable. The text is read as
 * the argument of `sh -c`: no history expansion, no aliases.
 *
 * @see POSIX 2 (Shell Command Language); SEMANTICS CMP-1, CMP-5, CMP-6, CMP-8, CAP-3
 */
export function parseScript(text: string): Parsed {
  if (text.length > limits.commandParsedLengthMax)
    return unreadable(
      "too-long",
      `text longer than ${limits.commandParsedLengthMax} is not read`,
      0,
      text.length,
    );
  const forbidden = forbiddenAt(text);
  if (forbidden >= 0)
    return unreadable("control-character", "a control or invisible character", forbidden, forbidden + 1);
  return new ScriptReader(text).script();
}

function unreadable(
  code: "too-long" | "control-character",
  message: string,
  start: number,
  end: number,
): Parsed {
  return { ok: false, unreadable: { code, message, span: { start, end } } };
}

/** Words that only have a meaning of their own where a command starts (POSIX 2.4), and those bash or zsh add. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "if then else elif fi do done case esac while until for { } ! [[ time function select coproc " +
    "repeat foreach end nocorrect in ]]"
  ).split(" "),
);

/** Those that end a list; which of them is right is for the compound command to say. */
const closingWords: ReadonlySet<string> = new Set(["then", "else", "elif", "fi", "do", "done", "esac"]);

/** Operators of `[[ ]]` that look at one operand and evaluate nothing in it. */
const unaryTests: ReadonlySet<string> = new Set(
  "-a -b -c -d -e -f -g -h -k -p -r -s -u -w -x -G -L -N -O -S -z -n".split(" "),
);
const binaryTests: ReadonlySet<string> = new Set(["=", "==", "!=", "-nt", "-ot", "-ef"]);
/** These evaluate their operands as arithmetic, so they may only stand between numbers. */
const numericTests: ReadonlySet<string> = new Set(["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]);

/** A here-document whose body has not been reached. */
type Pending = {
  readonly redirection: { target: Word };
  readonly delimiter: string;
  /** The delimiter was quoted, so nothing in the body is alive. */
  readonly quoted: boolean;
  /** `<<-` */
  readonly tabs: boolean;
  readonly start: number;
};

type Level = { readonly pending: Pending[]; readonly outside: number };

const none: readonly never[] = [];

class ScriptReader extends WordReader {
  private pending: Pending[] = [];

  script(): Parsed {
    const body = this.list();
    if (this.failed === undefined && this.at < this.text.length) this.misplaced();
    if (this.failed === undefined && this.pending.length > 0) this.bodyless();
    if (this.failed !== undefined) return { ok: false, unreadable: this.failed };
    return { ok: true, script: { text: this.text, body } };
  }

  // Levels: a substitution has its own lines, and so its own here-documents.

  protected bodiesPending(): number {
    return this.pending.length;
  }

  protected openLevel(): Level {
    const level = { pending: this.pending, outside: this.bodiesOutside };
    this.bodiesOutside += this.pending.length;
    this.pending = [];
    return level;
  }

  protected closeLevel(level: Level): void {
    if (this.pending.length > 0) this.bodyless();
    this.pending = level.pending;
    this.bodiesOutside = level.outside;
  }

  private bodyless(): void {
    const { start } = this.pending[0]!;
    this.fail("syntax", "a here-document has no body", start, start + 2);
  }

  // Blanks, comments and lines (POSIX 2.3).

  /** Skips blanks, continuation lines and a comment. */
  private blanks(): void {
    let continued = -1;
    for (;;) {
      const code = this.code(this.at);
      if (isBlank(code)) this.at++;
      else if (code === BACKSLASH && this.code(this.at + 1) === NEWLINE) {
        if (this.pending.length + this.bodiesOutside > 0)
          this.fail(
            "not-modelled",
            "a line continuation before the body of a here-document is not read",
            this.at,
            this.at + 2,
          );
        this.at += 2;
        continued = this.at;
      } else if (code === HASH) {
        if (continued === this.at)
          this.fail("not-modelled", "`#` at the start of a continued line is not read", this.at, this.at + 1);
        this.comment();
      } else return;
    }
  }

  private comment(): void {
    const start = this.at;
    let hidden = false;
    for (;;) {
      const code = this.code(this.at);
      if (code === NEWLINE || code === END) break;
      if (
        code === SINGLE_QUOTE ||
        code === DOUBLE_QUOTE ||
        code === BACKSLASH ||
        code === 96 ||
        code === OPEN_PAREN ||
        code === CLOSE_PAREN
      )
        hidden = true;
      this.at++;
    }
    // Old bash looks for the closing parenthesis first and takes these for real.
    if (hidden && this.substitutions > 0)
      this.fail("shells-differ", "quotes or parentheses in a comment in a substitution", start, this.at);
  }

  /** Skips to the next command: blanks, comments, newlines, and the here-documents that start at them. */
  private lines(): void {
    for (;;) {
      this.blanks();
      if (this.code(this.at) !== NEWLINE) return;
      this.newline();
    }
  }

  private newline(): void {
    if (this.bodiesOutside > 0)
      this.fail(
        "not-modelled",
        "a newline in a substitution before the body of a here-document is not read",
        this.at,
        this.at + 1,
      );
    this.at++;
    if (this.pending.length > 0) this.bodies();
  }

  // Here-documents (POSIX 2.7.4).

  private bodies(): void {
    const pending = this.pending;
    this.pending = [];
    for (const document of pending) {
      if (this.failed === undefined) this.bodyOf(document);
    }
  }

  /** Reads one body; `at` is the start of its first line, and then that of the line after its delimiter. */
  private bodyOf(document: Pending): void {
    const start = this.at;
    const { delimiter } = document;
    this.documents++;
    let line = start;
    let stop = -1;
    for (;;) {
      if (line >= this.end) {
        this.fail(
          "syntax",
          `the line \`${delimiter}\` that ends a here-document is missing`,
          document.start,
          start,
        );
        return;
      }
      let from = line;
      if (document.tabs) while (this.code(from) === TAB) from++;
      let to = this.text.indexOf("\n", from);
      if (to < 0 || to > this.end) to = this.end;
      if (this.text.startsWith(delimiter, from)) {
        const after = from + delimiter.length;
        if (after === to) {
          stop = to;
          break;
        }
        // Some versions end the body here, to let `)` close a substitution.
        const code = this.code(after);
        if (this.substitutions > 0 && (code === CLOSE_PAREN || code === 96)) {
          this.fail(
            "shells-differ",
            "the delimiter of a here-document before `)` is read differently",
            from,
            after + 1,
          );
          return;
        }
      }
      line = to + 1;
    }
    const span = { start, end: line };
    if (document.quoted) {
      const text = this.text.slice(start, line);
      document.redirection.target = {
        span,
        parts: [{ type: "text", text: document.tabs ? untabbed(text) : text, quoted: true }],
      };
    } else {
      const { end } = this;
      this.enter();
      this.bodiesOutside++;
      this.bound(line);
      this.at = start;
      document.redirection.target = { span, parts: this.body(document.tabs) };
      this.bound(end);
      this.bodiesOutside--;
      this.leave();
    }
    this.at = stop < this.end ? stop + 1 : stop;
  }

  // Lists (POSIX 2.9.3).

  protected list(): List {
    this.lines();
    const start = this.at;
    const items: ListItem[] = [];
    let end = start;
    while (!this.closes()) {
      const command = this.pipeline();
      end = command.span.end;
      const code = this.code(this.at);
      const next = this.code(this.at + 1);
      if (code === NEWLINE) {
        items.push({ command, after: ";" });
        this.lines();
        continue;
      }
      if (code === SEMICOLON && next !== SEMICOLON) {
        if (next === AMPERSAND || next === PIPE)
          this.fail("not-modelled", "`;&` and `;|` are not read", this.at, this.at + 2);
        items.push({ command, after: ";" });
        end = this.at + 1;
        this.separator(1);
        continue;
      }
      if ((code === AMPERSAND || code === PIPE) && next === code) {
        items.push({ command, after: code === AMPERSAND ? "&&" : "||" });
        const operator = this.at;
        this.at += 2;
        this.lines();
        if (this.closes())
          this.fail("syntax", "a command is missing after the operator", operator, operator + 2);
        continue;
      }
      if (code === AMPERSAND) {
        if (next === PIPE || next === BANG)
          this.fail("shells-differ", "`&|` and `&!` are operators in zsh", this.at, this.at + 2);
        items.push({ command, after: "&" });
        end = this.at + 1;
        this.separator(1);
        continue;
      }
      items.push({ command, after: "end" });
      if (!this.closes()) this.misplaced();
      else if (code !== END && code !== CLOSE_PAREN && code !== SEMICOLON)
        this.fail("not-modelled", "a separator is missing before this word", this.at, this.at + 1);
      break;
    }
    return { type: "list", span: { start, end: Math.max(start, end) }, items };
  }

  /** Steps over `;` or `&`. A continuation line right after it could make another operator in some shells. */
  private separator(length: number): void {
    this.at += length;
    if (this.code(this.at) === BACKSLASH && this.code(this.at + 1) === NEWLINE)
      this.fail("not-modelled", "a line continuation after an operator is not read", this.at, this.at + 2);
    this.lines();
  }

  /** A list that must not be empty. */
  private commandsOf(construct: string): List {
    const body = this.list();
    if (body.items.length === 0)
      this.fail("syntax", `a command is missing in ${construct}`, this.at, this.at + 1);
    return body;
  }

  /** True where nothing that starts a command stands: the end, `)`, `;;`, or a closing word. */
  private closes(): boolean {
    const code = this.code(this.at);
    if (code === END || code === CLOSE_PAREN) return true;
    if (code === SEMICOLON) return this.code(this.at + 1) === SEMICOLON;
    if (code === CLOSE_BRACE) return kindOf(this.code(this.at + 1)) === STOP;
    return code >= 100 && code <= 116 && closingWords.has(this.letters());
  }

  /** The lower-case word at `at` if it is short and ends there; otherwise nothing. */
  private letters(): string {
    let i = this.at;
    let code = this.code(i);
    while (code >= 97 && code <= 122) code = this.code(++i);
    if (kindOf(code) !== STOP || code === OPEN_PAREN || i - this.at > 9) return "";
    return this.text.slice(this.at, i);
  }

  private misplaced(): void {
    const code = this.code(this.at);
    if (code === OPEN_PAREN)
      this.fail("shells-differ", "a `(` here is read differently by shells", this.at, this.at + 1);
    else this.fail("syntax", "a command cannot start here", this.at, this.at + 1);
  }

  /** Steps over a word that the construct needs. */
  private expect(word: string, construct: string): void {
    const length = word.length;
    if (
      this.text.startsWith(word, this.at) &&
      kindOf(this.code(this.at + length)) === STOP &&
      this.at < this.end
    )
      this.at += length;
    else this.fail("syntax", `\`${word}\` is missing in ${construct}`, this.at, this.at + 1);
  }

  // Pipelines (POSIX 2.9.2).

  private pipeline(): Command {
    const start = this.at;
    let negated = false;
    let timed = false;
    let code = this.code(start);
    if (code === BANG && isBlank(this.code(start + 1))) {
      negated = true;
      this.at++;
      this.blanks();
      code = this.code(this.at);
    }
    if (code === 116 && this.letters() === "time") {
      timed = true;
      this.time();
      code = this.code(this.at);
    }
    const first = this.command();
    this.blanks();
    if (this.code(this.at) !== PIPE || this.code(this.at + 1) === PIPE) {
      if (!negated && !timed) return first;
      return { type: "pipeline", span: { start, end: first.span.end }, negated, timed, commands: [first] };
    }
    const commands = [first];
    let end = first.span.end;
    while (this.code(this.at) === PIPE && this.code(this.at + 1) !== PIPE) {
      const operator = this.at;
      this.at += this.code(operator + 1) === AMPERSAND ? 2 : 1;
      this.lines();
      if (this.closes())
        this.fail("syntax", "a command is missing after the operator", operator, operator + 1);
      if (this.letters() === "time")
        this.fail("shells-differ", "`time` inside a pipeline is a command in bash", this.at, this.at + 4);
      const command = this.command();
      commands.push(command);
      end = command.span.end;
      this.blanks();
    }
    return { type: "pipeline", span: { start, end }, negated, timed, commands };
  }

  /** `time` and `time -p`; POSIX sh has a command of that name that runs the same command. */
  private time(): void {
    const start = this.at;
    this.at += 4;
    this.blanks();
    if (this.code(this.at) === MINUS) {
      if (this.code(this.at + 1) === 112 && isBlank(this.code(this.at + 2))) {
        this.at += 2;
        this.blanks();
      } else
        this.fail("shells-differ", "options of `time` are read differently by shells", start, this.at + 1);
    }
    const code = this.code(this.at);
    if (
      code === BANG ||
      code === MINUS ||
      code === AMPERSAND ||
      code === PIPE ||
      code === SEMICOLON ||
      code === NEWLINE ||
      this.closes()
    )
      this.fail(
        "shells-differ",
        "`time` without a command, or before `!`, is read differently",
        start,
        this.at + 1,
      );
  }

  // Commands (POSIX 2.9).

  private command(): Command {
    const start = this.at;
    const code = this.code(start);
    if (code === OPEN_PAREN)
      return this.code(start + 1) === OPEN_PAREN ? this.arithmeticCommand() : this.subshell();
    if (code === OPEN_BRACE) {
      const next = this.code(start + 1);
      if (isBlank(next) || next === NEWLINE) return this.group();
      this.fail("shells-differ", "`{` at the start of a command opens a group in zsh", start, start + 1);
    }
    if (code === OPEN_BRACKET && this.code(start + 1) === OPEN_BRACKET && isBlank(this.code(start + 2)))
      return this.test();
    if (code >= 99 && code <= 119) {
      switch (this.letters()) {
        case "if":
          return this.conditional();
        case "while":
          return this.loop(false);
        case "until":
          return this.loop(true);
        case "for":
          return this.forLoop();
        case "case":
          return this.choice();
        case "function":
          return this.namedFunction();
      }
    }
    return this.simple();
  }

  private subshell(): Command {
    const start = this.at;
    this.enter();
    this.at++;
    if (this.code(this.at) === BACKSLASH && this.code(this.at + 1) === NEWLINE)
      this.fail("not-modelled", "a line continuation after `(` is not read", this.at, this.at + 2);
    const body = this.commandsOf("`( )`");
    if (this.code(this.at) === CLOSE_PAREN) this.at++;
    else this.fail("syntax", "a `(` is not closed", start, start + 1);
    this.leave();
    const { redirections, end } = this.redirections();
    return { type: "subshell", span: { start, end }, body, redirections };
  }

  private group(): Command {
    const start = this.at;
    this.enter();
    this.at++;
    const body = this.commandsOf("`{ }`");
    this.expect("}", "`{ }`");
    this.leave();
    const { redirections, end } = this.redirections();
    return { type: "group", span: { start, end }, body, redirections };
  }

  private conditional(): Command {
    const start = this.at;
    const branches: { test: List; body: List }[] = [];
    let otherwise: List | undefined;
    this.enter();
    this.at += 2;
    for (;;) {
      const test = this.commandsOf("`if`");
      this.expect("then", "`if`");
      branches.push({ test, body: this.commandsOf("`then`") });
      if (this.letters() !== "elif") break;
      this.at += 4;
    }
    if (this.letters() === "else") {
      this.at += 4;
      otherwise = this.commandsOf("`else`");
    }
    this.expect("fi", "`if`");
    this.leave();
    const { redirections, end } = this.redirections();
    const span = { start, end };
    return otherwise === undefined
      ? { type: "if", span, branches, redirections }
      : { type: "if", span, branches, otherwise, redirections };
  }

  private loop(until: boolean): Command {
    const start = this.at;
    this.enter();
    this.at += 5;
    const test = this.commandsOf(until ? "`until`" : "`while`");
    const body = this.doGroup();
    this.leave();
    const { redirections, end } = this.redirections();
    return { type: "loop", span: { start, end }, until, test, body, redirections };
  }

  private doGroup(): List {
    this.expect("do", "a loop");
    const body = this.commandsOf("`do`");
    this.expect("done", "a loop");
    return body;
  }

  private forLoop(): Command {
    const start = this.at;
    this.enter();
    this.at += 3;
    this.blanks();
    const from = this.at;
    if (isNameStart(this.code(this.at))) while (isName(this.code(this.at))) this.at++;
    const name = this.text.slice(from, this.at);
    if (
      this.at === from ||
      !(isBlank(this.code(this.at)) || this.code(this.at) === NEWLINE || this.code(this.at) === SEMICOLON)
    )
      this.fail("not-modelled", "only `for` with a plain name is read", start, this.at + 1);
    this.lines();
    let words: Word[] | undefined;
    let separated = this.text.charCodeAt(this.at - 1) === NEWLINE;
    if (this.letters() === "in") {
      this.at += 2;
      words = [];
      separated = false;
      for (;;) {
        this.blanks();
        const word = this.argument();
        if (word === undefined) break;
        words.push(word);
      }
    }
    if (this.code(this.at) === SEMICOLON) {
      this.at++;
      separated = true;
    } else if (this.code(this.at) === NEWLINE) separated = true;
    if (!separated) this.fail("not-modelled", "a separator is missing before `do`", this.at, this.at + 1);
    this.lines();
    const body = this.doGroup();
    this.leave();
    const { redirections, end } = this.redirections();
    const span = { start, end };
    return words === undefined
      ? { type: "for", span, name, body, redirections }
      : { type: "for", span, name, words, body, redirections };
  }

  private choice(): Command {
    const start = this.at;
    this.enter();
    this.at += 4;
    this.blanks();
    const subject = this.argument();
    if (subject === undefined) this.fail("syntax", "`case` has no subject", start, this.at + 1);
    this.lines();
    this.expect("in", "`case`");
    this.lines();
    const arms: { patterns: Word[]; body: List }[] = [];
    while (this.failed === undefined && this.letters() !== "esac") {
      const patterns = this.patterns();
      const body = this.list();
      arms.push({ patterns, body });
      if (this.code(this.at) === SEMICOLON && this.code(this.at + 1) === SEMICOLON) {
        const next = this.code(this.at + 2);
        if (next === AMPERSAND || next === PIPE)
          this.fail("not-modelled", "only `;;` ends an arm of `case`", this.at, this.at + 3);
        this.at += 2;
        this.lines();
      } else if (this.letters() !== "esac") this.fail("syntax", "`case` is not closed", start, start + 4);
    }
    this.expect("esac", "`case`");
    this.leave();
    const { redirections, end } = this.redirections();
    return {
      type: "case",
      span: { start, end },
      subject: subject ?? { span: { start, end: start }, parts: none },
      arms,
      redirections,
    };
  }

  private patterns(): Word[] {
    const patterns: Word[] = [];
    const start = this.at;
    if (this.code(this.at) === OPEN_PAREN) {
      this.at++;
      this.blanks();
      if (this.letters() === "esac") this.fail("shells-differ", "`esac` as a pattern", this.at, this.at + 4);
    } else if (this.substitutions > 0)
      this.fail(
        "shells-differ",
        "a pattern without `(` in a substitution is read differently",
        start,
        start + 1,
      );
    for (;;) {
      const pattern = this.argument();
      if (pattern === undefined) {
        this.fail("syntax", "`case` has an arm without a pattern", this.at, this.at + 1);
        return patterns;
      }
      patterns.push(pattern);
      this.blanks();
      const code = this.code(this.at);
      if (code === CLOSE_PAREN) break;
      if (code !== PIPE) {
        this.fail("syntax", "a pattern of `case` is not closed", this.at, this.at + 1);
        return patterns;
      }
      this.at++;
      this.blanks();
    }
    this.at++;
    return patterns;
  }

  // Functions (POSIX 2.9.5).

  /** `function name { … }`, with or without `()`. */
  private namedFunction(): Command {
    const start = this.at;
    this.at += 8;
    this.blanks();
    const name = this.word();
    if (name === undefined) this.fail("syntax", "`function` has no name", start, this.at);
    const paren = this.parenthesesAhead();
    if (paren >= 0) this.at = paren;
    return this.functionBody(start, name);
  }

  /** Where blanks and an opening parenthesis follow, the index after `()`; -1 where none does. */
  private parenthesesAhead(): number {
    let i = this.at;
    while (isBlank(this.code(i))) i++;
    if (this.code(i) !== OPEN_PAREN) return -1;
    if (this.code(i + 1) !== CLOSE_PAREN)
      this.fail("shells-differ", "a `(` after a word is a pattern qualifier in zsh", i, i + 1);
    return i + 2;
  }

  private functionBody(start: number, word: Word | undefined): FunctionDefinition {
    const name = word === undefined ? undefined : plainName(word);
    if (name === undefined || reservedWords.has(name))
      this.fail("not-modelled", "a function must have a plain name", start, this.at);
    this.lines();
    this.enter();
    const code = this.code(this.at);
    const next = this.code(this.at + 1);
    let body: Command | undefined;
    if (code === OPEN_BRACE && (isBlank(next) || next === NEWLINE)) body = this.group();
    else if (code === OPEN_PAREN && next !== OPEN_PAREN) body = this.subshell();
    else this.fail("not-modelled", "the body of a function must be `{ }` or `( )`", this.at, this.at + 1);
    this.leave();
    const span = { start, end: this.at };
    return {
      type: "function",
      span: body === undefined ? span : { start, end: body.span.end },
      name: name ?? "",
      body: body ?? { type: "simple", span, assignments: none, words: none, redirections: none },
    };
  }

  // Tests and arithmetic: not POSIX, where `[[` and `((` are a command name and two subshells.

  /**
   * `[[ … ]]` in a form that no shell takes for anything else: words only, no parenthesis, no newline, and after
   * `&&` and `||` an operator, so that a shell without `[[` is left with a command that cannot exist.
   */
  private test(): Command {
    const start = this.at;
    const words: Word[] = [];
    this.at += 2;
    this.blanks();
    let complete = false;
    for (;;) {
      let word = this.testWord(words);
      if (unquoted(word) === "!") word = this.testWord(words);
      complete = false;
      if (word === undefined) break;
      const first = unquoted(word);
      if (first !== undefined && unaryTests.has(first)) {
        if (this.testWord(words) === undefined) break;
      } else if (first !== undefined && first.length === 2 && first.startsWith("-")) {
        this.fail("not-modelled", `\`${first}\` in \`[[ ]]\` is not read`, start, this.at);
      } else {
        const operator = unquoted(this.testWord(words));
        if (operator !== undefined) this.comparison(start, word, operator, this.testWord(words));
        else if (words[words.length - 1] !== word) break;
      }
      complete = true;
      this.blanks();
      const code = this.code(this.at);
      if ((code !== AMPERSAND && code !== PIPE) || this.code(this.at + 1) !== code) break;
      this.at += 2;
      this.blanks();
      let i = this.at;
      if (this.code(i) === BANG && isBlank(this.code(i + 1))) {
        i++;
        while (isBlank(this.code(i))) i++;
      }
      if (this.code(i) !== MINUS)
        this.fail(
          "shells-differ",
          "what follows `&&` in `[[ ]]` is a command in POSIX sh",
          this.at,
          this.at + 1,
        );
    }
    if (complete && this.testEnds()) this.at += 2;
    else this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 1);
    const { redirections, end } = this.redirections();
    return { type: "test", span: { start, end }, words, redirections };
  }

  private comparison(start: number, left: Word, operator: string, right: Word | undefined): void {
    if (right !== undefined) {
      if (binaryTests.has(operator)) return;
      if (numericTests.has(operator)) {
        if (isNumber(left) && isNumber(right)) return;
        this.fail("not-modelled", `\`${operator}\` in \`[[ ]]\` evaluates its operands`, start, this.at);
      }
    }
    this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at);
  }

  private testEnds(): boolean {
    return (
      this.code(this.at) === CLOSE_BRACKET &&
      this.code(this.at + 1) === CLOSE_BRACKET &&
      kindOf(this.code(this.at + 2)) === STOP &&
      isBlank(this.text.charCodeAt(this.at - 1))
    );
  }

  /** The next word of a test; undefined before `]]` and before an operator. */
  private testWord(words: Word[]): Word | undefined {
    this.blanks();
    if (this.testEnds()) return undefined;
    const word = this.word();
    if (word !== undefined) words.push(this.unglued(word));
    return word;
  }

  /** `((1))`: numbers only, so that in a shell without `((` it is a command that cannot exist, and no redirection. */
  private arithmeticCommand(): Command {
    const start = this.at;
    let i = start + 2;
    while (isBlank(this.code(i))) i++;
    const digits = isDigit(this.code(i));
    for (let code = this.code(i); isCalculation(code); code = this.code(i)) i++;
    if (digits && this.code(i) === CLOSE_PAREN && this.code(i + 1) === CLOSE_PAREN) this.at = i + 2;
    else this.fail("shells-differ", "`((` opens two subshells in POSIX sh", start, start + 2);
    const { redirections, end } = this.redirections();
    return { type: "arithmetic", span: { start, end }, redirections };
  }

  // Simple commands (POSIX 2.9.1).

  private simple(): Command {
    const start = this.at;
    let assignments: Assignment[] | undefined;
    const words: Word[] = [];
    let redirections: Redirection[] | undefined;
    let both = -1;
    let end = start;
    for (;;) {
      const code = this.code(this.at);
      if (code === LESS || code === GREATER || code === AMPERSAND || isDigit(code)) {
        if (this.redirectionAhead()) {
          if (code === AMPERSAND) {
            both = this.at;
            if (words.length === 0)
              this.fail("shells-differ", "`&>` ends a command in POSIX sh", this.at, this.at + 2);
          }
          redirections ??= [];
          redirections.push(this.redirection());
          end = this.at;
          this.blanks();
          continue;
        }
        if (code === AMPERSAND) break;
      }
      if (words.length === 0) {
        if (isNameStart(code)) {
          const assignment = this.assignment();
          if (assignment !== undefined) {
            assignments ??= [];
            assignments.push(assignment);
            end = this.at;
            this.blanks();
            continue;
          }
        }
        const word = this.argument(true);
        if (word === undefined) break;
        words.push(word);
        this.checkName(word);
        end = this.at;
        if (assignments === undefined && redirections === undefined) {
          const paren = this.parenthesesAhead();
          if (paren >= 0) {
            this.at = paren;
            return this.functionBody(start, word);
          }
        } else if (this.code(this.at) === OPEN_PAREN) this.unglued(word);
        this.blanks();
        continue;
      }
      const word = this.argument();
      if (word === undefined) break;
      if (both >= 0)
        this.fail("shells-differ", "words after `&>` are a command of their own in POSIX sh", both, this.at);
      words.push(word);
      end = this.at;
      this.blanks();
    }
    if (words.length === 0 && assignments === undefined) {
      if (redirections === undefined) this.misplaced();
      else if (!this.readsFile(start, redirections))
        this.fail("shells-differ", "a redirection without a command runs `cat` or `more` in zsh", start, end);
    }
    return {
      type: "simple",
      span: { start, end },
      assignments: assignments ?? none,
      words,
      redirections: redirections ?? none,
    };
  }

  /** `$(< file)` alone reads the file in bash and zsh. */
  private readsFile(start: number, redirections: readonly Redirection[]): boolean {
    const first = redirections[0]!;
    return (
      redirections.length === 1 &&
      first.operator === "<" &&
      first.descriptor === undefined &&
      this.code(this.at) === CLOSE_PAREN &&
      this.bodyStart >= 0 &&
      this.text.slice(this.bodyStart, start).trim() === ""
    );
  }

  /** A word, or a process substitution; undefined if neither starts here. */
  private argument(first = false): Word | undefined {
    const code = this.code(this.at);
    if ((code === LESS || code === GREATER) && this.code(this.at + 1) === OPEN_PAREN) return this.process();
    const word = this.word();
    if (word === undefined || first) return word;
    const after = this.code(this.at);
    if (after === OPEN_PAREN || after === LESS || after === GREATER) this.unglued(word);
    if ((after === LESS || after === GREATER) && code === OPEN_BRACE)
      this.fail(
        "shells-differ",
        "braces before a redirection name a descriptor in some shells",
        word.span.start,
        this.at,
      );
    return word;
  }

  /** Fails on a first word that another shell takes for grammar. */
  private checkName(word: Word): void {
    const { start, end } = word.span;
    for (const part of word.parts) {
      if (part.type !== "text" || part.quoted) continue;
      if (part.text.includes("=") && part.text !== "=" && part.text !== "==")
        this.fail("shells-differ", "a command name with `=` is an assignment in some shells", start, end);
    }
    const name = unquoted(word);
    if (name === undefined) return;
    if (reservedWords.has(name)) this.fail("not-modelled", `\`${name}\` is not read here`, start, end);
    else if (name.startsWith("!"))
      this.fail("shells-differ", "`!` glued to a command name is read differently by shells", start, end);
    else if (name === "-")
      this.fail("shells-differ", "`-` before a command is a modifier in zsh", start, end);
  }

  /** `NAME=value` or `NAME+=value`; undefined, and nothing read, where the word is none. */
  private assignment(): Assignment | undefined {
    const start = this.at;
    let i = start + 1;
    while (isName(this.code(i))) i++;
    const nameEnd = i;
    const append = this.code(i) === PLUS;
    if (append) i++;
    if (this.code(i) !== EQUALS) {
      if (this.code(nameEnd) === OPEN_BRACKET)
        this.fail(
          "not-modelled",
          "a subscript in a command name or assignment is not read",
          start,
          nameEnd + 1,
        );
      return undefined;
    }
    this.at = i + 1;
    if (this.code(this.at) === OPEN_PAREN)
      this.fail("not-modelled", "an array is not read", start, this.at + 1);
    const value = this.value();
    this.unglued(value);
    return { span: { start, end: this.at }, name: this.text.slice(start, nameEnd), append, value };
  }

  // Redirections (POSIX 2.7).

  /** True where an operator, or digits and an operator, start; digits alone are a word. */
  private redirectionAhead(): boolean {
    let i = this.at;
    let code = this.code(i);
    if (code === AMPERSAND) return this.code(i + 1) === GREATER;
    while (isDigit(code)) code = this.code(++i);
    if (code === AMPERSAND && i > this.at && this.code(i + 1) === GREATER)
      this.fail("shells-differ", "a number before `&>` is read differently by shells", this.at, i + 2);
    if (code !== LESS && code !== GREATER) return false;
    if (this.code(i + 1) !== OPEN_PAREN) return true;
    if (i > this.at)
      this.fail("not-modelled", "a number before a process substitution is not read", this.at, i + 2);
    return false;
  }

  /** The redirections after a compound command, and where it ends with them. */
  private redirections(): { redirections: readonly Redirection[]; end: number } {
    let redirections: Redirection[] | undefined;
    let end = this.at;
    for (;;) {
      this.blanks();
      const code = this.code(this.at);
      if (code !== LESS && code !== GREATER && code !== AMPERSAND && !isDigit(code)) break;
      if (!this.redirectionAhead()) break;
      redirections ??= [];
      redirections.push(this.redirection());
      end = this.at;
    }
    return { redirections: redirections ?? none, end };
  }

  /** One redirection; `at` is on its number or operator. */
  private redirection(): Redirection {
    const start = this.at;
    let descriptor: number | undefined;
    if (isDigit(this.code(start))) {
      descriptor = this.code(start) - 48;
      this.at++;
      if (isDigit(this.code(this.at)))
        this.fail(
          "shells-differ",
          "a descriptor of several digits is a word in some shells",
          start,
          this.at + 1,
        );
    }
    const operator = this.redirectionOperator();
    const operatorEnd = this.at;
    while (isBlank(this.code(this.at))) this.at++;
    const make = (target: Word): Redirection => {
      const span = { start, end: this.at };
      return descriptor === undefined ? { span, operator, target } : { span, descriptor, operator, target };
    };
    if (operator === "<<" || operator === "<<-") {
      const word = this.at;
      const { text, quoted } = this.delimiter();
      const redirection = make({ span: { start: word, end: this.at }, parts: none });
      this.pending.push({ redirection, delimiter: text, quoted, tabs: operator === "<<-", start });
      return redirection;
    }
    const code = this.code(this.at);
    const glued = this.at === operatorEnd;
    if (glued && code === BANG)
      this.fail("shells-differ", "`!` after a redirection operator overwrites in zsh", start, this.at + 1);
    const process = (code === LESS || code === GREATER) && this.code(this.at + 1) === OPEN_PAREN;
    const target = process && glued ? undefined : this.argument();
    if (target === undefined) {
      this.fail("syntax", `a word is missing after \`${operator}\``, start, operatorEnd);
      return make({ span: { start: this.at, end: this.at }, parts: none });
    }
    const after = this.code(this.at);
    if (operator === ">&" || operator === "<&") this.checkDuplicate(operator, descriptor, target);
    else if ((after === LESS || after === GREATER) && isNumber(target))
      this.fail("shells-differ", "a number between two redirections belongs to either", start, this.at + 1);
    return make(target);
  }

  private redirectionOperator(): RedirectionOperator {
    const start = this.at;
    const code = this.code(start);
    const next = this.code(start + 1);
    const third = this.code(start + 2);
    let operator: RedirectionOperator;
    if (code === AMPERSAND) operator = third === GREATER ? "&>>" : "&>";
    else if (code === GREATER) {
      if (next === GREATER) operator = ">>";
      else if (next === AMPERSAND) operator = ">&";
      else if (next === PIPE) operator = ">|";
      else operator = ">";
    } else if (next === LESS) {
      if (third === LESS) operator = "<<<";
      else if (third === MINUS) operator = "<<-";
      else operator = "<<";
    } else if (next === AMPERSAND) operator = "<&";
    else if (next === GREATER) operator = "<>";
    else {
      operator = "<";
      this.checkRange(start);
    }
    this.at = start + operator.length;
    return operator;
  }

  /** `<1-9>` is one word in zsh: a file name with a number in it. */
  private checkRange(start: number): void {
    let i = start + 1;
    while (isDigit(this.code(i))) i++;
    if (this.code(i) !== MINUS) return;
    i++;
    while (isDigit(this.code(i))) i++;
    if (this.code(i) === GREATER) this.fail("shells-differ", "`<…-…>` is a pattern in zsh", start, i + 1);
  }

  /** After `>&` and `<&` a number or `-`, alone; after `>&` also a file, for both outputs. */
  private checkDuplicate(operator: ">&" | "<&", descriptor: number | undefined, target: Word): void {
    const { start, end } = target.span;
    const name = unquoted(target);
    if (name === "-" || (name !== undefined && name.length === 1 && isDigit(name.charCodeAt(0)))) return;
    const text = literalOf(target);
    const first = text === undefined || text === "" ? END : text.charCodeAt(0);
    if (operator === "<&" || descriptor !== undefined || first === END || isDigit(first) || first === MINUS)
      this.fail("shells-differ", `the word after \`${operator}\` is read differently by shells`, start, end);
  }

  /** The delimiter of a here-document: plain, or quoted as a whole. */
  private delimiter(): { text: string; quoted: boolean } {
    const start = this.at;
    const quote = this.code(start);
    const quotes = quote === SINGLE_QUOTE || quote === DOUBLE_QUOTE;
    let i = start + (quotes || quote === BACKSLASH ? 1 : 0);
    const from = i;
    while (isDelimiter(this.code(i))) i++;
    const text = this.text.slice(from, i);
    if (quotes && this.code(i) === quote) i++;
    else if (quotes) i = start;
    const after = this.code(i);
    if (text === "" || i === start || kindOf(after) !== STOP || after === OPEN_PAREN)
      this.fail("not-modelled", "this delimiter of a here-document is not read", start, i + 1);
    this.at = i;
    return { text, quoted: quotes || quote === BACKSLASH };
  }
}

/** The text of a word that is one piece of unquoted text: what the shell compares with its reserved words. */
function unquoted(word: Word | undefined): string | undefined {
  if (word === undefined || word.parts.length !== 1) return undefined;
  const part = word.parts[0]!;
  return part.type === "text" && !part.quoted ? part.text : undefined;
}

/** A name that every shell takes for a function. */
function plainName(word: Word): string | undefined {
  const name = unquoted(word);
  if (name === undefined || !isNameStart(name.charCodeAt(0))) return undefined;
  for (let i = 1; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (!isName(code) && code !== MINUS && code !== 46 && code !== 58) return undefined;
  }
  return name;
}

/** True of a word that is certainly a number: digits, `$#`, `$?`, or a length. */
function isNumber(word: Word): boolean {
  const part = word.parts[0];
  if (part === undefined || word.parts.length !== 1) return false;
  if (part.type === "variable")
    return part.operator === "length" || (part.operator === undefined && "#?$".includes(part.name));
  if (part.type !== "text" || part.text === "") return false;
  for (let i = part.text.length > 1 && part.text.startsWith("-") ? 1 : 0; i < part.text.length; i++) {
    if (!isDigit(part.text.charCodeAt(i))) return false;
  }
  return true;
}

function isCalculation(code: number): boolean {
  return (
    isDigit(code) || isBlank(code) || code === PLUS || code === MINUS || code === STAR || code === PERCENT
  );
}

/** A body without the tabs at the start of its lines (`<<-`). */
function untabbed(text: string): string {
  let result = "";
  let run = 0;
  let i = 0;
  while (i < text.length) {
    const line = i;
    while (text.charCodeAt(i) === TAB) i++;
    if (i > line) {
      result += text.slice(run, line);
      run = i;
    }
    const to = text.indexOf("\n", i);
    i = to < 0 ? text.length : to + 1;
  }
  return result + text.slice(run);
}
