import { describe, expect, it } from "vitest";
import { compileDomain, literalsOfDomain } from "../../src/match/domain.ts";
import { hostOf } from "../../src/world/host.ts";

function matchesUrl(domain: string, url: string): boolean {
  const pattern = compileDomain(domain);
  if ("problem" in pattern) throw new Error(`${domain}: ${pattern.problem}`);
  const { host } = hostOf(url);
  return host !== undefined && pattern.matches(host);
}

/** Domain, hosts that it matches, hosts that it does not. */
const rows: readonly [domain: string, matched: string, unmatched: string][] = [
  [
    "example.com",
    "example.com EXAMPLE.com example.com.",
    "www.example.com example.com.evil.com evilexample.com",
  ],
  ["Example.COM.", "example.com", "example.org"],
  ["*.example.com", "a.example.com a.b.example.com", "example.com evilexample.com example.com.evil.com"],
  ["*", "example.com 127.0.0.1 [::1] localhost", ""],
  ["example.*", "example.org", "example.evil.com example a.example.org 127.0.0.1"],
  ["api-*.example.com", "api-7.example.com api-.example.com", "xapi-7.example.com api-7.b.example.com"],
  ["a.*.example.com", "a.b.example.com", "a.b.c.example.com a.example.com"],
  ["*.*.example.com", "a.b.example.com a.b.c.example.com", "a.example.com"],
  ["*.bücher.de", "a.xn--bcher-kva.de", "xn--bcher-kva.de a.bucher.de"],
  ["faß.de", "xn--fa-hia.de faß.de", "fass.de"],
  ["127.0.0.1", "127.0.0.1 2130706433 0x7f.1 [::ffff:127.0.0.1]", "127.0.0.2 localhost"],
  ["[::1]", "[0:0:0:0:0:0:0:1]", "[::2] 127.0.0.1"],
  ["*.com", "a.com", "com a.org"],
  ["*.example.com.", "a.example.com", "example.com"],
  ["*.1.com", "a.1.com", "1.com"],
  ["*.*", "a.b a.b.c", "a"],
  ["*.*.*.*", "a.b.c.d", "127.0.0.1 [::1]"],
];

describe("domains", () => {
  for (const [domain, matched, unmatched] of rows) {
    it(`\`${domain}\``, () => {
      const held = (host: string) => matchesUrl(domain, `https://${host}/`);
      const words = (text: string) => text.split(" ").filter((word) => word !== "");
      expect(words(matched).filter((host) => !held(host))).toEqual([]);
      expect(words(unmatched).filter(held)).toEqual([]);
    });
  }

  const noScheme = "a host pattern has no scheme and no port";
  const notIn = (character: string) => `a host holds no \`${character}\`: no scheme, path or user name`;
  const noBlank = "a host holds no blank or control character";
  const noHost = "this is no host name";
  const noLabel = (label: string) => `\`${label}\` is no label of a host`;
  const noAddress = "a wildcard does not stand for part of an address";
  const noStars = "`**` means nothing in a host; a leading `*.` stands for any depth";
  const refused: readonly [domain: string, problem: string][] = [
    ["", "the host is missing"],
    ["*.", "a name must follow `*.`"],
    [".example.com", "a leading dot means nothing here; `*.` stands for every host below a name"],
    ["**.example.com", noStars],
    ["a**.com", noStars],
    ["https://example.com", noScheme],
    ["example.com:443", noScheme],
    ["[::1", noScheme],
    ["::1]", noScheme],
    ["example.com/x", notIn("/")],
    ["u@example.com", notIn("@")],
    ["ex%61mple.com", notIn("%")],
    ["a\\b", notIn("\\")],
    ["exa mple.com", noBlank],
    ["example.com\n", noBlank],
    ["example.com\x7f", noBlank],
    ["xn--", noHost],
    ["a..b", noHost],
    ["256.0.0.1", noHost],
    [`${"a".repeat(64)}.com`, noHost],
    ["*.xn--", noLabel("xn--")],
    ["*..com", noLabel("")],
    ["é*.com", noLabel("é*")],
    ["[*]", noLabel("[*]")],
    [`*.${"a".repeat(64)}`, noLabel("a".repeat(64))],
    ["*.0.0.1", noAddress],
    ["*.a.1", noAddress],
    ["127.0.0.*", noAddress],
    ["10.*", noAddress],
  ];
  for (const [domain, problem] of refused) {
    it(`refuses ${JSON.stringify(domain)}`, () => expect(compileDomain(domain)).toEqual({ problem }));
  }

  const literals: readonly [domain: string, literals: readonly string[]][] = [
    ["*", ["", ""]],
    ["a.example", ["a.example"]],
    ["*.a.example", ["", ".a.example"]],
    ["a-*.b.*", ["a-", ".b.", ""]],
  ];
  for (const [domain, held] of literals) {
    it(`\`${domain}\` holds ${JSON.stringify(held)}`, () => {
      const pattern = compileDomain(domain);
      expect("problem" in pattern ? pattern : literalsOfDomain(pattern)).toEqual(held);
    });
  }

  it("has one strategy for each shape", () => {
    const strategyOf = (domain: string) => {
      const pattern = compileDomain(domain);
      return "problem" in pattern ? pattern : pattern.strategy;
    };
    expect(strategyOf("*")).toEqual({ by: "any" });
    expect(strategyOf("Bücher.de.")).toEqual({ by: "exact", host: "xn--bcher-kva.de" });
    expect(strategyOf("*.Bücher.de")).toEqual({ by: "below", parent: "xn--bcher-kva.de" });
    expect(strategyOf("a-*.com")).toEqual({ by: "labels", glob: "a-*.com" });
  });
});

