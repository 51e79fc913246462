import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic, Layer } from "../index.ts";
import { readSettingsFile } from "../node/index.ts";
import {
  type PolicyTest,
  type PolicyTests,
  readPolicyTests,
  runPolicyTests,
  type TestedFile,
} from "../policy-tests/index.ts";
import { inWrittenColumns } from "../settings/index.ts";

/** A test file that was run, with what it was made of. */
export type LoadedTests = TestedFile & {
  readonly layers: readonly Layer[];
  /** The text of each file that a place may name. */
  readonly texts: ReadonlyMap<string, string>;
};

/** Reads a test file and the settings that it names, and runs the tests that are wanted. */
export function loadTests(file: string, wanted: (test: PolicyTest) => boolean): LoadedTests {
  const { text, problem } = readTestFile(file);
  const { tests, diagnostics } =
    problem === undefined ? readPolicyTests(text, file) : { tests: undefined, diagnostics: [problem] };
  if (tests === undefined)
    return { file, diagnostics, run: undefined, layers: [], texts: new Map([[file, text]]) };
  const settings = tests.settings.map((name) => readNamed(name, tests));
  const settingsTexts = new Map(settings.map(({ path, text }) => [path, text]));
  const missing = settings.filter(({ layer }) => layer === undefined).flatMap((read) => read.diagnostics);
  // without them another policy would be tested
  if (missing.length > 0)
    return {
      file,
      diagnostics: missing,
      run: undefined,
      layers: [],
      texts: new Map([[file, text], ...settingsTexts]),
    };
  const layers = settings.map(({ layer }) => layer).filter((layer) => layer !== undefined);
  const run = runPolicyTests(tests, layers, wanted);
  const found = [...settings.flatMap((read) => read.diagnostics), ...run.diagnostics];
  const shown = distinct(found.map((each) => inColumns(each, settingsTexts)));
  return { file, diagnostics: shown, run, layers, texts: new Map([[file, text], ...settingsTexts]) };
}

/** The settings file that a test file names, as the layer that it says. One that is missing is an error in the test file. */
function readNamed(
  { layer: name, name: written, place }: PolicyTests["settings"][number],
  tests: PolicyTests,
) {
  const path = resolve(dirname(tests.file), written);
  // a file of the command line is anchored at its directory, which is another on each machine
  const origin = name === "cli" ? { layer: name, anchor: tests.session.cwd } : { layer: name };
  const { reading, text } = readSettingsFile(path, origin);
  const missing: Diagnostic = {
    code: "settings-unreadable",
    severity: "error",
    message: "there is no such file",
    help: "the name is relative to this file",
    ...place,
  };
  return { path, text, layer: reading?.layer, diagnostics: reading?.diagnostics ?? [missing] };
}

function inColumns(diagnostic: Diagnostic, texts: ReadonlyMap<string, string>): Diagnostic {
  const text = texts.get(diagnostic.file ?? "");
  return text === undefined ? diagnostic : inWrittenColumns(diagnostic, text);
}

/** Damage of a file is told by its reader and by the compiler. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

function readTestFile(file: string): { readonly text: string; readonly problem: Diagnostic | undefined } {
  try {
    return { text: readFileSync(file, "utf8"), problem: undefined };
  } catch (error) {
    const message = `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    const at = { line: 1, column: 1, endColumn: 1 };
    return { text: "", problem: { code: "test-syntax", severity: "error", message, file, ...at } };
  }
}

const isTestFile = /\.policy-test\.(?:ya?ml|json)$/;
const notSearched: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** The test files below a directory, in alphabetic order; links are not followed. */
export function findTestFiles(directory: string): readonly string[] {
  return entriesOf(directory).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return notSearched.has(entry.name) ? [] : findTestFiles(path);
    return entry.isFile() && isTestFile.test(entry.name) ? [path] : [];
  });
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // somebody else's directory holds no tests of ours
    return [];
  }
}
