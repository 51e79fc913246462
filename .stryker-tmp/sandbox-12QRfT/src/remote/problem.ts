/** Every way in which fetching or keeping a policy can fail. A code is never renamed. */
// @ts-nocheck

export const problems = {
  network: "the server cannot be reached, or the answer breaks off",
  deadline: "the exchange took longer than it may",
  "too-large": "the answer is larger than it may be",
  status: "the server refuses or has no policy",
  redirect: "the server leads to another origin, or in a circle",
  "not-a-policy": "the answer is no policy document",
  hash: "the payload is not the one that was sealed",
  signature: "the document is not signed by a configured key",
  expired: "the document is past its life",
  settings: "the payload cannot be read as settings",
  revision: "the document is older than one that was in force",
  "not-approved": "settings that run programs were not approved",
  "cache-damaged": "the cache cannot be read",
  "cache-not-written": "the policy is in force but could not be kept for the next start",
} as const;

/** What went wrong. `message` is one clause for a person: it starts small and ends without a stop. */
export type Problem = { readonly code: keyof typeof problems; readonly message: string };

export function problem(code: Problem["code"], detail?: string): Problem {
  return { code, message: detail === undefined ? problems[code] : `${problems[code]}: ${detail}` };
}
