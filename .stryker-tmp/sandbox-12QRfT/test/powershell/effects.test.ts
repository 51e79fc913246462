// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { type PowerShellEffects, powershellEffects } from "../../src/powershell/effects.ts";
import { type PowerShellWord, parsePowerShell } from "../../src/powershell/parse.ts";

/** Of the last command. */
function effectsOf(text: string): PowerShellEffects {
  const parsed = parsePowerShell(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return powershellEffects(parsed.commands.at(-1)!);
}

/** Texts of words; `…` where it is only known when it runs. */
function texts(words: readonly PowerShellWord[]): string {
  return words.map((word) => word.text ?? "…").join(" ");
}

describe("read-only", () => {
  test.each([
    "Get-ChildItem",
    "gci -Recurse -Filter *.ts src",
    "ls -r",
    "Get-Content a.txt -Tail 5",
    "gc -LiteralPath a.txt",
    "cat a.txt, b.txt",
    "Get-Item .",
    "Get-Location",
    "Test-Path -PathType Leaf x",
    "Select-String -Pattern TODO -Path src/a.ts",
    "sls '//' a.ts",
    "Write-Output a b c",
    "Write-Host hi -ForegroundColor Red",
    "Measure-Object -Line",
    "select Name, Length -First 3",
    "Sort-Object -Descending Length",
    "Get-Date -Format yyyy",
    "Get-Process node",
    "? Name -like *.ts",
    "Where-Object -Property Length -GT -Value 5",
    "Get-ChildItem -ErrorAction SilentlyContinue",
    "Get-ChildItem -ea 0",
    "Get-ChildItem 2>$null",
    "gc a | sls TODO",
    "gci | gc a",
    "gci; gci",
    "gci | sort Length -desc | select -first 5",
  ])("%s", (text) => {
    expect(effectsOf(text).readOnly).toBe(true);
  });

  test.each([
    ["Get-DnsClientCache", "`Get-DnsClientCache` is not in the table of read-only cmdlets"],
    ["git status", "`git` is not in the table of read-only cmdlets"],
    ["Set-Location x", "`Set-Location` is not in the table of read-only cmdlets"],
    ["% Delete", "`ForEach-Object` is not in the table of read-only cmdlets"],
    ["Get-Content a > b", "its output is redirected to a file"],
    ["Get-ChildItem -FollowSymlink", "`-FollowSymlink` does more than read"],
    ["Get-Process -ComputerName x", "`-ComputerName` does more than read"],
    ["Get-Content $x", "a word is only known when it runs"],
    ["Get-Content *.env", "the wildcard in `*.env` is only resolved when it runs"],
    ["Get-Content [.]env", undefined],
    ["gc .en[v]", "the wildcard in `.en[v]` is only resolved when it runs"],
    ["gci */x", "the wildcard in `*/x` is only resolved when it runs"],
    ["gci env:", "`env:` names a provider or a stream, not a file"],
    ["gc 'a.txt::$DATA'", "`a.txt::$DATA` names a provider or a stream, not a file"],
    ["gci -Nope x", "`-Nope` of `Get-ChildItem` is not in the table"],
    ["gci a b c", "`Get-ChildItem` has more positional words than the table knows"],
    ["cat --help", "`--help` is no PowerShell parameter"],
    ["sort -o out a", "`-OutVariable` writes a variable"],
    ["Write-Output .env | gc", "its path comes from the command before `|`"],
    ["gci | sls TODO", "its path comes from the command before `|`"],
    ["echo .. | gci", "its path comes from the command before `|`"],
    ["gci -Filter ../x", "a selection with a separator may name other directories"],
    ["gc a -Tail", "`-Tail` has no value"],
  ])("%s is not", (text, reason) => {
    const parsed = parsePowerShell(text);
    if (reason === undefined) expect(parsed.ok).toBe(false);
    else expect(effectsOf(text).readOnly).toBe(reason);
  });
});

describe("operands", () => {
  test.each([
    ["gc a.txt", "a.txt", ""],
    ["gc -p:x a.txt", "a.txt x", ""],
    ["gc a.txt, b.txt", "a.txt b.txt", ""],
    ["gc 'a,b'", "a,b", ""],
    ["gc -Path:a.txt -Tail 3", "a.txt", ""],
    ["gc -TotalC 3 a.txt", "a.txt", ""],
    ["gc -- -x", "-x", ""],
    ["gc 'a.txt::$DATA'", "a.txt::$DATA $DATA a.txt", ""],
    [
      "gc 'Microsoft.PowerShell.Core\\FileSystem::C:\\a'",
      "Microsoft.PowerShell.Core\\FileSystem::C:\\a C:\\a Microsoft.PowerShell.Core\\FileSystem",
      "",
    ],
    ["sls TODO a.ts", "a.ts", ""],
    ["sls -Pattern TODO a.ts", "a.ts", ""],
    ["Set-Content a hi", "", "a"],
    ["Set-Content -Value hi a", "", "a"],
    ["Set-Content -LiteralPath a hi", "", "a"],
    ["Out-File -Append -FilePath a", "", "a"],
    ["Tee-Object a", "", "a"],
    ["echo hi > a", "", "a"],
    ["rm a, b -Force", "", "a b"],
    ["rd /s /q a", "", "/s /q a"],
    ["cp a/b c", "a/b", "c c/b"],
    ["cp a/b", "a/b", "b"],
    ["cp $x c", "…", "c …"],
    ["mv a b", "a", "a b b/a"],
    ["ren d/a b", "d/a", "d/a d/b"],
    ["ni -Path d -Name f", "", "d d/f"],
    ["ni -ItemType SymbolicLink -Path l -Target t", "", "l t"],
    ["mkdir d", "", "d"],
    ["cd src", "src", ""],
    ["iwr http://x -OutFile f", "", "f"],
    ["sort a.txt", "a.txt", ""],
    ["gci | rm -Force", "", "…"],
    ["gci | cp -Destination d", "…", "d …"],
    ["gci | Out-File a", "", "a"],
    ["git add a", "", ""],
  ])("%s", (text, reads, writes) => {
    const effects = effectsOf(text);
    expect(texts(effects.reads)).toBe(reads);
    expect(texts(effects.writes)).toBe(writes);
  });
});

describe("file commands (SEMANTICS PS-4)", () => {
  test.each([
    ['Set-Content -Path notes.txt -Value "hi"', true],
    ["sc notes.txt hi", false],
    ["Set-Content notes.txt 'a b'", true],
    ["Add-Content notes.txt -Value $x", true],
    ["ac notes.txt hi", true],
    ["Clear-Content notes.txt", true],
    ["rm notes.txt -Force", true],
    ["Remove-Item -Recurse d", true],
    [`Set-Content .\\notes.txt "It's done"`, false],
    ["Set-Content a 'say \"hi\"'", false],
    [`Set-Content -Path a -Value "It's"`, true],
    ["Set-Content a $x", false],
    ["Set-Content $x a", false],
    ["Set-Content *.txt a", false],
    ["Set-Content function:gci a", false],
    ["Set-Content a.txt:stream a", false],
    ["Set-Content -Value a", false],
    ["gci | rm", false],
    ["gc a | Set-Content b", true],
    ["Remove-Item", false],
    ["Remove-Item a -Include *.x", false],
    ["Remove-Item a -Nope", false],
    ["Remove-Item \\\\server\\share\\x", false],
    ["Copy-Item a b", false],
    ["New-Item a", false],
    ["git add a", false],
  ])("%s: %s", (text, fileCommand) => {
    expect(effectsOf(text).fileCommand).toBe(fileCommand);
  });
});

describe("removal (SEMANTICS PS-5)", () => {
  test.each([
    ["Remove-Item *", true, false],
    ["rm a/*", true, false],
    ["del a\\*", true, false],
    ["rm C:*", true, false],
    ["rm '*'", true, false],
    ["rm a, *", true, false],
    ["rm *.*", true, false],
    ["rm a/*/", true, false],
    ["rm $dir/*", true, false],
    ['rm "$dir\\*"', true, false],
    ["rm -Path:* -r", true, true],
    ["rm *.log", false, false],
    ["rm $x", false, false],
    ["rm -LiteralPath '*'", false, false],
    ["rm . -Recurse", false, true],
    ["rm . -rec", false, true],
    ["rm . -Recurse:$false", false, true],
    ["rm . -Nope", false, true],
    ["rm * -Nope", true, true],
  ])("%s", (text, wildcard, recurse) => {
    expect(effectsOf(text).removal).toEqual({ wildcard, recurse });
  });

  test("only of Remove-Item", () => {
    expect(effectsOf("Clear-Content *").removal).toBeUndefined();
  });
});

describe("always asks (SEMANTICS PS-6)", () => {
  test.each([
    "Get-ChildItem -ErrorAction Break",
    "Get-ChildItem -ea b",
    "Get-ChildItem -EA:Br",
    "Get-ChildItem -ErrorA 6",
    "Get-ChildItem -ErrorAction $x",
    "Get-ChildItem -ErrorAction",
    "Get-ChildItem -WarningAction Break",
    "Get-Foo -ErrorAction Break",
    "Foo -ErrorAction Break",
    "Get-ChildItem -OutVariable x",
    "Get-ChildItem -ov x",
    "Get-ChildItem -OutV:x",
    "Get-ChildItem -PipelineVariable x",
    "Get-ChildItem -pv x",
    "Get-ChildItem -ErrorVariable x",
    "Get-Foo -WarningV x",
    "Get-Foo -iv x",
    "Tee-Object -Variable x",
    "iwr x -SessionVariable y",
    "irm x -rhv y",
    "Get-Content \\\\server\\share\\x",
    "Get-Content //server/share/x",
    "Get-Content -Path:\\\\server\\x",
    "Get-Content FileSystem::\\\\server\\x",
    "Get-Content a, \\\\server\\x",
    "Get-Content \\\\$x\\y",
    "Get-Content $x\\\\server\\y",
    "git clone --reference=\\\\server\\x",
    "echo a > \\\\server\\x",
    "\\\\server\\x.exe",
    "Get-Content \\??\\C:\\x",
    "cd..",
    "cd\\",
    "cd~",
    "D:",
    "cd env:",
    "Set-Content function:gci x",
    "git commit -m 'say \"hi\" now'",
  ])("%s", (text) => {
    const effects = effectsOf(text);
    expect(effects.alwaysAsk).toBeTypeOf("string");
    expect(effects.readOnly).toBe(effects.alwaysAsk);
    expect(effects.fileCommand).toBe(false);
  });

  test.each([
    "Get-ChildItem -ErrorAction SilentlyContinue",
    "Get-ChildItem -ea Stop",
    "git push -o ci.skip",
    "tar -ov x",
    "git commit -m 'say hi'",
    "git commit -m '\"hi\"'",
    "Write-Output 'say \"hi\" now'",
    "iwr https://example.com/a",
    "iwr -Uri:https://example.com",
    "gc C:\\\\a\\\\b",
    "gci C:\\",
    "Select-String '// x' a.ts",
  ])("not %s", (text) => {
    expect(effectsOf(text).alwaysAsk).toBeUndefined();
  });
});

describe("text that PowerShell parses again", () => {
  test.each<readonly [string, readonly (string | undefined)[]]>([
    ["iex 'rm x'", ["rm x"]],
    ["Invoke-Expression -Command:'rm x'", ["rm x"]],
    ["iex $x", [undefined]],
    ["iex", [undefined]],
    ["pwsh -NoProfile -c rm x", ["rm x"]],
    ["powershell.exe 'rm x'", ["rm x"]],
    ["pwsh -EncodedCommand abc", [undefined]],
    ["pwsh", [undefined]],
    ["git status", []],
  ])("%s", (text, inner) => {
    expect(effectsOf(text).inner).toEqual(inner);
  });
});

const names = [
  "gci",
  "rm",
  "Set-Content",
  "cp",
  "mv",
  "ren",
  "ni",
  "sort",
  "git",
  "iex",
  "Get-Foo",
  "sls",
  "cd",
];
const pieces = [
  "-Path",
  "-Path:",
  "-p",
  "-ea",
  "a",
  "a,b",
  "*",
  "$x",
  "'a b'",
  "--",
  "-r",
  "C:",
  "\\\\s",
  "> f",
  "x::y",
];

describe("total", () => {
  test("any command that is read has effects, and noise never makes it read-only or a file command", () => {
    const words = fc.array(fc.constantFrom(...pieces), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...names), words, (name, rest) => {
        const text = [name, ...rest].join(" ");
        const parsed = parsePowerShell(text);
        if (!parsed.ok) return;
        const effects = powershellEffects(parsed.commands[0]!);
        for (const removed of effects.removes) expect(effects.writes).toContainEqual(removed);
        if (effects.readOnly === true) expect(effects.writes).toEqual([]);
        if (effects.fileCommand) expect(effects.writes.every((word) => word.text !== undefined)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(
    ["a ", "a,", "-Force ", "-Nope ", "-Path a ", "\\\\", "/", ":", "a::", "--x "].flatMap((piece) =>
      names.map((name): [string, string] => [name, piece]),
    ),
  )("hostile size: %s and many %j", (name, piece) => {
    const text = `${name} x${piece.startsWith("-") ? " " : ""}`;
    const full =
      text + piece.repeat(Math.floor((limits.commandParsedLengthMax - text.length - 1) / piece.length)) + "a";
    const parsed = parsePowerShell(full);
    const start = performance.now();
    if (parsed.ok) powershellEffects(parsed.commands[0]!);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