describe("hostOf", () => {
  const hosts: readonly [url: string, host: string][] = [
    ["https://EXAMPLE.com:8443/a?b#c", "example.com"],
    ["HTTP://example.com.", "example.com"],
    ["https://ｅｘａｍｐｌｅ。com/", "example.com"],
    ["http://0177.1/", "127.0.0.1"],
    ["http://[::FFFF:1.2.3.4]/", "1.2.3.4"],
    ["https://a_b.com", "a_b.com"],
    ["https://xn--fa-hia.de", "xn--fa-hia.de"],
    ["https://a.com/ß?ß#ß", "a.com"],
    ["https://a.com?ß", "a.com"],
    ["https://b%C3%BCcher.de", "xn--bcher-kva.de"],
  ];
  for (const [url, host] of hosts) it(url, () => expect(hostOf(url)).toEqual({ host }));

  // The host is there for deny rules.
  const opaque: readonly [url: unknown, host: string | undefined][] = [
    [undefined, undefined],
    [{ href: "https://a.com" }, undefined],
    ["", undefined],
    ["example.com", undefined],
    ["https://good.com@evil.com/", "evil.com"],
    ["https://@evil.com/", "evil.com"],
    ["https://good.com\\@evil.com/", "good.com"],
    ["https:evil.com", "evil.com"],
    ["https:///evil.com", "evil.com"],
    ["https://evil.com/\u000b", "evil.com"],
    ["https://ev\til.com/", "evil.com"],
    [" https://evil.com/", "evil.com"],
    ["https://evil.com/\x7f", "evil.com"],
    ["https://evil.com../", "evil.com"],
    ["https://.evil.com/", "evil.com"],
    ["https://a;b.com/", "a;b.com"],
    ["ftp://evil.com/", "evil.com"],
    ["file://evil.com/etc/passwd", "evil.com"],
    ["javascript://evil.com/%0aalert(1)", "evil.com"],
    ["data:text/html,x", undefined],
    ["http://[::1%25lo]/", undefined],
    [`https://evil.com/${"a".repeat(9_000)}`, "evil.com"],
    ["https://faß.de/", "xn--fa-hia.de"],
    ["https://fa%C3%9F.de/", "xn--fa-hia.de"],
    ["https://ος.gr/", "xn--0xag.gr"],
    ["https://نامه\u200cای.com/", "xn--mgba3gch31f060k.com"],
    ["https://a\u200d.com/", undefined],
  ];
  for (const [url, host] of opaque) {
    it(`is unknown: ${JSON.stringify(url)?.slice(0, 60)}`, () => {
      const read = hostOf(url);
      expect(read.unknown).toEqual(expect.any(String));
      expect(read.host).toBe(host);
    });
  }

  it("returns for hostile sizes", () => {
    for (const unit of [".", "a.", "*", "@", "%61", "xn--", "\ud800", "é"]) {
      hostOf(`https://${unit.repeat(100_000)}`);
      compileDomain(unit.repeat(4_096));
    }
  });
});
