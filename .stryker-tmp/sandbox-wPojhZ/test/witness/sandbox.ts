// @ts-nocheck
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The shells that are asked, where they are installed. */
export const shells = ["bash", "zsh", "dash"] as const;
export type Shell = (typeof shells)[number];

/** What running one input showed. */
export type Ran = {
  /** `bash -n` reports no syntax error. */
  readonly parses: boolean;
  /** The words of every command that was run, by shell, over all schedules. */
  readonly ran: { readonly [shell in Shell]?: readonly (readonly string[])[] };
};

/** How the stubs end: all succeed, all fail, in turns. Beyond a number of calls they turn round, so that loops end. */
type Schedule = 0 | 1 | 2;
const allSchedules: readonly Schedule[] = [0, 1, 2];
const oneSchedule: readonly Schedule[] = [0];

/** Where an exit status can change what runs. */
const conditional = /&&|\|\||!|\?|\b(?:if|elif|while|until|set|trap|shopt|setopt)\b/;

/** Ends with 42 where no process of the machine is to be seen. */
const alone = 'process.exit(require("fs").readdirSync("/proc").filter(Number).length > 4 ? 3 : 42)';

const answerMilliseconds = 20_000;
const stubsMax = 20_000;
const jobsMax = 4_000;

/**
 * A stub notes its words (their number, then each, ended by NUL, in a file of its own process), prints a word, and
 * ends as the schedule says. `.stub` is what names without a stub of their own are given to, where a shell can do so.
 */
const stub = `#!/sh/dash
name=\${0##*/}
if [ "$name" = .stub ]; then name=$1; shift; fi
printf '%s\\0' "$(($# + 1))" "$name" "$@" >>"/log/$$"
read -r schedule count </log/state
count=$((count + 1))
echo "$schedule $count" >/log/state
echo zz
if [ "$count" -gt 60 ]; then kill -9 0; fi
if [ "$schedule" = 2 ]; then schedule=$((count % 2)); fi
if [ "$count" -gt 24 ]; then exit $((1 - schedule)); fi
exit "$schedule"
`;

/** Names that no text need spell for a shell to run them. */
const names = [
  ...Array.from({ length: 40 }, (_, i) => `c${i}`),
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_%+,:@^-]}{",
  ...["zz", "[[", "((", "time", "coproc", "function", "select", "noglob", "more", "cat", "ls", "rm", "git"],
  ...["then", "else", "elif", "fi", "do", "done", "esac", "in", "repeat", "end", "foreach", "until", "E"],
];

/** How a sandbox is made here, or why none can be. */
export type Means = { readonly by: "bwrap" | "unshare" } | { readonly by: "nothing"; readonly why: string };

let found: Means | undefined;

/** Tries bubblewrap, then the namespaces of the kernel. The answer is kept. */
export function means(): Means {
  found ??= tried();
  return found;
}

function tried(): Means {
  if (process.platform !== "linux") return { by: "nothing", why: "it needs the namespaces of Linux" };
  for (const shell of ["bash", "dash"])
    if (programAt(shell) === undefined) return { by: "nothing", why: `${shell} is not installed` };
  for (const by of ["bwrap", "unshare"] as const) {
    if (programAt(by) === undefined) continue;
    const folder = prepared();
    try {
      const { command, args } = commandLine(by, folder, ["/sh/node", "-e", alone]);
      if (spawnSync(command, args, { stdio: "ignore", timeout: 10_000, env: {}, ...user() }).status === 42)
        return { by };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { by: "nothing", why: "neither bwrap nor unshare makes a sandbox" };
}

/** The shells that are installed. */
export function installed(): readonly Shell[] {
  return shells.filter((shell) => programAt(shell) !== undefined);
}

function programAt(name: string): string | undefined {
  for (const folder of ["/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin"]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return realpathSync(path);
    } catch {}
  }
  return undefined;
}

/** Where this file stands as source, also when it runs compiled. */
function driverText(): string {
  const beside = new URL("driver.mjs", import.meta.url);
  return (existsSync(beside) ? beside : new URL("../../../test/witness/driver.mjs", import.meta.url))
    .pathname;
}

/** A process limit does not bind root. */
function user(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
}

function prepared(): string {
  const folder = mkdtempSync(join(tmpdir(), "witness-"));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "stubs"), { mode: 0o755 });
  mkdirSync(join(folder, "root"), { mode: 0o755 });
  writeFileSync(join(folder, "stub"), stub, { mode: 0o755 });
  writeFileSync(join(folder, ".zshenv"), 'command_not_found_handler() { /stubs/.stub "$@" }\n', {
    mode: 0o644,
  });
  for (const name of [".stub", ...names]) link(folder, name);
  return folder;
}

