/** Policies of a thousand rules of every kind, and changes of them. */
import { compile, type Effect, emptyLayer, type Policy, type Session } from "../../src/index.ts";

const session: Session = { world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } };
const words =
  "build test lint push pull run exec start stop status log show add remove list get set check init clean";
const verbs = words.split(" ");

/** The rule of a number: four in ten allow commands, the others are one of each kind. */
function ruleOf(i: number): string {
  const verb = verbs[i % verbs.length]!;
  const option = verbs[(i * 7) % verbs.length]!;
  switch (i % 10) {
    case 4:
      return `deny Bash(tool${i} ${verb} --${option}*)`;
    case 5:
      return `ask Bash(*${verb}${i}*)`;
    case 6:
      return `deny Read(src/m${i}/**/*.${verb})`;
    case 7:
      return `allow Edit(/src/p${i}/**)`;
    case 8:
      return `allow WebFetch(domain:*.h${i}.com)`;
    case 9:
      return `deny mcp__s${i}__*`;
    default:
      return `allow Bash(tool${i} ${verb} *)`;
  }
}

export const thousand: readonly string[] = Array.from({ length: 1_000 }, (_, i) => ruleOf(i));

/** A thousand patterns that share no literal end, one of them another than in the others. */
export function hostile(last: string): readonly string[] {
  const letter = (i: number) => String.fromCharCode(97 + (i % 26));
  return Array.from(
    { length: 1_000 },
    (_, i) => `deny Bash(*${letter(i)}*${letter(i * 7)}*${last}${i % 10}*)`,
  );
}

export const thousands: readonly (readonly [name: string, old: readonly string[], now: readonly string[]])[] =
  [
    ["the same", thousand, thousand],
    ["in another order", thousand, [...thousand].reverse()],
    ["one allow less", thousand, thousand.slice(1)],
    ["one deny less", thousand, thousand.filter((_, i) => i !== 4)],
    ["one ask less", thousand, thousand.filter((_, i) => i !== 5)],
    ["one Read deny less", thousand, thousand.filter((_, i) => i !== 6)],
    ["ten others", thousand, thousand.map((rule, i) => (i < 10 ? rule.replace(/.$/, "x)") : rule))],
    ["a hundred less", thousand, thousand.slice(100)],
    [
      "all others",
      thousand,
      thousand.map((rule) => rule.replace(/(tool|src|h|mcp__s)(?=\/?[mp]?\d)/, "$1z")),
    ],
    ["hostile, one more", hostile("x"), [...hostile("x"), "deny Bash(*q*r*s*t*)"]],
    ["hostile, all others", hostile("x"), hostile("y")],
  ];

/** A policy of these lines, `effect rule`. */
export function policyOf(rules: readonly string[]): Policy {
  const list = (effect: Effect) =>
    rules.flatMap((line, i) => {
      const place = { file: "/user.json", line: i + 1, column: 1, endColumn: 2 };
      return line.startsWith(`${effect} `) ? [{ value: line.slice(effect.length + 1), place }] : [];
    });
  const layer = { ...emptyLayer("user"), deny: list("deny"), ask: list("ask"), allow: list("allow") };
  return compile([layer], session).policy;
}
