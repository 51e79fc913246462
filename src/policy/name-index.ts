import { canonicalName } from "../rule/tools.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { backwards, forwards, LiteralTrie } from "./literal-trie.ts";

export type NameEntry = {
  readonly rule: CompiledRule;
  readonly name: string;
  readonly anyArguments: boolean;
};

/** What a name begins with, and for a skill of some directory, `app:review`, what its last part ends with. */
type Names = { readonly heads: LiteralTrie<NameEntry>; readonly tails: LiteralTrie<NameEntry> };

/**
 * Rules of one effect for single sub-agents and skills, by tool and by name. Build and look-up: see `LiteralTrie`.
 * SEMANTICS AGT-1, SKL-1
 */
export class NameIndex {
  private readonly byTool = new Map<string, Names>();
  /** Every rule, in the order in which they were added. */
  readonly all: { readonly tool: string; readonly entry: NameEntry }[] = [];

  /** @param tool its canonical name */
  add(tool: string, rule: CompiledRule, name: string, anyArguments: boolean): void {
    const names = this.byTool.get(tool) ?? {
      heads: new LiteralTrie(forwards),
      tails: new LiteralTrie(backwards),
    };
    this.byTool.set(tool, names);
    const entry = { rule, name, anyArguments };
    this.all.push({ tool, entry });
    names.heads.add(name, entry);
    if (tool === "Skill") names.tails.add(`:${name}`, entry);
  }

  /** A rule that allows the name: with arguments where the rule says so. */
  allowing(tool: string, subject: string): CompiledRule | undefined {
    return this.byHead(tool, subject, (entry) => entry.anyArguments);
  }

  /** A rule that restricts the name: with any arguments, and a skill in any directory. */
  restricting(tool: string, subject: string): CompiledRule | undefined {
    const rule = this.byHead(tool, subject, () => true);
    const tails = rule === undefined ? this.byTool.get(canonicalName(tool))?.tails : undefined;
    if (tails === undefined || tails.isEmpty) return rule;
    const blank = subject.indexOf(" ");
    const bare = blank < 0 ? subject : subject.slice(0, blank);
    const found: (readonly NameEntry[])[] = [];
    tails.along(bare, bare.length - 1, found);
    return found.flat()[0]?.rule;
  }

  private byHead(
    tool: string,
    subject: string,
    takesArguments: (entry: NameEntry) => boolean,
  ): CompiledRule | undefined {
    const found: (readonly NameEntry[])[] = [];
    this.byTool.get(canonicalName(tool))?.heads.along(subject, 0, found);
    for (const entries of found) {
      for (const entry of entries) {
        const { length } = entry.name;
        if (subject.length === length || (subject[length] === " " && takesArguments(entry)))
          return entry.rule;
      }
    }
    return undefined;
  }
}