function link(folder: string, name: string): void {
  try {
    symlinkSync("/sh/stub", join(folder, "stubs", name));
  } catch {}
}

/** What is seen inside: files by their path there. */
function views(folder: string): readonly (readonly [inside: string, outside: string])[] {
  return [
    ["/sh/node", realpathSync(process.execPath)],
    ["/sh/driver.mjs", driverText()],
    ["/sh/stub", join(folder, "stub")],
    ["/sh/.zshenv", join(folder, ".zshenv")],
    ...installed().map((shell) => [`/sh/${shell}`, programAt(shell)!] as const),
  ];
}

const libraries = ["/lib", "/lib64", "/lib32", "/libx32"].filter((path) => existsSync(path));
const limits = "ulimit -c 0 -f 8192 -d 4000000 -n 256 -t 900";

function commandLine(
  by: "bwrap" | "unshare",
  folder: string,
  program: readonly string[],
): { command: string; args: string[] } {
  const inside = by === "bwrap" ? bwrap(folder) : unshare(folder);
  // counted inside, so that neither other sandboxes nor other work of this user matter
  inside.push("/sh/bash", "--norc", "-c", 'ulimit -u 300 && exec "$@"', "bash");
  return {
    command: programAt("bash")!,
    args: ["--norc", "-c", `${limits} && exec "$@"`, "bash", ...inside, ...program],
  };
}

function bwrap(folder: string): string[] {
  const args = [programAt("bwrap")!, "--unshare-all", "--die-with-parent", "--clearenv"];
  args.push("--ro-bind", "/usr/lib", "/usr/lib");
  if (existsSync("/usr/lib64")) args.push("--ro-bind", "/usr/lib64", "/usr/lib64");
  for (const path of libraries) {
    if (lstatSync(path).isSymbolicLink()) args.push("--symlink", readlinkSync(path), path);
    else args.push("--ro-bind", path, path);
  }
  args.push("--dir", "/sh");
  for (const [to, from] of views(folder)) args.push("--ro-bind", from, to);
  args.push("--ro-bind", join(folder, "stubs"), "/stubs");
  for (const path of ["/w", "/log", "/tmp"]) args.push("--size", String(1 << 25), "--tmpfs", path);
  args.push("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/", "--chdir", "/w", "--");
  return args;
}

