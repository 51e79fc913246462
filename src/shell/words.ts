import { ansiEnd, ansiQuoted } from "./ansi-quotes.ts";
import {
  characters,
  isBlank,
  isDigit,
  isInvisible,
  isLetter,
  isName,
  isNameStart,
  kindOf,
} from "./characters.ts";
import { Cursor } from "./cursor.ts";
import { namesAssigned } from "./numbers.ts";
import { otherEnds } from "./old-bash.ts";
import type { Hole, List, Part, Shell, Word } from "./script.ts";

const {
  AMPERSAND,
  AT,
  BACKQUOTE,
  BACKSLASH,
  BANG,
  CARET,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
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
  SPACE,
  SPECIAL,
  STAR,
  STOP,
  TAB,
  TILDE,
} = characters;

/** The parts of one word as they are read: neighbouring text with the same quoting becomes one part. */
class Pieces {
  readonly parts: Part[] = [];
  private loose = false;
  private text = "";
  private quoted = false;
  private open = false;

  add(text: string, quoted: boolean): void {
    if (this.open && (this.quoted === quoted || text === "")) {
      this.text += text;
      return;
    }
    this.close();
    this.text = text;
    this.quoted = quoted;
    this.open = true;
  }

  hole(hole: Hole): void {
    this.close();
    this.parts.push(hole);
  }

  /** Leaves out all text from here on: the hole before it stands for it. */
  loosen(): void {
    this.loose = true;
  }

  done(): readonly Part[] {
    this.close();
    return this.parts;
  }

  private close(): void {
    if (!this.open) return;
    this.open = false;
    if (this.loose) return;
    this.parts.push({ type: "text", text: this.text, quoted: this.quoted });
  }
}

/** Which of the texts that keep `$` and backquotes alive is being read (POSIX 2.2.3, 2.7.4). */
type Quoting = "none" | "double" | "body";

/** Names of lower-case letters that are tied to something in zsh, so that a number in them changes more than them. */
const zshArrays: ReadonlySet<string> = new Set(
  "path fpath cdpath mailpath manpath module_path psvar prompt argv status pipestatus histchars".split(" "),
);

const GLUED = "text glued to a parenthesis is a pattern qualifier in zsh";

/**
 * Reads words (POSIX 2.2, 2.6): quotes are taken off, expansions become holes. Commands inside expansions are read
 * by the grammar above, through `list`.
 *
 * Time is linear in the text: no character is looked ahead at more than a constant number of times per level.
 */
export abstract class WordReader extends Cursor {
  /** Only bash 5 reads the text. */
  protected readonly bash: boolean;
  /** zsh may read the text. */
  protected readonly zsh: boolean;
  /** A POSIX sh may read the text that has neither `time` nor `function`. */
  protected readonly posix: boolean;
  /** Bash before version 4 may read the text: on macOS it is also `sh`. */
  protected readonly oldBash: boolean;
  /** Names are evaluated somewhere, so each of them must be known to be a number. */
  protected evaluates = false;
  /** Here-documents whose bodies start at a later newline, outside the substitution that is being read. */
  protected bodiesOutside = 0;
  /** How many `$( )`, backquotes and `<( )` are open. */
  protected substitutions = 0;
  /** How many bodies of here-documents have been read. */
  protected documents = 0;
  /** The bodies in substitutions, with how many of these are open there. */
  protected readonly bodySpans: { readonly start: number; readonly end: number; readonly level: number }[] =
    [];
  /** Characters that may still be read a second time, as old bash reads them: linear in the text. */
  private oldBashBudget = 64 * this.text.length;
  /** Where the body of the innermost `$(` starts. */
  protected bodyStart = -1;
  /** Where the last line continuation inside a word stands. */
  private continued = 0;
  /** No `]` closes a bracket before this index, and no `}` a brace: what keeps `[[[[` and `{{{{` linear. */
  private bracketless = 0;
  private braceless = 0;
  /** Where the last brace stands that bash may expand. */
  protected lastBrace = -1;

  constructor(text: string, shell: Shell | undefined) {
    super(text, shell);
    this.bash = shell === "bash";
    this.zsh = shell === undefined || shell === "zsh";
    this.posix = shell === undefined || shell === "sh";
    this.oldBash = this.posix;
  }

  /** Reads commands up to the end of the region, `)`, or a word that closes a compound command. */
  protected abstract list(): List;
  /** How many here-documents of this level still wait for their bodies. */
  protected abstract bodiesPending(): number;
  /** Starts a level of its own for here-documents, and gives back what `closeLevel` needs. */
  protected abstract openLevel(): unknown;
  protected abstract closeLevel(level: unknown): void;
  /** True where the `((` at `index` is two subshells for bash. */
  protected abstract subshellsAt(index: number): boolean;

  /**
   * Reads the word at `at`; undefined if none starts here. Stops before a blank, an operator, or a continuation line.
   */
  word(): Word | undefined {
    const start = this.at;
    const first = this.code(start);
    const i = this.plainEnd(start);
    if (kindOf(this.code(i)) === STOP) {
      if (i === start) return undefined;
      const glued = this.bash && isAngle(this.code(i)) && this.code(i + 1) === OPEN_PAREN;
      if (first !== EQUALS && first !== HASH && !glued) {
        this.at = i;
        return {
          span: { start, end: i },
          parts: [{ type: "text", text: this.text.slice(start, i), quoted: false }],
        };
      }
    }
    if (first === HASH) return undefined;
    if (first === EQUALS && this.zsh && !this.equalsAlone(start))
      this.fail("shells-differ", "`=` at the start of a word names a command in zsh", start, start + 1);
    return this.mixed(start, start, false);
  }

  /** Reads what follows `NAME=`: like a word, but it may be empty and `~` is also special after a colon. */
  protected value(): Word {
    const start = this.at;
    if (this.zsh && this.code(start) === EQUALS)
      this.fail("shells-differ", "`=` at the start of a value names a command in zsh", start, start + 1);
    const word = this.mixed(start, start, true);
    for (const part of this.zsh ? word.parts : []) {
      if (part.type === "text" && !part.quoted && part.text.includes(":="))
        this.fail("shells-differ", "`=` after `:` in a value names a command in zsh", start, this.at);
    }
    return word;
  }

  /** `=` and `==` as operands of a test are left alone by zsh unless a command of that name exists. */
  private equalsAlone(start: number): boolean {
    const next = this.code(start + 1) === EQUALS ? start + 2 : start + 1;
    return kindOf(this.code(next)) === STOP;
  }

