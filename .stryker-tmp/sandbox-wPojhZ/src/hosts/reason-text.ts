// @ts-nocheck
import type { Decision, Reason } from "../index.ts";

/** More reasons than these tell a person no more. */
const reasonsMax = 3;

/** What settled a decision, in one line for a person: each part of the call and the rule with its place, or why. */
export function reasonText(decision: Decision): string {
  const settling = decision.reasons.filter(({ effect }) => effect === decision.effect);
  const shown = settling.slice(0, reasonsMax).map(lineOf);
  const more = settling.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

function lineOf({ act, message, rule, unknown }: Reason): string {
  const part = act.kind === "run" || act.kind === "use" ? act.text : `${act.kind} ${act.text}`;
  const why = unknown === undefined ? message : `${message} (${unknown})`;
  if (rule === undefined) return `\`${part}\`: ${why}`;
  const { file, line } = rule.place;
  return `\`${part}\`: ${why}: ${rule.effect} ${rule.text} (${file === undefined ? `${rule.layer} settings` : `${file}:${line}`})`;
}
