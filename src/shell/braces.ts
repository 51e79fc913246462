import { limits } from "../base/limits.ts";
import type { Part, Word } from "./script.ts";

/** How many words one written word may become before it is left as a hole. */
const wordsMax = 64;
/** A word of more characters than a path may have is left as a hole too. */
const atomsMax = limits.pathLengthMax;

/** An unquoted character, in which braces and commas mean something, or a part that is taken as a whole. */
type Atom = string | Exclude<Part, { type: "text"; quoted: false }>;

/**
 * What bash makes of the braces of a word: the words, none where all are empty; undefined where it has no braces
 * that expand. A word that becomes too many, is too long, or whose braces hold what is not modelled (a range of anything but
 * small numbers or letters), is "unknown".
 *
 * Follows `brace_expand` of bash 5.2, on parts instead of text. Cost: linear in the word times the words made.
 */
export function expandBraces(word: Word): readonly Word[] | "unknown" | undefined {
  const atoms: Atom[] = [];
  for (const part of word.parts) {
    if (part.type !== "text" || part.quoted) atoms.push(part as Atom);
    else if (atoms.length + part.text.length > atomsMax) return "unknown";
    else atoms.push(...part.text);
  }
  const expansion = new Expansion();
  const results = expansion.expand(atoms, 0);
  if (expansion.unknown || (expansion.expanded && atoms.some(joins))) return "unknown";
  if (!expansion.expanded) return undefined;
  const words: Word[] = [];
  for (const result of results) if (result.length > 0) words.push({ span: word.span, parts: joined(result) });
  return words;
}

/** Braces are expanded as text, so what follows a `$` or a bare `$name` may then become a part of the name. */
function joins(atom: Atom, index: number, atoms: readonly Atom[]): boolean {
  if (atom === "$") return true;
  const after = atoms[index + 1];
  if (typeof atom === "string" || atom.type !== "variable" || atom.quoted) return false;
  return (
    atom.span.end - atom.span.start === atom.name.length + 1 &&
    (after === undefined || after === "{" || after === "," || after === "}")
  );
}

function joined(atoms: readonly Atom[]): Part[] {
  const parts: Part[] = [];
  let text = "";
  for (const atom of atoms) {
    if (typeof atom === "string") {
      text += atom;
      continue;
    }
    if (text !== "") parts.push({ type: "text", text, quoted: false });
    text = "";
    parts.push(atom);
  }
  if (text !== "") parts.push({ type: "text", text, quoted: false });
  return parts;
}

class Expansion {
  unknown = false;
  expanded = false;

  expand(atoms: readonly Atom[], depth: number): readonly (readonly Atom[])[] {
    if (depth > 32) this.unknown = true;
    if (this.unknown) return [atoms];
    let open = -1;
    let close = -1;
    // Unmatched braces are looked at once each; more than a few are left alone.
    for (let from = 0, looks = 0; ; from = open + 1, looks++) {
      open = atoms.indexOf("{", from);
      if (open < 0) return [atoms];
      if (looks > wordsMax) {
        this.unknown = true;
        return [atoms];
      }
      // `{}` at the start is no brace at all.
      if (open === 0 && atoms[1] === "}") continue;
      close = closing(atoms, open + 1);
      if (close >= 0) break;
    }
    const previous = atoms[open - 1];
    if (atoms[open + 1] === "}" && typeof previous === "object") this.unknown = true;
    const inside = atoms.slice(open + 1, close);
    const alternatives = separated(inside);
    let middle: (readonly Atom[])[] = [];
    if (alternatives.length > 1) {
      for (const alternative of alternatives) middle.push(...this.expand(alternative, depth + 1));
    } else {
      const range = rangeOf(inside);
      if (range === undefined) this.unknown = true;
      else middle = range;
    }
    this.expanded = true;
    const after = this.expand(atoms.slice(close + 1), depth + 1);
    if (middle.length * after.length > wordsMax) this.unknown = true;
    if (this.unknown) return [atoms];
    const before = atoms.slice(0, open);
    return middle.flatMap((one) => after.map((rest) => [...before, ...one, ...rest]));
  }
}

/** Where the brace that is open before `from` closes, if there is a comma or two dots of its own in it; -1 if not. */
function closing(atoms: readonly Atom[], from: number): number {
  let level = 0;
  let separators = 0;
  for (let i = from; i < atoms.length; i++) {
    const atom = atoms[i];
    if (atom === "}" && level === 0 && separators > 0) return i;
    if (atom === "{") level++;
    else if (atom === "}" && level > 0) level--;
    else if (level > 0) continue;
    else if (atom === "," || (atom === "." && atoms[i + 1] === "." && atoms[i + 2] !== "}")) separators++;
  }
  return -1;
}

/** The alternatives between the commas of one level. */
function separated(atoms: readonly Atom[]): Atom[][] {
  const alternatives: Atom[][] = [[]];
  let level = 0;
  for (const atom of atoms) {
    if (atom === "," && level === 0) {
      alternatives.push([]);
      continue;
    }
    if (atom === "{") level++;
    else if (atom === "}" && level > 0) level--;
    alternatives[alternatives.length - 1]!.push(atom);
  }
  return alternatives;
}

/** `1..9`, `01..10`, `a..e`, with a step; undefined where it is no such range, or a long one. */
function rangeOf(atoms: readonly Atom[]): Atom[][] | undefined {
  if (atoms.length > 32 || !atoms.every((atom) => typeof atom === "string")) return undefined;
  const text = atoms.join("");
  const letters = /^([a-z])\.\.([a-z])$|^([A-Z])\.\.([A-Z])$/.exec(text);
  if (letters !== null) {
    const first = (letters[1] ?? letters[3])!.charCodeAt(0);
    const last = (letters[2] ?? letters[4])!.charCodeAt(0);
    return steps(first, last, 1).map((code) => [String.fromCharCode(code)]);
  }
  const numbers = /^(-?\d{1,6})\.\.(-?\d{1,6})(?:\.\.(-?\d{1,6}))?$/.exec(text);
  if (numbers === null) return undefined;
  const [, from = "", to = "", step = "1"] = numbers;
  const distance = Math.abs(Number(to) - Number(from));
  const by = Math.abs(Number(step)) || 1;
  if (distance / by >= wordsMax) return undefined;
  const padded = [from, to].some((number) => /^-?0\d/.test(number));
  // A negative number with leading zeros pads in a way of its own.
  if (padded && (from + to).includes("-")) return undefined;
  const width = padded ? Math.max(from.length, to.length) : 0;
  return steps(Number(from), Number(to), by).map((number) => [...String(number).padStart(width, "0")]);
}

function steps(first: number, last: number, by: number): number[] {
  const numbers: number[] = [];
  if (first <= last) for (let n = first; n <= last; n += by) numbers.push(n);
  else for (let n = first; n >= last; n -= by) numbers.push(n);
  return numbers;
}
