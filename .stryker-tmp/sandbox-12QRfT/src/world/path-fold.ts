/** When two spellings are one file to a file system that ignores case, Unicode forms or invisible code points. */
// @ts-nocheck

import type { World } from "./world.ts";

/** What a path's comparison depends on. */
export type Volumes = Pick<World, "platform" | "ignoresCase">;

/**
 * The form in which deny and ask rules compare paths: two paths that one file system takes for the same file get the
 * same text. Linux: Unicode NFC. Where case is ignored (macOS, Windows): full case folding as well, and the code points
 * that HFS+ ignores are dropped. Folding only ever joins paths, so it suits rules that restrict; an allow rule compares exactly.
 *
 * Idempotent. Cost: linear. SEMANTICS PATH-17, PATH-18
 */
export function foldForDeny(path: string, volumes: Volumes): string {
  return foldText(path, foldOf(volumes));
}

/**
 * How a pattern is folded; the paths it is held against are folded alike. `narrow`: as `none`, but a negated class leaves
 * out both cases of its letters, so that it holds no name of a file that it leaves out.
 */
export type Fold = "none" | "narrow" | "unicode" | "case";

/** Nothing is folded: names are compared as they are spelled. */
export function isExact(fold: Fold): boolean {
  return fold === "none" || fold === "narrow";
}

/** The fold that restricting rules use, as `compilePathPattern` takes it. */
export function foldOf({ platform, ignoresCase }: Volumes): "unicode" | "case" {
  return (ignoresCase ?? platform !== "linux") ? "case" : "unicode";
}

export function foldText(text: string, fold: Fold): string {
  if (isExact(fold)) return text;
  if (isAscii(text)) return fold === "case" ? text.toLowerCase() : text;
  if (fold === "unicode") return text.normalize("NFC");
  // Up and down again also joins what has no single partner: ß and ss, K (Kelvin) and k. The final sigma is the one
  // letter whose lower case depends on its neighbours, and a pattern is folded piece by piece.
  return withoutIgnorable(text)
    .normalize("NFD")
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFC");
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) return false;
  }
  return true;
}

/** Whether the text holds a code point that HFS+ leaves out when it compares names (Apple TN1150, `FastUnicodeCompare`). */
export function hasIgnorable(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (isIgnorable(text.charCodeAt(i))) return true;
  }
  return false;
}

function withoutIgnorable(text: string): string {
  if (!hasIgnorable(text)) return text;
  let kept = "";
  for (const character of text) {
    if (!isIgnorable(character.charCodeAt(0))) kept += character;
  }
  return kept;
}

function isIgnorable(unit: number): boolean {
  return (
    (unit >= 0x200c && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x206a && unit <= 0x206f) ||
    unit === 0xfeff
  );
}
