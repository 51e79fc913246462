// @ts-nocheck
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { compile, decide, type Effect } from "../../src/index.ts";
import { loadSettings } from "../../src/node/index.ts";
import type { Answer, Clock, Fetch, RemoteState } from "../../src/remote/index.ts";
import { RemotePolicy, type RemotePolicyOptions, sealDocument } from "../../src/remote/index.ts";

/** What the tests of the room share: two policies and what they answer, a clock, a server in memory. */

export const url = "https://policy.example/team/policy.json";
export const noon = Date.parse("2026-11-21T12:00:00Z");
export const years = 365.25 * 86_400_000;
export const keys = generateKeyPairSync("ed25519");
export const publicKey = keys.publicKey.export({ type: "spki", format: "pem" }).toString();

/** Neither is looser than the other: each allows what the other refuses. */
export const oldSettings = settingsOf({ deny: ["Bash(rm *)"], ask: ["WebFetch"], allow: ["Bash(git *)"] });
export const newSettings = settingsOf({ deny: ["Bash(git *)"], allow: ["Bash(npm *)", "WebFetch"] });

export function settingsOf(permissions: object, more: object = {}): string {
  return JSON.stringify({ ...more, permissions }, null, 2);
}

/** Signed, but for a `key` that is undefined. */
export function sealed(settings: string, revision: number, more: Sealing = {}): string {
  const { expiresAt, key } = { key: keys.privateKey, ...more };
  return sealDocument(settings, {
    revision,
    issuedAt: new Date("2026-11-21T11:00:00Z"),
    expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
    key,
  });
}

export type Sealing = { readonly expiresAt?: string; readonly key?: KeyObject | undefined };

const calls = [
  ...["rm -r build", "git status", "npm test", "make all"].map((command) => ({
    tool: "Bash",
    input: { command },
  })),
  { tool: "WebFetch", input: { url: "https://example.org/" } },
];

const effectsOf = new Map<string, Promise<readonly Effect[]>>();

/** What each of the calls gets where a state is what is known of the server's policy, and nothing else is configured. */
export function effectsUnder(remote: RemoteState): Promise<readonly Effect[]> {
  const known = `${remote.state} ${remote.text}`;
  const effects = effectsOf.get(known) ?? decided(remote);
  effectsOf.set(known, effects);
  return effects;
}

async function decided(remote: RemoteState): Promise<readonly Effect[]> {
  const nowhere = "/nowhere/at/all";
  const world = { platform: "linux", home: nowhere, cwd: nowhere } as const;
  const { layers } = await loadSettings({ ...world, managedDirectory: nowhere, remote });
  const { policy } = compile(layers, { world });
  return calls.map((call) => decide(policy, call).effect);
}

/** A clock that only moves when it is told to. */
export class LabClock implements Clock {
  now = noon;
  passed = 0;
  #timers = new Map<() => void, number>();

  wall = (): number => this.now;
  monotonic = (): number => this.passed;
  after = (ms: number, run: () => void): (() => void) => {
    this.#timers.set(run, this.passed + ms);
    return () => void this.#timers.delete(run);
  };

  /** How long until something happens. */
  get next(): number {
    return Math.min(...this.#timers.values()) - this.passed;
  }

  /** Lets time pass on both clocks, and what is due happen. */
  async pass(ms: number): Promise<void> {
    this.now += ms;
    this.passed += ms;
    for (const [run, at] of [...this.#timers]) {
      if (at > this.passed) continue;
      this.#timers.delete(run);
      run();
    }
    await settled();
  }
}

/** Until whatever has no need to wait for the outside is done. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** What the server in memory answers next, and what it was asked. */
export class LabServer {
  readonly asked: { readonly url: string; readonly headers: Record<string, string> }[] = [];
  answer: Partial<LabAnswer> | Error | "silence" = new Error("no route");

  /** Gives out a document under a tag, and 304 to whoever has the tag. */
  publish(text: string, etag?: string): void {
    this.answer = { text, headers: etag === undefined ? {} : { etag } };
  }

  fetch: Fetch = async (to, { headers, signal }) => {
    this.asked.push({ url: to.href, headers });
    const { answer } = this;
    if (answer instanceof Error) throw answer;
    if (answer === "silence")
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const { status = 200, headers: given = {}, text = "" } = answer;
    if (given["etag"] !== undefined && headers["if-none-match"] === given["etag"])
      return answerOf(304, given, "");
    return answerOf(status, given, text);
  };

  get lastTag(): string | undefined {
    return this.asked.at(-1)?.headers["if-none-match"];
  }
}

type LabAnswer = { readonly status: number; readonly headers: Record<string, string>; readonly text: string };

function answerOf(status: number, headers: Record<string, string>, text: string): Answer {
  const body = (async function* () {
    yield Buffer.from(text, "utf8");
  })();
  return { status, headers: { get: (name) => headers[name] ?? null }, body };
}

/** A client of the server in memory, that keeps nothing of its own beside the given disk. */
export function clientOf(
  server: LabServer,
  more: Partial<RemotePolicyOptions> & Pick<RemotePolicyOptions, "disk">,
): RemotePolicy {
  return new RemotePolicy({
    url,
    cacheFile: "/var/lib/agent/policy.json",
    publicKeys: [publicKey],
    fetch: server.fetch,
    clock: new LabClock(),
    random: () => 0.5,
    ...more,
  });
}
