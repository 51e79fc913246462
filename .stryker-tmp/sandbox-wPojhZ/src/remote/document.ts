// @ts-nocheck
import { createHash, type KeyObject, sign, verify } from "node:crypto";
import { type Problem, problem } from "./problem.ts";

/**
 * One revision of a policy, as a file that any web server can hand out. Everything is in this one file, since a
 * signature beside it could be of another moment, and `format` has to be there, since the JSON of an error page would
 * otherwise read as settings that restrict nothing. SEMANTICS SRV-9.
 */
export type PolicyDocument = {
  readonly format: typeof documentFormat;
  /** Counts up: a client that had a revision takes no older one. From 1 to `Number.MAX_SAFE_INTEGER`. */
  readonly revision: number;
  /** UTC as `2026-11-21T13:49:05Z`. */
  readonly issuedAt: string;
  /** From then on the policy only restricts; undefined: never. */
  readonly expiresAt?: string;
  /** Of the payload's UTF-8, in lower-case hexadecimal. */
  readonly sha256: string;
  /** Ed25519 over `signedText`, in Base64. */
  readonly signature?: string;
  /** The text of a settings file. */
  readonly payload: string;
};

export const documentFormat = "toolgate-policy/1";

/** What `sealDocument` is told beside the settings. */
export type Seal = {
  readonly revision: number;
  readonly issuedAt: Date;
  readonly expiresAt?: Date | undefined;
  /** An Ed25519 private key; undefined: the document is not signed. */
  readonly key?: KeyObject | undefined;
};

/** The text of a document for settings that are known to be readable. Throws for a key of another kind. */
export function sealDocument(settings: string, { revision, issuedAt, expiresAt, key }: Seal): string {
  const sealed = {
    format: documentFormat,
    revision,
    issuedAt: timeText(issuedAt.getTime()),
    ...(expiresAt === undefined ? {} : { expiresAt: timeText(expiresAt.getTime()) }),
    sha256: sha256(settings),
  } as const;
  const signature =
    key === undefined ? {} : { signature: sign(null, signedText(sealed), key).toString("base64") };
  return `${JSON.stringify({ ...sealed, ...signature, payload: settings }, null, 2)}\n`;
}

/**
 * Reads a document and proves it: shape, hash, signature, in this order. Without keys a signature is not looked at.
 * Whether it is in time and new enough is not asked here. Never throws; linear in the text.
 */
export function readDocument(
  text: string,
  keys: readonly KeyObject[],
): { readonly document: PolicyDocument } | { readonly problem: Problem } {
  const document = documentOf(jsonOf(text));
  if (document === undefined) return { problem: problem("not-a-policy") };
  const fault = faultOf(document, keys);
  return fault === undefined ? { document } : { problem: fault };
}

/** Whether hash and signature hold; undefined: they do. */
export function faultOf(document: PolicyDocument, keys: readonly KeyObject[]): Problem | undefined {
  if (sha256(document.payload) !== document.sha256) return problem("hash");
  if (keys.length === 0) return undefined;
  const signature = Buffer.from(document.signature ?? "", "base64");
  const signed = signedText(document);
  return keys.some((key) => verify(null, signed, key, signature)) ? undefined : problem("signature");
}

/** The members of a document in `value`, without any other; undefined: it is none. */
export function documentOf(value: unknown): PolicyDocument | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { format, revision, issuedAt, expiresAt, sha256, signature, payload } = value as Record<
    keyof PolicyDocument,
    unknown
  >;
  if (format !== documentFormat || !isRevision(revision) || !isTime(issuedAt)) return undefined;
  if (typeof sha256 !== "string" || typeof payload !== "string") return undefined;
  if (expiresAt !== undefined && !isTime(expiresAt)) return undefined;
  if (signature !== undefined && typeof signature !== "string") return undefined;
  return {
    format: documentFormat,
    revision,
    issuedAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    sha256,
    ...(signature === undefined ? {} : { signature }),
    payload,
  };
}

/** A text as JSON; undefined: it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** The one way of writing a time, so that it cannot be read as two. */
export function isTime(value: unknown): value is string {
  return (
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

/** Milliseconds since 1970 in this way, to the second; a year has four digits. */
export function timeText(ms: number): string {
  return `${new Date(Math.min(ms, 253_402_300_799_000)).toISOString().slice(0, 19)}Z`;
}

/** Of a text's UTF-8, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/**
 * What a signature covers: five lines, each ended by a line feed, the fourth empty where the policy does not expire.
 * The hash stands for the payload, and none of the others can hold a line feed.
 */
function signedText(document: Omit<PolicyDocument, "signature" | "payload">): Uint8Array {
  const { format, revision, issuedAt, expiresAt = "", sha256 } = document;
  return Buffer.from(`${format}\n${revision}\n${issuedAt}\n${expiresAt}\n${sha256}\n`, "utf8");
}
