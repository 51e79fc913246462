import fc from "fast-check";
import { expect, test } from "vitest";
import { isGzip, type Line, LineReader } from "../../src/replay/index.ts";
import "../seed.ts";

/** The lines of some bytes that come in these pieces. */
function linesOf(pieces: readonly Uint8Array[], bytesMax?: number): Line[] {
  const reader = new LineReader(bytesMax);
  return [...pieces.flatMap((piece) => [...reader.add(piece)]), ...reader.end()];
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each<[string, string, Line[]]>([
  [
    "lines",
    "a\nb\n",
    [
      { number: 1, text: "a" },
      { number: 2, text: "b" },
    ],
  ],
  [
    "no line feed at the end",
    "a\nb",
    [
      { number: 1, text: "a" },
      { number: 2, text: "b" },
    ],
  ],
  ["blank lines are counted", "\n \r\n\na\r\n", [{ number: 4, text: "a" }]],
  ["nothing", "", []],
  [
    "too long",
    "abcde\nabcd\nabcdef",
    [
      { number: 1, problem: "it is longer than 4 bytes" },
      { number: 2, text: "abcd" },
      { number: 3, problem: "it is longer than 4 bytes" },
    ],
  ],
])("%s", (_, text, lines) => {
  expect(linesOf([bytesOf(text)], 4)).toEqual(lines);
});

test("bytes that are not UTF-8 cost their line", () => {
  expect(linesOf([Uint8Array.of(0x61, 0x0a, 0xff, 0x0a, 0xc3, 0x0a, 0x62)])).toEqual([
    { number: 1, text: "a" },
    { number: 2, problem: "it is not UTF-8" },
    { number: 3, problem: "it is not UTF-8" },
    { number: 4, text: "b" },
  ]);
});

test("where the bytes are cut does not matter", () => {
  const byte = fc.constantFrom(0x0a, 0x0a, 0x61, 0xc3, 0xa4, 0x00, 0x0d, 0x20);
  const pieces = fc.array(
    fc.uint8Array({ maxLength: 12 }).chain(() => fc.array(byte, { maxLength: 12 })),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(pieces, (drawn) => {
      const parts = drawn.map((part) => Uint8Array.from(part));
      expect(linesOf(parts, 5)).toEqual(linesOf([Uint8Array.from(drawn.flat())], 5));
    }),
  );
});

test("a piece may be used again by whoever gave it", () => {
  const reader = new LineReader();
  const piece = bytesOf("ab");
  expect([...reader.add(piece)]).toEqual([]);
  piece.fill(0x78);
  expect([...reader.add(bytesOf("c\n"))]).toEqual([{ number: 1, text: "abc" }]);
});

test("gzip is known by its first bytes", () => {
  expect([isGzip(Uint8Array.of(0x1f, 0x8b, 8)), isGzip(bytesOf("{}")), isGzip(Uint8Array.of())]).toEqual([
    true,
    false,
    false,
  ]);
});
