// @ts-nocheck
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sensitiveSettings } from "../../src/remote/approval.ts";
import { envelopeOf, textOf } from "../../src/remote/cache.ts";
import { sha256 } from "../../src/remote/document.ts";
import {
  type Approve,
  RemotePolicy,
  type RemotePolicyOptions,
  type RemoteState,
} from "../../src/remote/index.ts";
import {
  clientOf,
  LabClock,
  LabServer,
  newSettings,
  noon,
  oldSettings,
  publicKey,
  sealed,
  settingsOf,
  settled,
  url,
  years,
} from "./lab.ts";
import { MemoryDisk } from "./memory-disk.ts";

const hour = 3_600_000;
const cacheFile = "/var/lib/agent/policy.json";

/** One machine with its disk and clock; each `boot` is a process. */
function machine(more: Partial<RemotePolicyOptions> = {}) {
  const disk = new MemoryDisk();
  const clock = new LabClock();
  const server = new LabServer();
  const boot = async (options: Partial<RemotePolicyOptions> = {}): Promise<RemotePolicy> => {
    const client = clientOf(server, { disk, clock, ...more, ...options });
    await client.start();
    await settled();
    return client;
  };
  return { disk, clock, server, boot };
}

describe("from the server into force", () => {
  test("SEMANTICS SRV-1, SRV-8: none, fresh, cached; hourly and after a restart", async () => {
    const { clock, server, boot } = machine();
    const client = await boot();
    expect(client.state).toMatchObject({ state: "none", problem: { code: "network" } });
    server.publish(sealed(oldSettings, 1, { expiresAt: "2026-12-21T00:00:00Z" }), '"1"');
    await client.refresh();
    const facts = {
      text: oldSettings,
      revision: 1,
      issuedAt: "2026-11-21T11:00:00Z",
      fetchedAt: "2026-11-21T12:00:00Z",
      expiresAt: "2026-12-21T00:00:00Z",
    };
    expect(client.state).toEqual({ state: "fresh", ...facts, confirmed: true });
    server.answer = new Error("unplugged");
    await clock.pass(clock.next);
    expect(client.state).toMatchObject({ state: "cached", ...facts, problem: { code: "network" } });
    const next = await boot();
    expect(next.state).toMatchObject({ state: "cached", ...facts });
    expect(next.state.confirmed).toBeUndefined();
  });

  test("the state is no longer fresh when nobody asked for two intervals", async () => {
    const { clock, server, boot } = machine();
    server.publish(sealed(oldSettings, 1));
    const client = await boot();
    clock.now += 2 * hour;
    expect(client.state.state).toBe("fresh");
    clock.now += 1;
    expect(client.state.state).toBe("cached");
  });

  test("SEMANTICS SRV-10: the tag that is sent is that of the revision in force", async () => {
    const { server, boot } = machine();
    server.publish(sealed(oldSettings, 1), '"1"');
    const client = await boot();
    expect([server.lastTag, client.state.state]).toEqual([undefined, "fresh"]);
    await client.refresh();
    expect([server.lastTag, client.state.state]).toEqual(['"1"', "fresh"]);
    server.publish(`${sealed(newSettings, 2)} and more`, '"2"');
    await client.refresh();
    expect([server.lastTag, client.state.problem?.code]).toEqual(['"1"', "not-a-policy"]);
    await client.refresh();
    expect([server.lastTag, client.state.revision]).toEqual(['"1"', 1]);
    server.publish(sealed(newSettings, 2), '"3"');
    await boot();
    expect(server.lastTag).toBe('"1"');
    await boot();
    expect(server.lastTag).toBe('"3"');
    await boot({ publicKeys: [] });
    expect(server.lastTag).toBeUndefined();
    await boot({ url: `${url}?other` });
    expect(server.lastTag).toBeUndefined();
  });

  test.each([
    [0, 0.9],
    [0.5, 1],
    [0.999, 1.0998],
  ])(
    "SEMANTICS SRV-1: with the random number %d the next question comes after %d hours",
    async (random, hours) => {
      const { clock, server, boot } = machine({ random: () => random });
      server.publish(sealed(oldSettings, 1));
      await boot();
      expect(clock.next / hour).toBeCloseTo(hours, 6);
    },
  );

  test("SEMANTICS SRV-11: failures double the wait, up to the interval", async () => {
    const { clock, boot } = machine({ random: () => 0.99999 });
    await boot();
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      waits.push(Math.round(clock.next / 1000));
      await clock.pass(clock.next);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });

  test.each([
    ["7200", {}, 7200],
    ["5", {}, 15],
    ["999999999", {}, 86_400],
    ["1000000000000", {}, 15],
    ["-5", {}, 15],
    ["Sat, 21 Nov 2026 13:00:00 GMT", { date: "Sat, 21 Nov 2026 12:30:00 GMT" }, 1800],
    ["Sat, 21 Nov 2026 13:00:00 GMT", {}, 15],
    ["soon", {}, 15],
  ])("SEMANTICS SRV-11: Retry-After: %s", async (value, more, seconds) => {
    const { clock, server, boot } = machine({ random: () => 0 });
    server.answer = { status: 503, headers: { "retry-after": value, ...more } };
    await boot();
    expect(clock.next / 1000).toBe(seconds);
  });

  test("a server that says nothing, or goes on without end", async () => {
    const { clock, server, boot } = machine();
    server.answer = "silence";
    const client = await boot({ deadlineMs: 5000 });
    await clock.pass(4999);
    expect(client.state).toEqual({ state: "none" });
    await clock.pass(1);
    expect(client.state).toMatchObject({ state: "none", problem: { code: "deadline" } });
    server.answer = { text: " ".repeat(16_777_217) };
    expect(await client.refresh()).toMatchObject({ state: "none", problem: { code: "too-large" } });
  });

  test("those who ask at the same time share one question; who has stopped asks no more", async () => {
    const { clock, server, boot } = machine();
    server.publish(sealed(oldSettings, 1));
    const client = await boot();
    await Promise.all([client.refresh(), client.refresh()]);
    expect(server.asked.length).toBe(2);
    server.answer = "silence";
    const last = client.refresh();
    client.stop();
    expect((await last).state).toBe("fresh");
    await clock.pass(10 * hour);
    expect(server.asked.length).toBe(3);
  });

  test("what the cache holds can be told without asking or writing", async () => {
    const { disk, clock, server, boot } = machine();
    const told = () => RemotePolicy.cached({ cacheFile, publicKeys: [publicKey], clock, disk });
    expect(await told()).toEqual({ state: "none" });
    server.publish(sealed(oldSettings, 1, { expiresAt: "2026-11-22T12:00:00Z" }));
    (await boot()).stop();
    const { files } = disk;
    const asked = server.asked.length;
    expect(await told()).toMatchObject({ state: "cached", revision: 1, text: oldSettings });
    clock.now += 24 * hour;
    expect(await told()).toMatchObject({ state: "invalid", problem: { code: "expired" } });
    expect([server.asked.length, disk.files]).toEqual([asked, files]);
  });

  test("a listener is told each change once", async () => {
    const told: string[] = [];
    const onChange = (state: RemoteState): void =>
      void told.push([state.state, state.revision, state.problem?.code].join(" "));
    const { server, boot } = machine({ onChange });
    server.publish(sealed(oldSettings, 1), '"1"');
    const client = await boot();
    await client.refresh();
    server.answer = { status: 500 };
    await client.refresh();
    await client.refresh();
    server.publish(sealed(newSettings, 2));
    await client.refresh();
    expect(told).toEqual(["none  ", "fresh 1 ", "cached 1 status", "fresh 2 "]);
  });

  test("what a killed process left behind is removed after an hour", async () => {
    const { disk, clock, boot } = machine();
    const names = ["policy.json.abc.tmp", "policy.json.def.tmp", "other.json.abc.tmp", "policy.json.tmp.txt"];
    const left = new MemoryDisk(Object.fromEntries(names.map((name) => [`/var/lib/agent/${name}`, "x"])));
    left.age("/var/lib/agent/policy.json.def.tmp", clock.now - hour);
    await boot({ disk: left });
    expect(Object.keys(left.files).map((name) => name.slice("/var/lib/agent/".length))).toEqual(
      names.slice(1),
    );
    expect(disk.files).toEqual({});
  });
});

