// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { type PowerShellCommand, parsePowerShell, scanPowerShell } from "../../src/powershell/parse.ts";

function commandsOf(text: string): readonly PowerShellCommand[] {
  const parsed = parsePowerShell(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.commands;
}

/** Words as text; of a word with a variable, what is certain around `…`. */
function wordsOf(text: string): readonly (readonly string[])[] {
  return commandsOf(text).map(({ words }) =>
    words.map((word) => word.text ?? `${word.prefix}…${word.suffix}`),
  );
}

describe("reads words and separators (SEMANTICS PS-3)", () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    ["", []],
    [" \t\r\n ", []],
    ["Get-ChildItem src", [["Get-ChildItem", "src"]]],
    ["a; b;; c;", [["a"], ["b"], ["c"]]],
    ["a\nb\r\nc", [["a"], ["b"], ["c"]]],
    ["a|b", [["a"], ["b"]]],
    ["a && b || c", [["a"], ["b"], ["c"]]],
    ["a |\n b", [["a"], ["b"]]],
    ["a b # done", [["a", "b"]]],
    ["# only", []],
    ["a b#c", [["a", "b#c"]]],
    ["git commit -m 'it''s; a | b'", [["git", "commit", "-m", "it's; a | b"]]],
    ['git commit -m "say ""hi"" & go"', [["git", "commit", "-m", 'say "hi" & go']]],
    ['echo "5$ a $ b"', [["echo", "5$ a $ b"]]],
    ["echo 'a`b $(x)'", [["echo", "a`b $(x)"]]],
    ["echo a'b c'd", [["echo", "ab cd"]]],
    ["git log --format='%h %s'", [["git", "log", "--format=%h %s"]]],
    ["Get-Content -Path:'a b'", [["Get-Content", "-Path:a b"]]],
    ["cat $f", [["cat", "…"]]],
    ["cat $env:HOME\\x", [["cat", "…\\x"]]],
    ["cat a$f.txt", [["cat", "a….txt"]]],
    ['cat "x $a y $b z"', [["cat", "x … z"]]],
    ["rm $dir/*", [["rm", "…/*"]]],
    ["select Name, Length,Mode", [["select", "Name,Length,Mode"]]],
    ["Remove-Item a ,b", [["Remove-Item", "a,b"]]],
    [".\\build.ps1 x", [[".\\build.ps1", "x"]]],
    ["gci | ? Name -like *.ts", [["gci"], ["?", "Name", "-like", "*.ts"]]],
    ["gci | foreach Name", [["gci"], ["foreach", "Name"]]],
    ["cd..", [["cd.."]]],
    ["C:", [["C:"]]],
  ])("%j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe("refuses what it does not read (SEMANTICS PS-6)", () => {
  test.each([
    ["Get-ChildItem | ForEach-Object { rm $_ }", "a script block is not read"],
    ["echo $(rm x)", "`$(` is not read"],
    ['echo "$(rm x)"', "`$(` is not read"],
    ["echo (rm x)", "`(` is not read"],
    ["echo @(rm x)", "a word that begins with `@` is not read"],
    ["git @rest", "a word that begins with `@` is not read"],
    ["echo $" + "{x}", "`${` is not read"],
    ["& rm x", "the call operator `&` is not read"],
    ["npm start &", "`&` starts a background job"],
    ["a & b", "`&` starts a background job"],
    [". ./x.ps1", "dot sourcing is not read"],
    [".{rm x}", "`{` in a command name is not read"],
    ["Rem`ove-Item x", "``` in a command name is not read"],
    ["git a `\n b", "a backtick escape is not read"],
    ['echo "a`nb"', "a backtick escape is not read"],
    ["echo @'\na\n'@", "a word that begins with `@` is not read"],
    ["$x = 1", "a statement that begins with a variable is an expression or an assignment"],
    ["'a' | Set-Content b", "a statement that begins with a string is an expression"],
    ["[IO.File]::Delete('x')", "a type literal is not read"],
    ["echo [x]::y", "a word that begins with `[` is not read"],
    ["1 + 2", "`1` starts an expression"],
    ["-not a", "`-` starts an expression"],
    ["git --% a & b", "`--%` is not read"],
    ["a # b\nc", "a comment before further commands is not read"],
    ["a <# b #> c", "`<` is not read"],
    ["#Requires -Modules x", "`#requires` is not read"],
    ["a &&", "`&&` has no command after it"],
    ["a | ; b", "`|` has no command after it"],
    ["| a", "`|` has no command before it"],
    ["a || | b", "`|` has no command before it"],
    ["a |& b", "the call operator `&` is not read"],
    ["if ($x) { a }", "the keyword `if` is not read"],
    ["return Remove-Item x", "the keyword `return` is not read"],
    ["foreach Name", "the keyword `foreach` is not read"],
    ["Remove-'Item' x", "`'` in a command name is not read"],
    ["FOO=bar git", "`=` in a command name is not read"],
    ["Get-Ch* x", "`*` in a command name is not read"],
    ["%{rm x}", "`%` is not followed by a blank"],
    ['echo "a"b', "text right after a string or variable is not read"],
    ['echo "a".Length', "text right after a string or variable is not read"],
    ["echo $x[0]", "text right after a string or variable is not read"],
    ["echo $x::y", "text right after a string or variable is not read"],
    ["echo $x'b'", "text right after a string or variable is not read"],
    ["echo 'a', 'b'", "a list of other than plain words is not read"],
    ["echo a, $b", "a list of other than plain words is not read"],
    ["echo a,", "a list of other than plain words is not read"],
    ["echo ,a", "a list of other than plain words is not read"],
    ["mvn -Da.b=c", "`.` ends a parameter name and is not read"],
    ['a -b"c"', "a parameter name that is not plain is not read"],
    ["echo 'a", "a string has no closing quote"],
    ['echo "a', "a string has no closing quote"],
    ["echo a2>b", "`2>` without a blank before it is not read"],
    ["echo a 1>&2", "this merge of streams is not read"],
    ["echo a >", "a redirection has no file after it"],
    ["> x echo", "a redirection before its command is not read"],
    ["git \u2013f", "a character that PowerShell reads as `-` is not read"],
    ["echo \u2018a\u2019", "the quote U+2018 is not read"],
    ["echo '\u2019; rm x'", "the quote U+2019 is not read"],
    ["Get-ChildItem src\u200b", "the invisible character U+200B is not read"],
    ["echo '\u202e'", "the invisible character U+202E is not read"],
    ["echo '\u{e0041}'", "the invisible character U+E0041 is not read"],
    ["echo\u00a0a", "the blank U+00A0 is not read"],
    ["echo \u0000", "the control character U+0000 is not read"],
    ["a\rb", "the control character U+000D is not read"],
    ["echo \ud800", "the invisible character U+D800 is not read"],
  ])("%j", (text, message) => {
    expect(parsePowerShell(text)).toMatchObject({ ok: false, message });
  });
});

