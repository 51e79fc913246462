import { emptyLayer, type Layer, type Session } from "../src/index.ts";
import type { Rule, RuleSet } from "./question.ts";

export const session: Session = {
  world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" },
};

/** The rules as toolgate reads them. */
export function layerOf({ rules }: RuleSet): Layer {
  const lists = { deny: [], ask: [], allow: [] } as Record<Rule["effect"], Layer["deny"][number][]>;
  rules.forEach((rule, i) => {
    const value = written(rule);
    lists[rule.effect].push({ value, place: { line: i + 1, column: 1, endColumn: value.length + 1 } });
  });
  return { ...emptyLayer("user"), ...lists };
}

/** `Bash(git push *)`, `Read(//srv/**)`, `WebFetch(domain:*.example.org)`, `mcp__github__get_*`. */
function written({ kind, pattern }: Rule): string {
  if (kind === "mcp") return pattern;
  if (kind === "WebFetch") return `WebFetch(domain:${pattern})`;
  return kind === "Bash" ? `Bash(${pattern})` : `${kind}(/${pattern})`;
}
