// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { actsOf } from "../../src/acts/acts-of.ts";
import { hasHole, innerBlank } from "../../src/base/command-text.ts";

/** What is known of the words of `probe` must be what real shells give it (skipped where a shell is not installed). */
const scripts = [
  'f=a; probe "$f" $f x$f',
  'f=a g=$f; f=b; probe "$f" "$g"',
  "f='p q'; probe \"$f\"",
  'f=; probe "$f" a$f',
  "d=src; f=$d/c; probe $f",
  'f=a; (f=b; probe "$f"); probe "$f"',
  'f=a; { f=b; }; probe "$f"',
  'f=a; f=b | f=c; probe "$f"',
  'f=a; false && f=b; probe "$f"',
  'f=a; true && f=b; probe "$f"',
  'f=a; true || f=b; probe "$f"',
  'f=a; f=b && false || f=c; probe "$f"',
  'if true; then f=a; else f=b; fi; probe "$f"',
  'if f=a; then :; fi; probe "$f"',
  'for f in a b; do probe "$f"; done; probe "$f"',
  'for f in a b; do g=$f$g; probe "$f"; done',
  'f=z; for f in a b; do probe "$f"; break; f=c; done; probe "$f"',
  'f=a; n=; while [ "$n" != xx ]; do n=x$n; probe "$f"; f=b; done; probe "$f"',
  'f=a; f=b true; probe "$f"',
  'f=a; f=b eval :; probe "$f"',
  'f=a; eval f=b; probe "$f"',
  'f=a; read f </dev/null; probe "$f"',
  'f=a; unset f; probe "$f"',
  'f=a; export f=b; probe "$f"',
  'f=a; : "${f:=b}" "${g:=c}"; probe "$f" "$g"',
  'f=a; f=b & wait; probe "$f"',
  'f=a; true && f=b & wait; probe "$f"',
  'f=a; case $f in a) f=b ;; *) f=c ;; esac; probe "$f"',
  "IFS=/; f=a/b; probe $f",
  'f=a; time f=b; probe "$f"',
  'f=a; probe "$(f=b; probe "$f")" "$f"',
  "probe x{a,b}y {c,d}{1,2} a{b,{c,d}}",
  "for f in {a,b}; do probe $f; done",
  'probe "$?" a$#',
];

const directory = mkdtempSync(join(tmpdir(), "values-"));
writeFileSync(join(directory, "probe"), '#!/bin/sh\nprintf "%s|" "$@" >&3\necho >&3\n');
chmodSync(join(directory, "probe"), 0o755);

afterAll(() => rmSync(directory, { recursive: true }));

function probed(shell: string, script: string): readonly string[] {
  const flags = shell === "zsh" ? ["-f"] : [];
  const run = spawnSync(shell, [...flags, "-c", script], {
    encoding: "utf8",
    env: { PATH: `${directory}:/usr/bin:/bin` },
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return (run.output[3] ?? "").split("\n").slice(0, -1);
}

/** The words of each `probe` as the shells may find them; undefined: one of them is not known. */
function expected(script: string): readonly string[] | undefined {
  const world = { platform: "linux", home: "/home/ada", cwd: "/home/ada/app" } as const;
  const texts = actsOf({ tool: "Bash", input: { command: script } }, world).flatMap((act) =>
    act.kind === "run" && act.program === "probe" && !act.shadow ? [act.narrow[0]?.text] : [],
  );
  if (texts.some((text) => text === undefined || hasHole(text))) return undefined;
  return texts.map((text) =>
    text!
      .split(" ")
      .slice(1)
      .map((word) => `${word.replaceAll(innerBlank, " ")}|`)
      .join(""),
  );
}

for (const shell of ["bash", "zsh", "dash"]) {
  test.skipIf(spawnSync(shell, ["-c", ":"]).status !== 0)(`${shell} gives what is known`, () => {
    expect(probed(shell, "probe a 'b c'")).toEqual(["a|b c|"]);
    const wrong = scripts.flatMap((script) => {
      const known = expected(script);
      const strange = probed(shell, script).filter((words) => known !== undefined && !known.includes(words));
      return strange.length > 0 ? [`${script}: ${strange.join(" ")}, not ${known!.join(" ")}`] : [];
    });
    expect(wrong).toEqual([]);
  });
}

test("most of it is known", () => {
  const known = scripts.filter((script) => expected(script) !== undefined);
  expect(known.length).toBeGreaterThanOrEqual(scripts.length / 2);
});