describe("redirections", () => {
  test.each<readonly [string, readonly (readonly [string | undefined, boolean])[]]>([
    ["a > b", [["b", false]]],
    ["a>b", [["b", false]]],
    ["a x>>'b c'", [["b c", true]]],
    [
      "a 2>b *> c",
      [
        ["b", false],
        ["c", false],
      ],
    ],
    ["a 2>&1", []],
    ["a *>&1 | b", []],
    ["a 2>$null", []],
    ["a > $NULL", []],
    ["a > $x", [[undefined, false]]],
  ])("%j", (text, targets) => {
    const found = commandsOf(text)[0]?.redirections.map(({ target, append }) => [target.text, append]);
    expect(found).toEqual(targets);
  });
});

test("canonical names and spans", () => {
  const [first, second] = commandsOf("gci  src ; RM 'a b' > c");
  expect(first).toMatchObject({ name: "gci", canonical: "Get-ChildItem", span: { start: 0, end: 8 } });
  expect(second).toMatchObject({ name: "RM", canonical: "Remove-Item", span: { start: 11, end: 23 } });
  expect(second?.words[1]).toEqual({
    text: "a b",
    prefix: "a b",
    suffix: "",
    quoted: true,
    span: { start: 14, end: 19 },
    parameter: false,
  });
});

test("a quoted dash is no parameter", () => {
  const parameters = commandsOf("rm -Force '-Recurse' --x $y")[0]?.words.map((word) => word.parameter);
  expect(parameters).toEqual([false, true, false, true, false]);
});

describe("the scan for rules that deny sees nested commands (SEMANTICS PS-6)", () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    ["gci | % { Remove-Item $_ }", [["gci"], ["%"], ["Remove-Item", "$_"]]],
    ['echo "$(rm x)"', [["echo"], ["rm", "x"]]],
    ["$x = Remove-Item y", [["$x"], ["Remove-Item", "y"]]],
    [
      "$x +=rm y",
      [
        ["$x", "+"],
        ["rm", "y"],
      ],
    ],
    ["$x=Remove-Item y", [["$x"], ["Remove-Item", "y"]]],
    ["& 'Remove-Item' y", [["Remove-Item", "y"]]],
    ["Rem`ove-\u200bItem y", [["Remove-Item", "y"]]],
    ["git `\n push", [["git", "push"]]],
    ["git \u2013\u2013force", [["git", "--force"]]],
    ["\u2018rm\u2019\u00a0x", [["rm", "x"]]],
    ["a>b", [["a", "b"]]],
    ["", []],
  ])("%j", (text, segments) => {
    expect(scanPowerShell(text)).toEqual(segments);
  });
});

const pieces = fc.constantFrom(
  ..."$ $( ( ) { } [ ] ' \" ` @ # , ; | & < > - -- --% . .. \\ / : * ? % = ! a b 1 2 ~".split(" "),
  "$" + "{",
  " ",
  "\n",
  "\r",
  "\u200b",
  "\u2013",
  "\ud800",
  "rm",
);

describe("total", () => {
  test("any text gets an answer, with spans inside the text", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 20 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        scanPowerShell(text);
        const parsed = parsePowerShell(text);
        const spans = parsed.ok
          ? parsed.commands.flatMap((command) => [command.span, ...command.words.map(({ span }) => span)])
          : [parsed.span];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("a command that is read is also in the scan, so a refusal never hides what a reading would show", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
        const text = all.join("");
        const parsed = parsePowerShell(text);
        if (!parsed.ok) return;
        const scanned = new Set(scanPowerShell(text).flat());
        for (const { name } of parsed.commands) expect(scanned).toContain(name);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(["a ", "a;", "a|", "'", '"', "$x ", "a, ", "{", "> ", " ", "a,", "-a:", "\n", "`", "#"])(
    "hostile size of %j",
    (piece) => {
      const text = "a " + piece.repeat(Math.floor((limits.commandParsedLengthMax - 2) / piece.length));
      const start = performance.now();
      parsePowerShell(text);
      scanPowerShell(text);
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );

  test("beyond the limit nothing is read", () => {
    expect(parsePowerShell("a".repeat(limits.commandParsedLengthMax + 1)).ok).toBe(false);
  });
});