  /** The general case: `from` is where reading goes on, after plain characters from `start`. */
  protected mixed(start: number, from: number, value: boolean): Word {
    const pieces = new Pieces();
    this.at = from;
    let assigns = value;
    for (;;) {
      const run = this.at;
      const i = this.plainEnd(run);
      const code = this.code(i);
      if (i > run) {
        pieces.add(this.text.slice(run, i), false);
        this.at = i;
      }
      if (kindOf(code) === STOP) {
        const opens = (code === LESS || code === GREATER) && this.code(i + 1) === OPEN_PAREN;
        if (!opens || !this.bash) break;
        this.process(pieces);
        continue;
      }
      switch (code) {
        case SINGLE_QUOTE:
          this.singleQuotes(pieces);
          break;
        case DOUBLE_QUOTE:
          this.doubleQuotes(pieces);
          break;
        case BACKSLASH: {
          if (this.code(i + 1) === NEWLINE) {
            if (i > start && this.wordEndsBefore(i)) {
              const word = this.filled(start, pieces);
              const closes =
                this.text.charCodeAt(i - 1) === CLOSE_BRACE && word.parts.at(-1)?.type !== "variable";
              if (closes && this.zsh)
                this.fail("shells-differ", "`}` before a line continuation ends a command in zsh", i - 1, i);
              return word;
            }
            this.continuation(start, i);
          } else this.escape(pieces);
          break;
        }
        case DOLLAR:
          this.dollar(pieces, "none");
          break;
        case BACKQUOTE:
          this.backquotes(pieces, "none");
          break;
        case STAR:
        case QUESTION:
          this.wildcards(pieces);
          break;
        case OPEN_BRACKET:
          this.bracket(pieces);
          break;
        case OPEN_BRACE:
          this.brace(pieces);
          break;
        case CLOSE_BRACE:
          if (this.zsh && i === start && !value && kindOf(this.code(i + 1)) === STOP)
            this.fail("shells-differ", "`}` as an argument closes a group in zsh", i, i + 1);
          pieces.add("}", false);
          this.at = i + 1;
          break;
        case TILDE:
          if (i > start && !assigns && this.assignsBefore(start, i)) assigns = true;
          if (this.tildeSpecial(start, i, assigns, value)) {
            if (i > start && !value) this.tildeOnce(i);
            this.tilde(pieces, assigns, i === start || value || this.bash);
          } else {
            pieces.add("~", false);
            this.at = i + 1;
          }
          break;
        default:
          this.wide(pieces);
      }
    }
    return this.filled(start, pieces);
  }

  /** The word up to here. zsh expands `~` and `=` after variables and quotes: those are its start that may be empty. */
  private filled(start: number, pieces: Pieces): Word {
    const parts = pieces.done();
    const first = this.zsh && parts.length > 1 ? parts.findIndex(isCertain) : 0;
    const part = parts[first];
    if (first > 0 && part?.type === "text" && !part.quoted && isExpanded(part.text.charCodeAt(0)))
      this.fail("shells-differ", "`=` or `~` behind what may be empty is expanded in zsh", start, this.at);
    return { span: { start, end: this.at }, parts };
  }

  /** Whether behind the line continuation at `index` nothing more of the word can come. */
  private wordEndsBefore(index: number): boolean {
    const after = this.code(index + 2);
    return isBlank(after) || after === NEWLINE;
  }

  /**
   * Steps over a line continuation inside a word, which bash takes out before it looks at the word. What could
   * become a keyword, an operator or a descriptor is found out by its text, or refused here.
   */
  private continuation(start: number, index: number): void {
    const after = this.code(index + 2);
    this.quotedNewline(index + 1);
    let refused =
      !this.bash || (kindOf(after) === STOP && !isBlank(after) && after !== NEWLINE && after !== END);
    refused ||= after === HASH || after === BACKSLASH || after === TILDE || after === EQUALS;
    refused ||= isDigit(this.code(start)) || this.code(start) === BANG || index === start;
    // `$a` and a name behind it would be one variable, and so on.
    for (let i = Math.max(start, this.continued); i < index && !refused; i++) {
      const code = this.code(i);
      refused = code === DOLLAR || code === TILDE || code === OPEN_BRACE || code === OPEN_BRACKET;
    }
    this.continued = index;
    if (refused) this.fail("not-modelled", "a line continuation in this word is not read", index, index + 2);
    this.at = index + 2;
  }

  /** True where the text before `index` has the form of an assignment, in which bash expands `~` of an argument too. */
  private assignsBefore(start: number, index: number): boolean {
    let i = start;
    if (!isNameStart(this.code(i))) return false;
    while (isName(this.code(i))) i++;
    if (this.code(i) === PLUS) i++;
    return i < index && this.code(i) === EQUALS;
  }

  /** bash expands further ones behind `=` and `:` up to a slash, as in `env a=~=~`, by rules of its own. */
  private tildeOnce(index: number): void {
    for (let i = index + 1; ; i++) {
      const code = this.code(i);
      if (kindOf(code) === STOP || code === 47) return;
      if (code !== TILDE) continue;
      this.fail("not-modelled", "a second `~` in an argument is not read", index, i + 1);
      return;
    }
  }

  /** At the start of a word or value, after `:` in a value, and after the first `=` of an argument that looks like one. */
  private tildeSpecial(start: number, index: number, assigns: boolean, value: boolean): boolean {
    if (index === start) return true;
    if (!assigns) return false;
    const before = this.text.charCodeAt(index - 1);
    return before === COLON || (before === EQUALS && !value && this.text.indexOf("=", start) === index - 1);
  }

  /**
   * @param assigns in a value, where `:` ends the name
   * @param certain every shell expands it: in an argument like `a=~` only bash does
   */
  private tilde(pieces: Pieces, assigns: boolean, certain = true): void {
    const start = this.at;
    let i = start + 1;
    for (;;) {
      const code = this.code(i);
      if (!isName(code) && code !== MINUS && code !== PLUS && code !== 46) break;
      i++;
    }
    if (this.zsh && this.code(i) === OPEN_BRACKET)
      this.fail("shells-differ", "`~[` names a directory through a function in zsh", start, i + 1);
    // With anything else in the name, as in `~}` or `~$x`, it is nobody's home.
    const after = this.code(i);
    const ends =
      after === 47 ||
      kindOf(after) === STOP ||
      (assigns && (after === COLON || after === CLOSE_BRACE)) ||
      // a word that goes on behind it is not read
      (after === BACKSLASH && this.code(i + 1) === NEWLINE);
    pieces.hole({
      type: "tilde",
      span: { start, end: i },
      quoted: false,
      user: certain ? this.text.slice(start + 1, ends ? i : i + 1) : "?",
    });
    this.at = i;
  }

  /** One character outside ASCII, or a control character that the first look at the text let through. */
  private wide(pieces: Pieces): void {
    const point = this.text.codePointAt(this.at)!;
    const length = point > 0xffff ? 2 : 1;
    if (isInvisible(point))
      this.fail(
        "control-character",
        "an invisible character stands outside quotes",
        this.at,
        this.at + length,
      );
    pieces.add(this.text.slice(this.at, this.at + length), false);
    this.at += length;
  }