describe("SEMANTICS SRV-9: what is proven", () => {
  const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
  const document = JSON.parse(sealed(newSettings, 2, { expiresAt: "2027-01-01T00:00:00Z" })) as object;
  const unsigned = { ...document, signature: undefined };
  const looser = JSON.parse(sealed(settingsOf({ allow: ["*"] }), 2, { key: undefined })) as object;

  test.each([
    ["as it was sealed", document, undefined],
    ["with white space between", JSON.stringify(document, null, 7), undefined],
    ["with a member of a later version", { ...document, audience: "all" }, undefined],
    ["not signed", unsigned, "signature"],
    ["signed with something else", { ...document, signature: "AAAA" }, "signature"],
    ["of another revision", { ...document, revision: 3 }, "signature"],
    ["of another time", { ...document, issuedAt: "2026-11-21T11:00:01Z" }, "signature"],
    ["with a longer life", { ...document, expiresAt: "2037-01-01T00:00:00Z" }, "signature"],
    ["without an end", { ...document, expiresAt: undefined }, "signature"],
    ["with another payload", { ...document, payload: "{}" }, "hash"],
    ["with another payload and its hash", { ...document, ...looser }, "signature"],
    ["of another format", { ...document, format: "toolgate-policy/2" }, "not-a-policy"],
    ["with revision 0", { ...document, revision: 0 }, "not-a-policy"],
    ["with a revision that is no whole number", { ...document, revision: 2.5 }, "not-a-policy"],
    ["with a revision that is too large to count", { ...document, revision: 2 ** 53 }, "not-a-policy"],
    ["with a time in another form", { ...document, issuedAt: "2026-11-21" }, "not-a-policy"],
    ["with an end in another form", { ...document, expiresAt: 2027 }, "not-a-policy"],
    ["with a payload that is no text", { ...document, payload: {} }, "not-a-policy"],
    ["of nothing but settings", newSettings, "not-a-policy"],
    ["with an error from somewhere", { error: "unauthorized" }, "not-a-policy"],
    ["in an array", [document], "not-a-policy"],
    ["in half", JSON.stringify(document).slice(0, -20), "not-a-policy"],
    ["of nothing", "", "not-a-policy"],
    ["null", "null", "not-a-policy"],
  ])("%s", async (_, given, code) => {
    const { server, boot } = machine();
    server.publish(sealed(oldSettings, 1));
    const client = await boot();
    server.publish(typeof given === "string" ? given : JSON.stringify(given));
    await client.refresh();
    expect([client.state.problem?.code, client.state.text]).toEqual([code, code ? oldSettings : newSettings]);
  });

  test("a key that is changed: both count for a while", async () => {
    const { server, boot } = machine();
    server.publish(sealed(oldSettings, 1));
    expect((await boot({ publicKeys: [other] })).state).toMatchObject({ state: "invalid" });
    const both = [other, publicKey];
    expect((await boot({ publicKeys: both })).state.state).toBe("fresh");
    expect((await boot({ publicKeys: [other] })).state).toMatchObject({
      state: "invalid",
      problem: { code: "signature" },
    });
  });

  test("without a key the hash counts alone", async () => {
    const { server, boot } = machine({ publicKeys: [] });
    server.publish(JSON.stringify(unsigned));
    expect((await boot()).state).toMatchObject({ state: "fresh", revision: 2 });
  });

  test.each([
    ["http://policy.example/p.json", "https"],
    ["ftp://policy.example/p.json", "https"],
    ["http://localhost.example/p.json", "https"],
    ["https://ada:secret@policy.example/p.json", "password"],
    ["policy.json", "Invalid URL"],
  ])("options that can never work: %s", (wrong, message) => {
    expect(() => new RemotePolicy({ url: wrong, cacheFile })).toThrow(TypeError);
    expect(() => new RemotePolicy({ url: wrong, cacheFile })).toThrow(message);
  });

  test("a key of another kind can never work", () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const publicKeys = [publicKey.export({ type: "spki", format: "pem" }).toString()];
    expect(() => new RemotePolicy({ url, cacheFile, publicKeys })).toThrow("Ed25519");
  });
});

