// @ts-nocheck
import { type Argument, argumentOfText } from "./argument.ts";
import type { Effects, Inner, Operand } from "./effects.ts";

/** Collects what the study of one command finds. The first refusal is the reason that a policy author sees. */
export class Found {
  readonly reads: Operand[] = [];
  readonly writes: Operand[] = [];
  readonly removes: Operand[] = [];
  readonly inner: Inner[] = [];
  wrapper: Effects["wrapper"] = "none";
  refusal: string | undefined;
  directory: Argument | undefined;
  withoutGlobals: Effects["withoutGlobals"];
  fileCommand = false;
  configRuns = false;
  rewrites = false;
  private readonly program: Argument | undefined;

  /** @param program the word that names the program; what is not written stands at its place */
  constructor(program: Argument | undefined) {
    this.program = program;
  }

  /** It is not read-only. */
  refuse(reason: string): void {
    this.refusal ??= reason;
  }

  read(argument: Argument, recursive = false): void {
    this.reads.push({ argument, recursive });
  }

  /** Makes a symbolic link to it. */
  link(argument: Argument): void {
    this.reads.push({ argument, recursive: true, linked: true });
  }

  /** Reads it unless standard input stands in its place. */
  readFile(argument: Argument, recursive = false): void {
    if (argument.text !== "-") this.read(argument, recursive);
  }

  /** Reads the working directory and all below, because no operand is written. */
  readHere(certainly: boolean): void {
    const argument = this.argument(".");
    if (argument === undefined) return;
    this.reads.push({ argument, recursive: true, ...(certainly ? {} : { unlessInput: true }) });
  }

  /** An argument that is not written but follows from what is. */
  argument(text: string): Argument | undefined {
    return this.program && argumentOfText(text, this.program.word);
  }

  write(argument: Argument, recursive = false): void {
    this.writes.push({ argument, recursive });
  }

  remove(argument: Argument, recursive = false): void {
    const operand = { argument, recursive };
    this.writes.push(operand);
    this.removes.push(operand);
  }

  /** It runs something, and rules see that as `wrapper` says; `exec` is the strictest and stays. */
  run(inner: Inner, wrapper: "transparent" | "exec" | "runner"): void {
    this.inner.push(inner);
    this.wrap(wrapper);
  }

  runUnknown(why: string, wrapper: "exec" | "runner" = "exec"): void {
    this.run({ by: "unknown", why }, wrapper);
  }

  wrap(wrapper: "transparent" | "exec" | "runner"): void {
    if (this.wrapper !== "exec") this.wrapper = wrapper;
  }

  /** Never read-only where it writes or runs something. */
  effects(): Effects {
    if (this.rewrites) this.refuse("it changes what later commands mean");
    if (this.inner.length > 0) this.refuse("it runs another command");
    if (this.writes.length > 0) this.refuse("it writes or removes files");
    return {
      readOnly: this.refusal ?? true,
      configRuns: this.configRuns,
      fileCommand: this.fileCommand,
      reads: this.reads,
      writes: this.writes,
      removes: this.removes,
      inner: this.inner,
      rewrites: this.rewrites,
      wrapper: this.wrapper === "transparent" && this.writes.length > 0 ? "exec" : this.wrapper,
      directory: this.directory,
      withoutGlobals: this.withoutGlobals,
    };
  }
}
