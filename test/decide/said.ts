import type { Decision } from "../../src/index.ts";

/** What a decision says, a line for each reason and suggestion. */
export function said({ effect, reasons, suggestions }: Decision): string {
  const because = reasons.map((reason) => {
    const { kind, text, span } = reason.act;
    const at = span === undefined ? "" : ` at ${span.start}-${span.end}`;
    const unknown = reason.unknown === undefined ? "" : `: ${reason.unknown}`;
    const rule = reason.rule && ` <= ${reason.rule.layer} ${reason.rule.effect} ${reason.rule.text}`;
    const what = `${reason.effect} ${reason.because} ${kind} \`${text}\`${at}`;
    return `  ${what}: ${reason.message}${unknown}${rule ?? ""}`;
  });
  const rules = suggestions.map(({ rule, act }) => `  suggests ${rule} for \`${act}\``);
  return [effect, ...because, ...rules].join("\n");
}