describe("SEMANTICS SRV-14: no way back", () => {
  test("to an older revision, nor to another policy of the same number, also after a restart", async () => {
    const { server, boot } = machine();
    server.publish(sealed(newSettings, 5));
    await boot();
    for (const [text, revision, code] of [
      [oldSettings, 4, "revision"],
      [oldSettings, 5, "revision"],
      [newSettings, 5, undefined],
    ] as const) {
      server.publish(sealed(text, revision, { expiresAt: "2027-01-01T00:00:00Z" }));
      const { state } = await boot();
      expect([state.problem?.code, state.text, state.revision]).toEqual([code, newSettings, 5]);
    }
    server.publish(sealed(oldSettings, 6));
    expect((await boot()).state.text).toBe(oldSettings);
  });

  test("without a key, a number in the cache does not lock the server out: both are doubted", async () => {
    const { server, boot } = machine({ publicKeys: [] });
    server.publish(sealed(settingsOf({ allow: ["Bash"] }), 9_000_000_000_000));
    await boot();
    server.publish(sealed(newSettings, 5));
    const client = await boot();
    expect(client.state).toMatchObject({ state: "invalid", problem: { code: "revision" } });
    server.answer = new Error("unplugged");
    expect(await client.refresh()).toMatchObject({ state: "invalid", problem: { code: "revision" } });
  });

  test("SEMANTICS SRV-7: without a key, a cache that was edited lasts until the server answers", async () => {
    const { disk, server, boot } = machine({ publicKeys: [] });
    server.publish(sealed(newSettings, 5), '"5"');
    await boot();
    const kept = envelopeOf(disk.files[cacheFile]!)!;
    const payload = settingsOf({ allow: ["Bash"] });
    const edited = new MemoryDisk({ [cacheFile]: textOf({ ...kept, payload, sha256: sha256(payload) }) });
    const offline = new LabServer();
    expect((await boot({ disk: edited, fetch: offline.fetch })).state).toMatchObject({ text: payload });
    expect((await boot({ disk: edited })).state).toMatchObject({ state: "fresh", text: newSettings });
  });
});

