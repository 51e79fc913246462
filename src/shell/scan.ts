import { characters, isDigit, isInvisible, isName, isNameStart } from "./characters.ts";

const {
  AMPERSAND,
  AT,
  BACKQUOTE,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_PAREN,
  DOLLAR,
  DOUBLE_QUOTE,
  EQUALS,
  GREATER,
  LESS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_PAREN,
  PIPE,
  SEMICOLON,
  SINGLE_QUOTE,
  SPACE,
  STAR,
  TAB,
} = characters;

/**
 * The words of a text that is no readable script, for deny and ask rules only: every command that some shell could
 * see in it should be the end of one of the segments, at the price of many that none would run.
 *
 * Separators split whether they are quoted or not. From words the quotes, backslashes and a leading `=` are taken
 * off; `$'…'` is decoded, `$IFS` is a blank, `{a,b}` becomes two words. What stood between quotes, and the value
 * of an assignment, is a segment of its own as well. A line that ends in a backslash goes on and ends.
 *
 * Never throws. Time and output are linear in the text. No segment and no word is empty.
 * @see SEMANTICS CMP-9, CMP-10
 */
export function scanWords(text: string): readonly (readonly string[])[] {
  const readings = [text];
  // in double quotes `$'` opens nothing
  if (text.includes("$'")) readings.push(text.replaceAll("$'", "'"));
  // behind another backslash and in a comment no line goes on
  if (text.includes("\\\n")) readings.push(...readings.map((reading) => reading.replaceAll("\\\n", ";")));
  return readings.flatMap((reading) => new Scan(reading).segments());
}

/** Beyond these a brace expansion is only split at its commas, so that the output stays linear. */
const alternativesMax = 16;
const expandedLengthMax = 256;

/** Words as they grow: of the segment, or of a quoted chunk of it. */
class Track {
  words: string[] = [];
  word = "";

  finish(): void {
    if (this.word !== "") this.words.push(this.word);
    this.word = "";
  }

  take(): string[] {
    this.finish();
    const { words } = this;
    this.words = [];
    return words;
  }
}

class Scan {
  private readonly text: string;
  private readonly result: (readonly string[])[] = [];
  private readonly segment = new Track();
  /** The open chunk of single and of double quotes: they may overlap, as nobody knows which quote counts. */
  private readonly chunks: [Track | undefined, Track | undefined] = [undefined, undefined];
  /** The segment has a redirection, before which its command may end. */
  private redirected = false;
  /** Operands of `${name-…}` that are open. */
  private operands = 0;

  constructor(text: string) {
    this.text = text;
  }

  segments(): readonly (readonly string[])[] {
    const { text } = this;
    let i = 0;
    while (i < text.length) {
      let end = i;
      while (isPlain(text.charCodeAt(end))) end++;
      if (end > i) this.add(text.slice(i, end));
      if (end < text.length) end = this.step(end);
      i = end;
    }
    this.split();
    return this.result;
  }

  /** Takes what stands at `i`; gives back where the next thing stands. */
  private step(i: number): number {
    const { text } = this;
    const code = text.charCodeAt(i);
    switch (code) {
      case SINGLE_QUOTE:
        this.quote(0);
        return i + 1;
      case DOUBLE_QUOTE:
        this.quote(1);
        return i + 1;
      case BACKSLASH: {
        const next = text.charCodeAt(i + 1);
        if (next === NEWLINE) return i + 2;
        return i + 1;
      }
      case DOLLAR:
        return this.dollar(i);
      case AMPERSAND:
        // `>&2` and `&>f` do not end a command; `&` alone does.
        if (isAngle(text.charCodeAt(i - 1)) || isAngle(text.charCodeAt(i + 1))) this.finish();
        else this.split();
        return i + 1;
      case CLOSE_BRACE:
        if (this.operands === 0) break;
        this.operands--;
        this.split();
        return i + 1;
    }
    this.put(code);
    return i + 1;
  }

