import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { codes } from "../../src/index.ts";
import { lintCodes } from "../../src/lint/index.ts";
import { type PageFile, readPage } from "./page.ts";

/** Every page of `grammar/lint` shows what its code finds and what it does not, and `toolgate lint` agrees. */
const pages = fileURLToPath(new URL("../../grammar/lint/", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "toolgate-lint-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** What the machine and not the text of settings can show; `toolgate doctor` tells of it. */
const withoutPage: readonly string[] = [
  "managed-not-protected",
  "policy-helper-failed",
  "remote-not-confirmed",
  "settings-not-utf8",
  "settings-too-large",
  "settings-unreadable",
];

test("every code has a page and is looked for, but for those that no text shows", () => {
  const titles = readdirSync(pages).map((name) => name.replace(/\.md$/, ""));
  expect(titles.sort()).toEqual([...lintCodes].sort());
  const ofTests = Object.keys(codes).filter((code) => code.startsWith("test-"));
  expect([...lintCodes, ...withoutPage, ...ofTests].sort()).toEqual(Object.keys(codes).sort());
});

describe.each([...lintCodes].sort())("%s", (code) => {
  const page = readPage(readFileSync(`${pages}${code}.md`, "utf8"));

  test("the page has its parts", () => {
    expect(page.title).toBe(code);
    expect(page.sections).toEqual(["Avoid", "Prefer", "Why"]);
    expect(page.avoid.length).toBeGreaterThan(0);
    expect(page.prefer.length).toBeGreaterThan(0);
  });

  test.each(page.avoid.map((files) => [files]))("is found in %j", async (files) => {
    expect((await findingsIn(files)).map((finding) => finding.code)).toContain(code);
  });

  test.each(page.prefer.map((files) => [files]))("nothing is found in %j", async (files) => {
    expect(await findingsIn(files)).toEqual([]);
  });

  const [first] = page.avoid;
  if (page.fixed !== undefined) {
    test("--fix mends the first example, once", async () => {
      expect(await fixed(first!)).toBe(page.fixed);
      expect(await fixed([{ ...first![0]!, text: page.fixed! }])).toBe(page.fixed);
    });
  } else {
    test("nothing has a fix", async () => {
      for (const files of page.avoid)
        for (const finding of await findingsIn(files))
          if (finding.code === code) expect(finding.fix).toBe(undefined);
    });
  }
});

type Found = { readonly code: string; readonly message: string; readonly fix?: unknown };

async function findingsIn(files: readonly PageFile[]): Promise<readonly Found[]> {
  return JSON.parse(await lint(files, ["--format", "json"])).findings;
}

async function fixed(files: readonly PageFile[]): Promise<string> {
  await lint(files, ["--fix"]);
  return readFileSync(join(directory, "0.json"), "utf8");
}

async function lint(files: readonly PageFile[], more: readonly string[]): Promise<string> {
  const settings = files.flatMap(({ layer, text }, index) => {
    const file = join(directory, `${index}.json`);
    writeFileSync(file, text);
    return ["--settings", `${layer}=${file}`];
  });
  const untrusted = files.some((file) => file.untrusted) ? ["--untrusted"] : [];
  const written: string[] = [];
  const silent = { write: () => {}, isTTY: false };
  const code = await run(["lint", ...settings, ...untrusted, ...more], {
    stdin: () => Promise.resolve(""),
    stdout: { write: (text) => void written.push(text), isTTY: false },
    stderr: silent,
    env: {},
    cwd: "/srv/app",
    home: "/home/dana",
    platform: "linux",
    version: "0.0.0",
  });
  expect([0, 1]).toContain(code);
  return written.join("");
}
