// @ts-nocheck
import { request as requestPlain } from "node:http";
import { type RequestOptions, request as requestSecure } from "node:https";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** What is used of `fetch`; the platform's own fits, with the reservation at `nodeFetch`. */
export type Fetch = (
  url: URL,
  request: {
    readonly headers: Record<string, string>;
    readonly redirect: "manual";
    readonly signal: AbortSignal;
  },
) => Promise<Answer>;

/** An answer whose head is there and whose body is still to be read. */
export type Answer = {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
};

/** What `nodeFetch` may be told: the certificates of authorities that are trusted instead of the system's (PEM). */
export type TransportOptions = Pick<RequestOptions, "ca">;

/**
 * Asks by HTTP with Node alone. Not the platform's `fetch`, for two reasons: that one takes a gzip body for whole
 * that lacks its end (zlib's `Z_SYNC_FLUSH`), and one variable of the environment switches its check of
 * certificates off (`NODE_TLS_REJECT_UNAUTHORIZED`). Redirects are not followed and no connection is kept.
 * Rejects where there is no answer; reading the body throws where it breaks off, is no gzip or ends early.
 */
export function nodeFetch(options: TransportOptions = {}): Fetch {
  return (url, { headers, signal }) =>
    new Promise((resolve, reject) => {
      const asking = { ...options, headers, signal, agent: false, rejectUnauthorized: true };
      const request = url.protocol === "https:" ? requestSecure(url, asking) : requestPlain(url, asking);
      request.once("error", reject);
      request.once("response", (response) => {
        const header = (name: string) => response.headers[name.toLowerCase()];
        const encoding = header("content-encoding") ?? "identity";
        if (encoding !== "identity" && encoding !== "gzip") {
          reject(new Error(`the server encodes its answer as ${encoding}`));
          return;
        }
        resolve({
          status: response.statusCode ?? 0,
          headers: { get: (name) => header(name)?.toString() ?? null },
          // the error of a broken pipeline reaches whoever reads its end
          body: encoding === "gzip" ? pipeline(response, createGunzip(), () => {}) : response,
        });
      });
      request.end();
    });
}
