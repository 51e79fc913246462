// @ts-nocheck
import fc from "fast-check";
import { type Effect, layerNames } from "../index.ts";
import { home, type Line, start } from "./scene.ts";

const pick = fc.constantFrom;

export const programs = [
  "git",
  "rm",
  "ls",
  "npm",
  "curl",
  "cat",
  "echo",
  "sed",
  "find",
  "cp",
  "make",
  "sudo",
  "mkdir",
  "tee",
] as const;

export const words = [
  "push",
  "status",
  "run",
  "-rf",
  "-f",
  "build",
  "x",
  "src/a.ts",
  ".env",
  "--force",
  "origin",
  "a:b",
  "/etc/passwd",
] as const;

const patternWord = fc.oneof(
  { weight: 5, arbitrary: pick(...words) },
  { weight: 2, arbitrary: pick("*", "--*", "b*", "*.ts", "'a b'", '"x"', "\\*") },
);

/** The specifier of a command rule: `git push *`, `* --force`, `npm run b*`. */
export const commandPattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: pick(...programs) },
      { weight: 2, arbitrary: pick("*", "g*", "NODE_ENV=x npm", "FOO=1 git", "/bin/rm", "* ") },
    ),
    fc.array(patternWord, { maxLength: 3 }),
    pick("", "", "", " *", ":*", "*"),
  )
  .map(([program, rest, end]) => [program, ...rest].join(" ") + end)
  .filter((text) => text !== "*" && text.trim() !== "");

export const names = ["src", "a.ts", ".env", "secrets", "b", "node_modules", "x y"] as const;
const patternNames = ["*", "**", "*.ts", ".e*", "s?c", "[ab]*", "[!a]b"] as const;
const patternSegments = fc.array(
  fc.oneof({ weight: 3, arbitrary: pick(...names) }, { weight: 2, arbitrary: pick(...patternNames) }),
  { minLength: 1, maxLength: 3 },
);

/** The specifier of a path rule: `src/**`, `~/.env`, `//etc/*`, `!a.ts`. */
export const pathPattern: fc.Arbitrary<string> = fc
  .tuple(
    pick("", "", "", "", "", "", "!"),
    pick("", "", "", "./", "/", "~/", "//", `/${start}/`, `/${home}/`, "//**/", "/etc/"),
    patternSegments,
    pick("", "", "", "/", "/**", "/*", "["),
  )
  .map(([negation, anchor, segments, end]) => negation + anchor + segments.join("/") + end);

export const labels = ["example", "com", "api", "evil", "org"] as const;

/** The host of a domain rule: `example.com`, `*.example.com`, `ex*.org`. */
export const hostPattern: fc.Arbitrary<string> = fc
  .tuple(
    pick("", "", "*.", "api."),
    fc.array(
      fc.oneof({ weight: 4, arbitrary: pick(...labels) }, { weight: 1, arbitrary: pick("*", "ex*", "*i") }),
      { minLength: 1, maxLength: 3 },
    ),
    pick("", "", "."),
  )
  .map(([head, rest, end]) => head + rest.join(".") + end);

export const servers = ["github", "git", "a"] as const;
export const serverTools = ["get_issue", "get_pr", "delete", "x__y"] as const;

/** A rule for tools of MCP servers, or for tools by a glob over their names. */
const toolPattern = fc.oneof(
  pick("mcp__*", "*", "mcp__git*", "mcp__*__delete", "W*", "Age*"),
  fc
    .tuple(pick(...servers), pick("", "__*", "__get_*", ...serverTools.map((tool) => `__${tool}`)))
    .map(([server, tool]) => `mcp__${server}${tool}`),
);

const parameterRule = pick(
  "Bash(run_in_background:true)",
  "Bash(timeout:1*)",
  "Agent(model:opus)",
  "Agent(model:*)",
  "Write(content:*secret*)",
  "mcp__github__delete(force:true)",
  "mcp__github(force:t*)",
  "TodoWrite(todos:*)",
  "Read(limit:10)",
);

const namePattern = pick("Explore", "Explore *", "review", "review *", "app:review", "review:*");

const bareRule = pick(
  "Bash",
  "Monitor",
  "PowerShell",
  "Read",
  "Edit",
  "Write",
  "WebFetch",
  "WebSearch",
  "Agent",
  "Skill",
  "Grep",
  "Cd",
  "EndConversation",
  "NotebookEdit",
);

/** Broken, inert, or named as what every object has. */
const oddRule = pick(
  "Bash(ls",
  "Bash()",
  "",
  "Read(!.env)",
  "Edit(!src)",
  "Foo(bar)",
  "toString",
  "__proto__",
);

const specified = (tools: fc.Arbitrary<string>, specifier: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(tools, specifier).map(([tool, text]) => `${tool}(${text})`);

/** The text of a rule of any kind, now and then a broken one. Small vocabularies, so that rules meet calls and each other. */
export const rules: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: specified(pick("Bash", "Bash", "Bash", "Bash", "Monitor", "PowerShell"), commandPattern),
  },
  { weight: 6, arbitrary: specified(pick("Read", "Read", "Edit", "Edit", "Cd", "Write"), pathPattern) },
  { weight: 2, arbitrary: hostPattern.map((host) => `WebFetch(domain:${host})`) },
  { weight: 2, arbitrary: toolPattern },
  { weight: 1, arbitrary: parameterRule },
  { weight: 2, arbitrary: specified(pick("Agent", "Skill", "Task"), namePattern) },
  { weight: 2, arbitrary: bareRule },
  { weight: 1, arbitrary: oddRule },
);

const effect: fc.Arbitrary<Effect> = pick("deny", "ask", "allow", "allow");

/** A rule in a list of a layer; half of the time an allow. */
export const lines: fc.Arbitrary<Line> = fc.record({
  layer: pick(...layerNames, "user", "user", "project"),
  effect,
  text: rules,
});

/** Up to six rules in the lists of any layers. */
export const policies: fc.Arbitrary<readonly Line[]> = fc.array(lines, { maxLength: 6 });