  /** POSIX 2.2.1, outside double quotes. */
  private escape(pieces: Pieces): void {
    const start = this.at;
    if (this.code(start + 1) === END) {
      if (!this.bash || this.end < this.text.length)
        this.fail("syntax", "a backslash ends the text", start, start + 1);
      pieces.add("\\", true);
      this.at = start + 1;
      return;
    }
    const point = this.text.codePointAt(start + 1)!;
    const length = point > 0xffff ? 2 : 1;
    if (point > 127 && isInvisible(point))
      this.fail(
        "control-character",
        "an invisible character stands outside quotes",
        start + 1,
        start + 1 + length,
      );
    pieces.add(this.text.slice(start + 1, start + 1 + length), true);
    this.at = start + 1 + length;
  }

  /** POSIX 2.2.2. */
  private singleQuotes(pieces: Pieces): void {
    const start = this.at;
    let i = start + 1;
    for (;;) {
      const code = this.code(i);
      if (code === SINGLE_QUOTE) break;
      if (code === END) {
        this.fail("syntax", "a `'` is not closed", start, start + 1);
        return;
      }
      if (code === NEWLINE) this.quotedNewline(i);
      i++;
    }
    pieces.add(this.text.slice(start + 1, i), true);
    this.at = i + 1;
  }

  /**
   * `$'…'`: decoded as bash does, and a hole where that depends on the locale. Other shells decode it in other ways,
   * or not at all, and then a backslash does not hide a quote.
   */
  private ansiQuotes(pieces: Pieces): void {
    const start = this.at;
    const end = ansiEnd(this.text, start + 2, this.end);
    if (end < 0) {
      this.fail("syntax", "a `'` is not closed", start, start + 2);
      return;
    }
    const quote = this.text.indexOf("'", start + 2);
    if (!this.bash && quote < end - 1)
      this.fail("shells-differ", "`\\'` ends `$'…'` in some shells", quote - 1, quote + 1);
    const newline = this.text.slice(start, end).indexOf("\n");
    if (newline >= 0) this.quotedNewline(start + newline);
    const text = ansiQuoted(this.text, start + 2, this.end)?.text;
    if (this.bash && text !== undefined) pieces.add(text, true);
    else pieces.hole({ type: "ansi", span: { start, end }, quoted: true, text });
    this.at = end;
  }

  /** A here-document's body starts after this line, and shells disagree on whether a quoted newline ends the line. */
  private quotedNewline(index: number): void {
    if (this.bodiesOutside + (this.bash ? 0 : this.bodiesPending()) > 0)
      this.fail(
        "not-modelled",
        "a newline in quotes before the body of a here-document is not read",
        index,
        index + 1,
      );
  }

  /** POSIX 2.2.3. */
  private doubleQuotes(pieces: Pieces): void {
    const start = this.at;
    this.at++;
    // An empty pair still makes a word.
    if (this.code(this.at) === DOUBLE_QUOTE) pieces.add("", true);
    else this.alive(pieces, "double");
    if (this.code(this.at) === DOUBLE_QUOTE) this.at++;
    else this.fail("syntax", 'a `"` is not closed', start, start + 1);
  }

  /**
   * Text in which only `$`, backquotes and some backslashes are alive, up to the closing quote or, for the body
   * of a here-document, to the end of the region.
   * @param tabs leading tabs of a line are taken away (`<<-`)
   */
  protected alive(pieces: Pieces, quoting: "double" | "body", tabs = false): void {
    let run = this.at;
    for (;;) {
      const code = this.code(this.at);
      switch (code) {
        case END:
          this.flush(pieces, run);
          return;
        case DOUBLE_QUOTE:
          if (quoting === "double") {
            this.flush(pieces, run);
            return;
          }
          this.at++;
          break;
        case DOLLAR:
          this.flush(pieces, run);
          this.dollar(pieces, quoting);
          run = this.at;
          // The name goes on behind it.
          if (this.code(run) === BACKSLASH && this.code(run + 1) === NEWLINE && isName(this.code(run - 1)))
            this.fail("not-modelled", "a line continuation after a name is not read", run, run + 2);
          break;
        case BACKQUOTE:
          this.flush(pieces, run);
          this.backquotes(pieces, quoting);
          run = this.at;
          break;
        case BACKSLASH: {
          const next = this.code(this.at + 1);
          if (next === NEWLINE && tabs && this.code(this.at + 2) === TAB)
            this.fail("not-modelled", "a tab after a line continuation is not read", this.at, this.at + 3);
          if (next === NEWLINE && quoting === "double") this.quotedNewline(this.at + 1);
          if (
            next === NEWLINE ||
            next === DOLLAR ||
            next === BACKQUOTE ||
            next === BACKSLASH ||
            (next === DOUBLE_QUOTE && quoting === "double")
          ) {
            this.flush(pieces, run);
            run = next === NEWLINE ? this.at + 2 : this.at + 1;
          }
          this.at += 2;
          break;
        }
        case NEWLINE:
          if (quoting === "double") this.quotedNewline(this.at);
          this.at++;
          if (tabs && this.code(this.at) === TAB) {
            this.flush(pieces, run);
            while (this.code(this.at) === TAB) this.at++;
            run = this.at;
          }
          break;
        default:
          this.at++;
      }
    }
  }

  private flush(pieces: Pieces, run: number): void {
    const to = Math.min(this.at, this.end);
    if (to > run) pieces.add(this.text.slice(run, to), true);
  }

  /** The body of a here-document with a plain delimiter: the region is the body. */
  protected body(tabs: boolean): readonly Part[] {
    const pieces = new Pieces();
    if (this.at >= this.end) pieces.add("", true);
    if (tabs) while (this.code(this.at) === TAB) this.at++;
    this.alive(pieces, "body", tabs);
    return pieces.done();
  }

