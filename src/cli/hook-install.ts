import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type HookScope,
  type HooksProblem,
  type Host,
  hookProgram,
  hookScopes,
  installations,
  withHook,
  withoutHook,
} from "../hosts/index.ts";
import { parseArguments } from "./arguments.ts";
import { hookOptions, hostOf, respondOptions } from "./hook-options.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { paintFor } from "./paint.ts";
import { replaceFile } from "./replace-file.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import { showDiff } from "./show-diff.ts";
import { showFile } from "./show-file.ts";

const installOptions = { ...hookOptions, scope: { type: "string" }, yes: { type: "boolean" } } as const;

/**
 * `toolgate hook install` and `uninstall`: shows what changes in the agent's settings and, with `--yes`, writes it.
 * Returns 0 where nothing is left to do and 1 where a change was only shown. Throws `UsageError`, and then nothing is
 * written. A file is replaced whole or not at all; what it held before is kept, so that `uninstall` gives it back
 * byte for byte where nobody changed it meanwhile, and else takes out just its own entries.
 */
export function hookInstall(verb: "install" | "uninstall", argv: readonly string[], io: Io): number {
  const host = hostOf(argv);
  const { values } = parseArguments(argv, installOptions);
  const scope = scopeOf(values.scope, host);
  const file = fileOf(host, scope, io);
  const before = textOf(file);
  const memory = memoryOf(file, io);
  const after =
    verb === "install"
      ? installed(before, file, host, commandOf(host, argv, io), io)
      : uninstalled(before, file, host, memory, io);
  const from = { cwd: io.cwd, home: io.home, platform: io.platform };
  const shown = showFile(file, from);
  if (after === before) {
    io.stdout.write(`${shown}: nothing to do, the hook is ${verb === "install" ? "there" : "not there"}\n`);
    return exitCodes.done;
  }
  io.stdout.write(showDiff(before, after, shown, paintFor(io.stdout, io.env)));
  if (verb === "install")
    for (const note of installations[host.name].notes) io.stdout.write(`note: ${note}\n`);
  if (!values.yes) {
    io.stdout.write("nothing was written; add --yes to write this\n");
    return exitCodes.findings;
  }
  if (verb === "install") remember(memory, file, before, after ?? "", host);
  replaceFile(file, after);
  if (verb === "uninstall") rmSync(memory, { force: true });
  return exitCodes.done;
}

function installed(before: string | undefined, file: string, host: Host, command: string, io: Io): string {
  const after = withHook(before, file, host.name, command);
  return typeof after === "string" ? after : refuse(after, before ?? "", file, io);
}

function uninstalled(
  before: string | undefined,
  file: string,
  host: Host,
  memory: string,
  io: Io,
): string | undefined {
  if (before === undefined) return undefined;
  const remembered = recall(memory);
  if (remembered !== undefined && remembered.installed === hashOf(before)) return remembered.before;
  const after = withoutHook(before, file, host.name);
  return typeof after === "string" ? after : refuse(after, before, file, io);
}

function refuse({ problem, found }: HooksProblem, text: string, file: string, io: Io): never {
  const from = { cwd: io.cwd, home: io.home, platform: io.platform };
  for (const diagnostic of found)
    io.stderr.write(showDiagnostic(diagnostic, new Map([[file, text]]), from, paintFor(io.stderr, io.env)));
  throw new UsageError(`${showFile(file, from)} is left as it is: ${problem}`);
}

function scopeOf(given: string | undefined, { name }: Host): HookScope {
  const scope = hookScopes.find((known) => known === (given ?? "user"));
  const there = hookScopes.filter((known) => installations[name].files[known] !== undefined);
  if (scope === undefined || !there.includes(scope))
    throw new UsageError(`--scope of ${name} is ${there.join(" or ")}, not \`${given}\``);
  return scope;
}

/** The file that a scope means, behind all links: the link itself shall stay. */
function fileOf({ name }: Host, scope: HookScope, io: Io): string {
  const below = installations[name].files[scope]!;
  const configured = name === "claude" && scope === "user" ? io.env.CLAUDE_CONFIG_DIR : undefined;
  if (scope === "user" && !configured && io.home === undefined)
    throw new UsageError("the home directory is not known; give --scope project");
  const file = configured
    ? join(configured, "settings.json")
    : join(scope === "user" ? io.home! : io.cwd, below);
  return existsSync(file) ? realpathSync(file) : file;
}

function textOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What the agent starts: this node, the hook's own program, and the options that were given. */
function commandOf(host: Host, argv: readonly string[], io: Io): string {
  const program = fileURLToPath(new URL(`./${hookProgram}.cjs`, import.meta.url));
  const passedOn = argv.filter(
    (word, at) => !isOwn(word) && !["--host", "--scope"].includes(argv[at - 1] ?? ""),
  );
  respondOptions(host, ["--host", host.name, ...passedOn], io);
  const words = [process.execPath, program];
  return [...words.map(quoted), "--host", host.name, ...passedOn.map(quoted)].join(" ");
}

function isOwn(word: string): boolean {
  return (
    ["--host", "--scope", "--yes"].includes(word) || word.startsWith("--host=") || word.startsWith("--scope=")
  );
}

/** A word for sh and for cmd; a path that holds what they would expand has no place in a hook. */
function quoted(word: string): string {
  if (/^[\w./:=@,+-]+$/.test(word)) return word;
  if (/["$`%!\n]/.test(word)) throw new UsageError(`\`${word}\` cannot stand in the command of a hook`);
  return `"${word}"`;
}

type Memory = { readonly installed: string; readonly before: string | undefined };

function memoryOf(file: string, { home }: Io): string {
  return join(home ?? dirname(file), ".toolgate", "hooks", `${hashOf(file).slice(0, 16)}.json`);
}

function recall(memory: string): Memory | undefined {
  if (!existsSync(memory)) return undefined;
  try {
    const { installed, before } = JSON.parse(readFileSync(memory, "utf8"));
    return { installed, before: before ?? undefined };
  } catch {
    return undefined;
  }
}

/** Where a hook of ours was there already, what the file held before the first one counts. */
function remember(memory: string, file: string, before: string | undefined, after: string, host: Host): void {
  const known = recall(memory);
  const clean = before === undefined ? undefined : withoutHook(before, file, host.name);
  const original =
    known !== undefined && before !== undefined && known.installed === hashOf(before)
      ? known.before
      : typeof clean === "string" && clean !== before
        ? clean
        : before;
  mkdirSync(dirname(memory), { recursive: true, mode: 0o700 });
  // settings may hold secrets
  writeFileSync(memory, JSON.stringify({ file, installed: hashOf(after), before: original ?? null }), {
    mode: 0o600,
  });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
