import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction, Script } from "node:vm";
import { build } from "esbuild";
import fc from "fast-check";
import { collect, type Test } from "./tests.ts";

/*
 * Runs the tests for Stryker, as the plugin that `run.ts` names. Stryker's own runner starts Vitest anew for each mutant
 * and takes a third of a second at least; here the tests are loaded once, and a mutant costs what the tests cost that
 * reach it, until one fails: first the quickest, and those that have shown others.
 */

/** The tests that concern the rooms that are mutated. Of the laws those that hold one answer, or look-up, against another. */
const folders = ["rule", "match", "policy", "decide", "conformance", "admin"];
const laws = ["reference", "memo", "lookup"].map((name) => `./test/laws/${name}.test.ts`);

/** Tests that are left out by what is in their names: they make or count steps by the million. */
const costly = [
  "path-steps.test.ts",
  "hostile sizes",
  "take too many steps",
  "the steps of a search",
  "a list whose commands are remembered",
];

/** How many of its inputs a property draws: it shows a mutant with few or, mostly, not at all. */
const factor = Number(process.env["FC_FACTOR"]);

/** What the mutated code looks at. */
type Namespace = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
};

/** Gives the tests with all modules read anew; with `covering`, each mutant that is reached is counted. */
type Load = (covering?: "covering") => readonly Test[];

type MutantRun = {
  readonly activeMutant: { readonly id: string };
  /** Absent where the mutant is reached while modules are loaded. */
  readonly testFilter?: readonly string[];
  /** A hundred times as often as the mutant was reached without being active; ten times are enough, since nothing is shrunk. */
  readonly hitLimit?: number;
};

/** As Stryker's `MutantRunResult`. */
type Outcome =
  | {
      readonly status: "killed";
      readonly killedBy: readonly string[];
      readonly failureMessage: string;
      readonly nrOfTests: number;
    }
  | { readonly status: "survived"; readonly nrOfTests: number }
  | { readonly status: "timeout"; readonly reason: string };

/** As Stryker's `TestStatus`. */
const testStatus = { success: 0, failed: 1 };

const runScript = new Script("__run__()");

