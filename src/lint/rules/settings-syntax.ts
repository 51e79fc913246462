import { trailingCommaHelp } from "../../settings/index.ts";
import { reported } from "../lint-rule.ts";

/** Comments, and whatever else is no JSON. A comma before a closing bracket says nothing, so it can go; a comment may not. */
export const settingsSyntax = reported("settings-syntax", (finding) =>
  finding.help === trailingCommaHelp ? { type: "cut", at: finding } : undefined,
);
