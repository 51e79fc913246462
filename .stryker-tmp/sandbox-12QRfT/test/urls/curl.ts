/** Which host curl contacts. It is given a proxy on the loopback that answers for everybody, so nothing leaves the machine. */
// @ts-nocheck

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** The first line of `curl --version`; undefined where there is no curl. */
export function curlVersion(): string | undefined {
  const { status, stdout } = spawnSync("curl", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.split("\n", 1)[0] : undefined;
}

/** The host of each URL as curl asks the proxy for it; undefined where curl refuses the URL. */
export async function hostsOfCurl(urls: readonly string[]): Promise<readonly (string | undefined)[]> {
  const hosts: (string | undefined)[] = urls.map(() => undefined);
  const proxy = createServer((socket) => answer(socket, hosts));
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as { port: number };
  const requests = urls.map((url, i) => request(url, i, port));
  // Some URLs without a scheme end the whole run, before or after they count as finished.
  for (let next = 0; next < urls.length; ) next += Math.max(1, await finished(requests.slice(next)));
  proxy.close();
  return hosts;
}

/** Lets curl make the requests in turn. Returns how many it finished. */
async function finished(requests: readonly string[]): Promise<number> {
  const curl = spawn("curl", ["--disable", "--config", "-"], {
    stdio: ["pipe", "pipe", "ignore"],
    // Names beyond ASCII are read in the locale's encoding.
    env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" },
  });
  let count = 0;
  curl.stdout.on("data", (bytes) => {
    count += bytes.length;
  });
  curl.stdin.end(requests.join("next\n"));
  await once(curl, "close");
  return count;
}

function request(url: string, number: number, port: number): string {
  return [
    `url = "${escaped(url)}"`,
    `proxy = "http://127.0.0.1:${port}"`,
    `header = "X-Number: ${number}"`,
    `proxy-header = "X-Number: ${number}"`,
    // Without these it would read files, expand braces, and stop at the first failure.
    'proto = "=http,https"',
    "globoff",
    "silent",
    'output = "/dev/null"',
    'write-out = "."',
    "max-time = 10",
    "",
  ].join("\n");
}

/** A text between double quotes of curl's configuration, which has no form for NUL. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\"]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll("\v", "\\v");
}

/** Notes the host of one request, `CONNECT host:443` or `GET http://host/`, and refuses it. */
function answer(socket: Socket, hosts: (string | undefined)[]): void {
  let head = "";
  socket.on("error", () => {});
  socket.on("data", (bytes) => {
    head += bytes.toString("utf8");
    if (!head.includes("\r\n\r\n")) return;
    const target = head.split(" ", 2)[1]!;
    const authority = /^http:\/\/([^/?#]*)/i.exec(target)?.[1] ?? target;
    const number = /^X-Number: (\d+)/im.exec(head)?.[1];
    if (number !== undefined) hosts[Number(number)] = authority.replace(/:\d*$/, "");
    socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
}
