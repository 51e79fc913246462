import { collapseBlanks } from "../base/command-text.ts";
import {
  type CommandPattern,
  compileCommandPattern,
  matchesSomeSuffix,
  mayMatch,
  mustMatch,
} from "../match/command-pattern.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { append } from "./multimap.ts";

type Entry = { readonly rule: CompiledRule; readonly pattern: CommandPattern };

const none: readonly Entry[] = [];

/**
 * Command rules of one effect, found by the first word of a command.
 * Build: linear in the total pattern length. Look-up: the rules that share the first word, and those that begin with `*`.
 */
export class CommandIndex {
  private readonly byFirstWord = new Map<string, Entry[]>();
  private readonly open: Entry[] = [];
  private readonly byText = new Map<string, CompiledRule>();
  private readonly wide: boolean;
  private readonly foldCase: boolean;

  /**
   * @param wide for deny and ask: other quoting must not evade the rule
   * @param foldCase PowerShell compares without case. SEMANTICS PS-1
   */
  constructor(wide: boolean, foldCase: boolean) {
    this.wide = wide;
    this.foldCase = foldCase;
  }

  get isEmpty(): boolean {
    return this.open.length === 0 && this.byFirstWord.size === 0;
  }

  /**
   * Adds a rule under the text of its specifier; undefined covers every command.
   * @param asWritten the text before parentheses were unescaped: what an exact rule is compared with
   */
  add(specifier: string | undefined, rule: CompiledRule, asWritten = specifier): void {
    const text = this.folded(specifier ?? "*");
    const pattern = compileCommandPattern(text, this.wide);
    const entry = { rule, pattern };
    if (pattern.firstWord === undefined) this.open.push(entry);
    else append(this.byFirstWord, pattern.firstWord, entry);
    if (specifier === undefined) return;
    for (const exact of new Set([text, this.folded(asWritten ?? text)])) {
      const written = collapseBlanks(exact);
      if (!this.byText.has(written)) this.byText.set(written, rule);
    }
  }

  /** A rule whose specifier is this text to the letter, blanks aside. */
  written(text: string): CompiledRule | undefined {
    return this.byText.get(this.folded(text));
  }

  /** A rule that covers every command. */
  all(): CompiledRule | undefined {
    return this.open.find(({ pattern }) => pattern.strategy.by === "all")?.rule;
  }

  /**
   * A rule that matches whatever the text's holes turn out to be.
   * @param assigned the text begins with assignments that are not known to be safe: only a rule that spells them, or one
   *   that covers every command, matches. SEMANTICS ENV-1
   */
  must(text: string, assigned = false): CompiledRule | undefined {
    const subject = this.folded(text);
    const blank = subject.indexOf(" ");
    const bucket = this.byFirstWord.get(blank < 0 ? subject : subject.slice(0, blank)) ?? none;
    return mustIn(bucket, subject, assigned) ?? mustIn(this.open, subject, assigned);
  }

  /** A rule that matches for some value of the text's holes. */
  may(text: string): CompiledRule | undefined {
    const subject = this.folded(text);
    for (const bucket of [...this.byFirstWord.values(), this.open]) {
      for (const { rule, pattern } of bucket) if (mayMatch(pattern, subject)) return rule;
    }
    return undefined;
  }

  /** A rule that matches some run of whole words at the end of a segment that no parser could read. SEMANTICS CMP-10. */
  suffix(segment: string): CompiledRule | undefined {
    const subject = this.folded(segment);
    for (const word of new Set(subject.split(" "))) {
      for (const { rule, pattern } of this.byFirstWord.get(word) ?? none)
        if (matchesSomeSuffix(pattern, subject)) return rule;
    }
    for (const { rule, pattern } of this.open) if (matchesSomeSuffix(pattern, subject)) return rule;
    return undefined;
  }

  private folded(text: string): string {
    return this.foldCase ? text.toLowerCase() : text;
  }
}

function mustIn(entries: readonly Entry[], subject: string, assigned: boolean): CompiledRule | undefined {
  for (const { rule, pattern } of entries) {
    if (assigned && !pattern.assigns && pattern.strategy.by !== "all") continue;
    if (mustMatch(pattern, subject)) return rule;
  }
  return undefined;
}