  /** Everything that starts with `$` (POSIX 2.6.2 to 2.6.4). */
  private dollar(pieces: Pieces, quoting: Quoting): void {
    const start = this.at;
    const quoted = quoting !== "none";
    const code = this.code(start + 1);
    if (isNameStart(code)) {
      let i = start + 2;
      while (isName(this.code(i))) i++;
      if (this.zsh && this.code(i) > 127)
        this.fail("shells-differ", "a letter that is not ASCII goes on with the name in zsh", start, i + 1);
      this.variable(pieces, start, i, this.text.slice(start + 1, i), quoted);
      return;
    }
    if (isDigit(code)) {
      if (this.zsh && isDigit(this.code(start + 2)))
        this.fail("shells-differ", "`$` and several digits are one parameter in zsh", start, start + 3);
      this.variable(pieces, start, start + 2, this.text.charAt(start + 1), quoted);
      return;
    }
    if (this.zsh && code > 127)
      this.fail("shells-differ", "`$` before a letter that is not ASCII is a name in zsh", start, start + 2);
    switch (code) {
      case OPEN_BRACE:
        this.braced(pieces, quoting);
        return;
      case OPEN_PAREN:
        if (this.code(start + 2) === OPEN_PAREN && !this.subshellsAt(start + 1)) {
          const end = this.arithmetic(start + 3);
          const assigns = this.assigned(start + 3, end - 2);
          const span = { start, end };
          pieces.hole(
            assigns === undefined
              ? { type: "arithmetic", span, quoted }
              : { type: "arithmetic", span, quoted, assigns },
          );
          this.at = end;
        } else this.substitution(pieces, quoted, quoting === "double");
        return;
      case HASH:
        if (this.zsh && !endsCount(this.code(start + 2)))
          this.fail("shells-differ", "`$#` before other text is a length in zsh", start, start + 3);
        this.variable(pieces, start, start + 2, "#", quoted);
        return;
      case DOLLAR: {
        // Bash looks for the end of the quotes as if `$(` or `${` stood there, zsh for that of the word or of `$'…'`.
        const after = this.code(start + 2);
        if ((quoted || this.zsh) && (after === OPEN_PAREN || after === OPEN_BRACE))
          this.fail("not-modelled", "`$$` before a parenthesis or brace is not read", start, start + 3);
        if (!quoted && this.zsh && after === SINGLE_QUOTE)
          this.fail("shells-differ", "zsh looks for the end of `$'…'` behind `$$'`", start, start + 3);
        this.variable(pieces, start, start + 2, "$", quoted);
        return;
      }
      case AT:
      case STAR:
      case QUESTION:
      case MINUS:
      case BANG:
        this.variable(pieces, start, start + 2, this.text.charAt(start + 1), quoted);
        return;
      case SINGLE_QUOTE:
        if (quoted) break;
        this.ansiQuotes(pieces);
        return;
      case DOUBLE_QUOTE:
        if (!quoted && this.bash) {
          // Translated text, where somebody installed a translation: nothing that is alive in it changes.
          this.at++;
          this.doubleQuotes(pieces);
          return;
        }
        if (quoting !== "double")
          this.fail("shells-differ", '`$"…"` is read differently by shells', start, start + 2);
        break;
      case BACKSLASH:
        if (this.code(start + 2) === NEWLINE)
          this.fail("not-modelled", "a line continuation after `$` is not read", start, start + 3);
        break;
      case OPEN_BRACKET:
        this.oldArithmetic(pieces, quoted);
        return;
      case EQUALS:
      case TILDE:
      case CARET:
      case PLUS:
        if (this.zsh)
          this.fail("shells-differ", "`$` and a flag expand a parameter in zsh", start, start + 2);
        break;
      case BACKQUOTE:
      case LESS:
      case GREATER:
        if (!this.bash && (!quoted || code === BACKQUOTE))
          this.fail("not-modelled", "`$` before this character is not read", start, start + 2);
        break;
    }
    // Any other `$` stands for itself, as in "[0-9]$".
    pieces.add("$", quoted);
    this.at = start + 1;
  }

  /** `$[…]`, arithmetic of bash and zsh that nobody should write: numbers only. */
  private oldArithmetic(pieces: Pieces, quoted: boolean): void {
    const start = this.at;
    let i = start + 2;
    while (isCalculated(this.code(i))) i++;
    if (!this.bash || this.code(i) !== CLOSE_BRACKET)
      this.fail("not-modelled", "this form of `$[…]` is not read", start, start + 2);
    pieces.hole({ type: "arithmetic", span: { start, end: i + 1 }, quoted });
    this.at = i + 1;
  }

  private variable(pieces: Pieces, start: number, end: number, name: string, quoted: boolean): void {
    const code = this.code(end);
    if (this.zsh && code === OPEN_BRACKET)
      this.fail("shells-differ", "`[` after a variable is a subscript in zsh", start, end + 1);
    if (this.zsh && code === COLON && (isLetter(this.code(end + 1)) || this.code(end + 1) === AMPERSAND))
      this.fail(
        "shells-differ",
        "`:` and a letter after a variable is a modifier in zsh; braces around its name help",
        start,
        end + 2,
      );
    pieces.hole({ type: "variable", span: { start, end }, quoted, name });
    this.at = end;
  }

  /**
   * `${ list; }` and `${| list; }`: bash 5.3 runs the list in the same shell. To all others it is an error, and they look
   * for the brace as if it were text, so nothing that could hide one is read in it.
   */
  private sameShell(pieces: Pieces, quoting: Quoting): void {
    const start = this.at;
    let close = start + 3;
    while (!this.hidesBrace(close)) close++;
    const text = this.text.slice(start + 3, close);
    const after = this.code(close + 1);
    const ends = kindOf(after) === STOP || (after === DOUBLE_QUOTE && quoting === "double");
    if (this.depth > 0 || this.code(close) !== CLOSE_BRACE || !ends || !/[;&\n][ \t\n]*$/.test(text)) {
      this.fail("not-modelled", "this form of parameter expansion is not read", start, start + 3);
      return;
    }
    const { end } = this;
    this.bound(close);
    const level = this.descend();
    this.at = start + 3;
    const body = this.list();
    if (this.failed === undefined && this.at !== close)
      this.fail("syntax", "a command in braces behind `$` is not complete", this.at, this.at + 1);
    this.ascend(level);
    this.bound(end);
    this.at = close + 1;
    const span = { start, end: this.at };
    pieces.hole({ type: "substitution", span, quoted: quoting !== "none", body, text, here: true });
  }

  private hidesBrace(index: number): boolean {
    switch (this.code(index)) {
      case END:
      case SINGLE_QUOTE:
      case DOUBLE_QUOTE:
      case BACKQUOTE:
      case BACKSLASH:
      case HASH:
      case OPEN_BRACE:
      case CLOSE_BRACE:
        return true;
      case LESS:
        return this.code(index + 1) === LESS;
    }
    return false;
  }

