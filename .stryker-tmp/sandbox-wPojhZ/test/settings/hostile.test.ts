// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { layerOf, parseSettings } from "../../src/settings/index.ts";

/** Texts made to break the reader: it answers, in time, with an error and without the allow rules. */
describe("hostile settings", () => {
  const deep = (text: string) => `{"permissions":{"deny":["Bash(rm *)"],"allow":["Bash"]},"x":${text}`;
  const texts: [string, string, string][] = [
    ["10 MB of [", "[".repeat(10_000_000), "settings-too-large"],
    ["8 MB of [", "[".repeat(8_000_000), "settings-syntax"],
    ["deep lists", deep("[".repeat(100_000)), "settings-syntax"],
    ["deep objects", deep('{"a":'.repeat(100_000)), "settings-syntax"],
    ["deep and well formed", deep("[".repeat(65) + "]".repeat(65) + "}"), "settings-syntax"],
    ["brackets that do not match", deep("[},".repeat(100_000)), "settings-syntax"],
    ["a megabyte of one string", `{"a":"${"x".repeat(1_000_000)}`, "settings-syntax"],
    ["a megabyte of quotes", '"'.repeat(1_000_001), "settings-syntax"],
    ["a NUL", '{"permissions":{"deny":["A\0"]}}', "settings-syntax"],
  ];
  test.each(texts)("%s", (_title, text, code) => {
    const { layer, diagnostics } = parseSettings({ text, layer: "user" });
    expect(diagnostics[0]?.code).toBe(code);
    expect(diagnostics.length).toBeLessThanOrEqual(12);
    expect(layer.damage).toBeDefined();
    expect(layer.allow).toEqual([]);
    if (text.includes("Bash(rm *)")) expect(layer.deny[0]?.value).toBe("Bash(rm *)");
  });

  test("the limit of bytes is not above 8 MiB", () => {
    expect(limits.settingsBytesMax).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  test("64 levels can be read", () => {
    const text = `{"x":${"[".repeat(63)}${"]".repeat(63)}}`;
    expect(parseSettings({ text, layer: "user" }).diagnostics).toEqual([]);
  });
});

describe("equations", () => {
  const settings = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string(),
    fc.json().map((text) => text.replace(/[,:\]}"]/, "")),
    fc
      .tuple(fc.json(), fc.constantFrom("//", "/*x*/", ",", "]", "\u00A0", "\u2028", "\f"))
      .map(([a, b]) => a + b),
    fc
      .array(
        fc.constantFrom(
          '"',
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "1",
          "-",
          "\\",
          "u00e9",
          "true",
          "// x\n",
          " ",
          "deny",
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  );

  test("a text has no syntax error exactly where JSON.parse reads it", () => {
    fc.assert(
      fc.property(settings, (text) => {
        const { diagnostics } = parseSettings({ text, layer: "user" });
        expect(diagnostics.some((found) => found.code === "settings-syntax")).toBe(!isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("a value and its text are read alike, but for places", () => {
    const list = fc.oneof(fc.array(fc.oneof(fc.string(), fc.jsonValue()), { maxLength: 3 }), fc.jsonValue());
    const permissions = fc.record(
      {
        deny: list,
        ask: list,
        allow: list,
        additionalDirectories: list,
        defaultMode: fc.jsonValue(),
        denny: list,
      },
      { requiredKeys: [] },
    );
    const value = fc.record(
      { permissions: fc.oneof(permissions, fc.jsonValue()), sandbox: fc.jsonValue() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, fc.constantFrom("managed", "user"), (settings, layer) => {
        const text = JSON.stringify(settings);
        expect(withoutPlaces(layerOf(JSON.parse(text), layer))).toEqual(
          withoutPlaces(parseSettings({ text, layer })),
        );
      }),
    );
  });

  test("a value that runs in a circle is damage", () => {
    const circle: { permissions?: unknown } = {};
    circle.permissions = circle;
    expect(layerOf(circle, "managed").layer.damage?.code).toBe("managed-unparsable");
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
    return true;
  } catch {
    return false;
  }
}

function withoutPlaces(reading: object): unknown {
  const placeKeys = new Set(["line", "column", "endColumn", "place"]);
  return JSON.parse(JSON.stringify(reading, (key, value) => (placeKeys.has(key) ? undefined : value)));
}
