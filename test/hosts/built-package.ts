import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Where `npm run hosts` installs agents and libraries that other people made. */
export const hostPackages = join(repository, "node_modules/.cache/toolgate-hosts/node_modules");

/** A folder with the package as it is built now, so that no test runs what an earlier build left behind. */
export function builtPackage(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-built-")));
  cpSync(join(repository, "package.json"), join(root, "package.json"));
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  bin(root, "tsc", "-p", join(repository, "tsconfig.json"), "--outDir", join(root, "dist"));
  return root;
}

/** Runs a program of a development dependency in that folder. */
export function bin(root: string, name: string, ...args: readonly string[]): void {
  execFileSync(join(repository, "node_modules/.bin", name), args, { cwd: root, stdio: "pipe" });
}
