/**
 * The program that an agent starts for each call, so what it loads is what it costs. Where the package holds the packed
 * hook (`npm run pack-hook`), that is one file, and node's compiled form of it is kept beside it; else the modules are
 * loaded one by one, which takes twice as long and answers the same.
 */
// @ts-nocheck

const fs = process.getBuiltinModule("node:fs");
const path = process.getBuiltinModule("node:path");
const vm = process.getBuiltinModule("node:vm");

type HookModule = typeof import("./hook-main.ts", { with: { "resolution-mode": "import" }});

const main = path.join(__dirname, "hook-main.js");
const packed = path.join(__dirname, "../../hook/packed.cjs");
const compiled = `${packed}.${process.version}-${process.arch}`;

// Any end before the answer refuses, wherever an exit code can.
process.exitCode = 2;

if (isCurrent()) void load().hookMain();
else void import("./hook-main.js").then((modules: HookModule) => modules.hookMain());

/** Whether the packed hook was made from the modules that are here. */
function isCurrent(): boolean {
  const made = fs.statSync(packed, { throwIfNoEntry: false });
  return made !== undefined && made.mtimeMs >= fs.statSync(main).mtimeMs;
}

function load(): HookModule {
  const cachedData = compiledForm();
  const text = `(function (require, module) {${fs.readFileSync(packed, "latin1")}\n})`;
  const script = new vm.Script(text, {
    filename: packed,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(require, module);
  if (cachedData === undefined || script.cachedDataRejected) process.once("exit", () => keep(script));
  return module.exports as HookModule;
}

function compiledForm(): Buffer | undefined {
  try {
    return fs.readFileSync(compiled);
  } catch {
    return undefined;
  }
}

/** After a whole run, so that every function that a run needs is in it. Who may not write here goes without. */
function keep(script: import("node:vm").Script): void {
  const temporary = `${compiled}.${process.pid}`;
  try {
    fs.writeFileSync(temporary, script.createCachedData());
    fs.renameSync(temporary, compiled);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
}
