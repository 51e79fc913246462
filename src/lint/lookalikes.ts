/**
 * Characters that look like one of ASCII, under the one that they look like: the letters of Cyrillic, Greek, Armenian and
 * Cherokee, two of Latin, and the marks that mean something in a rule.
 * From confusables.txt of Unicode 10.0.0 (UTS #39), which joins `I` and `l`; the double quotes are ours, since it has them
 * as two single ones. What is compatible with ASCII, as the full-width forms are, needs no row.
 */
const lookalikes: Readonly<Record<string, string>> = {
  "2": "\ua644",
  "3": "\u0417\u04e0",
  "4": "\u13ce",
  "6": "\u0431\u13ee",
  A: "\u0391\u0410\u13aa",
  B: "\u0392\u0412\u13f4",
  C: "\u03f9\u0421\u13df",
  D: "\u13a0",
  E: "\u0395\u0415\u13ac",
  F: "\u03dc",
  G: "\u050c\u13c0\u13f3",
  H: "\u0397\u041d\u13bb",
  I: "\u0399\u0406\u04c0",
  J: "\u037f\u0408\u13ab",
  K: "\u039a\u041a\u13e6",
  L: "\u13de",
  M: "\u039c\u03fa\u041c\u13b7",
  N: "\u039d",
  O: "\u039f\u041e\u0555",
  P: "\u03a1\u0420\u13e2",
  R: "\u13a1\u13d2",
  S: "\u0405\u054f\u13d5\u13da",
  T: "\u03a4\u0422\u13a2",
  U: "\u054d",
  V: "\u0474\u13d9",
  W: "\u051c\u13b3\u13d4",
  X: "\u03a7\u0425",
  Y: "\u03a5\u03d2\u0423\u04ae\u13a9\u13bd",
  Z: "\u0396\u13c3",
  a: "\u0251\u03b1\u0430",
  b: "\u042c\u13cf",
  c: "\u03f2\u0441\uabaf",
  d: "\u0501\u13e7",
  e: "\u0435\u04bd",
  f: "\u0584",
  g: "\u0261\u0581",
  h: "\u04bb\u0570\u13c2",
  i: "\u03b9\u1fbe\u037a\u0456\ua647\u04cf\uab75\u13a5",
  j: "\u03f3\u0458",
  n: "\u0578\u057c",
  o: "\u03bf\u03c3\u043e\u0585",
  p: "\u03c1\u03f1\u0440",
  q: "\u051b\u0563\u0566",
  r: "\u1d26\u0433\uab81",
  s: "\u0455\uabaa",
  u: "\u03c5\u057d",
  v: "\u03bd\u0475\uaba9",
  w: "\u0461\u051d\u0561\uab83",
  x: "\u0445",
  y: "\u03b3\u0443\u04af",
  z: "\uab93",
  "-": "\u2010\u2011\u2012\u2013\u2212\u02d7\u2043",
  "*": "\u204e\u2217\u066d",
  "/": "\u2215\u2044\u29f8",
  "\\": "\u2216\u29f5",
  ":": "\u0589\u05c3\u2236\ua789\u02d0\u02f8",
  "'": "\u2018\u2019\u201b\u2032",
  "~": "\u223c\u02dc\u2053",
  "(": "\u2768\u2772\u3014",
  ")": "\u2769\u2773\u3015",
  "<": "\u2039",
  ">": "\u203a",
  '"': "\u201c\u201d\u201e\u201f",
};

const asciiOf: ReadonlyMap<string, string> = new Map(
  Object.entries(lookalikes).flatMap(([ascii, others]) =>
    [...others].map((other) => [other, ascii] as const),
  ),
);

/** The character of ASCII that this one looks like, unless it is one itself; undefined: it looks like none. */
export function lookalikeOf(character: string): string | undefined {
  if (character <= "\u007f") return undefined;
  const known = asciiOf.get(character);
  if (known !== undefined) return known;
  const compatible = character.normalize("NFKC");
  return compatible.length === 1 && compatible > " " && compatible <= "~" ? compatible : undefined;
}
