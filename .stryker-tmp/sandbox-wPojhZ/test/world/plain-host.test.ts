// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { expect, it, test } from "vitest";
import { isPlainHost } from "../../src/base/plain-host.ts";

const unit = fc.constantFrom(..."aZ09-_.x".split(""), "xn--", "0x", "é", "%", "127.0.0.1", ":", " ");

test("what is plain is the host that the parser of URLs finds, in lower case", () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
      if (isPlainHost(text)) expect(new URL(`https://${text}/`).hostname).toBe(text.toLowerCase());
    }),
    { numRuns: 5_000 },
  );
});

it.each<[text: string, plain: boolean]>([
  ["docs.Example.com", true],
  ["localhost", true],
  ["a_b.x-1.org", true],
  [`${"a".repeat(63)}.com`, true],
  [`${"a".repeat(64)}.com`, false],
  ["a.".repeat(126) + "a", true],
  ["a.".repeat(127) + "a", false],
  ["xn--bcher-kva.de", false],
  ["bücher.de", false],
  ["127.0.0.1", false],
  ["0x7f.1", false],
  ["a.0x1", false],
  ["a..b", false],
  ["a.", false],
  ["", false],
])("%s %s", (text, plain) => expect(isPlainHost(text)).toBe(plain));