  /** One character that has no meaning together with its neighbours. */
  private put(code: number): void {
    switch (code) {
      case SPACE:
      case TAB:
      case 0xa0:
        this.finish();
        return;
      case LESS:
      case GREATER:
        this.redirect();
        return;
      case SEMICOLON:
      case PIPE:
      case AMPERSAND:
      case NEWLINE:
      case OPEN_PAREN:
      case CLOSE_PAREN:
      case BACKQUOTE:
      case 11:
      case 12:
      case 13:
      case 0x85:
      case 0x2028:
      case 0x2029:
        this.split();
        return;
    }
    if (code < 32 || code === 127) return;
    if (code > 127 && isInvisible(code)) {
      if (
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x3000
      )
        this.finish();
      return;
    }
    this.add(String.fromCharCode(code));
  }

  private dollar(i: number): number {
    const { text } = this;
    const code = text.charCodeAt(i + 1);
    if (code === SINGLE_QUOTE) return this.decode(i + 2);
    if (code === DOUBLE_QUOTE || code === OPEN_PAREN) return i + 1;
    if (code === AT || code === STAR || isDigit(code)) return i + 2;
    const brace = code === OPEN_BRACE;
    let j = brace ? i + 2 : i + 1;
    if (brace) while (j < text.length && "!#^=~+".includes(text.charAt(j))) j++;
    if (brace && text.charCodeAt(j) === OPEN_PAREN) j = this.afterFlags(j);
    const from = j;
    if (isNameStart(text.charCodeAt(j))) while (isName(text.charCodeAt(j))) j++;
    const name = text.slice(from, j);
    if (name === "IFS") {
      this.finish();
      if (!brace) return j;
      // The rest of `${IFS%??}` only says which blank is meant.
      while (j < text.length && text.charCodeAt(j) !== CLOSE_BRACE && !endsOperand(text.charCodeAt(j))) j++;
      return text.charCodeAt(j) === CLOSE_BRACE ? j + 1 : j;
    }
    if (!brace) {
      this.add(text.slice(i, j));
      return j;
    }
    if (text.charCodeAt(j) === CLOSE_BRACE && j > from) {
      this.add(text.slice(i, j + 1));
      return j + 1;
    }
    const special = text.charCodeAt(j);
    if ((special === AT || special === STAR || isDigit(special)) && text.charCodeAt(j + 1) === CLOSE_BRACE)
      return j + 2;
    // An operand may be a command, or a part of one.
    while (j < text.length && ":-=+?#%@/^,(".includes(text.charAt(j))) j++;
    this.operands++;
    this.split();
    return j;
  }

  /** The flags of zsh in `${(f)name}`, which are never many. */
  private afterFlags(i: number): number {
    const close = this.text.slice(i, i + 32).indexOf(")");
    return close < 0 ? i : i + close + 1;
  }

  /** The inside of `$'…'` from `i`; its characters count as if they stood there. */
  private decode(i: number): number {
    const { text } = this;
    this.quote(0);
    let j = i;
    while (j < text.length) {
      const code = text.charCodeAt(j);
      if (code === SINGLE_QUOTE) break;
      if (code !== BACKSLASH) {
        this.put(code);
        j++;
        continue;
      }
      const kind = text.charAt(j + 1);
      const octal = kind >= "0" && kind <= "7";
      const from = octal ? j + 1 : j + 2;
      const digitsMax = octal ? 3 : kind === "x" ? 2 : kind === "u" ? 4 : kind === "U" ? 8 : 0;
      let end = from;
      while (end < from + digitsMax && isBase(text.charCodeAt(end), octal)) end++;
      if (end > from) {
        const point = Number.parseInt(text.slice(from, end), octal ? 8 : 16);
        if (point <= 0xffff) this.put(point);
        j = end;
        continue;
      }
      const control = "abefnrtv".indexOf(kind);
      if (kind !== "" && control >= 0) this.put([7, 8, 27, 12, 10, 13, 9, 11][control]!);
      else if (kind !== "") this.put(text.charCodeAt(j + 1));
      j += 2;
    }
    this.quote(0);
    return j + 1;
  }

