import { readFileSync, realpathSync } from "node:fs";
import type { LintFinding } from "../lint/index.ts";
import { editedAtPlaces } from "../settings/index.ts";
import { type Io, UsageError } from "./io.ts";
import { findingsOf, type Inspected, withTexts } from "./lint-settings.ts";
import { paintFor } from "./paint.ts";
import { replaceFile } from "./replace-file.ts";
import { showDiff } from "./show-diff.ts";
import { showFile } from "./show-file.ts";

/** One fix may make room for another; more rounds than this are a fault of a fix. */
const roundsMax = 10;

type FixOptions = {
  readonly given: { readonly files: readonly string[] };
  readonly ignored: readonly string[];
  readonly dryRun: boolean;
};

/**
 * Mends what has one certain fix, until nothing of that kind is left: shows each file that changes as a diff on standard
 * error and, unless that is all that is wanted, writes it whole. Throws a `UsageError` where a file cannot be written;
 * files before it are then mended.
 */
export function fixed(before: Inspected, options: FixOptions, io: Io): Inspected {
  const originals = new Map<string, string>();
  let after = before;
  for (let round = 0; round < roundsMax; round++) {
    const findings = fixesIn(after, options);
    if (findings.length === 0) break;
    const texts = new Map<string, string>();
    for (const file of new Set(findings.map(({ file = "" }) => file))) {
      const original = originals.get(file);
      const text = original === undefined ? textOf(file) : after.texts.get(file)!;
      if (original === undefined) originals.set(file, text);
      texts.set(
        file,
        editedAtPlaces(
          text,
          findings.flatMap((each) => (each.file === file && each.fix) || []),
        ),
      );
    }
    after = withTexts(after, texts);
  }
  for (const [file, original] of originals) write(file, original, after.texts.get(file)!, options, io);
  return after;
}

function fixesIn(settings: Inspected, { given, ignored }: FixOptions): readonly LintFinding[] {
  const files = new Set(
    settings.readings.flatMap(({ layer }) =>
      layer.file !== undefined && (layer.name !== "managed" || given.files.length > 0) ? [layer.file] : [],
    ),
  );
  return findingsOf(settings).filter(
    ({ fix, file, code }) => fix !== undefined && files.has(file ?? "") && !ignored.includes(code),
  );
}

function textOf(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(
      `${file} cannot be mended: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function write(file: string, original: string, text: string, { dryRun }: FixOptions, io: Io): void {
  if (text === original) return;
  const from = { cwd: io.cwd, home: io.home, platform: io.platform };
  io.stderr.write(showDiff(original, text, showFile(file, from), paintFor(io.stderr, io.env)));
  if (dryRun) return;
  try {
    replaceFile(realpathSync(file), text);
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