/** The same with the kernel's own tools: a root of read-only views, then `chroot` into it. */
function unshare(folder: string): string[] {
  const root = join(folder, "root");
  const lines = ["set -e", "PATH=/usr/bin:/bin:/usr/sbin:/sbin", `mount -t tmpfs none ${root}`, `cd ${root}`];
  lines.push(
    "mkdir usr usr/lib sh stubs w log tmp proc dev",
    "view() { mount --bind $1 .$2; mount -o remount,bind,ro .$2; }",
  );
  lines.push("view /usr/lib /usr/lib");
  if (existsSync("/usr/lib64")) lines.push("mkdir usr/lib64; view /usr/lib64 /usr/lib64");
  for (const path of libraries) {
    if (lstatSync(path).isSymbolicLink()) lines.push(`ln -s ${readlinkSync(path)} .${path}`);
    else lines.push(`mkdir .${path}; view ${path} ${path}`);
  }
  for (const [to, from] of views(folder)) lines.push(`: >.${to}; view ${from} ${to}`);
  lines.push(`view ${join(folder, "stubs")} /stubs`);
  for (const path of ["w", "log", "tmp"]) lines.push(`mount -t tmpfs -o size=32m none ${path}`);
  lines.push("mount -t proc none proc", "mount -t tmpfs none dev", "ln -s /proc/self/fd dev/fd");
  for (const device of ["null", "zero", "urandom"])
    lines.push(`: >dev/${device}; mount --bind /dev/${device} dev/${device}`);
  lines.push("mount -o remount,bind,ro dev", "mount -o remount,bind,ro .");
  // the shell stays the first process, which the others that lose their parent need
  lines.push('chroot . "$@" || exit $?', "exit 0");
  return [programAt("unshare")!, "-rnmpf", "--kill-child", "/bin/sh", "-c", lines.join("\n"), "sh"];
}

/** Directories, and `=`: zsh puts the place of a program of that name for `==`, and no system has one. */
const notAProgram = /^(?:\.+|=)$/;

/**
 * One sandbox that runs inputs one after the other. Nothing that runs inside can write outside, reach a network, or
 * outlive its input. A sandbox that an input brings down is made again.
 */
export class Sandbox {
  private readonly folder = prepared();
  /** The stubs that inputs asked for. */
  private readonly stubs = new Set<string>();
  private child: ChildProcess | undefined;
  private answers: AsyncIterator<string> | undefined;
  private jobs = 0;

  /** Gives the word a stub, and takes those of earlier inputs away where they have become too many. */
  private link(word: string): void {
    if (this.stubs.has(word) || names.includes(word) || word.length > 60 || notAProgram.test(word)) return;
    if (this.stubs.size >= stubsMax) {
      for (const old of this.stubs) rmSync(join(this.folder, "stubs", old), { force: true });
      this.stubs.clear();
    }
    this.stubs.add(word);
    link(this.folder, word);
  }

  /** Runs the input in each of these shells; none: only whether bash parses it. Undefined: it brought the sandbox down. */
  async run(input: string, inShells: readonly Shell[]): Promise<Ran | undefined> {
    // a NUL cannot be handed over, nor can half a surrogate pair
    if (input.includes("\0") || /\p{Cs}/u.test(input)) return undefined;
    for (const [word] of input.matchAll(/[^\s;&|()<>"'`\\$/]+/g)) this.link(word);
    if (this.jobs++ > jobsMax) this.stop();
    const answers = this.started();
    const schedules = conditional.test(input) ? allSchedules : oneSchedule;
    this.child!.stdin!.write(`${JSON.stringify({ input, shells: inShells, schedules })}\n`);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), answerMilliseconds);
    });
    const next = await Promise.race([answers.next(), late]);
    clearTimeout(timer);
    if (next === undefined || next.done === true) {
      this.stop();
      return undefined;
    }
    return JSON.parse(next.value) as Ran;
  }

  private started(): AsyncIterator<string> {
    if (this.answers !== undefined) return this.answers;
    const how = means();
    if (how.by === "nothing") throw new Error(`no sandbox: ${how.why}`);
    const { command, args } = commandLine(how.by, this.folder, ["/sh/node", "/sh/driver.mjs"]);
    this.child = spawn(command, args, {
      stdio: ["pipe", "pipe", "inherit"],
      detached: true,
      // the first process inside can be looked at from there
      env: {},
      ...user(),
    });
    this.child.stdin!.on("error", () => {});
    this.answers = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]();
    return this.answers;
  }

  private stop(): void {
    this.jobs = 0;
    this.answers = undefined;
    const pid = this.child?.pid;
    this.child = undefined;
    if (pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {}
  }

  /** Ends whatever runs and takes the temporary folder away. */
  close(): void {
    this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
