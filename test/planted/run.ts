/**
 * `npm run planted`: plants one fault after the other into a copy of what was built, and holds the laws of look-up
 * against the copy. A law that lets one pass for ten seconds does not bite, and the command fails.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Fault, faults } from "./faults.ts";
import type { Held } from "./hold.ts";

const seconds = 10;
const built = fileURLToPath(new URL("../..", import.meta.url));
const root = join(built, "..");

/** A copy of what was built in which faults can be planted. */
function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), "planted-"));
  cpSync(built, join(copy, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(copy, "package.json"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

function held(copy: string): Held {
  const hold = join(copy, "dist/test/planted/hold.js");
  const timeout = 3_000 * seconds;
  const text = execFileSync(process.execPath, [hold, String(seconds)], { encoding: "utf8", timeout });
  return JSON.parse(text) as Held;
}

/** What becomes of the laws with this fault. */
function planted(copy: string, { file, right, wrong }: Fault): Held {
  const path = join(copy, "dist/src", `${file}.js`);
  const text = readFileSync(path, "utf8");
  if (text.split(right).length !== 2) throw new Error(`${file} does not hold \`${right}\` once`);
  writeFileSync(
    path,
    text.replace(right, () => wrong),
  );
  try {
    return held(copy);
  } finally {
    writeFileSync(path, text);
  }
}

function main(): number {
  const copy = copied();
  try {
    const sound = held(copy);
    if (sound.law !== undefined) throw new Error(`without a fault: ${sound.finding}`);
    let escaped = 0;
    for (const fault of faults) {
      const { law, runs, seconds } = planted(copy, fault);
      if (law === undefined) escaped++;
      const after = `${seconds.toFixed(1)} s, ${runs} runs`;
      console.log(`${fault.strategy}: ${fault.fault}\n    ${law ?? "NOT CAUGHT"}, ${after}`);
    }
    console.log(`${faults.length - escaped} of ${faults.length} faults are caught`);
    return escaped === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

process.exitCode = main();
