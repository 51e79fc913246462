// @ts-nocheck
import { createHmac, randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import type { ToolCall } from "../base/tool-call.ts";
import { type Circumstances, type Decision, decide, type Policy } from "../index.ts";
import { LineLog, type OpenLog } from "./line-log.ts";
import { type AuditSource, type KnownSource, knownSources, policyChanges } from "./policy-change.ts";

export type AuditOptions = {
  /** Absolute; made with mode 0600 where it is missing, in a directory that is there. */
  readonly file: string;
  /**
   * For the hash of inputs, at least 32 bytes (else a `TypeError`) that are kept away from the log: who has both can confirm a guess.
   * Default: random bytes that end with the process, so that its lines can be compared with each other only.
   */
  readonly key?: Uint8Array;
  /** `whole` writes inputs as they are, secrets included. Default: `masked`. */
  readonly input?: "masked" | "whole";

  readonly clock?: AuditClock;
  readonly open?: OpenLog;
};

export type AuditClock = {
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Milliseconds, with fractions, that never go back. */
  readonly monotonic: () => number;
};

const keyBytesMin = 32;
/** Agents choose the names of tools and fields; more than this of one is not written. */
const nameLengthMax = 200;
const fieldsMax = 50;
/** The digits of a source's revision that each decision repeats; the policy's line has all. */
const revisionDigits = 16;

/**
 * Who was answered what, and by which rules, as lines of JSON (NDJSON): one for each decision, one for each source of
 * the policy that changed, one for each time that lines were lost. SEMANTICS AUD-1 … AUD-4.
 *
 * Writing happens behind the decision and never changes one; a process that is killed loses the lines that are still
 * in its queue. Cost of a line: linear in the call's input.
 */
export class AuditLog {
  readonly #lines: LineLog;
  readonly #key: Uint8Array;
  readonly #input: "masked" | "whole";
  readonly #clock: AuditClock;
  #sources: ReadonlyMap<string, KnownSource> = new Map();

  constructor(options: AuditOptions) {
    this.#key = options.key ?? randomBytes(keyBytesMin);
    if (this.#key.length < keyBytesMin) throw new TypeError(`a key needs ${keyBytesMin} bytes`);
    this.#input = options.input ?? "masked";
    this.#clock = options.clock ?? { wall: () => Date.now(), monotonic: () => performance.now() };
    this.#lines = new LineLog(options.file, options.open ?? open, (count) =>
      this.#line("dropped", { count }),
    );
  }

  /**
   * `decide` for one policy, with a line for each decision. What changed against the policy of the call before is
   * written at once, so that each decision stands behind the lines of what was in force.
   *
   * @param sources what the policy was compiled from
   * @param by who or what brought it into force, in the host's words
   */
  decider(
    policy: Policy,
    sources: readonly AuditSource[],
    by?: string,
  ): (call: ToolCall, circumstances?: Circumstances) => Decision {
    const known = knownSources(sources);
    for (const change of policyChanges(this.#sources, known))
      this.#lines.add(this.#line("policy", by === undefined ? change : { by, ...change }));
    this.#sources = known;
    const revisions = Object.fromEntries(
      [...known].map(([name, { revision }]) => [name, revision.slice(0, revisionDigits)]),
    );
    return (call, circumstances) => {
      const begun = this.#clock.monotonic();
      const decision = decide(policy, call, circumstances);
      const durationMs = this.#clock.monotonic() - begun;
      this.#record(call, circumstances, decision, revisions, durationMs);
      return decision;
    };
  }

  /** How many lines are lost so far. */
  get dropped(): number {
    return this.#lines.dropped;
  }

  /** Resolves when all lines so far are written or lost. Never rejects. */
  async flush(): Promise<void> {
    await this.#lines.flush();
  }

  /** The same, and closes the file; a later decision opens it again, as a file that was rotated away needs. */
  async close(): Promise<void> {
    await this.#lines.close();
  }

  /** Whatever happens here, the decision is made. */
  #record(
    call: ToolCall,
    circumstances: Circumstances | undefined,
    decision: Decision,
    revisions: object,
    durationMs: number,
  ): void {
    try {
      const [reason] = decision.reasons;
      const { rule } = reason!;
      this.#lines.add(
        this.#line("decision", {
          revisions,
          ...this.#asked(call, circumstances),
          effect: decision.effect,
          because: reason!.because,
          rule: rule === undefined ? null : { ...rule, place: undefined, ...rule.place },
          durationUs: Math.round(durationMs * 1000),
        }),
      );
    } catch {
      this.#lines.drop();
    }
  }

  /** What was judged. What cannot be written, as it nests too deep for JSON, leaves its line in place. */
  #asked(call: ToolCall, circumstances: Circumstances | undefined): object {
    let tool: string | null = null;
    try {
      tool = String(call.tool).slice(0, nameLengthMax);
      const replaced = circumstances?.hooks?.findLast((hook) => hook.updatedInput !== undefined);
      const input = replaced === undefined ? call.input : replaced.updatedInput;
      const inputHash = hashOfInput(this.#key, input);
      return { tool, input: this.#input === "whole" ? input : masked(input), inputHash };
    } catch {
      return { tool, input: "unreadable", inputHash: null };
    }
  }

  #line(type: string, facts: object): string {
    const time = new Date(this.#clock.wall()).toISOString();
    return JSON.stringify({ schemaVersion: 1, type, time, ...facts });
  }
}

/**
 * What the log writes of an input beside its mask: HMAC-SHA256 over its JSON text, in hexadecimal. A plain hash would
 * let anyone who has the log try out commands and paths until one fits. Throws where the input is no JSON value.
 */
export function hashOfInput(key: Uint8Array, input: unknown): string {
  return createHmac("sha256", key)
    .update(String(JSON.stringify(input)), "utf8")
    .digest("hex");
}

/** The names of an input's fields, and of what type each is. */
function masked(input: unknown): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return typeOf(input);
  const fields = Object.entries(input).slice(0, fieldsMax);
  return Object.fromEntries(fields.map(([name, value]) => [name.slice(0, nameLengthMax), typeOf(value)]));
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