  /** A quote: the second of its kind ends a chunk. */
  private quote(kind: 0 | 1): void {
    const chunk = this.chunks[kind];
    if (chunk !== undefined) this.emit(chunk.take());
    this.chunks[kind] = chunk === undefined ? new Track() : undefined;
  }

  private add(text: string): void {
    this.segment.word += text;
    for (const chunk of this.chunks) if (chunk !== undefined) chunk.word += text;
  }

  private finish(): void {
    this.segment.finish();
    for (const chunk of this.chunks) chunk?.finish();
  }

  /** Before the first redirection the command may be complete: `rm x 2>f`. */
  private redirect(): void {
    const { segment } = this;
    if (segment.word.length === 1 && isDigit(segment.word.charCodeAt(0))) segment.word = "";
    this.finish();
    if (this.redirected) return;
    this.redirected = true;
    this.emit(segment.words);
  }

  private split(): void {
    this.redirected = false;
    for (const chunk of this.chunks) if (chunk !== undefined) this.emit(chunk.take());
    this.emit(this.segment.take());
  }

  /** Adds a segment, and its parts where a word closes a group or holds an assignment. */
  private emit(raw: readonly string[]): void {
    let segment: string[] = [];
    for (const word of raw) {
      const bare = word.charCodeAt(0) === EQUALS && word.length > 1 ? word.slice(1) : word;
      if (bare === "{" || bare === "}") {
        if (segment.length > 0) this.result.push(segment);
        segment = [];
        continue;
      }
      if (bare === "") continue;
      const value = assigned(bare);
      if (value !== "") this.result.push([value]);
      if (bare.includes("{") || bare.includes("}")) expand(bare, segment);
      else segment.push(bare);
    }
    if (segment.length > 0) this.result.push(segment);
  }
}

const plain = new Uint8Array(128).fill(1, 33, 127);
for (const character of "'\"\\$&}<>;|()`") plain[character.charCodeAt(0)] = 0;

/** A character that is only a part of its word, wherever it stands: taken in runs, it costs no string of its own. */
function isPlain(code: number): boolean {
  return plain[code] === 1;
}

function isAngle(code: number): boolean {
  return code === LESS || code === GREATER;
}

function endsOperand(code: number): boolean {
  return code === NEWLINE || code === SEMICOLON || code === SPACE || code === PIPE;
}

function isBase(code: number, octal: boolean): boolean {
  if (octal) return code >= 48 && code <= 55;
  return isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

/** The value of `NAME=value` and `NAME+=value`; empty where the word is no assignment. */
function assigned(word: string): string {
  if (!isNameStart(word.charCodeAt(0))) return "";
  let i = 1;
  while (isName(word.charCodeAt(i))) i++;
  if (word.charAt(i) === "+") i++;
  return word.charCodeAt(i) === EQUALS ? word.slice(i + 1) : "";
}

/** Adds to `words` what braces make of a word: `{a,b}c` is `ac bc`. Braces without a comma lose nothing. */
function expand(word: string, words: string[]): void {
  const open = word.indexOf("{");
  const close = word.indexOf("}", open);
  const comma = word.indexOf(",", open);
  if (open < 0 || close < 0 || comma < 0 || comma > close) {
    // `{rm}` is a group in zsh; `{}`, `${x}` and `HEAD@{1}` are not.
    const paired = open > 0 && close > open;
    const bare = word === "{}" || paired ? word : word.split("{").join("").split("}").join("");
    if (bare !== "") words.push(bare);
    return;
  }
  const nested = word.indexOf("{", open + 1) >= 0;
  const alternatives = word.slice(open + 1, close).split(",", alternativesMax + 1);
  if (nested || alternatives.length > alternativesMax || word.length > expandedLengthMax) {
    let piece = "";
    for (let i = 0; i <= word.length; i++) {
      const character = word.charAt(i);
      if (character !== "" && !"{},".includes(character)) {
        piece += character;
        continue;
      }
      if (piece !== "") words.push(piece);
      piece = "";
    }
    return;
  }
  const before = word.slice(0, open);
  const after = word.slice(close + 1);
  for (const alternative of alternatives) {
    const expanded = before + alternative + after;
    if (expanded !== "") words.push(expanded);
  }
}
