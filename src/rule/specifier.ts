import { limits } from "../base/limits.ts";
import { trimmedBounds } from "./characters.ts";
import { hostFault, publicSuffixOf } from "./domain.ts";
import { unescapeParentheses } from "./escape.ts";
import { type Reading, report } from "./finding.ts";
import { pathFault, reportPathRisks } from "./path-checks.ts";
import type { Specifier, ToolPattern } from "./rule.ts";
import { reportWildcards, wildcards } from "./tool-pattern.ts";
import { type Tool, toolOf } from "./tools.ts";

/** What a rule covers: a tool, and a part of what it does unless it covers all. */
export type Cover = { readonly tool: ToolPattern; readonly specifier?: Specifier };

/**
 * Reads the specifier `text[start, end)` of a rule for `tool`, which is not empty and has balanced ends. Undefined where
 * no rule may come of it; then a diagnostic says why.
 */
export function readSpecifier(
  reading: Reading,
  tool: ToolPattern,
  start: number,
  end: number,
): Cover | undefined {
  const raw = reading.text.slice(start, end);
  if (raw === "*") return { tool };
  if (wildcards(raw) > limits.patternWildcardsMax) {
    reportWildcards(reading, start, end);
    return undefined;
  }
  const known = tool.type === "name" ? toolOf(tool.name) : undefined;
  const parameter = parameterIn(reading.text, start, end, known === undefined || known.specifier === "none");
  if (known !== undefined) {
    if (known.specifier === "command") return readCommand(reading, tool, known, parameter, start, end);
    if (isFieldOf(known, parameter)) {
      const cover = readField(reading, tool, known, parameter, start, end);
      if (cover !== undefined) return cover;
    }
    if (known.specifier === "path") return readPath(reading, tool, known, start, end);
    if (known.specifier === "domain") return readDomain(reading, tool, start, end);
    if (known.specifier === "name") return readName(tool, reading.text, start, end);
  }
  if (parameter === undefined) {
    report(
      reading,
      "warning",
      "unused-specifier",
      start,
      end,
      `\`${toolText(tool)}\` takes no specifier, so the rule covers nothing`,
      known === undefined ? undefined : `write \`${known.name}\` to cover every call of it`,
    );
    return { tool, specifier: { type: "inert", text: unescapeParentheses(raw) } };
  }
  if (reading.effect === "allow") {
    reportParameterInAllow(reading, parameter, start);
    return { tool, specifier: { type: "inert", text: unescapeParentheses(raw) } };
  }
  return { tool, specifier: { type: "parameter", parameter: parameter.name, value: parameter.value } };
}

/** `name : value` inside a specifier. */
type Parameter = { readonly name: string; readonly nameEnd: number; readonly value: string };

/**
 * The parameter that `text[start, end)` names, if it has the form of one. `anyField`: the tool has no specifier that
 * could hold a colon, so its fields may be called as they like. SEMANTICS SYN-11.
 */
function parameterIn(text: string, start: number, end: number, anyField: boolean): Parameter | undefined {
  // where it is missing or beyond the end there is no name, for none holds a parenthesis
  const colon = text.indexOf(":", start);
  const name = trimmedBounds(text, start, colon);
  if (!isFieldName(text, name.start, name.end, anyField)) return undefined;
  return {
    name: text.slice(name.start, name.end),
    nameEnd: name.end,
    value: trimmedText(unescapeParentheses(text.slice(colon + 1, end))),
  };
}

function isFieldName(text: string, start: number, end: number, anyField: boolean): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const letter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
    const digit = unit >= 0x30 && unit <= 0x39;
    const mark = unit === 0x2d || unit === 0x2e || unit === 0x24;
    if (!letter && !(at > start && digit) && !(anyField && mark)) return false;
  }
  return end > start;
}

function isFieldOf(tool: Tool, parameter: Parameter | undefined): parameter is Parameter {
  return (
    parameter !== undefined &&
    (tool.primaryFields.includes(parameter.name) || tool.fields.includes(parameter.name))
  );
}

/**
 * A specifier that begins with an input field of the tool: a parameter in deny and ask, nothing for a field that the tool's
 * own specifier stands for. In allow the text goes on to be read as the tool's own specifier. SEMANTICS SYN-11, SYN-12.
 */
