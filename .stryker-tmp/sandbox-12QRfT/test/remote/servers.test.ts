// @ts-nocheck
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as files from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeFetch, RemotePolicy, type RemotePolicyOptions } from "../../src/remote/index.ts";
import { keys, newSettings, oldSettings, publicKey, sealed } from "./lab.ts";

/** The client against servers that speak HTTP on this machine: one of our own that misbehaves, and nginx. */

const root = mkdtempSync(join(tmpdir(), "toolgate-servers-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let serial = 0;

function clientOf(url: string, more: Partial<RemotePolicyOptions> = {}): RemotePolicy {
  const cacheFile = join(root, "cache", `${serial++}.json`);
  return new RemotePolicy({ url, cacheFile, publicKeys: [publicKey], ...more });
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const document = sealed(newSettings, 2);
const zipped = gzipSync(document);

describe("a server that does everything wrong", () => {
  let answer: RequestListener = () => {};
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  const elsewhere = createServer((_, response) => response.end(document));
  let here = "";
  let there = "";

  beforeAll(async () => {
    here = `http://127.0.0.1:${await listening(server)}`;
    there = `http://127.0.0.1:${await listening(elsewhere)}`;
  });
  afterAll(() => {
    for (const one of [server, elsewhere]) {
      one.closeAllConnections();
      one.close();
    }
  });

  /** A client with the old policy in force, asking once more. */
  async function afterAnswer(next: RequestListener, more: Partial<RemotePolicyOptions> = {}) {
    const client = clientOf(`${here}/policy.json`, more);
    answer = (_, response) => response.end(sealed(oldSettings, 1));
    await client.start();
    expect((await client.refresh()).state).toBe("fresh");
    answer = next;
    const state = await client.refresh();
    client.stop();
    return state;
  }

  const says =
    (
      status: number,
      body: string | Uint8Array = document,
      headers: Record<string, string> = {},
    ): RequestListener =>
    (_, response) =>
      response.writeHead(status, headers).end(body);
  const html = { "content-type": "text/html; charset=utf-8" };
  const gzip = { "content-encoding": "gzip" };

  test.each<[title: string, code: string, answer: RequestListener]>([
    ["204", "status", says(204, "")],
    ["206 with the whole document", "status", says(206)],
    ["304 that nobody asked for", "status", says(304, "")],
    ["401", "status", says(401)],
    ["403", "status", says(403)],
    ["404", "status", says(404)],
    ["404, zipped", "status", says(404, zipped, gzip)],
    ["407", "status", says(407)],
    ["410", "status", says(410)],
    ["500", "status", says(500)],
    ["503", "status", says(503)],
    ["a login page", "not-a-policy", says(200, "<!doctype html><title>Log in</title>", html)],
    ["a login page that says it is JSON", "not-a-policy", says(200, "<!doctype html><title>Log in</title>")],
    ["the document as a page", "not-a-policy", says(200, document, html)],
    ["an empty body", "not-a-policy", says(200, "")],
    ["an empty object", "not-a-policy", says(200, "{}")],
    ["an empty list", "not-a-policy", says(200, "[]")],
    ["blanks", "not-a-policy", says(200, " \n")],
    ["bytes that are no text", "not-a-policy", says(200, Buffer.from([0xff, 0xfe, 0x00]))],
    ["half of the document", "not-a-policy", says(200, document.slice(0, document.length / 2))],
    ["the document twice", "not-a-policy", says(200, document + document)],
    [
      "less than it promised",
      "network",
      (_, response) => {
        response.writeHead(200, { "content-length": "99999" });
        response.write(document);
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      "chunks without an end",
      "network",
      (_, response) => {
        response.write(document);
        setTimeout(() => response.destroy(), 20);
      },
    ],
    ["no answer at all", "network", (request) => request.socket.destroy()],
    ["no HTTP", "network", (request) => request.socket.end("policy: none\n")],
    ["another encoding", "network", says(200, zipped, { "content-encoding": "br" })],
    ["gzip that is none", "network", says(200, document, gzip)],
    ["more than a client takes", "too-large", says(200, Buffer.alloc(16_777_217, " "))],
    [
      "a little gzip that becomes more than a client takes",
      "too-large",
      says(200, gzipSync(Buffer.alloc(99_000_000)), gzip),
    ],
    [
      "a redirect to another port",
      "redirect",
      (_, r) => r.writeHead(302, { location: `${there}/policy.json` }).end(),
    ],
    [
      "a redirect to another name",
      "redirect",
      (_, r) => r.writeHead(307, { location: here.replace("127.0.0.1", "localhost") }).end(),
    ],
    [
      "a redirect to another scheme",
      "redirect",
      (_, r) => r.writeHead(301, { location: here.replace("http:", "https:") }).end(),
    ],
    ["a redirect to nowhere", "redirect", (_, r) => r.writeHead(302).end(document)],
    ["a redirect to no URL", "redirect", (_, r) => r.writeHead(302, { location: "http://[" }).end()],
    ["a redirect to itself", "redirect", (_, r) => r.writeHead(308, { location: "/policy.json" }).end()],
  ])("SEMANTICS SRV-10: %s keeps what is in force", async (_, code, next) => {
    const state = await afterAnswer(next);
    expect([state.state, state.problem?.code, state.text]).toEqual(["cached", code, oldSettings]);
  });

  test("SEMANTICS SRV-10: gzip that ends early, at each length", async () => {
    const codes: unknown[] = [];
    const client = clientOf(`${here}/policy.json`);
    for (let length = 0; length < zipped.length; length++) {
      answer = says(200, zipped.subarray(0, length), gzip);
      codes.push((await client.refresh()).problem?.code);
    }
    client.stop();
    expect(new Set(codes)).toEqual(new Set(["network"]));
    console.log(`gzip cut off at ${codes.length} lengths, a failure each time`);
  });

  test.each<[title: string, answer: RequestListener]>([
    ["plain", says(200)],
    ["zipped", says(200, zipped, gzip)],
    [
      "in parts",
      (_, response) => {
        for (const part of document.match(/.{1,100}/gs)!) response.write(part);
        response.end();
      },
    ],
    [
      "behind a redirect within the origin",
      (request, response) =>
        request.url === "/policy.json"
          ? response.writeHead(302, { location: "v2/p.json" }).end()
          : response.end(document),
    ],
    ["with a byte order mark", says(200, `\uFEFF${document}`)],
  ])("comes into force: %s", async (_, next) => {
    expect(await afterAnswer(next)).toMatchObject({ state: "fresh", text: newSettings });
  });

  test("the platform's own fetch can stand in", async () => {
    expect(await afterAnswer(says(200, zipped, gzip), { fetch })).toMatchObject({
      state: "fresh",
      text: newSettings,
    });
    const redirect = await afterAnswer((_, r) => r.writeHead(302, { location: there }).end(), { fetch });
    expect(redirect).toMatchObject({ state: "cached", problem: { code: "redirect" } });
  });

  test("SEMANTICS SRV-11: drips without end are cut off by the deadline", async () => {
    const drip: RequestListener = (_, response) => {
      const timer = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(timer));
    };
    const state = await afterAnswer(drip, { deadlineMs: 150 });
    expect([state.state, state.problem?.code]).toEqual(["cached", "deadline"]);
  });

  test("headers of the host go along, and not to another origin", async () => {
    const seen: unknown[] = [];
    const headers = { authorization: "Bearer x" };
    elsewhere.on("request", () => seen.push("elsewhere"));
    await afterAnswer(
      (request, response) => {
        seen.push(request.headers.authorization, request.headers["accept-encoding"]);
        response.writeHead(302, { location: `${there}/` }).end();
      },
      { headers },
    );
    expect(seen).toEqual(["Bearer x", "gzip"]);
  });
});

const openssl = (...words: string[]): string =>
  execFileSync("openssl", words, { cwd: root, encoding: "utf8", stdio: "pipe" });
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describe.skipIf(!hasOpenssl)(`with openssl${hasOpenssl ? "" : " (skipped: it is not here)"}`, () => {
  test("SEMANTICS SRV-10: a certificate that nobody vouches for is a failure, whatever the environment says", async () => {
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    openssl(
      "req",
      "-x509",
      "-newkey",
      "ed25519",
      "-nodes",
      "-days",
      "2",
      "-keyout",
      "tls.key",
      "-out",
      "tls.crt",
      ...subject,
    );
    const cert = readFileSync(join(root, "tls.crt"), "utf8");
    const key = readFileSync(join(root, "tls.key"), "utf8");
    const server = createSecureServer({ cert, key }, (_, response) => response.end(document));
    const url = `https://127.0.0.1:${await listening(server)}/policy.json`;
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      const stranger = await clientOf(url).refresh();
      expect([stranger.state, stranger.problem?.code]).toEqual(["none", "network"]);
      const known = await clientOf(url, { fetch: nodeFetch({ ca: cert }) }).refresh();
      expect([known.state, known.text]).toEqual(["fresh", newSettings]);
    } finally {
      delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      server.closeAllConnections();
      server.close();
    }
  });

  test("SEMANTICS SRV-9: openssl signs what we prove, and proves what we sign", () => {
    const { sha256, signature } = JSON.parse(document) as { sha256: string; signature: string };
    const lines = `toolgate-policy/1\n2\n2026-11-21T11:00:00Z\n\n${sha256}\n`;
    writeFileSync(join(root, "signed.txt"), lines);
    writeFileSync(join(root, "key.pem"), keys.privateKey.export({ type: "pkcs8", format: "pem" }));
    writeFileSync(join(root, "signature"), Buffer.from(signature, "base64"));
    const command = ["pkeyutl", "-rawin", "-in", "signed.txt", "-inkey", "key.pem"];
    expect(openssl(...command, "-verify", "-sigfile", "signature")).toContain("Verified Successfully");
    openssl(...command, "-sign", "-out", "theirs");
    // Ed25519 has one signature for one text
    expect(readFileSync(join(root, "theirs")).toString("base64")).toBe(signature);
  });
});

const hasNginx = spawnSync("nginx", ["-v"]).status === 0;

describe.skipIf(!hasNginx)(`nginx${hasNginx ? "" : " (skipped: it is not here)"}`, () => {
  const home = join(root, "nginx");
  const web = join(home, "web");
  let stop = (): void => {};
  let url = "";

  /** As an administrator would put a policy there: beside it, then moved in place. */
  function put(text: string): void {
    writeFileSync(join(web, "policy.json.new"), text);
    renameSync(join(web, "policy.json.new"), join(web, "policy.json"));
  }

  beforeAll(async () => {
    mkdirSync(web, { recursive: true, mode: 0o755 });
    const spare = createServer();
    const port = await listening(spare);
    await new Promise((resolve) => spare.close(resolve));
    const config = `
      daemon off; master_process off; pid ${home}/pid; error_log ${home}/error.log;
      events {}
      http {
        access_log ${home}/access.log combined;
        types { application/json json; }
        gzip on; gzip_types application/json; gzip_min_length 1;
        client_body_temp_path ${home}/t1; proxy_temp_path ${home}/t2; fastcgi_temp_path ${home}/t3;
        uwsgi_temp_path ${home}/t4; scgi_temp_path ${home}/t5;
        server { listen 127.0.0.1:${port}; root ${web}; location /closed/ { deny all; } }
      }`;
    writeFileSync(join(home, "nginx.conf"), config);
    const child = spawn(
      "nginx",
      ["-p", home, "-c", join(home, "nginx.conf"), "-e", join(home, "error.log")],
      { stdio: "ignore" },
    );
    stop = () => child.kill("SIGKILL");
    url = `http://127.0.0.1:${port}/policy.json`;
    for (let i = 0; i < 100; i++) {
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  afterAll(() => stop());

  const log = (): string[] =>
    readFileSync(join(home, "access.log"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split('"')[2]!.trim());

  test("SEMANTICS SRV-10: gives a policy out zipped, says that it has not changed, gives out the next", async () => {
    put(sealed(oldSettings, 1));
    const cacheFile = join(root, "nginx-cache.json");
    const plain = await fetch(url, { headers: { "accept-encoding": "gzip" } });
    expect(plain.headers.get("content-encoding")).toBe("gzip");
    await plain.text();
    const client = clientOf(url, { cacheFile });
    await client.start();
    expect(await client.refresh()).toMatchObject({ state: "fresh", revision: 1, text: oldSettings });
    const kept = JSON.parse(readFileSync(cacheFile, "utf8")) as { etag: string };
    expect(kept.etag).toMatch(/^W\/"/);
    expect(await client.refresh()).toMatchObject({ state: "fresh", revision: 1 });
    expect(log().at(-1)).toMatch(/^304 0/);
    put(sealed(newSettings, 2));
    expect(await client.refresh()).toMatchObject({ state: "fresh", revision: 2, text: newSettings });
    client.stop();

    const next = clientOf(url, { cacheFile });
    expect(await next.start()).toMatchObject({ state: "cached", revision: 2 });
    expect((await next.refresh()).state).toBe("fresh");
    expect(log().at(-1)).toMatch(/^304 0/);
    put(sealed(oldSettings, 1));
    expect(await next.refresh()).toMatchObject({
      state: "cached",
      revision: 2,
      problem: { code: "revision" },
    });
    await files.rm(join(web, "policy.json"));
    expect(await next.refresh()).toMatchObject({ state: "cached", revision: 2, problem: { code: "status" } });
    expect(log().at(-1)).toMatch(/^404/);
    next.stop();
  });

  test("SEMANTICS SRV-10: refuses", async () => {
    const closed = clientOf(url.replace("/policy.json", "/closed/policy.json"));
    expect(await closed.refresh()).toMatchObject({
      state: "none",
      problem: { code: "status", message: /403/ },
    });
    closed.stop();
  });

  test("is gone: what is in force stays", async () => {
    put(sealed(oldSettings, 1));
    const client = clientOf(url);
    await client.refresh();
    stop();
    expect(await client.refresh()).toMatchObject({
      state: "cached",
      revision: 1,
      problem: { code: "network" },
    });
    client.stop();
  });
});