describe("SEMANTICS SRV-12: the life of a policy", () => {
  const until = "2026-11-22T12:00:00Z";
  const day = 24 * hour;
  const cached = async (more: Partial<RemotePolicyOptions> = {}) => {
    const lab = machine(more);
    lab.server.publish(sealed(oldSettings, 1, { expiresAt: until }), '"1"');
    const client = await lab.boot();
    lab.server.answer = new Error("unplugged");
    return { ...lab, client };
  };

  test("at its end it only restricts, and the listener is told at that moment", async () => {
    const told: string[] = [];
    const { clock, client } = await cached({ onChange: ({ state }) => void told.push(state) });
    while (clock.now + clock.next < noon + day) await clock.pass(clock.next);
    expect([client.state.state, told.at(-1)]).toEqual(["cached", "cached"]);
    await clock.pass(clock.next);
    expect(clock.now).toBe(noon + day);
    expect(client.state).toMatchObject({ state: "invalid", text: oldSettings, problem: { code: "expired" } });
    expect(told.at(-1)).toBe("invalid");
  });

  test("a clock that is set back does not lengthen it, here", async () => {
    const { clock, client } = await cached();
    clock.now -= 10 * years;
    await clock.pass(day - 1);
    expect(client.state.state).toBe("cached");
    await clock.pass(1);
    expect(client.state.state).toBe("invalid");
  });

  test("nor over a restart: what an earlier process saw counts", async () => {
    const { clock, server, client, boot } = await cached();
    await clock.pass(day - 1000);
    server.publish(sealed(oldSettings, 1, { expiresAt: until }), '"1"');
    await client.refresh();
    server.answer = new Error("unplugged");
    client.stop();
    clock.now -= 10 * years;
    const next = await boot();
    expect(next.state.state).toBe("cached");
    await clock.pass(1000);
    expect(next.state.state).toBe("invalid");
  });

  test("a clock that ran ahead ends it, until it and the server agree again", async () => {
    const { clock, server, client, boot } = await cached();
    clock.now += 10 * years;
    expect(client.state.state).toBe("invalid");
    const date = "Sat, 21 Nov 2026 12:00:10 GMT";
    const text = sealed(oldSettings, 1, { expiresAt: until });
    server.answer = { text, headers: { etag: '"1"', date } };
    expect((await client.refresh()).state).toBe("invalid");
    clock.now = noon + 1000;
    expect((await client.refresh()).state).toBe("fresh");
    expect(client.state.fetchedAt).toBe("2026-11-21T12:00:10Z");
    server.answer = new Error("unplugged");
    expect((await boot()).state.state).toBe("cached");
  });

  test("a clock that is behind does not make a policy live that the server's clock ends", async () => {
    const { server, boot, clock } = machine();
    clock.now -= 10 * years;
    const headers = { date: "Sun, 22 Nov 2026 12:00:00 GMT" };
    server.answer = { text: sealed(oldSettings, 1, { expiresAt: until }), headers };
    expect((await boot()).state).toMatchObject({ state: "invalid", problem: { code: "expired" } });
  });

  test("an expired document is no renewal, whether it comes whole or as unchanged", async () => {
    const { clock, server, client } = await cached();
    await clock.pass(day);
    server.publish(sealed(oldSettings, 1, { expiresAt: until }), '"1"');
    expect(await client.refresh()).toMatchObject({ state: "invalid", text: oldSettings });
    server.publish(sealed(newSettings, 2, { expiresAt: until }), '"2"');
    expect(await client.refresh()).toMatchObject({ state: "invalid", text: oldSettings });
    server.publish(sealed(oldSettings, 1, { expiresAt: "2026-11-30T00:00:00Z" }), '"3"');
    expect(await client.refresh()).toMatchObject({ state: "fresh", text: oldSettings });
  });
});

