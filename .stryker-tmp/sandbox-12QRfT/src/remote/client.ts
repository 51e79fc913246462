// @ts-nocheck
import { createPublicKey, type KeyObject } from "node:crypto";
import * as files from "node:fs/promises";
import { limits } from "../base/limits.ts";
import { compile } from "../index.ts";
import { parseSettings, type RemoteSettings } from "../settings/index.ts";
import { type Approve, notYet, type Sensitive, sensitiveSettings, waitingVariables } from "./approval.ts";
import { Cache, type Disk, type Envelope } from "./cache.ts";
import { type Clock, SeenTime, systemClock } from "./clock.ts";
import { faultOf, type PolicyDocument, readDocument, timeText } from "./document.ts";
import { exchange, type Outcome } from "./exchange.ts";
import { type Problem, problem } from "./problem.ts";
import { type Fetch, nodeFetch } from "./transport.ts";

/** Where a policy comes from and what the host has to say about it. */
export type RemotePolicyOptions = {
  /** Of the document: `https:`, or `http:` to this machine only; without a user name. */
  readonly url: string;
  /** Absolute. One file for one policy; several processes may share it. */
  readonly cacheFile: string;
  /** Ed25519 public keys as PEM. With any, a document counts only if one of them signed it. Several: a key is changed. */
  readonly publicKeys?: readonly string[];
  /** Sent with every question, e.g. `authorization`. They never leave the origin of `url`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Asked before settings that run programs come into force; without it such a policy does not. SEMANTICS SRV-4. */
  readonly approve?: Approve;
  /** Told each time that `state` has become another, after the swap. What it throws, `refresh` rejects with. */
  readonly onChange?: (state: RemoteState) => void;
  /** `forceRemoteSettingsRefresh` of another source of the administrator. SEMANTICS SRV-2. */
  readonly forceRefresh?: boolean;
  /** Why settings cannot be put in force; undefined: they can. Default: whether they parse and compile. */
  readonly check?: (settings: string) => string | undefined;
  /** How long between two questions while all is well. Default: an hour. Varies by a tenth. */
  readonly refreshMs?: number;
  /** How long one exchange may take, redirects and body included. Default: 30 seconds. */
  readonly deadlineMs?: number;

  readonly fetch?: Fetch;
  readonly clock?: Clock;
  /** From 0, below 1. */
  readonly random?: () => number;
  readonly disk?: Disk;
};

/**
 * What is known of the policy at one moment. SEMANTICS SRV-8.
 * `fresh`: the server said within the last two intervals that this is its policy. `cached`: it was in force before,
 * and the server has not answered since. `none`: there is none, and never was. `invalid`: there is one that must not
 * be in force, or must no more; with a `text` its restrictions still hold, without one nothing is known.
 */
export type RemoteState = RemoteSettings & {
  /** Variables under `env` that must not be set yet: the server has not confirmed them. SEMANTICS SRV-5. */
  readonly waitingVariables?: readonly string[];
  /** What went wrong last. */
  readonly problem?: Problem;
};

/** The policy in force; replaced as a whole. */
type InForce = {
  readonly envelope: Envelope;
  /** It came from the server or is signed: nobody who can write the cache made it up. */
  readonly proven: boolean;
  /** The server confirmed it to this process. */
  readonly confirmed: boolean;
  /** Variables that wait for that. */
  readonly waiting: readonly string[];
};

const refreshMsDefault = 3_600_000;
const deadlineMsDefault = 30_000;
const retryMsFirst = 30_000;
/** No server can send a client away for longer. */
const retryMsMax = 86_400_000;

/**
 * A policy that a web server gives out, fetched, proven, kept and renewed. SEMANTICS SRV-1, SRV-2, SRV-4 … SRV-14.
 *
 * `state` is at hand at any time and costs no waiting. An exchange that fails in whatever way leaves the policy in
 * force; a new one is swapped in only after all has been checked. Nothing here rejects or throws later on but what
 * `onChange` throws; the constructor throws a `TypeError` for options that can never work.
 */
export class RemotePolicy {
  readonly #options: RemotePolicyOptions;
  readonly #url: URL;
  readonly #keys: readonly KeyObject[];
  readonly #cache: Cache;
  readonly #fetch: Fetch;
  readonly #clock: Clock;
  readonly #time: SeenTime;
  readonly #random: () => number;
  readonly #refreshMs: number;

