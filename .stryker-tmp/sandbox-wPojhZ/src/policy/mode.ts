/** What happens to a call that no rule decides. SEMANTICS MODE-1. */
// @ts-nocheck

export const modes = ["default", "acceptEdits", "plan", "auto", "dontAsk", "bypassPermissions"] as const;
export type Mode = (typeof modes)[number];

/** Reads a mode's name; `manual` is another name of `default`. Undefined: no mode has this name. */
export function modeOf(name: unknown): Mode | undefined {
  if (name === "manual") return "default";
  return modes.find((mode) => mode === name);
}