  /** `${…}`, POSIX 2.6.2, and what bash adds. */
  private braced(pieces: Pieces, quoting: Quoting): void {
    const start = this.at;
    const opener = this.code(start + 2);
    if (isBlank(opener) || opener === NEWLINE || opener === PIPE) {
      this.sameShell(pieces, quoting);
      return;
    }
    let quoted = quoting !== "none";
    let i = start + 2;
    const length = this.code(i) === HASH && this.code(i + 1) !== CLOSE_BRACE;
    const names = this.code(i) === BANG && isNameStart(this.code(i + 1));
    if (length || names) i++;
    const from = i;
    const first = this.code(i);
    let special = false;
    if (isNameStart(first)) while (isName(this.code(i))) i++;
    else if (isDigit(first)) while (isDigit(this.code(i))) i++;
    else if (first === AT || first === STAR) i++;
    else if (first === HASH || first === QUESTION || first === MINUS || first === DOLLAR || first === BANG) {
      special = true;
      i++;
    }
    const name = this.text.slice(from, i);
    let subscript = "";
    if (isNameStart(first) && this.code(i) === OPEN_BRACKET) {
      subscript = this.subscript(i);
      i += subscript.length;
    }
    // Quotes do not keep `"${a[@]}"` one word.
    const many = name === "@" || subscript === "[@]" || (names && this.code(i) === AT);
    if (names) {
      if ((this.code(i) === AT || this.code(i) === STAR) && subscript === "") i++;
      else if (subscript !== "[@]" && subscript !== "[*]") i = from;
    }
    if (i === from || (special && length) || ((special || length || names) && this.code(i) !== CLOSE_BRACE)) {
      if (this.code(i) === END) this.fail("syntax", "a parameter expansion is not closed", start, start + 2);
      else this.fail("not-modelled", "this form of parameter expansion is not read", start, i + 1);
      return;
    }
    if (this.code(i) === CLOSE_BRACE) {
      const end = i + 1;
      if (this.zsh && this.code(end) === OPEN_BRACKET)
        this.fail("shells-differ", "`[` after a variable may be a subscript in zsh", start, end + 1);
      const span = { start, end };
      if (many && !length && name !== "@") quoted = false;
      const operator = length ? "length" : names ? "names" : subscript;
      pieces.hole(
        operator === ""
          ? { type: "variable", span, quoted, name }
          : { type: "variable", span, quoted, name, operator },
      );
      this.at = end;
      return;
    }
    const operator = this.operator(i);
    if (operator === "") {
      if (this.code(i) === END) this.fail("syntax", "a parameter expansion is not closed", start, start + 2);
      else this.fail("not-modelled", "this form of parameter expansion is not read", start, i + 1);
      return;
    }
    this.at = i + operator.length;
    let operand: Word | undefined;
    const sign = operator.charCodeAt(operator.length - 1);
    if (operator === ":") this.slice();
    else if (operator.charCodeAt(0) !== AT)
      operand = isDefault(sign) ? this.operand(quoting) : this.pattern(quoting);
    if (this.code(this.at) !== CLOSE_BRACE) {
      this.fail("syntax", "a parameter expansion is not closed", start, start + 2);
      return;
    }
    this.at++;
    if (this.zsh && this.code(this.at) === OPEN_BRACKET)
      this.fail("shells-differ", "`[` after a variable may be a subscript in zsh", start, this.at + 1);
    // `"${x:-$@}"` is as many words as `"$@"`.
    if (many || (isDefault(sign) && operand?.parts.some(isEvery))) quoted = false;
    const span = { start, end: this.at };
    const whole = subscript + operator;
    pieces.hole(
      operand === undefined
        ? { type: "variable", span, quoted, name, operator: whole }
        : { type: "variable", span, quoted, name, operator: whole, operand },
    );
  }

  /** `[@]`, `[*]` or numbers in brackets at `index`, else nothing: any other subscript is evaluated. */
  protected subscript(index: number): string {
    let i = index + 1;
    const first = this.code(i);
    if (first === AT || first === STAR) i++;
    else {
      if (first === MINUS) i++;
      while (isDigit(this.code(i)) || (this.bash && isCalculated(this.code(i)))) i++;
      if (!isDigit(this.code(i - 1))) return "";
    }
    return this.code(i) === CLOSE_BRACKET ? this.text.slice(index, i + 1) : "";
  }

  /** The numbers of `${name:1:2}`; anything else in that place is evaluated. */
  private slice(): void {
    for (;;) {
      const code = this.code(this.at);
      if (!isDigit(code) && code !== SPACE && code !== MINUS && code !== COLON) break;
      this.at++;
    }
    if (this.code(this.at) !== CLOSE_BRACE)
      this.fail("not-modelled", "only numbers are read in a slice of a variable", this.at, this.at + 1);
  }

  /** The operator of `${name…` at `index`, or nothing where it is none that is read. */
  private operator(index: number): string {
    const code = this.code(index);
    const next = this.code(index + 1);
    switch (code) {
      case COLON:
        if (isDefault(next)) return this.text.slice(index, index + 2);
        return isDigit(next) || (this.bash && next === SPACE) ? ":" : "";
      case MINUS:
      case EQUALS:
      case PLUS:
      case QUESTION:
        return this.text.charAt(index);
      case HASH:
      case PERCENT:
      case 47:
      case CARET:
      case 44:
        return next === code ? this.text.slice(index, index + 2) : this.text.charAt(index);
      case AT:
        // `@P` expands the value once more, and runs what is in it.
        return "QEAaKkLUu".includes(this.text.charAt(index + 1)) && next !== END
          ? this.text.slice(index, index + 2)
          : "";
    }
    return "";
  }

  /**
   * The pattern of `${name#pattern}`, `${name/pattern/text}` and the like. In bash quotes mean in it what they mean
   * outside of double quotes, even within them.
   */
  private pattern(quoting: Quoting): Word {
    if (!this.bash || quoting === "none") return this.operand(quoting);
    if (quoting === "body")
      this.fail("not-modelled", "a pattern in a here-document is not read", this.at, this.at + 1);
    return this.operand("none", true);
  }