function readField(
  reading: Reading,
  tool: ToolPattern,
  known: Tool,
  parameter: Parameter,
  start: number,
  end: number,
): Cover | undefined {
  if (reading.effect === "allow") {
    if (known.specifier !== "none" && known.specifier !== "domain")
      reportParameterInAllow(reading, parameter, start);
    return undefined;
  }
  if (known.primaryFields.includes(parameter.name)) {
    report(
      reading,
      "warning",
      "param-rule-primary-field",
      start,
      end,
      `\`${parameter.name}\` of \`${known.name}\` cannot be matched as a parameter, so the rule covers nothing`,
      primaryFieldHelp(known, parameter.value),
    );
    return { tool, specifier: { type: "inert", text: unescapeParentheses(reading.text.slice(start, end)) } };
  }
  return { tool, specifier: { type: "parameter", parameter: parameter.name, value: parameter.value } };
}

function primaryFieldHelp(tool: Tool, value: string): string {
  if (tool.specifier === "domain") return "write `WebFetch(domain:<host>)`";
  return `write \`${tool.pathRules ?? tool.name}(${value})\``;
}

function reportParameterInAllow(reading: Reading, parameter: Parameter, start: number): void {
  report(
    reading,
    "warning",
    "param-rule-in-allow",
    start,
    parameter.nameEnd,
    `an allow rule does not look at the parameter \`${parameter.name}\``,
    "allow the tool and name the parameter in a deny or ask rule",
  );
}

/**
 * A command pattern. In deny and ask `name:value` may mean a parameter as well, and then either reading matches.
 * SEMANTICS BASH-1 … BASH-4, SYN-12, SYN-13, SYN-17.
 */
function readCommand(
  reading: Reading,
  tool: ToolPattern,
  known: Tool,
  parameter: Parameter | undefined,
  start: number,
  end: number,
): Cover | undefined {
  const { text, effect } = reading;
  const command = withSingleBlanks(unescapeParentheses(text.slice(start, end)));
  const named = text.endsWith(":*", trimmedBounds(text, start, end).end) ? undefined : parameter;
  if (isFieldOf(known, named)) {
    const cover = readField(reading, tool, known, named, start, end);
    if (cover?.specifier?.type === "inert") return cover;
  }
  if (named !== undefined && effect !== "allow") {
    return {
      tool,
      specifier: { type: "parameter", parameter: named.name, value: named.value, alsoCommand: command },
    };
  }
  if (effect === "allow") reportWildcardBeforeSubcommand(reading, command, start, end);
  return { tool, specifier: { type: "command", text: command } };
}

/** Every run of blanks outside quotes as one space, none at the ends. SEMANTICS SYN-17, BASH-8. */
export function withSingleBlanks(command: string): string {
  const spare = command.includes("  ") || command.includes("\t");
  if (!spare && !command.startsWith(" ") && !command.endsWith(" ")) return command;
  let text = "";
  let quote = "";
  let pending = false;
  for (let at = 0; at < command.length; at++) {
    const character = command[at]!;
    if (quote === "" && (character === " " || character === "\t")) {
      pending = text !== "";
      continue;
    }
    text += pending ? ` ${character}` : character;
    pending = false;
    if (character === "\\" && quote !== "'" && at + 1 < command.length) {
      at += 1;
      text += command[at]!;
    } else if (quote === "") {
      if (character === "'" || character === '"') quote = character;
    } else if (character === quote) quote = "";
  }
  return text;
}

/**
 * `git * main`: the wildcard also covers options that stand before the subcommand, and some of those run programs.
 * `git push * main` and `* install` are no such patterns. SEMANTICS BASH-11.
 */
function reportWildcardBeforeSubcommand(reading: Reading, command: string, start: number, end: number): void {
  const pattern = command.endsWith(":*") ? command.slice(0, -2) : command;
  const [program = "", second = "", ...others] = pattern.split(" ");
  const star = second.indexOf("*");
  if (program.includes("*") || star < 0 || (star > 0 && !second.startsWith("-"))) return;
  if ([second.slice(star), ...others].every((word) => /^\**$/.test(word))) return;
  report(
    reading,
    "warning",
    "wildcard-before-subcommand",
    start,
    end,
    `the first \`*\` also covers options of \`${program}\`, and some options run other programs`,
    `write the subcommand first: \`${program} <subcommand> *\``,
  );
}

