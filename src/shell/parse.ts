import { limits } from "../base/limits.ts";
import { ansiQuoted } from "./ansi-quotes.ts";
import { expandBraces } from "./braces.ts";
import { characters, isBlank, isDelimiter, isDigit, isName, isNameStart, kindOf } from "./characters.ts";
import { evaluatedText } from "./numbers.ts";
import type {
  Arm,
  Assignment,
  Command,
  FunctionDefinition,
  List,
  ListItem,
  Parsed,
  Part,
  Redirection,
  RedirectionOperator,
  Shell,
  Word,
} from "./script.ts";
import { isPlainVariable, literalOf } from "./script.ts";
import { WordReader } from "./words.ts";

const {
  AMPERSAND,
  BACKSLASH,
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  DOLLAR,
  DOUBLE_QUOTE,
  END,
  EQUALS,
  GREATER,
  HASH,
  LESS,
  MINUS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  PIPE,
  PLAIN,
  PLUS,
  QUESTION,
  SEMICOLON,
  SINGLE_QUOTE,
  SPECIAL,
  STAR,
  STOP,
  TAB,
  TILDE,
} = characters;

/**
 * Reads a shell script. What comes back as a tree is what `shell` reads, or without one, what bash, zsh and POSIX sh
 * read alike as far as the commands that run and their arguments go; of what they read differently, and of what is
 * not modelled, it says so instead. `bash` is bash 5 with its default options.
 *
 * Never throws and never guesses: any string is answered, in time linear in its length; text longer than
 * `limits.commandParsedLengthMax` or nested deeper than `limits.shellDepthMax` is unreadable. The text is read as
 * the argument of `sh -c`: no history expansion, no aliases.
 *
 * @see POSIX 2 (Shell Command Language); SEMANTICS CMP-1, CMP-5, CMP-6, CMP-8, CAP-3
 */
export function parseScript(text: string, shell?: Shell): Parsed {
  if (text.length > limits.commandParsedLengthMax)
    return {
      ok: false,
      unreadable: {
        code: "too-long",
        message: `text longer than ${limits.commandParsedLengthMax} is not read`,
        span: { start: 0, end: text.length },
      },
    };
  return new ScriptReader(text, shell).script();
}

/** Words that only have a meaning of their own where a command starts (POSIX 2.4), and those bash or zsh add. */
const zshWords: ReadonlySet<string> = new Set("repeat foreach end nocorrect".split(" "));
const reservedWords: ReadonlySet<string> = new Set([
  ...zshWords,
  ..."if then else elif fi do done case esac while until for { } ! [[ time function select coproc in ]]".split(
    " ",
  ),
]);

/** For each first character the lengths of the reserved words that start with it, as bits: few words are candidates. */
const reservedLengths = new Uint16Array(128);
for (const word of reservedWords) reservedLengths[word.charCodeAt(0)]! |= 1 << word.length;

function mayBeReserved(first: number, length: number): boolean {
  return first < 128 && ((reservedLengths[first]! >> length) & 1) === 1;
}

/** Those that end a list; which of them is right is for the compound command to say. */
const closingWords: ReadonlySet<string> = new Set(["then", "else", "elif", "fi", "do", "done", "esac"]);

/** Those that start a compound command which may be the body of a function. */
const bodyWords: ReadonlySet<string> = new Set(["if", "while", "until", "for", "case"]);