  /**
   * The operand of `${name-operand}`. Inside double quotes the shells disagree on what quotes mean in it, so there
   * it has none, but for bash, where `"` is special and `'` is not.
   */
  private operand(quoting: Quoting, inQuotes = false): Word {
    const quoted = quoting !== "none";
    this.enter();
    const start = this.at;
    const pieces = new Pieces();
    if (this.zsh && !quoted && this.code(start) === EQUALS)
      this.fail("shells-differ", "`=` at the start of a value names a command in zsh", start, start + 1);
    // Where a `'` in double quotes has its pair.
    let pair = -1;
    for (;;) {
      const at = this.at;
      const code = this.code(at);
      if (code === END || (code === CLOSE_BRACE && at > pair)) break;
      if (pair >= 0 && at >= pair) {
        if (at > pair) this.quotesDiffer(pair);
        pieces.add("'", true);
        this.at++;
        pair = -1;
        continue;
      }
      switch (code) {
        case SINGLE_QUOTE:
        case DOUBLE_QUOTE:
        case BACKSLASH:
          if (quoting === "double" && this.bash && code !== SINGLE_QUOTE && this.code(at + 1) !== NEWLINE)
            this.quotesInQuotes(pieces);
          else if (quoted && code === SINGLE_QUOTE && this.pairOf(at) > 0) {
            // Still text, but it hides a `}` from bash.
            pair = this.pairOf(at);
            pieces.add("'", true);
            this.at++;
          } else if (quoting === "double" && code === DOUBLE_QUOTE && this.pairOf(at) > 0) {
            const end = this.pairOf(at);
            this.doubleQuotes(pieces);
            if (this.at !== end + 1) this.quotesDiffer(at);
          } else if (quoted || this.code(at + 1) === NEWLINE) this.quotesDiffer(at);
          else if (code === SINGLE_QUOTE) this.singleQuotes(pieces);
          else if (code === DOUBLE_QUOTE) this.doubleQuotes(pieces);
          else this.escape(pieces);
          break;
        case DOLLAR:
          // Inside `"${x:-…}"` a quote after `$` is read in several ways.
          if ((quoted || inQuotes || !this.bash) && isQuote(this.code(at + 1)))
            this.fail("shells-differ", "`$` and a quote in a quoted parameter expansion", at, at + 2);
          this.dollar(pieces, quoted ? "body" : "none");
          break;
        case BACKQUOTE:
          this.backquotes(pieces, quoted ? "double" : "none");
          break;
        case STAR:
        case QUESTION:
          this.wildcards(pieces);
          break;
        case OPEN_BRACKET:
          pieces.hole({ type: "glob", span: { start: at, end: at + 1 }, quoted: false, text: "[" });
          this.at++;
          break;
        case TILDE:
          if (!quoted && (at === start || this.text.charCodeAt(at - 1) === COLON)) this.tilde(pieces, true);
          else {
            pieces.add("~", quoted);
            this.at++;
          }
          break;
        case SPACE:
        case TAB:
          pieces.add(this.text.charAt(at), quoted);
          this.at++;
          break;
        case OPEN_BRACE:
        case NEWLINE:
        case OPEN_PAREN:
        case CLOSE_PAREN:
        case LESS:
        case GREATER:
        case SEMICOLON:
        case AMPERSAND:
        case PIPE:
          if (
            this.bash &&
            (code !== OPEN_BRACE || at < pair) &&
            code !== NEWLINE &&
            (quoted || this.code(at + 1) !== OPEN_PAREN)
          ) {
            pieces.add(this.text.charAt(at), quoted);
            this.at++;
          } else
            this.fail(
              "not-modelled",
              "an operator or brace inside a parameter expansion is not read",
              at,
              at + 1,
            );
          break;
        default:
          if (quoted || kindOf(code) === PLAIN) {
            pieces.add(this.text.charAt(at), quoted);
            this.at++;
          } else this.wide(pieces);
      }
    }
    this.leave();
    return { span: { start, end: this.at }, parts: pieces.done() };
  }

  private quotesDiffer(at: number): void {
    this.fail(
      "shells-differ",
      "quotes inside a quoted parameter expansion are read differently by shells",
      at,
      at + 1,
    );
  }

  /** Where the quote at `index` has its pair, if nothing is between them that only some shells take for hidden; or -1. */
  private pairOf(index: number): number {
    const quote = this.code(index);
    for (let i = index + 1; ; i++) {
      const code = this.code(i);
      if (code === quote) return i;
      const brace = code === OPEN_BRACE || code === CLOSE_BRACE;
      if (code === END || code === NEWLINE || code === BACKSLASH || code === BACKQUOTE) return -1;
      if (isQuote(code) || (brace && !this.bash)) return -1;
    }
  }

  /** Quotes and backslashes inside `"${x:-…}"`, as bash reads them. */
  private quotesInQuotes(pieces: Pieces): void {
    if (this.code(this.at) === DOUBLE_QUOTE) {
      this.doubleQuotes(pieces);
      return;
    }
    const next = this.code(this.at + 1);
    if (next === END) {
      this.fail("syntax", "a backslash ends the text", this.at, this.at + 1);
      return;
    }
    const escapes =
      next === DOLLAR ||
      next === BACKQUOTE ||
      next === DOUBLE_QUOTE ||
      next === BACKSLASH ||
      next === CLOSE_BRACE;
    pieces.add(this.text.slice(escapes ? this.at + 1 : this.at, this.at + 2), true);
    this.at += 2;
  }

  /** `$( … )`, POSIX 2.6.3. */
  private substitution(pieces: Pieces, quoted: boolean, inQuotes: boolean): void {
    const start = this.at;
    const body = this.commands(start + 2, inQuotes);
    pieces.hole({
      type: "substitution",
      span: { start, end: this.at },
      quoted,
      body,
      text: this.text.slice(start + 2, this.at - 1),
    });
  }

  /** The list between an opening parenthesis before `from` and its `)`. Stops after the `)`. */
  private commands(from: number, inQuotes = false): List {
    if (this.code(from) === BACKSLASH && this.code(from + 1) === NEWLINE)
      this.fail("not-modelled", "a line continuation after `(` is not read", from, from + 2);
    const bodyStart = this.bodyStart;
    const documents = this.documents;
    this.bodyStart = from;
    const level = this.descend();
    this.at = from;
    const body = this.list();
    if (this.code(this.at) === CLOSE_PAREN) this.at++;
    else this.fail("syntax", "a `(` is not closed", from - 1, from);
    if (this.documents > documents && this.oldBash) this.checkOldBash(from, inQuotes);
    this.ascend(level);
    this.bodyStart = bodyStart;
    return body;
  }

  /** Here-documents stand between `from` and the parenthesis before `at`. */
  private checkOldBash(from: number, inQuotes: boolean): void {
    this.oldBashBudget -= this.end - from;
    if (this.oldBashBudget < 0) {
      this.fail("not-modelled", "so many here-documents in substitutions are not read", from, this.at);
      return;
    }
    const close = this.at - 1;
    const others = otherEnds(this.text, from, this.end, close);
    if (!others.every((other) => inQuotes && this.endsInBody(from, other, close)))
      this.fail(
        "shells-differ",
        "a quote or `)` in a here-document ends the substitution in old bash",
        from,
        this.at,
      );
  }

  /**
   * Old bash ends the substitution at `other`, in a body, as in `"$(cat <<'E'` with `1) one` on a line. What it cuts
   * off then stands in the double quotes around, up to `close` and the quote behind it. If nothing in it is alive
   * there, the same commands run, and only the text that they are given differs, of which nothing is claimed.
   */
  private endsInBody(from: number, other: number, close: number): boolean {
    if (other > close) return false;
    for (let i = other; i < close; i++) {
      const code = this.text.charCodeAt(i);
      if (code === DOLLAR || code === BACKQUOTE || code === DOUBLE_QUOTE || code === BACKSLASH) return false;
    }
    for (let i = this.bodySpans.length - 1; i >= 0; i--) {
      const { start, end, level } = this.bodySpans[i]!;
      if (start < from) return false;
      if (level === this.substitutions && start <= other && other < end) return true;
    }
    return false;
  }

  private descend(): unknown {
    this.enter();
    this.substitutions++;
    return this.openLevel();
  }

  private ascend(level: unknown): void {
    this.closeLevel(level);
    this.substitutions--;
    this.leave();
  }