class Runner {
  readonly #namespace: Namespace = {};
  readonly #milliseconds = new Map<string, number>();
  /** How many mutants a test has shown: what shows one shows others beside it, so it is run earlier. */
  readonly #shown = new Map<string, number>();
  #load: Load = () => [];
  #tests: readonly Test[] = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(globalThis, { __stryker__: this.#namespace });
    this.#load = await loader();
  }

  dryRun() {
    this.#namespace.activeMutant = undefined;
    this.#tests = this.#load("covering");
    const tests = this.#tests.map((test) => {
      const { message, timeSpentMs } = this.#timed(test);
      const base = { id: test.id, name: test.id, timeSpentMs };
      return message === undefined
        ? { ...base, status: testStatus.success }
        : { ...base, status: testStatus.failed, failureMessage: message };
    });
    this.#tests = [];
    return {
      status: "complete",
      tests,
      mutantCoverage: this.#namespace.mutantCoverage ?? { static: {}, perTest: {} },
    };
  }

  mutantRun(run: MutantRun): Outcome {
    if (this.#tests.length === 0) {
      this.#tests = this.#load();
      for (const test of this.#tests) this.#milliseconds.set(test.id, this.#timed(test).timeSpentMs);
    }
    const outcome = this.#hold(run);
    if (!run.testFilter || outcome.status !== "killed") return outcome;
    if (!this.#chosen(outcome.killedBy).some((test) => failureOf(test, this.#namespace))) return outcome;
    // It fails without the mutant too: a mutant before this one has left something behind.
    this.#tests = this.#load();
    return this.#hold(run);
  }

  #timed(test: Test) {
    const before = performance.now();
    const message = failureOf(test, this.#namespace);
    return { message, timeSpentMs: performance.now() - before };
  }

  #hold({ activeMutant, testFilter, hitLimit: high = Infinity }: MutantRun): Outcome {
    const state = this.#namespace;
    const hitLimit = high / 10;
    Object.assign(state, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const outcome = this.#withinTime(testFilter && this.#chosen(testFilter));
    const { hitCount = 0 } = state;
    Object.assign(state, { activeMutant: undefined, hitCount: undefined });
    return hitCount > hitLimit ? { status: "timeout", reason: `reached ${hitCount} times` } : outcome;
  }

  /** Ends what loops without end, which Stryker could only do with the whole process. */
  #withinTime(tests: readonly Test[] | undefined): Outcome {
    let outcome: Outcome | undefined;
    const run = () => {
      outcome = tests ? this.#run(tests) : this.#runAnew();
    };
    const usual = (tests ?? this.#tests).reduce((sum, { id }) => sum + (this.#milliseconds.get(id) ?? 0), 0);
    try {
      Object.assign(globalThis, { __run__: run });
      runScript.runInThisContext({ timeout: Math.ceil(5_000 + 5 * usual) });
    } catch (error) {
      return { status: "timeout", reason: messageOf(error) };
    }
    return outcome!;
  }

  #chosen(ids: readonly string[]): readonly Test[] {
    const chosen = new Set(ids);
    return this.#tests.filter(({ id }) => chosen.has(id));
  }

  /** With the mutant there while modules are loaded. */
  #runAnew(): Outcome {
    try {
      return this.#run(this.#load());
    } catch (error) {
      return {
        status: "killed",
        killedBy: [this.#tests[0]!.id],
        failureMessage: messageOf(error),
        nrOfTests: 0,
      };
    }
  }

  #run(tests: readonly Test[]): Outcome {
    const timeForOne = ({ id }: Test) => (this.#milliseconds.get(id) ?? 0) / (1 + (this.#shown.get(id) ?? 0));
    const ordered = tests.toSorted((a, b) => timeForOne(a) - timeForOne(b));
    for (const [i, test] of ordered.entries()) {
      const failureMessage = failureOf(test, this.#namespace);
      if (failureMessage === undefined) continue;
      this.#shown.set(test.id, 1 + (this.#shown.get(test.id) ?? 0));
      return { status: "killed", killedBy: [test.id], failureMessage, nrOfTests: i + 1 };
    }
    return { status: "survived", nrOfTests: ordered.length };
  }
}

function failureOf(test: Test, state: Namespace): string | undefined {
  state.currentTestId = test.id;
  try {
    test.run();
    return undefined;
  } catch (error) {
    return messageOf(error);
  } finally {
    state.currentTestId = undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A function that gives the tests with all modules read anew. Works in the folder of the process, Stryker's copy. */
async function loader(): Promise<Load> {
  const testsIn = (folder: string) =>
    readdirSync(`test/${folder}`)
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => `./test/${folder}/${name}`);
  const files = [...folders.flatMap(testsIn), ...laws];
  const { outputFiles } = await build({
    stdin: {
      contents: files
        .map((file) => `startFile(${JSON.stringify(file)}); require(${JSON.stringify(file)});`)
        .join("\n"),
      resolveDir: process.cwd(),
    },
    bundle: true,
    // "sideEffects": false is about the package; test/seed.ts has one.
    ignoreAnnotations: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    write: false,
    logOverride: { "empty-import-meta": "silent" },
    plugins: [
      {
        name: "import.meta.url",
        setup({ onLoad }) {
          onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
            contents: readFileSync(path, "utf8").replaceAll(
              "import.meta.url",
              JSON.stringify(pathToFileURL(path).href),
            ),
            loader: "ts",
          }));
        },
      },
    ],
  });
  const covering = outputFiles[0]!.text;
  const plain = covering.replace(/function stryCov_\w+\(\) \{/g, "$&return;");
  const requireReal = createRequire(resolve("package.json"));
  const properties = { ...fc, assert: fewer };
  return (covers) =>
    collect((vitest, startFile) => {
      const requireHere = (name: string) =>
        name === "vitest" ? vitest : name === "fast-check" ? properties : requireReal(name);
      compileFunction(covers ? covering : plain, ["require", "startFile"])(requireHere, startFile);
    }).filter(({ id }) => !costly.some((part) => id.includes(part)));
}

/** Nobody reads the smallest input that shows a mutant, so none is sought. A law has a seed, and has its share drawn. */
function fewer<T>(property: fc.IProperty<T>, parameters: fc.Parameters<T> = {}): void {
  const share = parameters.seed === undefined ? factor : 1;
  const numRuns = Math.ceil((parameters.numRuns ?? 100) * share);
  fc.assert(property, { ...parameters, numRuns, endOnFailure: true });
}

export const strykerPlugins = [{ kind: "TestRunner", name: "in-process", injectableClass: Runner }];
