// @ts-nocheck
import type { Act } from "../acts/act.ts";
import type { ActKind, Reason } from "./decision.ts";
import type { Verdict } from "./verdict.ts";

/** What a verdict says, for people and programs. It shares no object with the policy or with another reason. */
export function reasonOf(verdict: Verdict): Reason {
  const { effect, act, rule, because, message, unknown } = verdict;
  const span = "span" in act ? act.span : undefined;
  return {
    effect,
    act: {
      kind: kindOf(act),
      text: escaped(textOf(act)),
      ...(span === undefined ? {} : { span: { ...span } }),
    },
    ...(rule === undefined
      ? {}
      : {
          rule: {
            effect: rule.effect,
            text: rule.rule.text,
            layer: rule.layer,
            place: { ...rule.rule.place },
          },
        }),
    because,
    message,
    ...(unknown === undefined ? {} : { unknown }),
  };
}

function kindOf(act: Act): ActKind {
  switch (act.kind) {
    case "enter":
      return "read";
    case "name":
      return "use";
    default:
      return act.kind;
  }
}

/** The part of the call for a person. */
export function textOf(act: Act): string {
  switch (act.kind) {
    case "use":
      return act.tool;
    case "run":
    case "unreadable":
      return act.text;
    case "read":
    case "write":
    case "enter":
      return (
        act.subject.glob ??
        (act.subject.unknown === undefined
          ? (act.subject.spellings[0] ?? act.subject.written)
          : act.subject.written)
      );
    case "fetch":
      return act.host ?? act.url;
    case "name":
      return `${act.tool} ${act.name}`;
  }
}

/** Text without characters that could fool a reader: control, invisible and bidirectional ones are spelled out. */
export function escaped(text: string): string {
  let out = "";
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (c === "\n") out += "\\n";
    else if (c === "\t") out += "\\t";
    else if (c === "\r") out += "\\r";
    else if (isUnseen(code)) out += `\\u{${code.toString(16)}}`;
    else out += c;
  }
  return out;
}

function isUnseen(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0xa0) ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}
