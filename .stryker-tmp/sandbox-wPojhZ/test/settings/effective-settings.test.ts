// @ts-nocheck
import { describe, expect, test } from "vitest";
import { effectiveSettings, parseSettings } from "../../src/settings/index.ts";

/** Settings of several layers, strongest first, and what one key comes to. SEMANTICS SET-2, SET-4, MAN-3 */
describe("what a setting comes to", () => {
  type Row = [
    title: string,
    layers: [layer: "managed" | "project" | "user", text: string][],
    key: string,
    value: unknown,
  ];
  const rows: Row[] = [
    [
      "a single value: the strongest",
      [
        ["project", `{"model":"a"}`],
        ["user", `{"model":"b"}`],
      ],
      "model",
      "a",
    ],
    [
      "lists are united, without duplicates",
      [
        ["project", `{"x":[1,2]}`],
        ["user", `{"x":[2,3]}`],
      ],
      "x",
      [1, 2, 3],
    ],
    [
      "objects key by key",
      [
        ["project", `{"env":{"A":"1"}}`],
        ["user", `{"env":{"A":"2","B":"3"}}`],
      ],
      "env.B",
      "3",
    ],
    ["an empty object is a value", [["project", `{"hooks":{}}`]], "hooks", {}],
    [
      "values of different kinds: the strongest",
      [
        ["project", `{"x":1}`],
        ["user", `{"x":[2]}`],
      ],
      "x",
      1,
    ],
    [
      "fallbackModel counts whole",
      [
        ["project", `{"fallbackModel":["a"]}`],
        ["user", `{"fallbackModel":["b"]}`],
      ],
      "fallbackModel",
      ["a"],
    ],
    [
      "a marketplace counts whole, the others beside it",
      [
        ["managed", `{"extraKnownMarketplaces":{"m":{"source":{"repo":"a"}}}}`],
        ["managed", `{"extraKnownMarketplaces":{"m":{"source":{"repo":"b","ref":"x"}}}}`],
      ],
      "extraKnownMarketplaces.m",
      { source: { repo: "a" } },
    ],
    [
      "a drop-in unsets",
      [
        ["managed", `{"disableSideloadFlags":false}`],
        ["managed", `{"disableSideloadFlags":true}`],
      ],
      "disableSideloadFlags",
      false,
    ],
    [
      "a switch that only restricts holds from any layer",
      [
        ["managed", `{"isolatePeerMachines":false}`],
        ["user", `{"isolatePeerMachines":true}`],
      ],
      "isolatePeerMachines",
      true,
    ],
    [
      "also where off restricts",
      [
        ["managed", `{"remoteControlAtStartup":true}`],
        ["user", `{"remoteControlAtStartup":false}`],
      ],
      "remoteControlAtStartup",
      false,
    ],
    ["a key that stands twice: the last", [["user", `{"model":"a","model":"b"}`]], "model", "b"],
    [
      "but what restricts of all",
      [["user", `{"deniedMcpServers":[{"serverName":"a"}],"deniedMcpServers":[]}`]],
      "deniedMcpServers",
      [{ serverName: "a" }],
    ],
    [
      "of a rejected file only what restricts",
      [["user", `{"model":"a","autoMode":1,"deniedMcpServers":[{"serverName":"a"}]}`]],
      "model",
      undefined,
    ],
    [
      "of a rejected file only what restricts",
      [["user", `{"model":"a","autoMode":1,"deniedMcpServers":[{"serverName":"a"}]}`]],
      "deniedMcpServers",
      [{ serverName: "a" }],
    ],
    [
      "its list of what is allowed adds nothing",
      [
        ["project", `{"allowedMcpServers":[{"serverName":"a"}]}`],
        ["user", `{"autoMode":1,"allowedMcpServers":[{"serverName":"b"}]}`],
      ],
      "allowedMcpServers",
      [{ serverName: "a" }],
    ],
    [
      "keys of Object.prototype are keys",
      [["user", `{"constructor":1,"__proto__":{"a":2}}`]],
      "__proto__.a",
      2,
    ],
  ];
  test.each(rows)("%s: %j, %s", (_title, layers, key, value) => {
    const readings = layers.map(([layer, text]) => parseSettings({ layer, text }));
    const found = effectiveSettings(readings).find(({ path }) => path.join(".") === key);
    expect(found?.value).toEqual(value);
  });
});

test("each value keeps its layer, file and line, and so does what it overrides", () => {
  const readings = [
    parseSettings({ layer: "managed", file: "/m", text: `{\n"model": "a",\n"x": [1] }` }),
    parseSettings({ layer: "user", file: "/u", text: `{ "x": [1,\n2], "model": "b" }` }),
  ];
  const shown = effectiveSettings(readings).map(({ path, from, overridden }) => [
    path.join("."),
    ...from.map(({ value, layer, place }) => `${value} ${layer} ${place.file}:${place.line}`),
    ...overridden.map(({ value, layer, place }) => `not ${value} ${layer} ${place.file}:${place.line}`),
  ]);
  expect(shown).toEqual([
    ["model", "a managed /m:2", "not b user /u:2"],
    ["x", "1 managed /m:3", "2 user /u:2"],
  ]);
});
