// @ts-nocheck
import type { Clock } from "./clock.ts";
import { type Problem, problem } from "./problem.ts";
import type { Answer, Fetch } from "./transport.ts";

/** One question to the server. */
export type Question = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the revision in force; undefined: the whole document is wanted. */
  readonly etag: string | undefined;
  readonly bytesMax: number;
  readonly deadlineMs: number;
};

/** How an exchange ended. `date` is the server's clock, milliseconds since 1970. */
export type Outcome =
  | { readonly kind: "document"; readonly text: string; readonly etag?: string; readonly date?: number }
  | { readonly kind: "unchanged"; readonly date?: number }
  | { readonly kind: "failed"; readonly problem: Problem; readonly retryAfterMs?: number };

/** How often one question may be led to another place of the same origin. */
const redirectsMax = 5;

/**
 * Asks for the document once, following redirects within the origin. Never rejects and is over when `deadlineMs` are,
 * whatever the server does; `abort` ends it before. What is not a whole answer of status 200, or of 304 to an `etag`,
 * is a failure. Holds `bytesMax` bytes at most. SEMANTICS SRV-10, SRV-11.
 */
export async function exchange(
  question: Question,
  fetch: Fetch,
  clock: Clock,
  abort: AbortController,
): Promise<Outcome> {
  let cancel = (): void => {};
  const late = new Promise<Outcome>((resolve) => {
    cancel = clock.after(question.deadlineMs, () => resolve(failed("deadline")));
  });
  try {
    return await Promise.race([talk(question, fetch, abort.signal), late]);
  } catch (error) {
    return failed("network", error instanceof Error ? error.message : String(error));
  } finally {
    cancel();
    // what is left of the answer is not read
    abort.abort();
  }
}

async function talk(question: Question, fetch: Fetch, signal: AbortSignal): Promise<Outcome> {
  const headers = {
    ...question.headers,
    accept: "application/json",
    "accept-encoding": "gzip",
    "cache-control": "no-cache",
    ...(question.etag === undefined ? {} : { "if-none-match": question.etag }),
  };
  let url = question.url;
  for (let hops = 0; hops <= redirectsMax; hops++) {
    const answer = await fetch(url, { headers, redirect: "manual", signal });
    if (!redirects.has(answer.status)) return await outcomeOf(answer, question);
    const next = placeOf(answer.headers.get("location"), url);
    if (next?.origin !== question.url.origin) return failed("redirect", next?.origin ?? "nowhere");
    url = next;
  }
  return failed("redirect");
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function placeOf(location: string | null, base: URL): URL | undefined {
  return location !== null && URL.canParse(location, base.href) ? new URL(location, base) : undefined;
}

async function outcomeOf(answer: Answer, question: Question): Promise<Outcome> {
  const { status, headers } = answer;
  const date = timeOf(headers.get("date"));
  const said = date === undefined ? {} : { date };
  if (status === 304 && question.etag !== undefined) return { kind: "unchanged", ...said };
  if (status !== 200) {
    const retryAfterMs = waitOf(headers.get("retry-after"), date);
    return { ...failed("status", String(status)), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  if (headers.get("content-type")?.startsWith("text/html"))
    return failed("not-a-policy", "a page for people, perhaps a login");
  const bytes = await bytesOf(answer, question.bytesMax);
  if (bytes === undefined) return failed("too-large", `more than ${question.bytesMax} bytes`);
  const text = textOf(bytes);
  if (text === undefined) return failed("not-a-policy", "it is not UTF-8");
  if (text === "") return failed("not-a-policy", "it is empty");
  const etag = headers.get("etag");
  return { kind: "document", text, ...(etag === null ? {} : { etag }), ...said };
}

/** The whole body; undefined: it is longer than `bytesMax`. */
async function bytesOf(answer: Answer, bytesMax: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > bytesMax) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `Retry-After`, in seconds or as a date, which is held against the server's own clock. RFC 9110, 10.2.3. */
function waitOf(value: string | null, date: number | undefined): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const until = timeOf(value);
  return until === undefined || date === undefined ? undefined : Math.max(until - date, 0);
}

function timeOf(value: string | null): number | undefined {
  const time = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

function failed(
  code: Problem["code"],
  detail?: string,
): { readonly kind: "failed"; readonly problem: Problem } {
  return { kind: "failed", problem: problem(code, detail) };
}