  /**
   * Backquotes, POSIX 2.6.3. The shells first look for the closing one, then take away backslashes before `$`,
   * backquote and backslash, then read what is left; a text without such backslashes is read where it stands.
   */
  private backquotes(pieces: Pieces, quoting: Quoting): void {
    const start = this.at;
    let i = start + 1;
    for (let code = this.code(i); code !== BACKQUOTE; code = this.code(++i)) {
      if (code === END) {
        this.fail("syntax", "a backquote is not closed", start, start + 1);
        return;
      }
      if (code === DOUBLE_QUOTE && quoting === "double")
        this.fail("shells-differ", "a quote in backquotes in double quotes is undefined in POSIX", i, i + 1);
      if (code === BACKSLASH) {
        const next = this.code(++i);
        if (
          next === DOLLAR ||
          next === BACKQUOTE ||
          next === BACKSLASH ||
          next === NEWLINE ||
          next === DOUBLE_QUOTE
        )
          this.fail("not-modelled", "a backslash in backquotes is not read; write `$(…)`", i - 1, i + 1);
      }
    }
    const end = this.end;
    const bodyStart = this.bodyStart;
    this.bodyStart = -1;
    this.bound(i);
    const level = this.descend();
    this.at = start + 1;
    const body = this.list();
    if (this.failed === undefined && this.at !== i)
      this.fail("syntax", "a command in backquotes is not complete", this.at, this.at + 1);
    this.ascend(level);
    this.bound(end);
    this.bodyStart = bodyStart;
    this.at = i + 1;
    pieces.hole({
      type: "substitution",
      span: { start, end: i + 1 },
      quoted: quoting !== "none",
      body,
      text: this.text.slice(start + 1, i),
    });
  }

  /** `<( … )` and `>( … )`; bash and zsh read them alike as whole words, other shells report an error. */
  protected process(pieces: Pieces): void {
    const start = this.at;
    const direction = this.code(start) === LESS ? "<" : ">";
    if (this.code(start + 2) === OPEN_PAREN)
      this.fail("not-modelled", "two opening parentheses after `<` or `>` are not read", start, start + 3);
    const body = this.commands(start + 2);
    if (body.items.length === 0)
      this.fail("not-modelled", "an empty process substitution is not read", start, this.at);
    const end = this.at;
    const text = this.text.slice(start + 2, end - 1);
    pieces.hole({ type: "process", span: { start, end }, quoted: false, direction, body, text });
  }

  /** A word that starts with a process substitution. */
  protected processWord(): Word {
    const start = this.at;
    const pieces = new Pieces();
    this.process(pieces);
    const end = this.at;
    const after = this.code(end);
    if (kindOf(after) !== STOP || after === OPEN_PAREN || after === LESS || after === GREATER)
      this.fail("not-modelled", "text glued to a process substitution is not read", start, end + 1);
    return { span: { start, end }, parts: pieces.done() };
  }

  /**
   * The inside of `$(( ))`: numbers, operators and names. A name is evaluated, and its value may be a subscript that
   * runs a command, so the script is only read if each name can hold nothing but a number (`evaluates`).
   * @returns the index after both closing parentheses
   */
  protected arithmetic(from: number): number {
    let depth = 0;
    let operands = false;
    for (let i = from; ; i++) {
      const code = this.code(i);
      if (isDigit(code)) operands = true;
      else if (code === OPEN_PAREN) depth++;
      else if (code === CLOSE_PAREN) {
        if (depth === 0) {
          if (this.code(i + 1) === CLOSE_PAREN && operands) return i + 2;
          this.fail("not-modelled", "arithmetic that is no plain expression is not read", from - 2, i + 1);
          return i;
        }
        depth--;
      } else if (isNameStart(code) && !isName(this.text.charCodeAt(i - 1))) {
        operands = true;
        this.evaluates = true;
        while (isName(this.code(i + 1))) i++;
      } else if (code === DOLLAR) {
        const length = this.numberAt(i);
        if (length === 0) {
          this.fail("not-modelled", "an expansion in arithmetic is evaluated, so it is not read", i, i + 1);
          return i;
        }
        operands = true;
        i += length - 1;
      } else if (code === HASH && isDigit(this.text.charCodeAt(i - 1)) && isBase(this.code(i + 1))) {
        // `16#ff` and `10#$x`
        while (isName(this.code(i + 1))) i++;
        if (this.code(i + 1) === HASH)
          this.fail("not-modelled", "arithmetic of two bases is not read", from - 2, i + 2);
      } else if (!isOperator(code)) {
        if (code === END) this.fail("syntax", "an arithmetic expression is not closed", from - 2, from);
        else this.fail("not-modelled", "arithmetic of anything but numbers and names is not read", i, i + 1);
        return i;
      } else if (code === NEWLINE) this.quotedNewline(i);
    }
  }

  /**
   * The names that the expression between `start` and `end` assigns, if it does; only bash may do so.
   * @param counts in `for ((`, which shells without it do not read
   */
  protected assigned(start: number, end: number, counts = false): readonly string[] | undefined {
    if (!this.evaluates || this.failed !== undefined) return undefined;
    const assigns = namesAssigned(this.text.slice(start, end));
    if (assigns.length === 0) return undefined;
    if (this.zsh && assigns.some((name) => zshArrays.has(name)))
      this.fail("shells-differ", "an array of zsh is assigned", start, end);
    else if (!this.bash && !counts)
      this.fail("shells-differ", "an assignment in arithmetic is read differently by shells", start, end);
    else if (assigns.some((name) => name === name.toUpperCase()))
      this.fail("not-modelled", "arithmetic that assigns a name of capitals is not read", start, end);
    return assigns;
  }

  /** The length of `$name`, `${name}`, `$#`, `$?` or `${#name}` at `index`, which stand for numbers; 0 for others. */
  private numberAt(index: number): number {
    let i = index + 1;
    const brace = this.code(i) === OPEN_BRACE;
    if (brace) i++;
    const code = this.code(i);
    if (!brace && (code === HASH || code === QUESTION)) return isName(this.code(i + 1)) ? 0 : 2;
    const length = brace && code === HASH;
    if (length) i++;
    if (!isNameStart(this.code(i))) return 0;
    while (isName(this.code(i))) i++;
    if (!length) this.evaluates = true;
    if (!brace) return this.zsh && (this.code(i) === OPEN_BRACKET || this.code(i) === COLON) ? 0 : i - index;
    return this.code(i) === CLOSE_BRACE ? i + 1 - index : 0;
  }

  private wildcards(pieces: Pieces): void {
    const start = this.at;
    let i = start + 1;
    while (this.code(i) === STAR || this.code(i) === QUESTION) i++;
    pieces.hole({ type: "glob", span: { start, end: i }, quoted: false, text: this.text.slice(start, i) });
    this.at = i;
  }