  #inForce: InForce | undefined;
  /** Sensitive settings that were approved for good, and those only until this process ends. */
  #approved: readonly Sensitive[] = [];
  #approvedOnce: readonly Sensitive[] = [];
  #notApproved: string | undefined;
  #problem: Problem | undefined;
  /** Why the policy that there is must not be in force. */
  #unusable: Problem | undefined;
  #mustBeFresh = false;
  #failures = 0;

  #running: Promise<RemoteState> | undefined;
  #abort = new AbortController();
  #cancelTimers = (): void => {};
  #stopped = false;
  #told = "";

  constructor(options: RemotePolicyOptions) {
    this.#options = options;
    this.#url = urlOf(options.url);
    this.#keys = (options.publicKeys ?? []).map(keyOf);
    this.#fetch = options.fetch ?? nodeFetch();
    this.#clock = options.clock ?? systemClock;
    this.#time = new SeenTime(this.#clock);
    this.#random = options.random ?? Math.random;
    this.#refreshMs = options.refreshMs ?? refreshMsDefault;
    const disk: Disk = options.disk ?? files;
    this.#cache = new Cache(options.cacheFile, disk, this.#random, 2 * limits.policyDocumentBytesMax);
  }

  /**
   * What a cache holds, for a program that only tells about it: asks no server, writes nothing and never rejects.
   * Throws a `TypeError` for keys that can never work.
   */
  static async cached(
    options: Pick<RemotePolicyOptions, "cacheFile" | "publicKeys" | "clock" | "disk">,
  ): Promise<RemoteState> {
    const reader = new RemotePolicy({ ...options, url: "https://localhost/" });
    const kept = await reader.#cache.read();
    reader.#hold(kept);
    return reader.state;
  }

