// @ts-nocheck
import fc from "fast-check";

/** What programs read differently, next to what they do not. */
const schemes: readonly string[] = [
  ...["https://", "http://", "https://", "http://", "https://", "http://", "HTTP://", "hTTps://"],
  ...["https://", "http://", "https://", "http://", "https://", "http://", "HTTP://", "hTTps://"],
  ...[
    "https:",
    "http:/",
    "https:///",
    "https:\\\\",
    "http:\\/",
    " https://",
    "\thttp://",
    "",
    "//",
    "ht\ntp://",
  ],
];
const hosts: readonly string[] = [
  ...[
    "good.com",
    "evil.com",
    "a.good.com",
    "localhost",
    "good",
    "com",
    "xn--bcher-kva.de",
    "bücher.de",
    "faß.de",
  ],
  ...[
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "0177.0.0.1",
    "2130706433",
    "0xa9fea9fe",
    "256.0.0.1",
    "1.2.3.4.5",
    "09.1",
  ],
  ...[
    "[::1]",
    "[0:0::1]",
    "[::ffff:1.2.3.4]",
    "[::1%25lo]",
    "[fe80::1%lo]",
    "[::1",
    "::1",
    "[v1.a]",
    "1.2.3",
  ],
  ...[
    "ｇｏｏｄ.com",
    "①②⑦.0.0.1",
    "good。com",
    "good․com",
    "аррӏе.com",
    "😀.com",
    "\u212aelvin.com",
    "xn--",
    "xn--a",
  ],
  ...[
    "σς.com",
    "ΣΣ.com",
    "İ.com",
    "ı.com",
    "e\u0301.com",
    "ﬃ.com",
    "نامه\u200cای.com",
    "a\u200db.com",
    "א1.com",
  ],
];
const pieces: readonly string[] = [
  ..."@:/?#\\.;,&=+$!*'()_-~|^`{}\"<>[]% \t\n\r\v\f\x01\x7f",
  ..."\u00a0\u00ad\u200b\u200d\u2028\u3000\u202e\ufeff\u0301。．｡／＠：＃",
  ...[
    "..",
    ":80",
    ":443",
    ":0",
    ":65536",
    ":x",
    "@@",
    "a:b@",
    "#@",
    "?@",
    "/@",
    "\\@",
    ";@",
    "%40",
    "%2f",
    "%2e",
    "%00",
  ],
  ...["%5c", "%23", "%20", "%61", "%c3%a9", "%e3%80%82", "%", "%zz", "/../", "/./", "//", "/x?y#z"],
];

const piece = fc.constantFrom(...pieces);
const host = fc.constantFrom(...hosts);

/** A host with pieces put into it. */
const changed = fc
  .tuple(host, fc.array(fc.tuple(fc.nat(20), piece), { maxLength: 1 }))
  .map(([text, changes]) => {
    const characters = [...text];
    for (const [at, what] of changes) characters.splice(at, 0, what);
    return characters.join("");
  });

const authority = fc.oneof(
  { arbitrary: changed, weight: 4 },
  { arbitrary: fc.tuple(changed, piece, changed).map((parts) => parts.join("")), weight: 2 },
  {
    arbitrary: fc.array(fc.oneof(host, piece), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
    weight: 1,
  },
);

const url = fc
  .tuple(fc.constantFrom(...schemes), authority, fc.constantFrom("", "/", "/a", "?q", "#f"))
  .map((parts) => parts.join(""));

/** URLs, most of them made to be misread; the same for the same seed. */
export function madeUrls(seed: number, count: number): string[] {
  return fc.sample(url, { numRuns: count, seed });
}
