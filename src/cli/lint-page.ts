import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { lintCodes } from "../lint/index.ts";
import { UsageError } from "./io.ts";

/** The page about a code, as Markdown. Throws a `UsageError` for a code that does not exist. */
export function lintPage(code: string): string {
  if (!lintCodes.some((known) => known === code))
    throw new UsageError(
      `there is no code \`${code}\`; the codes are\n  ${[...lintCodes].sort().join("\n  ")}`,
    );
  const root = dirname(createRequire(import.meta.url).resolve("toolgate/package.json"));
  return readFileSync(join(root, "grammar", "lint", `${code}.md`), "utf8");
}
