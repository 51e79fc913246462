import { reported } from "../lint-rule.ts";

/** `"deny": "Bash"`. A lone string in place of a list counts as one rule already. SEMANTICS MAN-10. */
export const settingsWrongType = reported("settings-wrong-type", (_, entry) =>
  entry === undefined || entry.effect === "allow"
    ? undefined
    : { type: "replace", at: entry.place, value: [entry.text] },
);
