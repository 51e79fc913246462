/** Rules for one exact text: they allow it as it is written, also where nothing else may (SEMANTICS WRAP-3, CMP-9). */
import type { RunAct } from "../acts/act.ts";
import { actsOf } from "../acts/acts-of.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { Policy } from "../policy/policy.ts";
import { onlyPrints } from "./areas.ts";

/** A text for which only one of two policies has a rule. */
export type WrittenChange = {
  readonly tool: string;
  readonly text: string;
  /** It is the new policy that has it. */
  readonly isNew: boolean;
  /** Wherever the text stands, another rule of the policy without it allows the same. */
  readonly isSettled: boolean;
};

type Family = "shell" | "monitor" | "powershell";

/** A rule for an exact text, in the family of rules that holds it, and all families that hold for the tool. */
type Exact = { readonly tool: string; readonly families: readonly Family[]; readonly text: string };

const tools: readonly Omit<Exact, "text">[] = [
  { tool: "Bash", families: ["shell"] },
  { tool: "Monitor", families: ["monitor", "shell"] },
  { tool: "PowerShell", families: ["powershell"] },
];

export function changedWritten(older: Policy, newer: Policy): readonly WrittenChange[] {
  return tools.flatMap(({ tool, families }) => {
    const [family] = families;
    const [old, now] = [older, newer].map((policy) => new Set(policy[family!].allow.writtenTexts()));
    const changeOf = (text: string, isNew: boolean): WrittenChange => {
      const [without, other] = isNew ? [older, newer] : [newer, older];
      return { tool, text, isNew, isSettled: isSettled(without, other, { tool, families, text }) };
    };
    return [
      ...[...old!].filter((text) => !now!.has(text)).map((text) => changeOf(text, false)),
      ...[...now!].filter((text) => !old!.has(text)).map((text) => changeOf(text, true)),
    ];
  });
}

/** A text that means the same wherever it stands: no variables, no operators, no backslashes. */
const plain = /^[\w ./:@%+,=*?'"-]+$/;

/** Wherever the text stands, the policies answer alike: it is restricted in both, or allowed without a rule for it. */
function isSettled(without: Policy, other: Policy, { tool, families, text }: Exact): boolean {
  if (!plain.test(text)) return false;
  const own = actsOf({ tool, input: { command: text } }, without.world).filter(
    (act) => act.kind === "run" && act.written === text,
  );
  const isRestricted = (policy: Policy, act: RunAct) =>
    families.some((family) =>
      act.wide.some((wide) => policy[family].deny.must(wide) ?? policy[family].ask.must(wide)),
    );
  const isAllowed = (act: RunAct) =>
    act.unknown === undefined &&
    !act.exactOnly &&
    ((act.readOnly === true && onlyPrints(act.program)) ||
      families.some((family) =>
        act.narrow.some(({ text, assigned }) => without[family].allow.must(text, assigned) !== undefined),
      ));
  return (
    own.length > 0 &&
    own.every(
      (act) =>
        act.kind === "run" &&
        (!act.named || isAllowed(act) || (isRestricted(without, act) && isRestricted(other, act))),
    )
  );
}

/**
 * Whether an allow rule may allow more as an exact text than as a pattern: a wrapper that only the whole command allows, or
 * text that cannot be read. Then a rule that matches more does not stand for it. SEMANTICS WRAP-3, CMP-9
 */
export function mayAllowExactly(policy: Policy, { rule }: CompiledRule): boolean {
  const { tool, specifier } = rule;
  if (tool.type !== "name" || specifier?.type !== "command") return false;
  const { text } = specifier;
  const own = actsOf({ tool: tool.name, input: { command: text } }, policy.world).filter(
    (act) => act.kind === "run" && act.written === text,
  );
  return (
    own.length === 0 || own.some((act) => act.kind === "run" && (act.exactOnly || act.unknown !== undefined))
  );
}