describe("what a policy may demand", () => {
  test.each([
    ["another source", settingsOf({ deny: [] }), { forceRefresh: true }],
    ["the policy itself", settingsOf({ deny: [] }, { forceRemoteSettingsRefresh: true }), {}],
    [
      "the policy itself, in a wrong type",
      settingsOf({ deny: [] }, { forceRemoteSettingsRefresh: "yes" }),
      {},
    ],
  ])("SEMANTICS SRV-2: %s wants it fresh", async (_, settings, more) => {
    const { server, boot, disk, clock } = machine();
    server.publish(sealed(settings, 1), '"1"');
    await boot();
    server.answer = { status: 500 };
    const client = clientOf(server, { disk, clock, ...more });
    const start = await client.start();
    expect(start).toEqual({ state: "invalid", problem: expect.objectContaining({ code: "status" }) });
    server.publish(sealed(settings, 1), '"1"');
    await clock.pass(clock.next);
    expect(client.state).toMatchObject({ state: "fresh", text: settings });
    server.answer = { status: 500 };
    expect((await client.refresh()).state).toBe("cached");
  });

  test("SEMANTICS SRV-2: a policy that says no to it starts from the cache", async () => {
    const { server, boot } = machine();
    server.publish(sealed(settingsOf({}, { forceRemoteSettingsRefresh: false }), 1));
    await boot();
    server.answer = { status: 500 };
    expect((await boot()).state.state).toBe("cached");
  });

  test("SEMANTICS SRV-6: a broken entry is no reason to refuse, broken settings are", async () => {
    const { server, boot } = machine();
    server.publish(sealed(settingsOf({ deny: ["Bash(ls", 7, "Read(.env)"] }), 1));
    const client = await boot();
    expect(client.state.state).toBe("fresh");
    for (const settings of ["{", "[]", settingsOf({ deny: "Bash" }), '{"permissions": []}']) {
      server.publish(sealed(settings, 2));
      expect(await client.refresh()).toMatchObject({ state: "cached", problem: { code: "settings" } });
    }
    server.publish(sealed(newSettings, 2));
    const refusing = await boot({ check: () => "not today" });
    expect(refusing.state).toMatchObject({ state: "invalid", problem: { message: /not today/ } });
  });

  test.each([
    ["hooks", { hooks: { Stop: [{ hooks: [{ type: "command", command: "x" }] }] } }, ["hooks"]],
    [
      "helpers",
      { apiKeyHelper: "x", awsAuthRefresh: "y", awsCredentialExport: "z" },
      ["apiKeyHelper", "awsAuthRefresh", "awsCredentialExport"],
    ],
    ["a status line", { statusLine: { type: "command", command: "x" } }, ["statusLine"]],
    ["sandbox binaries", { sandbox: { bwrapPath: "/x", enabled: true } }, ["sandbox.bwrapPath"]],
    ["servers", { managedMcpServers: { a: { command: "x" } } }, ["managedMcpServers.a.command"]],
    ["variables", { env: { PATH: "/x", DISABLE_TELEMETRY: "1" } }, ["env.PATH"]],
    [
      "what only says something",
      { model: "x", permissions: { deny: ["Bash(hooks *)"] }, cleanupPeriodDays: 3 },
      [],
    ],
  ])("SEMANTICS SRV-4: %s", (_, settings, wanted) => {
    expect(sensitiveSettings(JSON.stringify(settings)).map(({ setting }) => setting)).toEqual(wanted);
  });

  test("SEMANTICS SRV-4: of a key that stands twice, both are asked about", () => {
    const found = sensitiveSettings('{"apiKeyHelper": "a", "apiKeyHelper": "b"}');
    expect(found.map(({ value }) => value)).toEqual(['"a"', '"b"']);
  });

  const withHook = (command: string): string =>
    settingsOf({ deny: ["Bash(rm *)"] }, { apiKeyHelper: command });

  test("SEMANTICS SRV-4: what was not approved stays out, and the one before stays in force", async () => {
    const asked: unknown[] = [];
    let answer: "always" | "once" | "never" = "never";
    const approve: Approve = async (request) => {
      asked.push(request);
      return answer;
    };
    const { server, boot } = machine({ approve });
    server.publish(sealed(oldSettings, 1), '"1"');
    const client = await boot();
    expect(asked).toEqual([]);
    server.publish(sealed(withHook("one"), 2), '"2"');
    expect(await client.refresh()).toMatchObject({ text: oldSettings, problem: { code: "not-approved" } });
    const settings = [{ setting: "apiKeyHelper", value: '"one"' }];
    expect(asked).toEqual([{ revision: 2, settings, signal: expect.any(AbortSignal) }]);
    await client.refresh();
    expect([asked.length, server.lastTag]).toEqual([1, '"1"']);
    answer = "always";
    server.publish(sealed(withHook("one"), 3), '"3"');
    // the same settings, sealed anew, are the same question
    expect(await client.refresh()).toMatchObject({ revision: 1 });
    expect((await boot()).state).toMatchObject({ revision: 3 });
    expect(asked.length).toBe(2);
    expect((await boot()).state).toMatchObject({ revision: 3 });
    server.publish(sealed(settingsOf({ deny: [] }, { apiKeyHelper: "one" }), 4), '"4"');
    expect((await boot()).state).toMatchObject({ revision: 4 });
    expect(asked.length).toBe(2);
  });

  test("SEMANTICS SRV-4: a question that nobody answers ends after an interval, and keeps no later policy out", async () => {
    const signals: AbortSignal[] = [];
    const approve: Approve = ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const { clock, server, boot } = machine({ approve });
    server.publish(sealed(oldSettings, 1));
    const client = await boot();
    server.publish(sealed(withHook("one"), 2));
    await clock.pass(clock.next);
    server.publish(sealed(newSettings, 3));
    await clock.pass(hour - 1);
    expect([client.state.revision, server.asked.length, signals[0]?.aborted]).toEqual([1, 2, false]);
    await clock.pass(1);
    expect([client.state.problem?.code, signals[0]?.aborted]).toEqual(["not-approved", true]);
    await clock.pass(clock.next);
    expect([client.state.revision, client.state.state, signals.length]).toEqual([3, "fresh", 1]);
  });

  test("SEMANTICS SRV-4: approved once, it is in force until the process ends and is not kept", async () => {
    let asked = 0;
    const approve: Approve = async () => {
      asked += 1;
      return "once";
    };
    const { server, boot } = machine({ approve });
    server.publish(sealed(oldSettings, 1), '"1"');
    await boot();
    server.publish(sealed(withHook("one"), 2), '"2"');
    const client = await boot();
    expect([client.state.revision, asked]).toEqual([2, 1]);
    await client.refresh();
    expect([client.state.state, server.lastTag]).toEqual(["fresh", '"2"']);
    server.publish(sealed(settingsOf({}, { apiKeyHelper: "one" }), 3), '"3"');
    await client.refresh();
    expect([client.state.revision, asked]).toEqual([3, 1]);
    server.answer = new Error("unplugged");
    expect((await boot()).state).toMatchObject({ state: "cached", revision: 1 });
  });

  test.each([
    ["nobody to ask", undefined],
    ["whoever is asked fails", () => Promise.reject(new Error("closed"))],
    ["whoever is asked throws", (): never => expect.fail("broken")],
  ])(
    "SEMANTICS SRV-4: with nothing before and %s there is a policy, and it is not in force",
    async (_, approve) => {
      const { server, boot } = machine(approve === undefined ? {} : { approve });
      server.publish(sealed(withHook("one"), 1));
      const { state } = await boot();
      expect(state).toEqual({ state: "invalid", problem: expect.objectContaining({ code: "not-approved" }) });
    },
  );

  test("SEMANTICS SRV-5: variables of a cached policy wait until the server confirms it", async () => {
    const env = { HTTPS_PROXY: "http://p:1", ANTHROPIC_AUTH_TOKEN: "t", MCP_TIMEOUT: "5" };
    const { server, boot } = machine({ approve: async () => "always" });
    server.publish(sealed(settingsOf({}, { env }), 1), '"1"');
    expect((await boot()).state.waitingVariables).toBeUndefined();
    server.answer = new Error("unplugged");
    const client = await boot();
    expect(client.state).toMatchObject({
      state: "cached",
      waitingVariables: ["HTTPS_PROXY", "ANTHROPIC_AUTH_TOKEN"],
    });
    server.publish(sealed(settingsOf({}, { env }), 1), '"1"');
    await client.refresh();
    expect([client.state.state, client.state.waitingVariables]).toEqual(["fresh", undefined]);
    server.answer = new Error("unplugged");
    await client.refresh();
    expect([client.state.state, client.state.waitingVariables]).toEqual(["cached", undefined]);
  });
});