  /**
   * `[…]`, a pattern if it is closed within the word. Where brackets are nested, as in `[[:digit:]]`, the hole
   * reaches to the last `]`: a hole that is too long only makes less of the word certain.
   */
  private bracket(pieces: Pieces): void {
    const start = this.at;
    let close = -1;
    let nested = false;
    let open = false;
    let i = start + 1;
    if (start >= this.bracketless) {
      let code = this.code(i);
      if (code === BANG || code === CARET) code = this.code(++i);
      if (code === CLOSE_BRACKET) code = this.code(++i);
      for (; ; code = this.code(++i)) {
        if (code === CLOSE_BRACKET) {
          close = i;
          if (!nested) break;
        } else if (code === OPEN_BRACKET) nested = true;
        else if (kindOf(code) === STOP) break;
        else if (kindOf(code) === SPECIAL && !isBracketText(code)) {
          const joins = code === BACKSLASH && this.code(i + 1) === NEWLINE;
          open = close < 0 && !(joins && this.wordEndsBefore(i));
          break;
        }
      }
      if (close < 0) this.bracketless = i;
    }
    if (open) {
      // Quotes or expansions in it: one character that nobody knows, or nothing of the kind.
      pieces.hole({ type: "glob", span: { start, end: start + 1 }, quoted: false, text: "[" });
      pieces.loosen();
    }
    if (close < 0) {
      pieces.add("[", false);
      this.at = start + 1;
      return;
    }
    this.invisibleIn(start, close);
    const end = close + 1;
    pieces.hole({ type: "glob", span: { start, end }, quoted: false, text: this.text.slice(start, end) });
    this.at = end;
  }

  /**
   * `{a,b}` and `{1..3}`: one word becomes several in bash and zsh, and stays as it is in POSIX sh. Braces without
   * a comma or two dots, as `{}` and `HEAD@{1}`, are text everywhere.
   */
  private brace(pieces: Pieces): void {
    const start = this.at;
    if (this.bash) {
      // What it becomes is found out when the whole word is there.
      this.lastBrace = start;
      pieces.add("{", false);
      this.at = start + 1;
      return;
    }
    if (start < this.braceless) {
      pieces.add("{", false);
      this.at = start + 1;
      return;
    }
    let depth = 0;
    let close = -1;
    let expands = false;
    let i = start;
    for (; ; i++) {
      const code = this.code(i);
      if (code === OPEN_BRACE) depth++;
      else if (code === CLOSE_BRACE) {
        if (depth > 0) depth--;
        close = i;
      } else if (code === 44) expands = true;
      else if (code === 46 && this.code(i + 1) === 46) expands = true;
      else if (kindOf(code) === STOP) break;
      else if (kindOf(code) === SPECIAL && code < 128 && !isBraceText(code)) {
        if (depth > 0)
          this.fail("not-modelled", "quotes or expansions inside braces are not read", start, i + 1);
        break;
      }
    }
    if (close < 0 || !expands) {
      this.braceless = i;
      pieces.add("{", false);
      this.at = start + 1;
      return;
    }
    this.invisibleIn(start, close);
    const end = close + 1;
    this.braceless = i;
    pieces.hole({ type: "brace", span: { start, end }, quoted: false, text: this.text.slice(start, end) });
    this.at = end;
  }

  private invisibleIn(start: number, end: number): void {
    for (let i = start; i < end; i++) {
      if (this.text.charCodeAt(i) > 127 && isInvisible(this.text.codePointAt(i)!))
        this.fail("control-character", "an invisible character stands outside quotes", i, i + 1);
    }
  }

  /** Fails where a parenthesis follows a word at once: a qualifier, an extended pattern or an array. */
  protected unglued(word: Word): Word {
    const end = this.at;
    const code = this.code(end);
    if (code === OPEN_PAREN || ((code === LESS || code === GREATER) && this.code(end + 1) === OPEN_PAREN))
      this.fail("shells-differ", GLUED, word.span.start, end + 1);
    return word;
  }
}

/** Something of the word, whatever the shell fills in. */
function isCertain(part: Part): boolean {
  if (part.type === "text") return part.text !== "";
  if (part.type === "substitution") return false;
  return part.type !== "variable" || part.operator === "length" || "#?$".includes(part.name);
}

/** What zsh expands at the start of a word. */
function isExpanded(code: number): boolean {
  return code === EQUALS || code === TILDE;
}

/** `"$@"`, or a variable that may become it. */
function isEvery(part: Part): boolean {
  return part.type === "variable" && (part.name === "@" || !part.quoted);
}

/** The sign of an operator whose operand stands for the variable. POSIX 2.6.2. */
function isDefault(code: number): boolean {
  return code === MINUS || code === EQUALS || code === PLUS || code === QUESTION;
}

function isQuote(code: number): boolean {
  return code === SINGLE_QUOTE || code === DOUBLE_QUOTE;
}

function isAngle(code: number): boolean {
  return code === LESS || code === GREATER;
}

/** What may follow `$#` so that zsh reads no length of another parameter in it. */
function endsCount(code: number): boolean {
  switch (code) {
    case END:
    case SPACE:
    case TAB:
    case NEWLINE:
    case DOUBLE_QUOTE:
    case SEMICOLON:
    case AMPERSAND:
    case PIPE:
    case CLOSE_PAREN:
    case CLOSE_BRACE:
    case BACKQUOTE:
    case LESS:
    case GREATER:
    case EQUALS:
    case PERCENT:
    case 44:
    case 46:
    case 47:
      return true;
  }
  return false;
}

/** What may follow the base of a number: digits in it, or a variable that holds them. */
function isBase(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === DOLLAR;
}

/** A number, a blank, or an operator between numbers. */
function isCalculated(code: number): boolean {
  return (
    isDigit(code) ||
    isBlank(code) ||
    code === PLUS ||
    code === MINUS ||
    code === STAR ||
    code === 47 ||
    code === PERCENT
  );
}

/** Operators and blanks of an arithmetic expression; no name, no quote, no expansion. */
function isOperator(code: number): boolean {
  switch (code) {
    case SPACE:
    case TAB:
    case NEWLINE:
    case BANG:
    case PERCENT:
    case AMPERSAND:
    case STAR:
    case PLUS:
    case 44:
    case MINUS:
    case 47:
    case COLON:
    case LESS:
    case EQUALS:
    case GREATER:
    case QUESTION:
    case CARET:
    case PIPE:
    case TILDE:
      return true;
  }
  return false;
}

/** Characters of a bracket expression that need no further look. */
function isBracketText(code: number): boolean {
  return code > 127 || code === STAR || code === QUESTION || code === TILDE || code === CLOSE_BRACKET;
}

function isBraceText(code: number): boolean {
  return code === STAR || code === QUESTION || code === TILDE || code === OPEN_BRACKET;
}
