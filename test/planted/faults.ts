// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source text
/** A fault in one strategy of look-up, as somebody could make it. */
export type Fault = {
  readonly strategy: string;
  readonly fault: string;
  /** Below `src`, without its ending. */
  readonly file: string;
  /** Stands there once, and reads the same with and without types. */
  readonly right: string;
  readonly wrong: string;
};

export const faults: readonly Fault[] = [
  {
    strategy: "literal: head",
    fault: "a head that is the whole text is not found",
    file: "policy/literal-trie",
    right: "if (node === undefined || !this.stands(node.label, text, from))",
    wrong:
      "if (node === undefined || from + node.label.length >= text.length || !this.stands(node.label, text, from))",
  },
  {
    strategy: "literal: head",
    fault: "what is left of a label that is cut is one character short",
    file: "policy/literal-trie",
    right: "child.label = lower;",
    wrong: "child.label = lower.slice(0, -1) || lower;",
  },
  {
    strategy: "literal: head",
    fault: "only the longest head that stands in the text counts",
    file: "policy/literal-trie",
    right: "if (node.values.length > 0)",
    wrong: "if (node.values.length > 0 && found.pop() !== null)",
  },
  {
    strategy: "literal: tail",
    fault: "the last character is not read",
    file: "policy/literal-index",
    right: "this.tails.along(text, text.length - 1, found);",
    wrong: "this.tails.along(text, text.length - 2, found);",
  },
  {
    strategy: "literal: tail",
    fault: "a pattern with a head and a tail is kept by the tail where more are",
    file: "policy/literal-index",
    right: "const [trie, end] = byTail ? [this.tails, tail] : [this.heads, head];",
    wrong: "const [trie, end] = byTail ? [this.tails, head] : [this.heads, head];",
  },
  {
    strategy: "literal: inside",
    fault: "the first place is skipped",
    file: "policy/literal-index",
    right: "for (let at = 0; at < text.length; at++)",
    wrong: "for (let at = 1; at < text.length; at++)",
  },
  {
    strategy: "literal: inside",
    fault: "the blank before a last `*` is asked for",
    file: "match/command-pattern",
    right: "chunks.with(-2, before.slice(0, -1))",
    wrong: "chunks",
  },
  {
    strategy: "literal: between",
    fault: "of the pairs of ends the first is kept alone",
    file: "policy/literal-index",
    right: "const pair = `${head.length} ${head}${tail}`;",
    wrong: 'const pair = "";',
  },
  {
    strategy: "literal: between",
    fault: "what goes on from the text is left out",
    file: "policy/literal-trie",
    right: "const ahead = [node];",
    wrong: "const ahead = known.length > 0 ? [] : [node];",
  },
  {
    strategy: "literal: each word",
    fault: "the last word is skipped",
    file: "policy/literal-index",
    right: "this.heads.along(text, blank + 1, found);",
    wrong: 'if (text.includes(" ", blank + 1)) this.heads.along(text, blank + 1, found);',
  },
  {
    strategy: "command: words",
    fault: "a letter may follow the words",
    file: "match/command-pattern",
    right: 'text[strategy.text.length] === " "',
    wrong: 'text[strategy.text.length] !== ""',
  },
  {
    strategy: "command: exact",
    fault: "holes are filled out of order",
    file: "match/command-pattern",
    right: "return inOrder(parts, strategy.text);",
    wrong: "return parts.every((part) => strategy.text.includes(part));",
  },
  {
    strategy: "command: all",
    fault: "a rule for every command is forgotten",
    file: "policy/command-index",
    right: "this.everything ??= rule;",
    wrong: "this.everything ??= undefined;",
  },
  {
    strategy: "domain: below",
    fault: "the last label is skipped",
    file: "match/domain",
    right: 'return ["", `.${strategy.parent}`];',
    wrong: 'return ["", `.${strategy.parent.slice(0, strategy.parent.lastIndexOf("."))}`];',
  },
  {
    strategy: "domain: exact",
    fault: "a host is found by what it begins with alone",
    file: "match/domain",
    right: "matches: (subject) => subject === host,",
    wrong: "matches: (subject) => subject.startsWith(host),",
  },
  {
    strategy: "domain: labels",
    fault: "the labels are kept as one literal",
    file: "match/domain",
    right: 'return strategy.glob.split("*");',
    wrong: "return [strategy.glob];",
  },
  {
    strategy: "tool: name",
    fault: "an old name is not read as the new one",
    file: "policy/tool-index",
    right: "this.names.get(canonicalName(tool))",
    wrong: "this.names.get(tool)",
  },
  {
    strategy: "tool: server",
    fault: "a server is looked for from the second `__` on",
    file: "policy/tool-index",
    right: "let end = 0;",
    wrong: 'let end = name.indexOf("__", 1);',
  },
  {
    strategy: "tool: glob",
    fault: "the pattern is kept without its stars",
    file: "policy/tool-index",
    right: 'this.globs.add(tool.pattern.split("*"),',
    wrong: 'this.globs.add([tool.pattern.replaceAll("*", "")],',
  },
  {
    strategy: "parameter",
    fault: "the value is kept without its stars",
    file: "policy/parameter-index",
    right: 'values.add(value.split("*"),',
    wrong: 'values.add([value.replaceAll("*", "")],',
  },
  {
    strategy: "name: head",
    fault: "arguments are allowed to every name",
    file: "policy/name-index",
    right: "(entry) => entry.anyArguments",
    wrong: "() => true",
  },
  {
    strategy: "name: tail",
    fault: "a skill of a directory is not found",
    file: "policy/name-index",
    right: "names.tails.add(`:${name}`,",
    wrong: "names.tails.add(`::${name}`,",
  },
  {
    strategy: "path: directory",
    fault: "the root is no directory of a path",
    file: "policy/path-table",
    right: "firstOf(this.byDirectory, path, 0, search)",
    wrong: "firstOf(this.byDirectory, path.slice(1), 0, search)",
  },
  {
    strategy: "path: literal",
    fault: "what lies below a literal path is not covered",
    file: "match/path-pattern",
    right: "return (subject) => subject === path || subject.startsWith(below);",
    wrong: "return (subject) => subject === path;",
  },
  {
    strategy: "path: subtree",
    fault: "the directory itself counts always",
    file: "match/path-pattern",
    right: "subject === path ? coversRoot :",
    wrong: "subject === path ? true :",
  },
  {
    strategy: "path: name",
    fault: "the last name is skipped",
    file: "policy/path-table",
    right: 'of path.split("/")',
    wrong: 'of path.split("/").slice(0, -1)',
  },
  {
    strategy: "path: extension",
    fault: "a dot that comes first begins no extension",
    file: "policy/path-table",
    right: "dot < 0 ?",
    wrong: "dot <= 0 ?",
  },
  {
    strategy: "path: run",
    fault: "only the first run of a path is looked for",
    file: "policy/path-table",
    right: "for (let at = 0; at < form.length; at++)",
    wrong: "for (let at = 0; at < form.length; at += 2)",
  },
  {
    strategy: "path: segments",
    fault: "a run is kept as a name",
    file: "policy/path-table",
    right: "this.byRun.add(run, entry);",
    wrong: "append(this.byName, run, entry);",
  },
  {
    strategy: "path: around",
    fault: "what holds at any depth is left out",
    file: "policy/path-table",
    right: "this.deep.agreeing(start, holds)",
    wrong: "undefined",
  },
  {
    strategy: "path: meeting",
    fault: "a name that begins as the glob does is left out",
    file: "policy/path-table",
    right: "strategy.name.startsWith(head)",
    wrong: "strategy.name === head",
  },
];