/** A path pattern; for tools without their own path rules, one of the tool that has them. SEMANTICS PATH-6, SYN-14. */
function readPath(
  reading: Reading,
  tool: ToolPattern,
  known: Tool,
  start: number,
  end: number,
): Cover | undefined {
  const { text, effect } = reading;
  const raw = text.slice(start, end);
  const pattern = unescapeParentheses(raw);
  const inert: Cover = { tool, specifier: { type: "inert", text: pattern } };
  if (trimmedText(raw) === "!") {
    report(reading, "warning", "negated-rule", start, end, "a lone `!` cancels nothing");
    return inert;
  }
  const owner = known.pathRules ?? known.name;
  const foreign = owner !== known.name;
  if (foreign) {
    report(
      reading,
      "warning",
      "rule-not-matched-by-file-checks",
      start,
      end,
      effect === "allow" || raw.startsWith("!")
        ? `file checks read \`${owner}(path)\` rules, not \`${known.name}(path)\`, so the rule covers nothing`
        : `file checks read \`${owner}(path)\` rules; the rule is read as \`${owner}(${raw})\``,
      `write \`${owner}(${raw})\`; it covers every tool that ${owner === "Edit" ? "edits" : "reads"} files`,
    );
    // A cancelling pattern under a foreign name must not weaken the rules of the tool that owns the paths.
    if (effect === "allow" || raw.startsWith("!")) return inert;
  }
  const fault = pathFault(pattern);
  if (fault !== undefined) {
    const severity = effect === "allow" ? "error" : "warning";
    const message =
      effect === "allow"
        ? fault.message
        : `${fault.message}; the rule guards the path exactly as it is written`;
    // Escaped parentheses shift what comes after them; then the whole specifier is marked.
    const at = pattern === raw ? start + fault.at : start;
    report(reading, severity, "invalid-path-pattern", at, end, message, fault.help);
    if (effect === "allow") return undefined;
  }
  reportPathRisks(reading, start, end);
  const written = toolText(tool);
  return { tool: { type: "name", name: owner, written }, specifier: { type: "path", text: pattern } };
}

/** `domain:` and a host pattern. SEMANTICS WEB-1, WEB-2, WEB-6. */
function readDomain(reading: Reading, tool: ToolPattern, start: number, end: number): Cover | undefined {
  const { text } = reading;
  const colon = text.indexOf(":", start);
  const left = trimmedBounds(text, start, colon < 0 || colon >= end ? start : colon);
  if (text.slice(left.start, left.end) !== "domain") {
    const host = hostOfUrl(text.slice(start, end));
    report(
      reading,
      "error",
      "domain-specifier-expected",
      start,
      end,
      "a WebFetch specifier is `domain:` and a host",
      host === undefined ? "write `WebFetch(domain:<host>)`" : `write \`WebFetch(domain:${host})\``,
    );
    return undefined;
  }
  const bounds = trimmedBounds(text, colon + 1, end);
  const host = trimmedText(unescapeParentheses(text.slice(colon + 1, end)));
  const fault = hostFault(host);
  if (fault !== undefined) {
    const meant = hostOfUrl(host);
    report(
      reading,
      "error",
      "invalid-domain",
      bounds.start,
      Math.max(bounds.end, bounds.start + 1),
      fault,
      meant === undefined ? undefined : `write \`WebFetch(domain:${meant})\``,
    );
    return undefined;
  }
  const suffix = reading.effect === "allow" ? publicSuffixOf(host) : undefined;
  if (suffix !== undefined) {
    report(
      reading,
      "warning",
      "public-suffix",
      bounds.start,
      bounds.end,
      `anybody can have a host below \`${suffix}\``,
    );
  }
  return host === "*" ? { tool } : { tool, specifier: { type: "domain", host } };
}

/** The host that a URL or a bare host most likely meant, if it is one a rule could hold. */
function hostOfUrl(text: string): string | undefined {
  const bare = text.trim().replace(/^[a-z]+:\/\//i, "");
  const host = bare.split(/[/:?#]/, 1)[0]!;
  return host.includes(".") && hostFault(host) === undefined ? host : undefined;
}

/** The name of a sub-agent or a skill. The endings ` *` and `:*` stand for any arguments. SEMANTICS AGT-1, SKL-1. */
function readName(tool: ToolPattern, text: string, start: number, end: number): Cover {
  let name = trimmedText(unescapeParentheses(text.slice(start, end)));
  const anyArguments =
    name.endsWith(" *") || name.endsWith("\t*") || (name.length > 2 && name.endsWith(":*"));
  if (anyArguments) name = trimmedText(name.slice(0, -2));
  if (name.startsWith("/") && name.length > 1) name = name.slice(1);
  return { tool, specifier: { type: "name", name, anyArguments } };
}

function trimmedText(text: string): string {
  const { start, end } = trimmedBounds(text, 0, text.length);
  return text.slice(start, end);
}

/** How a tool pattern is written. */
export function toolText(tool: ToolPattern): string {
  if (tool.type === "name") return tool.written;
  return tool.type === "glob" ? tool.pattern : `mcp__${tool.server}`;
}
