import { collapseBlanks, hasHole } from "../base/command-text.ts";
import {
  type CommandPattern,
  compileCommandPattern,
  knownParts,
  literalsOf,
  matchesSomeSuffix,
  mayMatch,
  mustMatch,
} from "../match/command-pattern.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { LiteralIndex } from "./literal-index.ts";

export type CommandEntry = { readonly rule: CompiledRule; readonly pattern: CommandPattern };

/**
 * Command rules of one effect, each found by a literal of its pattern. Build and look-up: see `LiteralIndex`.
 */
export class CommandIndex {
  private readonly entries = new LiteralIndex<CommandEntry>();
  /** The first rule that covers every command. */
  private everything: CompiledRule | undefined;
  /** Every rule with its pattern, in the order in which they were added. */
  readonly all: CommandEntry[] = [];
  /** Allow rules by their text: only what allows is also compared to the letter. */
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
    return this.entries.isEmpty && this.everything === undefined;
  }

  /**
   * Adds a rule under the text of its specifier; undefined covers every command.
   * @param asWritten the text before parentheses were unescaped: what an exact rule is compared with
   */
  add(specifier: string | undefined, rule: CompiledRule, asWritten?: string): void {
    const text = this.folded(specifier ?? "*");
    const pattern = compileCommandPattern(text, this.wide);
    const entry = { rule, pattern };
    this.all.push(entry);
    if (pattern.strategy.by === "all") this.everything ??= rule;
    else this.entries.add(literalsOf(pattern), entry);
    if (specifier === undefined || this.wide) return;
    for (const each of new Set([specifier, asWritten ?? specifier])) {
      const written = collapseBlanks(this.folded(each));
      if (!this.byText.has(written)) this.byText.set(written, rule);
    }
  }

  /** The texts for which `written` has a rule. */
  writtenTexts(): readonly string[] {
    return [...this.byText.keys()];
  }

  /** An allow rule whose specifier is this text to the letter, blanks aside. */
  written(text: string): CompiledRule | undefined {
    return this.byText.get(this.folded(text));
  }

  /** A rule that covers every command. */
  covering(): CompiledRule | undefined {
    return this.everything;
  }

  /**
   * A rule that matches whatever the text's holes turn out to be.
   * @param assigned the text begins with assignments that are not known to be safe: only a rule that spells them, or one
   *   that covers every command, matches. SEMANTICS ENV-1
   */
  must(text: string, assigned = false): CompiledRule | undefined {
    const subject = this.folded(text);
    for (const entries of this.entries.candidates(subject)) {
      for (const { rule, pattern } of entries)
        if ((pattern.assigns || !assigned) && mustMatch(pattern, subject)) return rule;
    }
    return this.everything;
  }

  /** A rule that matches for some value of the text's holes. */
  may(text: string): CompiledRule | undefined {
    if (this.everything !== undefined || !hasHole(text)) return this.must(text);
    const parts = knownParts(this.folded(text));
    return this.entries.between(parts[0]!, parts.at(-1)!, ({ pattern }) => mayMatch(pattern, parts))?.rule;
  }

  /** A rule that matches some run of whole words at the end of a segment that no parser could read. SEMANTICS CMP-10. */
  suffix(segment: string): CompiledRule | undefined {
    const subject = this.folded(segment);
    for (const entries of this.entries.candidatesFromWords(subject)) {
      for (const { rule, pattern } of entries) if (matchesSomeSuffix(pattern, subject)) return rule;
    }
    return this.everything;
  }

  private folded(text: string): string {
    return this.foldCase ? text.toLowerCase() : text;
  }
}