  /** What is known now. Constant time. */
  get state(): RemoteState {
    const fault = this.#problem === undefined ? {} : { problem: this.#problem };
    const active = this.#inForce;
    if (this.#mustBeFresh) return { state: "invalid", ...fault };
    const unusable = this.#unusable === undefined ? undefined : { problem: this.#unusable };
    if (active === undefined)
      return unusable === undefined ? { state: "none", ...fault } : { state: "invalid", ...unusable };
    const { revision, issuedAt, fetchedAt, expiresAt, payload: text } = active.envelope;
    const facts = {
      ...{ text, revision, issuedAt, fetchedAt },
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(active.confirmed ? { confirmed: true as const } : {}),
    };
    if (this.#isPast(active.envelope)) return { state: "invalid", ...facts, problem: problem("expired") };
    if (unusable !== undefined) return { state: "invalid", ...facts, ...unusable };
    const age = this.#time.now() - Date.parse(fetchedAt);
    const fresh = active.confirmed && this.#failures === 0 && age <= 2 * this.#refreshMs;
    const waiting = active.waiting.length === 0 ? {} : { waitingVariables: active.waiting };
    return { state: fresh ? "fresh" : "cached", ...facts, ...waiting, ...fault };
  }

  /**
   * Reads the cache and begins to ask the server, now and then every hour. Resolves as soon as the cache is read;
   * where a fresh policy is demanded, when the first exchange has ended, and `state` is `invalid` until one succeeds.
   */
  async start(): Promise<RemoteState> {
    const kept = await this.#cache.read();
    await this.#cache.clean(this.#clock.wall());
    // the policy of another place is none of this one's
    if (kept === undefined || "code" in kept || kept.url === this.#url.href) this.#hold(kept);
    this.#mustBeFresh = this.#options.forceRefresh === true || demandsFresh(this.#inForce?.envelope.payload);
    this.#tell();
    const first = this.refresh();
    return this.#mustBeFresh ? await first : this.state;
  }

  /** Asks the server once, or takes part in the exchange that is under way. Resolves with what is known then. */
  refresh(): Promise<RemoteState> {
    this.#running ??= this.#refresh().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Asks no more; what is in force stays. */
  stop(): void {
    this.#stopped = true;
    this.#cancelTimers();
    this.#abort.abort();
  }

  /** What was kept comes into force, if it still proves to be what it was. */
  #hold(kept: Envelope | Problem | undefined): void {
    if (kept === undefined) return;
    const fault = "code" in kept ? kept : (faultOf(kept, this.#keys) ?? this.#check(kept));
    if (fault !== undefined || "code" in kept) {
      this.#problem = fault;
      this.#unusable = fault;
      return;
    }
    this.#time.seen(Date.parse(kept.seenAt));
    this.#approved = sensitiveSettings(kept.payload);
    const waiting = waitingVariables(kept.payload);
    this.#inForce = { envelope: kept, proven: this.#keys.length > 0, confirmed: false, waiting };
  }

  async #refresh(): Promise<RemoteState> {
    this.#cancelTimers();
    this.#abort = new AbortController();
    const active = this.#inForce;
    const question = {
      url: this.#url,
      headers: this.#options.headers ?? {},
      // an unproven policy must not be confirmed by a number that stands beside it
      etag: active?.proven ? active.envelope.etag : undefined,
      bytesMax: limits.policyDocumentBytesMax,
      deadlineMs: this.#options.deadlineMs ?? deadlineMsDefault,
    };
    const outcome = await exchange(question, this.#fetch, this.#clock, this.#abort);
    if (this.#stopped) return this.state;
    const fault = await this.#take(outcome);
    const failed = fault !== undefined && fault.code !== "cache-not-written";
    this.#problem = fault;
    this.#failures = failed ? this.#failures + 1 : 0;
    if (!failed) {
      this.#unusable = undefined;
      this.#mustBeFresh = false;
    }
    this.#schedule(outcome.kind === "failed" ? outcome.retryAfterMs : undefined);
    this.#tell();
    return this.state;
  }

  /** What became of an answer; undefined or `cache-not-written`: its policy is in force. */
  async #take(outcome: Outcome): Promise<Problem | undefined> {
    if (outcome.kind === "failed") return outcome.problem;
    if (outcome.kind === "unchanged") {
      if (outcome.date !== undefined) this.#time.told(outcome.date);
      return await this.#confirm(this.#inForce!.envelope);
    }
    const read = readDocument(outcome.text, this.#keys);
    if ("problem" in read) return this.#refuse(read.problem);
    const { document } = read;
    if (outcome.date !== undefined) this.#time.told(outcome.date);
    const fault = this.#check(document) ?? this.#late(document) ?? this.#older(document);
    if (fault !== undefined) return this.#refuse(fault);
    const { etag } = outcome;
    const now = timeText(this.#time.now());
    const envelope = {
      ...document,
      url: this.#url.href,
      ...(etag === undefined ? {} : { etag }),
      fetchedAt: now,
      seenAt: now,
    };
    const approval = await this.#approval(document);
    if (approval === "never") return this.#refuse(problem("not-approved"));
    const unkept = approval === "always" ? await this.#cache.write(envelope) : undefined;
    if (approval === "always") this.#approved = sensitiveSettings(document.payload);
    this.#inForce = { envelope, proven: true, confirmed: true, waiting: [] };
    return unkept;
  }

  /** The server has no other policy than the one in force. */
  async #confirm(envelope: Envelope): Promise<Problem | undefined> {
    const late = this.#late(envelope);
    if (late !== undefined) return late;
    const now = timeText(this.#time.now());
    const confirmed = { ...envelope, fetchedAt: now, seenAt: now };
    const isKept = notYet(sensitiveSettings(envelope.payload), this.#approved).length === 0;
    const unkept = isKept ? await this.#cache.write(confirmed) : undefined;
    this.#inForce = { envelope: confirmed, proven: true, confirmed: true, waiting: [] };
    return unkept;
  }

  /** What the server gives is no good. Where nothing else is proven, that is no reason to go on without a policy. */
  #refuse(fault: Problem): Problem {
    const isDoubtful = this.#inForce !== undefined && !this.#inForce.proven && fault.code === "revision";
    if (fault.code !== "not-a-policy" && (this.#inForce === undefined || isDoubtful)) this.#unusable = fault;
    return fault;
  }

  /** Parsed and compiled before it counts, so that what comes into force is known to work. */
  #check({ payload }: PolicyDocument): Problem | undefined {
    try {
      const fault = (this.#options.check ?? faultOfSettings)(payload);
      return fault === undefined ? undefined : problem("settings", fault);
    } catch (fault) {
      return problem("settings", String(fault));
    }
  }

  #late(document: PolicyDocument): Problem | undefined {
    return this.#isPast(document) ? problem("expired", document.expiresAt) : undefined;
  }

  /** SEMANTICS SRV-14. */
  #older({ revision, sha256 }: PolicyDocument): Problem | undefined {
    if (this.#inForce === undefined) return undefined;
    const { envelope, proven } = this.#inForce;
    if (revision < envelope.revision)
      return problem("revision", `${revision}, and ${envelope.revision} was in force`);
    if (proven && revision === envelope.revision && sha256 !== envelope.sha256)
      return problem("revision", `${revision} was another policy; a changed one needs a higher number`);
    return undefined;
  }

  #isPast({ expiresAt }: PolicyDocument): boolean {
    return expiresAt !== undefined && this.#time.now() >= Date.parse(expiresAt);
  }

  /** SEMANTICS SRV-4. A policy that was not approved is not asked about again until it is another one. */
  async #approval({ revision, payload, sha256 }: PolicyDocument): Promise<"always" | "once" | "never"> {
    const settings = notYet(sensitiveSettings(payload), this.#approved);
    if (settings.length === 0) return "always";
    if (notYet(settings, this.#approvedOnce).length === 0) return "once";
    if (this.#notApproved === sha256) return "never";
    const answer = await this.#ask(revision, settings);
    if (answer === "once") this.#approvedOnce = settings;
    if (answer === "always" || answer === "once") return answer;
    if (answer !== "late") this.#notApproved = sha256;
    return "never";
  }

  /** A question that nobody answers must not keep a later policy out, so it ends after one interval. */
  async #ask(revision: number, settings: readonly Sensitive[]): Promise<string | undefined> {
    const abort = new AbortController();
    let cancel = (): void => {};
    const late = new Promise<"late">((resolve) => {
      cancel = this.#clock.after(this.#refreshMs, () => resolve("late"));
    });
    try {
      return await Promise.race([
        this.#options.approve?.({ revision, settings, signal: abort.signal }),
        late,
      ]);
    } catch {
      return undefined;
    } finally {
      cancel();
      abort.abort();
    }
  }

  /** The next question, and the moment at which the policy ends if that comes first. */
  #schedule(retryAfterMs = 0): void {
    if (this.#stopped) return;
    const backoff = Math.min(retryMsFirst * 2 ** (this.#failures - 1), this.#refreshMs);
    const wait =
      this.#failures === 0
        ? this.#refreshMs * (0.9 + 0.2 * this.#random())
        : Math.max(backoff * (0.5 + 0.5 * this.#random()), Math.min(retryAfterMs, retryMsMax));
    const cancelNext = this.#clock.after(wait, () => void this.refresh());
    const { expiresAt } = this.#inForce?.envelope ?? {};
    const left = expiresAt === undefined ? Infinity : Date.parse(expiresAt) - this.#time.now();
    const cancelEnd = left > 0 && left < wait ? this.#clock.after(left, () => this.#tell()) : () => {};
    this.#cancelTimers = () => {
      cancelNext();
      cancelEnd();
    };
  }

  #tell(): void {
    const { state, revision, waitingVariables: waiting, problem: fault } = this.state;
    const sha256 = this.#inForce?.envelope.sha256;
    const now = JSON.stringify([state, revision, sha256, waiting, fault?.code]);
    if (now === this.#told) return;
    this.#told = now;
    this.#options.onChange?.(this.state);
  }
}

/** SEMANTICS SRV-9. */
function urlOf(text: string): URL {
  const url = new URL(text);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isHere))
    throw new TypeError(`a policy comes by https: only, not from ${url.origin}`);
  if (url.username !== "" || url.password !== "")
    throw new TypeError("a policy's URL holds no user name and no password; give a header instead");
  return url;
}

function keyOf(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== "ed25519")
    throw new TypeError(`a key must be Ed25519, not ${key.asymmetricKeyType}`);
  return key;
}

/** Whether settings parse and compile as managed ones; single entries may be broken. SEMANTICS SRV-6. */
function faultOfSettings(text: string): string | undefined {
  const { layer, diagnostics } = parseSettings({ text, layer: "managed" });
  if (layer.damage !== undefined) return `line ${layer.damage.line}: ${diagnostics[0]!.message}`;
  compile([layer], { world: { platform: "linux", home: undefined, cwd: "/" } });
  return undefined;
}

/** `forceRemoteSettingsRefresh` in the policy itself; a value that is no boolean counts as true. SEMANTICS MAN-10. */
function demandsFresh(settings: string | undefined): boolean {
  const { tree } = parseSettings({ text: settings ?? "{}", layer: "managed" });
  return (
    tree?.type === "object" &&
    tree.members.some(
      ({ key, value }) =>
        key === "forceRemoteSettingsRefresh" && !(value.type === "scalar" && value.value === false),
    )
  );
}
