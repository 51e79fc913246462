import type { Effect, ToolCall } from "../src/index.ts";

/** What is asked for. Contenders that read no tool call are given the kind and the text of one ready-made. */
export type Question = {
  readonly call: ToolCall;
  readonly kind: Kind;
  /** The command, the absolute path, the host or the name of the tool. */
  readonly text: string;
};

export type Kind = "Bash" | "Read" | "Edit" | "WebFetch" | "mcp";

/** One rule, in the words that all contenders have in common. */
export type Rule = {
  readonly effect: Effect;
  readonly kind: Kind;
  /** Of a command, a host or a name: `*` is any run of characters. Of a path: absolute, as gitignore reads it. */
  readonly pattern: string;
};

/** The rules of one question, and what is to be answered where none of them matches. */
export type RuleSet = { readonly rules: readonly Rule[]; readonly otherwise: Effect };

/** Strictest first: the first rule in this order that matches gives the effect. */
export const strictestFirst: readonly Effect[] = ["deny", "ask", "allow"];

/** The rules of one effect about one kind, in order: what every contender that has no index of its own is given. */
export function patternsOf({ rules }: RuleSet, effect: Effect, kind: Kind): readonly string[] {
  return rules.filter((rule) => rule.effect === effect && rule.kind === kind).map(({ pattern }) => pattern);
}

/** The same pattern as a regular expression over the text. */
export function regExpOf({ kind, pattern }: Rule): RegExp {
  const literal = pattern.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
  if (kind === "Read" || kind === "Edit") {
    // what lies below a path that matches is matched too
    const inside = literal.replace(/\*\*\/|\*\*|\*/g, (stars) =>
      stars === "**/" ? "(?:.*/)?" : stars === "**" ? ".*" : "[^/]*",
    );
    return new RegExp(`^${inside}(?:/.*)?$`, "s");
  }
  // a blank and a star at the end also stand for nothing
  const optional = kind === "Bash" && literal.endsWith(" *");
  const inside = (optional ? literal.slice(0, -2) : literal).replaceAll("*", ".*");
  return new RegExp(optional ? `^${inside}(?: .*)?$` : `^${inside}$`, "s");
}
