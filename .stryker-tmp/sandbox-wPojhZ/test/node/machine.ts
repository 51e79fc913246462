// @ts-nocheck
import { posix, win32 } from "node:path";
import type { Disk, RunProgram, SettingsLocation } from "../../src/node/index.ts";
import type { Platform } from "../../src/world/world.ts";

/** One file of a disk that exists in memory only. */
export type FakeFile = {
  readonly text: string;
  readonly owner?: number;
  readonly mode?: number;
  readonly isLink?: boolean;
};

const notFound = Object.assign(new Error("not there"), { code: "ENOENT" });

/** A disk with these files; every directory above them is there and is root's. */
export function diskOf(files: Readonly<Record<string, FakeFile>>, platform: Platform): Disk {
  const path = platform === "win32" ? win32 : posix;
  return {
    bytes: (name) => {
      const file = files[name];
      if (file === undefined) throw notFound;
      return Buffer.from(file.text);
    },
    names: (directory) => {
      const names = Object.keys(files).filter((name) => path.dirname(name) === directory);
      if (names.length === 0) throw notFound;
      return names.map((name) => path.basename(name));
    },
    status: (name) => {
      const file = files[name];
      const isThere =
        file !== undefined || Object.keys(files).some((other) => other.startsWith(name + path.sep));
      if (!isThere) return undefined;
      return { owner: file?.owner ?? 0, mode: file?.mode ?? 0o644, isLink: file?.isLink ?? false };
    },
  };
}

/** What `plutil`, `reg.exe` and a policy helper would answer on a machine with these files and registry values. */
export function programsOf(
  files: Readonly<Record<string, FakeFile>>,
  registry: Readonly<Record<string, string>>,
  helpers: Readonly<Record<string, string>>,
): RunProgram {
  return async (program, args) => {
    if (program === "/usr/bin/plutil") {
      const text = files[args.at(-1)!]?.text ?? "";
      return isJson(text) ? { exitCode: 0, stdout: text } : { exitCode: 1, stdout: "" };
    }
    if (program === "C:\\Windows\\System32\\reg.exe") {
      const value = registry[args[1]!];
      if (value === undefined) return { exitCode: 1, stdout: "" };
      return { exitCode: 0, stdout: `\r\n${args[1]}\r\n    Settings    REG_SZ    ${value}\r\n\r\n` };
    }
    const stdout = helpers[program];
    return stdout === undefined ? { exitCode: undefined, stdout: "" } : { exitCode: 0, stdout };
  };
}

/** What plutil can make JSON of; its input is written as JSON here. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A session in a project of this platform, with nothing but these things on the machine. */
export function machineOf(
  platform: Platform,
  {
    files = {},
    registry = {},
    helpers = {},
    ...location
  }: {
    readonly files?: Readonly<Record<string, FakeFile>>;
    readonly registry?: Readonly<Record<string, string>>;
    readonly helpers?: Readonly<Record<string, string>>;
  } & Pick<SettingsLocation, "remote" | "remoteAbsent" | "parentSettings">,
): SettingsLocation {
  const home = { darwin: "/Users/dana", linux: "/home/dana", win32: "C:\\Users\\dana" }[platform];
  return {
    ...location,
    platform,
    home,
    cwd: platform === "win32" ? `${home}\\app` : `${home}/app`,
    user: "dana",
    systemRoot: "C:\\Windows",
    disk: diskOf(files, platform),
    run: programsOf(files, registry, helpers),
  };
}
