// @ts-nocheck
import { describe, expect, it } from "vitest";
import { fixture } from "../paths/fixture.ts";
import { curlVersion, hostsOfCurl } from "./curl.ts";
import { agreement, holdsRow, type UrlRow } from "./hold.ts";
import { madeUrls } from "./made.ts";

describe("kept URL rows", () => {
  const rows = fixture<UrlRow>("url-cases");
  it.skipIf(!rows)("url-cases: each row", () => {
    expect(rows!.filter((row) => !holdsRow(row))).toEqual([]);
  });

  it("hold what they say", () => {
    const row = { rule: "domain:a.com", url: "https://a.com/", expectMatch: true, why: "" } as const;
    expect(holdsRow(row)).toBe(true);
    expect(holdsRow({ ...row, expectMatch: false })).toBe(false);
    expect(holdsRow({ ...row, verdict: "reject" })).toBe(false);
    expect(holdsRow({ ...row, verdict: "invalid-rule" })).toBe(false);
    expect(holdsRow({ ...row, rule: "domain:.a" })).toBe(false);
  });
});

const curl = curlVersion();

describe.skipIf(!curl)("the host that curl contacts", () => {
  it("is asked for from the proxy, each URL for itself", async () => {
    const urls = [
      "http://A.com/x",
      "https://0x7f.1:8443",
      "a b://",
      "http://",
      "https://u@b.com",
      "http://[0::1]",
    ];
    // The fourth ends the run of curl.
    const hosts = await hostsOfCurl([...urls, "①／②.1", "https://c.com"]);
    expect(hosts).toEqual(["A.com", "127.0.0.1", undefined, undefined, "b.com", "[::1]", undefined, "c.com"]);
  });

  it("is ours, or one of us refuses the URL", async () => {
    const seed = Date.now() % 1_000_000;
    const urls = madeUrls(seed, 1_000);
    const hosts = await hostsOfCurl(urls);
    const outcomes = urls.map((url, i) => agreement(url, hosts[i]));
    const different = urls.filter((_, i) => outcomes[i] === "different");
    expect(different, `seed ${seed}`).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === "same").length, `seed ${seed}`).toBeGreaterThan(100);
  }, 60_000);
});

describe("two hosts", () => {
  it.each([
    ["https://a.com", "a.com", "same"],
    ["https://a.com", "A.COM.", "same"],
    ["https://a.com", "b.com", "different"],
    ["https://a.com", undefined, "refused"],
    ["https://u@a.com", "b.com", "opaque"],
  ] as const)("%s and %s: %s", (url, contacted, wanted) => expect(agreement(url, contacted)).toBe(wanted));
});