/** Builtins whose arguments may be arrays: bash reads them as assignments. */
const declarers: ReadonlySet<string> = new Set("declare typeset local export readonly".split(" "));

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
  /** No `((` before this index is two subshells: what keeps `((((` linear. */
  private subshellsSeen = 0;

  script(): Parsed {
    const body = this.list();
    if (this.failed === undefined && this.at < this.text.length) this.misplaced();
    if (this.failed === undefined && this.pending.length > 0) this.bodyless();
    if (this.failed === undefined && this.evaluates) {
      const span = evaluatedText({ text: this.text, body });
      if (span !== undefined)
        this.fail(
          "not-modelled",
          "a name in arithmetic may hold text that runs a command when it is evaluated",
          span.start,
          span.end,
        );
    }
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

  /** Bash takes the end of the text for the end of a here-document, with a warning. */
  private endsAtEnd(): boolean {
    return this.bash && this.substitutions === 0 && this.end === this.text.length;
  }

  private bodyless(): void {
    if (this.endsAtEnd()) return;
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
        if ((this.bash ? 0 : this.pending.length) + this.bodiesOutside > 0)
          this.fail(
            "not-modelled",
            "a line continuation before the body of a here-document is not read",
            this.at,
            this.at + 2,
          );
        this.at += 2;
        continued = this.at;
      } else if (code === HASH) {
        if (continued === this.at && !this.bash)
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
    if (hidden && this.substitutions > 0 && this.oldBash)
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
    // The line before goes on in this one.
    let joined = false;
    for (;;) {
      if (line >= this.end && this.endsAtEnd()) {
        line = this.end;
        stop = line;
        break;
      }
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
      if (joined && !this.bash && this.text.startsWith(delimiter, from))
        this.fail(
          "not-modelled",
          "a line continuation before the delimiter of a here-document is not read",
          line - 2,
          line,
        );
      if (!joined && this.text.startsWith(delimiter, from)) {
        const after = from + delimiter.length;
        if (after === to) {
          stop = to;
          break;
        }
        // bash ends the body here where `)` or a backquote, anywhere in the line, may close the substitution.
        if (this.substitutions > 0 && /[)`]/.test(this.text.slice(after, to))) {
          this.fail(
            "shells-differ",
            "the delimiter of a here-document in a line with `)` is read differently",
            from,
            after + 1,
          );
          return;
        }
      }
      const goesOn = !document.quoted && this.continues(from, to);
      if (goesOn && !joined && delimiter.startsWith(this.text.slice(from, to - 1)))
        this.fail(
          "not-modelled",
          "lines that may join to the delimiter of a here-document are not read",
          from,
          to,
        );
      joined = goesOn;
      line = to + 1;
    }
    const span = { start, end: line };
    if (this.substitutions > 0 && this.oldBash)
      this.bodySpans.push({ start, end: line, level: this.substitutions });
    if (document.quoted) {
      const text = this.text.slice(start, line);
      document.redirection.target = {
        span,
        parts: [{ type: "text", text: document.tabs ? untabbed(text) : text, quoted: true }],
      };
    } else {
      const { end } = this;
      this.enter();
      const outside = this.bodiesOutside;
      // Bash 5 reads a substitution in a body by itself.
      this.bodiesOutside = this.bash ? 0 : outside + 1;
      this.bound(line);
      this.at = start;
      document.redirection.target = { span, parts: this.body(document.tabs) };
      this.bound(end);
      this.bodiesOutside = outside;
      this.leave();
    }
    this.at = stop < this.end ? stop + 1 : stop;
  }

  /** The line between the two ends with a backslash that no backslash takes away. */
  private continues(from: number, to: number): boolean {
    let i = to;
    while (i > from && this.code(i - 1) === BACKSLASH) i--;
    return (to - i) % 2 === 1;
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
      if (code === SEMICOLON && next !== SEMICOLON && next !== AMPERSAND) {
        if (next === PIPE)
          this.fail("not-modelled", "`;|` ends an arm of `case` in zsh", this.at, this.at + 2);
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
        if (next === PIPE || (this.zsh && next === BANG))
          this.fail("shells-differ", "`&|` and `&!` are operators in zsh", this.at, this.at + 2);
        items.push({ command, after: "&" });
        end = this.at + 1;
        this.separator(1);
        continue;
      }
      items.push({ command, after: "end" });
      if (!this.closes()) this.misplaced();
      else if (
        code !== END &&
        code !== CLOSE_PAREN &&
        code !== SEMICOLON &&
        // A shell without `[[` takes the closing word for an operand, and then misses it.
        !((this.bash || command.type === "test") && endsByItself(command))
      )
        this.fail("not-modelled", "a separator is missing before this word", this.at, this.at + 1);
      break;
    }
    return { type: "list", span: { start, end: Math.max(start, end) }, items };
  }

  /** Steps over `;` or `&`. A continuation line right after it could make another operator in some shells. */
  private separator(length: number): void {
    this.at += length;
    if (this.code(this.at) === BACKSLASH && this.code(this.at + 1) === NEWLINE && !this.continuesApart())
      this.fail("not-modelled", "a line continuation after an operator is not read", this.at, this.at + 2);
    this.lines();
  }

  /** In bash: behind the line continuation stands nothing that could make one operator with what is before it. */
  private continuesApart(): boolean {
    const after = this.code(this.at + 2);
    return (
      this.bash && (isBlank(after) || (kindOf(after) !== STOP && after !== BACKSLASH && !isDigit(after)))
    );
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
    if (code === SEMICOLON) {
      const next = this.code(this.at + 1);
      return next === SEMICOLON || next === AMPERSAND;
    }
    if (code === CLOSE_BRACE) return kindOf(this.code(this.at + 1)) === STOP;
    const word = this.reserved();
    return word !== "" && closingWords.has(word);
  }

  /** The word of lower-case letters at `at` if it may be a reserved word; otherwise nothing. */
  private reserved(): string {
    const start = this.at;
    const first = this.code(start);
    if (first < 97 || first > 122 || reservedLengths[first] === 0) return "";
    let i = start + 1;
    let code = this.code(i);
    while (code >= 97 && code <= 122) code = this.code(++i);
    if (!mayBeReserved(first, i - start) || kindOf(code) !== STOP || code === OPEN_PAREN) return "";
    return this.text.slice(start, i);
  }

  private isReserved(word: string): boolean {
    return reservedWords.has(word) && !(this.bash && zshWords.has(word));
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
    for (;;) {
      if (code === BANG && isBlank(this.code(this.at + 1)) && (this.bash || !timed)) {
        negated = true;
        this.at++;
        this.blanks();
      } else if (code === 116 && (this.bash || !timed) && this.reserved() === "time") {
        timed = true;
        this.time();
      } else break;
      code = this.code(this.at);
    }
    if (negated || timed) {
      // In bash the time that nothing takes.
      if (this.bash && (code === END || code === NEWLINE || code === SEMICOLON))
        return this.nothing(start, negated, timed);
      if (this.closes() && code !== CLOSE_BRACE)
        this.fail("not-modelled", "a command is missing after `!` or `time`", start, this.at);
    }
    const opens = this.at;
    const first = this.command();
    if (timed && isCompound(first)) this.programOfPosix(opens, "`time` before a compound command");
    if (timed && this.posix && first.type === "simple" && first.words.length + first.assignments.length === 0)
      this.fail("shells-differ", "`time` without a command is a command in POSIX sh", start, this.at);
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
      if (this.reserved() === "time")
        this.fail("shells-differ", "`time` inside a pipeline is a command in bash", this.at, this.at + 4);
      const command = this.command();
      commands.push(command);
      end = command.span.end;
      this.blanks();
    }
    return { type: "pipeline", span: { start, end }, negated, timed, commands };
  }

  /**
   * `time`, `select` and `function` are programs to POSIX sh, and the keyword at `start` is a word for them. So what closes the
   * compound command is a syntax error there, and nothing of the line runs; but an earlier line does, and something
   * around may take the word for its own.
   */
  private programOfPosix(start: number, construct: string): void {
    if (this.posix && (this.depth > 0 || this.text.slice(start, this.at).includes("\n")))
      this.fail("shells-differ", `${construct} is a command in POSIX sh`, start, this.at);
  }

  /** `time` or `!` without a command. */
  private nothing(start: number, negated: boolean, timed: boolean): Command {
    if (this.code(this.at) === SEMICOLON && this.closes())
      this.fail("not-modelled", "a command is missing after `!` or `time`", start, this.at);
    const span = { start, end: this.at };
    const command: Command = { type: "simple", span, assignments: none, words: none, redirections: none };
    return { type: "pipeline", span, negated, timed, commands: [command] };
  }

  /** `time` and `time -p`; POSIX sh has a command of that name that runs the same command. */
  private time(): void {
    const start = this.at;
    this.at += 4;
    this.blanks();
    const option = this.code(this.at + 1);
    const ends = kindOf(this.code(this.at + 2)) === STOP;
    if (
      this.code(this.at) === MINUS &&
      ends &&
      ((option === 112 && !this.zsh) || (this.bash && option === MINUS))
    ) {
      this.at += 2;
      this.blanks();
      if (this.code(this.at) === MINUS)
        this.fail("not-modelled", "two options of `time` are not read", start, this.at + 1);
    }
    if (this.bash) return;
    const code = this.code(this.at);
    if (code === MINUS)
      this.fail("shells-differ", "options of `time` are read differently by shells", start, this.at + 1);
    if (
      code === BANG ||
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
      return this.code(start + 1) === OPEN_PAREN && !this.subshellsAt(start)
        ? this.arithmeticCommand()
        : this.subshell();
    if (code === OPEN_BRACE) {
      const next = this.code(start + 1);
      if (isBlank(next) || next === NEWLINE) return this.group();
      if (!this.bash)
        this.fail("shells-differ", "`{` at the start of a command opens a group in zsh", start, start + 1);
    }
    if (code === OPEN_BRACKET && this.code(start + 1) === OPEN_BRACKET && isBlank(this.code(start + 2)))
      return this.bash ? this.bashTest() : this.test();
    switch (this.reserved()) {
      case "":
        return this.simple();
      case "if":
        return this.conditional();
      case "while":
        return this.loop(false);
      case "until":
        return this.loop(true);
      case "for":
        return this.forLoop();
      case "select":
        return this.forLoop(true);
      case "coproc":
        if (!this.bash) break;
        return this.coprocess();
      case "case":
        return this.choice();
      case "function":
        return this.namedFunction();
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
      if (this.reserved() !== "elif") break;
      this.at += 4;
    }
    if (this.reserved() === "else") {
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

  private forLoop(select = false): Command {
    const start = this.at;
    this.enter();
    this.at += select ? 6 : 3;
    this.blanks();
    if (!select && this.code(this.at) === OPEN_PAREN && this.code(this.at + 1) === OPEN_PAREN)
      return this.countedLoop(start);
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
    if (this.reserved() === "in") {
      this.at += 2;
      words = [];
      separated = false;
      for (;;) {
        this.blanks();
        const word = this.argument();
        if (word === undefined) break;
        this.pushWords(words, word);
      }
    }
    // Without `in`, `do` may follow at once.
    if (words === undefined && this.reserved() === "do") separated = true;
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
    if (select) this.programOfPosix(start, "`select`");
    if (select)
      return words === undefined
        ? { type: "for", span, name, select, body, redirections }
        : { type: "for", span, name, words, select, body, redirections };
    return words === undefined
      ? { type: "for", span, name, body, redirections }
      : { type: "for", span, name, words, body, redirections };
  }

  /**
   * `for ((first; test; next))`, as a loop whose test is all of it; `at` is on the parentheses. A shell that has none
   * reads nothing of the script.
   */
  private countedLoop(start: number): Command {
    const from = this.at;
    let semicolons = 0;
    let depth = 0;
    let i = from + 2;
    for (; ; i++) {
      const code = this.code(i);
      if (code === SEMICOLON && depth === 0) semicolons++;
      else if (code === OPEN_PAREN) depth++;
      else if (code === CLOSE_PAREN && depth-- === 0) break;
      else if (!isName(code) && !isBlank(code) && !isCounting(code)) {
        this.fail("not-modelled", "this form of `for ((` is not read", from, i + 1);
        break;
      } else if (isNameStart(code)) this.evaluates = true;
    }
    if (this.code(i + 1) !== CLOSE_PAREN || semicolons !== 2)
      this.fail("not-modelled", "this form of `for ((` is not read", from, i + 1);
    const assigns = this.assigned(from + 2, i, true);
    this.at = i + 2;
    this.blanks();
    const span = { start: from, end: Math.max(from, this.at) };
    const command: Command = { type: "arithmetic", span, ...(assigns && { assigns }), redirections: none };
    if (this.code(this.at) === SEMICOLON) this.at++;
    this.lines();
    let body: List;
    if (this.code(this.at) === OPEN_BRACE) {
      this.at++;
      body = this.commandsOf("`{ }`");
      this.expect("}", "`{ }`");
    } else body = this.doGroup();
    this.leave();
    const { redirections, end } = this.redirections();
    const test: List = { type: "list", span, items: [{ command, after: "end" }] };
    return { type: "loop", span: { start, end }, until: false, test, body, redirections };
  }

  /** `coproc command`, `coproc NAME { … }`. */
  private coprocess(): Command {
    const start = this.at;
    this.enter();
    this.at += 6;
    this.blanks();
    let name = "COPROC";
    let i = this.at;
    if (isNameStart(this.code(i))) while (isName(this.code(i))) i++;
    const nameEnd = i;
    while (isBlank(this.code(i))) i++;
    const after = this.code(i + 1);
    const compound =
      (this.code(i) === OPEN_BRACE && (isBlank(after) || after === NEWLINE)) ||
      (this.code(i) === OPEN_PAREN && this.code(i + 1) !== CLOSE_PAREN);
    if (nameEnd > this.at && i > nameEnd && compound && !this.isReserved(this.text.slice(this.at, nameEnd))) {
      name = this.text.slice(this.at, nameEnd);
      this.at = i;
    } else if (nameEnd > this.at && i > nameEnd) {
      // `coproc NAME while …` would name it too.
      const at = this.at;
      this.at = i;
      const reserved = this.isReserved(this.reserved()) || this.code(i) === OPEN_BRACKET;
      this.at = at;
      if (reserved) this.fail("not-modelled", "this form of `coproc` is not read", start, i);
    }
    if (this.closes()) this.fail("syntax", "`coproc` has no command", start, this.at);
    // Bash 5.2 reads its own print of a substitution again, and runs a command of the name COPROC.
    if (this.substitutions > 0)
      this.fail("not-modelled", "`coproc` in a substitution is not read", start, this.at);
    const body = this.command();
    this.leave();
    return { type: "coprocess", span: { start, end: Math.max(start, body.span.end) }, name, body };
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
    const arms: Arm[] = [];
    while (this.failed === undefined && this.reserved() !== "esac") {
      const patterns = this.patterns();
      const body = this.list();
      if (this.code(this.at) === SEMICOLON && this.closes()) {
        const through = this.code(this.at + 1) === AMPERSAND;
        const next = this.code(this.at + 2);
        const on = this.bash && !through && next === AMPERSAND;
        if ((next === AMPERSAND && !on) || next === PIPE)
          this.fail("not-modelled", "only `;;` and `;&` end an arm of `case`", this.at, this.at + 3);
        this.at += on ? 3 : 2;
        this.lines();
        arms.push(on || through ? { patterns, body, falls: true } : { patterns, body });
        continue;
      }
      arms.push({ patterns, body });
      if (this.reserved() !== "esac") this.fail("syntax", "`case` is not closed", start, start + 4);
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
      if (this.reserved() === "esac") this.fail("shells-differ", "`esac` as a pattern", this.at, this.at + 4);
    } else if (this.substitutions > 0 && this.oldBash)
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
    const definition = this.functionBody(start, name, true);
    if (paren < 0) this.programOfPosix(start, "`function` without parentheses");
    return definition;
  }

  /** Where blanks and an opening parenthesis follow, the index after `()`; -1 where none does. */
  private parenthesesAhead(): number {
    let i = this.at;
    while (isBlank(this.code(i))) i++;
    if (this.code(i) !== OPEN_PAREN) return -1;
    let close = i + 1;
    if (this.bash) while (isBlank(this.code(close))) close++;
    if (this.code(close) !== CLOSE_PAREN)
      this.fail("shells-differ", "a `(` after a word is a pattern qualifier in zsh", i, i + 1);
    return close + 1;
  }

  private functionBody(start: number, word: Word | undefined, keyword = false): FunctionDefinition {
    const name = word === undefined ? undefined : this.bash ? unquoted(word) : plainName(word);
    // With `extglob` a sign before the parentheses makes them a pattern.
    const pattern = this.bash && name !== undefined && isPatternSign(name.charCodeAt(name.length - 1));
    if (
      name === undefined ||
      pattern ||
      (this.isReserved(name) && !(this.bash && keyword && plainName(word!)))
    )
      this.fail("not-modelled", "a function must have a plain name", start, this.at);
    this.lines();
    this.enter();
    const code = this.code(this.at);
    const next = this.code(this.at + 1);
    let body: Command | undefined;
    if (code === OPEN_BRACE && (isBlank(next) || next === NEWLINE)) body = this.group();
    else if (code === OPEN_PAREN && next !== OPEN_PAREN) body = this.subshell();
    else {
      const first = this.reserved();
      const double =
        this.bash &&
        ((code === OPEN_PAREN && next === OPEN_PAREN) || (code === OPEN_BRACKET && next === code));
      if (double || bodyWords.has(first)) body = this.command();
      else
        this.fail("not-modelled", "the body of a function must be a compound command", this.at, this.at + 1);
    }
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
        const operator = this.regexAhead() ? undefined : unquoted(this.testWord(words));
        if (operator === undefined && this.regexAhead()) this.regex(start, words);
        else if (operator !== undefined) this.comparison(start, word, operator, this.testWord(words));
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
      if (this.code(i) !== MINUS || !isBlank(this.code(i + 2)))
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

  private regexAhead(): boolean {
    this.blanks();
    return (
      this.code(this.at) === EQUALS && this.code(this.at + 1) === TILDE && isBlank(this.code(this.at + 2))
    );
  }

  /** `=~` and what is behind it: a `(` in it is a syntax error in POSIX sh, all else is an operand of its `[[`. */
  private regex(start: number, words: Word[]): void {
    const span = { start: this.at, end: this.at + 2 };
    words.push({ span, parts: [{ type: "text", text: "=~", quoted: false }] });
    this.at += 2;
    this.blanks();
    const from = this.at;
    const word = this.code(from) === EQUALS || this.testEnds() ? undefined : this.patternWord(true);
    const written = this.text.slice(from, this.at);
    if (word === undefined || /[ \t\n;&<>]|\(#/.test(written) || !alternativesInside(written))
      this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 1);
    else words.push(word);
  }

  private comparison(start: number, left: Word, operator: string, right: Word | undefined): void {
    if (right !== undefined) {
      if (binaryTests.has(operator)) return;
      if (numericTests.has(operator)) {
        if (isNumber(left) && isNumber(right)) return;
        if (this.mayBeNumber(left) && this.mayBeNumber(right)) {
          this.evaluates = true;
          return;
        }
        this.fail("not-modelled", `\`${operator}\` in \`[[ ]]\` evaluates its operands`, start, this.at);
      }
    }
    this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at);
  }

  /** A number, or a variable that the rest of the script may show to hold one. */
  private mayBeNumber(word: Word): boolean {
    const part = word.parts[0];
    if (isNumber(word)) return true;
    return (
      word.parts.length === 1 &&
      part?.type === "variable" &&
      part.operator === undefined &&
      isNameStart(part.name.charCodeAt(0))
    );
  }

  /** `[[ … ]]` as bash reads it. */
  private bashTest(): Command {
    const start = this.at;
    const words: Word[] = [];
    this.at += 2;
    this.lines();
    this.condition(start, words);
    this.lines();
    if (this.testEnds()) this.at += 2;
    else this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 1);
    const { redirections, end } = this.redirections();
    return { type: "test", span: { start, end }, words, redirections };
  }

  /** Terms between `&&` and `||`. */
  private condition(start: number, words: Word[]): void {
    this.enter();
    for (;;) {
      this.lines();
      this.term(start, words);
      this.lines();
      const code = this.code(this.at);
      if ((code !== AMPERSAND && code !== PIPE) || this.code(this.at + 1) !== code) break;
      this.at += 2;
    }
    this.leave();
  }

  private term(start: number, words: Word[]): void {
    while (this.code(this.at) === BANG && kindOf(this.code(this.at + 1)) === STOP) {
      this.at++;
      this.lines();
    }
    if (this.code(this.at) === OPEN_PAREN) {
      this.at++;
      this.condition(start, words);
      if (this.code(this.at) === CLOSE_PAREN) this.at++;
      else this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 1);
      return;
    }
    const left = this.testEnds() ? undefined : this.patternWord(false);
    if (left === undefined) {
      this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 1);
      return;
    }
    words.push(left);
    this.blanks();
    const first = unquoted(left);
    if (first !== undefined && (unaryTests.has(first) || first === "-o")) {
      const operand = this.testEnds() ? undefined : this.patternWord(false);
      if (operand === undefined)
        this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 1);
      else words.push(operand);
      return;
    }
    if (first?.length === 2 && first.startsWith("-"))
      this.fail("not-modelled", `\`${first}\` in \`[[ ]]\` is not read`, start, this.at);
    const code = this.code(this.at);
    if (code === LESS || code === GREATER) {
      if (this.code(this.at + 1) === OPEN_PAREN)
        this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 2);
      this.at++;
      this.blanks();
      const right = this.patternWord(false);
      if (right === undefined)
        this.fail("not-modelled", "this form of `[[ ]]` is not read", start, this.at + 1);
      else words.push(right);
      return;
    }
    if (kindOf(code) === STOP || this.testEnds()) return;
    const operator = this.word();
    if (operator === undefined) return;
    words.push(operator);
    this.blanks();
    const sign = unquoted(operator);
    const right = this.patternWord(sign === "=~");
    if (right !== undefined) words.push(right);
    if (sign === "=~" && right !== undefined) return;
    this.comparison(start, left, sign ?? "", right);
  }

  /**
   * A word of `[[ ]]`: with an extended pattern such as `@(a|b)`, or behind `=~` with any parentheses, which hide
   * blanks and operators. The groups become holes together with what stands in them.
   * @param before what was read of it
   */
  private patternWord(regex: boolean, before?: Word): Word | undefined {
    const start = before?.span.start ?? this.at;
    const parts: Part[] = before === undefined ? [] : [...before.parts];
    let depth = 0;
    for (;;) {
      const at = this.at;
      const code = this.code(at);
      if (code === OPEN_PAREN) {
        if (!regex && depth === 0 && !isPatternSign(this.text.charCodeAt(at - 1))) break;
        if (at === start && !regex) break;
        depth++;
      } else if (code === CLOSE_PAREN) {
        if (depth === 0) break;
        depth--;
      } else if (code === PIPE && (depth > 0 || regex)) {
        if (depth === 0 && this.code(at + 1) === PIPE) break;
      } else if (isBlank(code) && depth > 0) {
        // Kept, as everything between parentheses is.
      } else if (kindOf(code) === STOP) {
        const process = (code === LESS || code === GREATER) && this.code(at + 1) === OPEN_PAREN;
        // in other shells no word goes on here
        if (process && depth === 0 && this.bash) {
          parts.push(...this.mixed(at, at, false).parts);
          continue;
        }
        if (depth > 0 || (regex && code !== NEWLINE && !isBlank(code) && code !== AMPERSAND && code !== END))
          this.fail("not-modelled", "this pattern in `[[ ]]` is not read", start, at + 1);
        break;
      } else {
        parts.push(...this.mixed(at, at, false).parts);
        continue;
      }
      const span = { start: at, end: at + 1 };
      parts.push({ type: "glob", span, quoted: false, text: this.text.charAt(at) });
      this.at++;
    }
    if (this.at === start) return undefined;
    return { span: { start, end: this.at }, parts };
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
    let assigns: readonly string[] | undefined;
    if (this.bash) {
      const end = this.arithmetic(start + 2);
      assigns = this.assigned(start + 2, end - 2);
      this.at = end;
    } else {
      let i = start + 2;
      while (isBlank(this.code(i))) i++;
      const digits = isDigit(this.code(i));
      for (let code = this.code(i); isCalculation(code); code = this.code(i)) i++;
      if (digits && this.code(i) === CLOSE_PAREN && this.code(i + 1) === CLOSE_PAREN) this.at = i + 2;
      else this.fail("shells-differ", "`((` opens two subshells in POSIX sh", start, start + 2);
    }
    const { redirections, end } = this.redirections();
    return { type: "arithmetic", span: { start, end }, ...(assigns && { assigns }), redirections };
  }

  /**
   * True where bash takes `((` for two subshells: the parenthesis that closes the inner one is not followed by another.
   * Only looked for in text without quotes and expansions, in which counting is enough.
   */
  protected subshellsAt(index: number): boolean {
    if (!this.bash || index < this.subshellsSeen) return false;
    let depth = 0;
    let i = index + 2;
    for (; ; i++) {
      const code = this.code(i);
      if (code === OPEN_PAREN) depth++;
      else if (code === CLOSE_PAREN && depth-- === 0) break;
      else if (code === END || (kindOf(code) === SPECIAL && code !== STAR && code !== QUESTION)) {
        this.subshellsSeen = i;
        return false;
      }
    }
    return this.code(i + 1) !== CLOSE_PAREN;
  }

  // Simple commands (POSIX 2.9.1).

  private simple(): Command {
    const start = this.at;
    let assignments: Assignment[] | undefined;
    const words: Word[] = [];
    let redirections: Redirection[] | undefined;
    let both = -1;
    let declares: boolean | undefined;
    let end = start;
    for (;;) {
      const code = this.code(this.at);
      if (
        code === LESS ||
        code === GREATER ||
        code === AMPERSAND ||
        isDigit(code) ||
        (code === OPEN_BRACE && this.bash)
      ) {
        if (this.redirectionAhead()) {
          if (code === AMPERSAND && !this.bash) {
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
        if (code === OPEN_BRACE && this.zsh)
          this.fail("shells-differ", "`{` where a command starts opens a group in zsh", this.at, this.at + 1);
        const word = this.argument(true);
        if (word === undefined) break;
        this.pushWords(words, word);
        if (words.length === 0)
          this.fail(
            "not-modelled",
            "braces that hide the command name are not read",
            word.span.start,
            this.at,
          );
        else this.checkName(words[0]!);
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
      declares ??= this.bash && declarers.has(unquoted(words[0]) ?? "");
      const word = declares ? this.declared() : this.argument();
      if (word === undefined) break;
      if (both >= 0)
        this.fail("shells-differ", "words after `&>` are a command of their own in POSIX sh", both, this.at);
      this.pushWords(words, word);
      end = this.at;
      this.blanks();
    }
    if (words.length === 0 && assignments === undefined) {
      if (redirections === undefined) this.misplaced();
      else if (this.zsh && !this.readsFile(start, redirections)) {
        const [first] = redirections;
        if ((redirections.length === 1 && first!.operator === "<") || this.text.includes("NULLCMD"))
          this.fail(
            "shells-differ",
            "a redirection without a command runs `more` in zsh, or what NULLCMD names",
            start,
            end,
          );
      }
    }
    return {
      type: "simple",
      span: { start, end },
      assignments: assignments ?? none,
      words,
      redirections: redirections ?? none,
    };
  }

  /** `$(< file)` alone reads the file in bash and zsh; `<(< file)` runs a pager in zsh. */
  private readsFile(start: number, redirections: readonly Redirection[]): boolean {
    const first = redirections[0]!;
    return (
      redirections.length === 1 &&
      first.operator === "<" &&
      first.descriptor === undefined &&
      this.code(this.at) === CLOSE_PAREN &&
      this.bodyStart >= 0 &&
      this.text.charCodeAt(this.bodyStart - 2) === DOLLAR &&
      this.text.slice(this.bodyStart, start).trim() === ""
    );
  }

  /** Adds the word, or in bash the words that its braces become; one that becomes too many stays a hole. */
  private pushWords(words: Word[], word: Word): void {
    const expanded = this.expanded(word);
    if (expanded === undefined) {
      words.push(word);
      return;
    }
    for (const part of word.parts) {
      const text = part.type === "glob" || (part.type === "text" && !part.quoted) ? part.text : "";
      if (part.type === "tilde" || (part.type === "glob" ? /[{},]|\.\./.test(text) : text.includes("~")))
        this.fail("not-modelled", "this form of braces is not read", word.span.start, word.span.end);
    }
    if (expanded !== "unknown") words.push(...expanded);
    else {
      const { span } = word;
      const text = this.text.slice(span.start, span.end);
      // what stands in them is part of the hole, and kept for the commands that it runs
      const holes = word.parts.filter((part) => part.type !== "text" && !isPlainVariable(part));
      words.push({ span, parts: [{ type: "brace", span, quoted: false, text }, ...holes] });
    }
  }

  /** What bash makes of the braces of the word that was read last. */
  private expanded(word: Word): ReturnType<typeof expandBraces> {
    return this.lastBrace < word.span.start ? undefined : expandBraces(word);
  }

  /** An argument of a builtin that declares: it may be an array, as in `declare -a name=(a b)`. */
  private declared(): Word | undefined {
    const start = this.at;
    let i = start;
    if (isNameStart(this.code(i))) while (isName(this.code(i))) i++;
    if (i > start && this.code(i) === PLUS) i++;
    if (i === start || this.code(i) !== EQUALS || this.code(i + 1) !== OPEN_PAREN) return this.argument();
    this.at = i + 1;
    const { parts } = this.array();
    const name: Part = { type: "text", text: this.text.slice(start, i + 1), quoted: false };
    return { span: { start, end: this.at }, parts: [name, ...parts] };
  }

  /** `{a}`, from `start` to here, and a redirection behind blanks. */
  private namesDescriptor(start: number): boolean {
    if (!/^\{\w+\}$/.test(this.text.slice(start, this.at))) return false;
    let i = this.at;
    for (;;) {
      if (isBlank(this.code(i))) i++;
      else if (this.code(i) === BACKSLASH && this.code(i + 1) === NEWLINE) i += 2;
      else break;
    }
    const code = this.code(i);
    return code === LESS || code === GREATER || (code === AMPERSAND && this.code(i + 1) === GREATER);
  }

  /** A word, or a process substitution; undefined if neither starts here. */
  private argument(first = false): Word | undefined {
    const code = this.code(this.at);
    if ((code === LESS || code === GREATER) && this.code(this.at + 1) === OPEN_PAREN)
      return this.bash ? this.mixed(this.at, this.at, false) : this.processWord();
    const word = this.word();
    if (word === undefined || first) return word;
    const after = this.code(this.at);
    if (after === OPEN_PAREN && this.bash && isPatternSign(this.code(this.at - 1)) && endsUnquoted(word))
      return this.extended(word);
    if (after === OPEN_PAREN || after === LESS || after === GREATER) this.unglued(word);
    const redirects =
      after === LESS || after === GREATER || (after === AMPERSAND && this.code(this.at + 1) === GREATER);
    // In bash `{a[0]}>` does, too, and in zsh `{a} >`.
    const names =
      code === OPEN_BRACE &&
      (redirects
        ? !this.bash || word.parts.some(({ type }) => type === "glob")
        : this.zsh && this.namesDescriptor(word.span.start));
    if (names)
      this.fail(
        "shells-differ",
        "braces before a redirection name a descriptor in some shells",
        word.span.start,
        this.at,
      );
    return word;
  }

  /**
   * The rest of a word behind the sign of an extended pattern, as in `!(a|b).ts`: nobody knows what it matches. Without
   * `extglob` it is a syntax error, and nothing of the line runs.
   */
  private extended(word: Word): Word {
    const sign = this.at - 1;
    const last = word.parts.length - 1;
    const { span, parts } = this.patternWord(false, word)!;
    const text = this.text.slice(sign, this.at);
    if (/[{}]/.test(this.text.slice(span.start, this.at)))
      this.fail("not-modelled", "braces in an extended pattern are not read", sign, this.at);
    const before = parts.slice(0, last);
    const part = parts[last]!;
    if (part.type === "text" && part.text.length > 1) before.push({ ...part, text: part.text.slice(0, -1) });
    const inside = parts.slice(last + 1).filter(({ type }) => type !== "text" && type !== "glob");
    const hole: Part = { type: "brace", span: { start: sign, end: this.at }, quoted: false, text };
    return this.unglued({ span, parts: [...before, hole, ...inside] });
  }

  /** Fails on a first word that another shell takes for grammar. */
  private checkName(word: Word): void {
    const { start, end } = word.span;
    for (const part of word.parts) {
      if (part.type === "text" && !part.quoted && this.looksAssigned(part.text))
        this.fail("shells-differ", "a command name with `=` is an assignment in some shells", start, end);
    }
    const name = unquoted(word);
    if (name === undefined) return;
    const first = name.charCodeAt(0);
    if (mayBeReserved(first, name.length) && this.isReserved(name))
      this.fail("not-modelled", `\`${name}\` is not read here`, start, end);
    else if (first === BANG && !(this.bash && this.code(end) !== OPEN_PAREN))
      this.fail("shells-differ", "`!` glued to a command name is read differently by shells", start, end);
    else if (first === MINUS && name.length === 1 && this.zsh)
      this.fail("shells-differ", "`-` before a command is a modifier in zsh", start, end);
  }

  /** True of text that is an assignment where it stands at the start, or in some shells anywhere in a word. */
  private looksAssigned(text: string): boolean {
    if (!this.bash) return text !== "=" && text.includes("=");
    return (text.includes("=") || text.includes("[")) && /^[A-Za-z_]\w*(?:\[|\+?=)/.test(text);
  }

  /** `NAME=value` or `NAME+=value`; undefined, and nothing read, where the word is none. */
  private assignment(): Assignment | undefined {
    const start = this.at;
    let i = start + 1;
    while (isName(this.code(i))) i++;
    const nameEnd = i;
    let subscript: string | undefined;
    if (this.bash && this.code(i) === OPEN_BRACKET) {
      const brackets = this.subscript(i);
      if (brackets !== "" && brackets !== "[@]" && brackets !== "[*]") {
        subscript = brackets.slice(1, -1);
        i += brackets.length;
      }
    }
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
    const name = this.text.slice(start, nameEnd);
    if (this.code(this.at) === OPEN_PAREN) {
      if (subscript !== undefined || (!this.bash && this.bodiesPending() + this.bodiesOutside > 0))
        this.fail("not-modelled", "an array is not read", start, this.at + 1);
      const value = this.array();
      return { span: { start, end: this.at }, name, append, value };
    }
    const value = this.value();
    this.unglued(value);
    const span = { start, end: this.at };
    return subscript === undefined ? { span, name, append, value } : { span, name, subscript, append, value };
  }

  /** `(a b)` behind `name=`; `at` is on the parenthesis. */
  private array(): Word {
    const start = this.at;
    this.enter();
    this.at++;
    const elements: Word[] = [];
    for (;;) {
      this.lines();
      const at = this.at;
      const code = this.code(at);
      if (code === OPEN_BRACKET) {
        const brackets = this.subscript(at);
        const key = brackets !== "" && isDigit(this.code(at + 1));
        if (!key && this.subscriptAhead(at))
          this.fail("not-modelled", "a subscript in an array is evaluated, so it is not read", at, at + 1);
      }
      const word = this.argument();
      if (word === undefined) break;
      if (!this.bash && code === EQUALS) this.fail("shells-differ", "`=` names a command in zsh", at, at + 1);
      this.pushWords(elements, word);
    }
    if (this.code(this.at) === CLOSE_PAREN) this.at++;
    else this.fail("not-modelled", "this array is not read", start, this.at + 1);
    if (kindOf(this.code(this.at)) !== STOP || this.code(this.at) === OPEN_PAREN)
      this.fail("not-modelled", "text glued to an array is not read", start, this.at + 1);
    this.leave();
    const span = { start, end: this.at };
    return { span, parts: [{ type: "array", span, quoted: false, elements }] };
  }

  /** The word at `index` has an `=` somewhere, so its brackets may be a subscript. */
  private subscriptAhead(index: number): boolean {
    for (let i = index; ; i++) {
      const code = this.code(i);
      if (code === EQUALS || (kindOf(code) === SPECIAL && code !== OPEN_BRACKET && code !== CLOSE_BRACKET))
        return true;
      if (kindOf(code) === STOP) return false;
    }
  }

  // Redirections (POSIX 2.7).

  /** True where an operator, or digits and an operator, start; digits alone are a word. */
  private redirectionAhead(): boolean {
    let i = this.at;
    let code = this.code(i);
    if (code === AMPERSAND) return this.code(i + 1) === GREATER;
    if (code === OPEN_BRACE) {
      if (!isNameStart(this.code(++i))) return false;
      while (isName(this.code(i))) i++;
      if (this.code(i) !== CLOSE_BRACE) return false;
      code = this.code(i + 1);
      return (code === LESS || code === GREATER) && this.code(i + 2) !== OPEN_PAREN;
    }
    while (isDigit(code)) code = this.code(++i);
    if (code === AMPERSAND && i > this.at && this.code(i + 1) === GREATER)
      this.fail("shells-differ", "a number before `&>` is read differently by shells", this.at, i + 2);
    if (code !== LESS && code !== GREATER) return false;
    if (this.code(i + 1) !== OPEN_PAREN) return true;
    if (i > this.at && !this.bash)
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
      const variable = this.bash && code === OPEN_BRACE;
      if (code !== LESS && code !== GREATER && code !== AMPERSAND && !isDigit(code) && !variable) break;
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
    let variable: string | undefined;
    if (this.code(start) === OPEN_BRACE) {
      this.at = this.text.indexOf("}", start) + 1;
      variable = this.text.slice(start + 1, this.at - 1);
      if (variable === variable.toUpperCase())
        this.fail("not-modelled", "a descriptor in a variable of capitals is not read", start, this.at);
    } else if (isDigit(this.code(start))) {
      descriptor = this.code(start) - 48;
      this.at++;
      if (this.bash)
        while (isDigit(this.code(this.at)) && descriptor < 100_000_000)
          descriptor = descriptor * 10 + this.code(this.at++) - 48;
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
      if (variable !== undefined) return { span, variable, operator, target };
      return descriptor === undefined ? { span, operator, target } : { span, descriptor, operator, target };
    };
    if (operator === "<<" || operator === "<<-") {
      const word = this.at;
      const { text, quoted } = this.bash ? this.bashDelimiter() : this.delimiter();
      const redirection = make({ span: { start: word, end: this.at }, parts: none });
      this.pending.push({ redirection, delimiter: text, quoted, tabs: operator === "<<-", start });
      return redirection;
    }
    const code = this.code(this.at);
    const glued = this.at === operatorEnd;
    if (this.zsh && glued && code === BANG)
      this.fail("shells-differ", "`!` after a redirection operator overwrites in zsh", start, this.at + 1);
    const process = (code === LESS || code === GREATER) && this.code(this.at + 1) === OPEN_PAREN;
    if (this.bash && code === MINUS && (operator === ">&" || operator === "<&")) {
      // What is glued to the dash is a word of its own.
      this.at++;
      const span = { start: this.at - 1, end: this.at };
      return make({ span, parts: [{ type: "text", text: "-", quoted: false }] });
    }
    const target = process && glued ? undefined : this.argument();
    if (target !== undefined && this.expanded(target) !== undefined)
      this.fail("not-modelled", "braces in the target of a redirection are not read", start, this.at);
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
      if (this.zsh) this.checkRange(start);
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
    // empty quotes behind it make a word of it
    const plain = unquoted(target);
    const name = end - start > 1 && plain?.length === 1 ? undefined : plain;
    if (name === "-" || (name !== undefined && name.length === 1 && isDigit(name.charCodeAt(0)))) return;
    const text = literalOf(target);
    if (operator === ">&" && (descriptor === undefined || descriptor === 1) && !staysAsItIs(target))
      this.fail("shells-differ", "bash expands the word after `>&` twice", start, end);
    // The descriptor, or the file, is only known when it runs: it counts as a file that is written.
    if (text === undefined && (this.bash || this.code(start) !== MINUS)) return;
    if (this.bash && text !== undefined && text !== "" && operator === ">&" && descriptor === undefined)
      return;
    if (this.bash && name !== undefined && /^\d{1,8}-?$/.test(name)) return;
    const first = text === undefined || text === "" ? END : text.charCodeAt(0);
    if (operator === "<&" || descriptor !== undefined || first === END || isDigit(first) || first === MINUS)
      this.fail("shells-differ", `the word after \`${operator}\` is read differently by shells`, start, end);
  }

  /** The delimiter of a here-document in bash: quoted in any way, and not expanded. */
  private bashDelimiter(): { text: string; quoted: boolean } {
    const start = this.at;
    let text = "";
    let quoted = false;
    let i = start;
    for (;;) {
      const code = this.code(i);
      if (kindOf(code) === STOP) break;
      const next = this.code(i + 1);
      let end = i + 1;
      if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) {
        quoted = true;
        end = this.text.indexOf(code === SINGLE_QUOTE ? "'" : '"', i + 1) + 1;
        const inside = this.text.slice(i + 1, end - 1);
        const alive = code === DOUBLE_QUOTE && /[`\\]|\$(?!\w)/.test(inside);
        if (end === 0 || end > this.end || alive || inside.includes("\n")) break;
        text += inside;
      } else if (code === BACKSLASH) {
        quoted = true;
        if (next === END || next === NEWLINE || next > 126) break;
        text += this.text.charAt(i + 1);
        end = i + 2;
      } else if (code === DOLLAR && next === OPEN_BRACE) {
        end = this.text.indexOf("}", i) + 1;
        const name = this.text.slice(i + 2, end - 1);
        if (end === 0 || end > this.end || !/^\w+$/.test(name)) break;
        text += this.text.slice(i, end);
      } else if (code === DOLLAR && next === SINGLE_QUOTE) {
        quoted = true;
        const decoded = ansiQuoted(this.text, i + 2, this.end);
        if (decoded === undefined || !/^[\w.-]*$/.test(decoded.text)) break;
        text += decoded.text;
        end = decoded.end;
      } else if (code === 96 || code > 126 || (code === 36 && !isName(next) && kindOf(next) !== STOP)) break;
      else text += this.text.charAt(i);
      i = end;
    }
    const after = this.code(i);
    if (text === "" || kindOf(after) !== STOP || after === OPEN_PAREN)
      this.fail("not-modelled", "this delimiter of a here-document is not read", start, i + 1);
    this.at = i;
    return { text, quoted };
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

/** A word in which nothing is left to expand once it was expanded. */
function staysAsItIs({ parts }: Word): boolean {
  return parts.every((part) => {
    if (part.type !== "text") return part.type === "tilde" || part.type === "process";
    return [...part.text].every((c) => kindOf(c.charCodeAt(0)) === PLAIN || c > "\u007f");
  });
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

/** True of a command that a keyword opens and a keyword closes. */
function isCompound({ type }: Command): boolean {
  return type === "group" || type === "if" || type === "loop" || type === "for" || type === "case";
}

/** True of a command behind which bash, and for `[[ ]]` also zsh, needs no separator before a closing word. */
function endsByItself(command: Command): boolean {
  switch (command.type) {
    case "subshell":
    case "group":
    case "if":
    case "loop":
    case "for":
    case "case":
    case "test":
    case "arithmetic":
      return command.redirections.length === 0;
  }
  return false;
}

/** No `|` stands outside parentheses, where it would be a pipe for a shell without `[[`. */
function alternativesInside(regex: string): boolean {
  const unescaped = regex.replace(/\\[\s\S]/g, "");
  if (!unescaped.includes("|")) return true;
  if (/['"]/.test(unescaped)) return false;
  let depth = 0;
  for (const character of unescaped) {
    if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "|" && depth <= 0) return false;
  }
  return true;
}

/** The last character of the word is no quoted one. */
function endsUnquoted({ parts }: Word): boolean {
  const last = parts[parts.length - 1];
  return last?.type === "glob" || (last?.type === "text" && !last.quoted);
}

/** What makes a parenthesis behind it a pattern: `@(a|b)`. */
function isPatternSign(code: number): boolean {
  return code === 64 || code === BANG || code === PLUS || code === STAR || code === QUESTION;
}

/** Characters of `for ((…))` beside names and blanks. */
function isCounting(code: number): boolean {
  switch (code) {
    case BANG:
    case PERCENT:
    case AMPERSAND:
    case STAR:
    case PLUS:
    case 44:
    case MINUS:
    case 47:
    case LESS:
    case EQUALS:
    case GREATER:
    case PIPE:
      return true;
  }
  return false;
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
