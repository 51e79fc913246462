/** A name in which `*` stands for any run of characters: tool names, sub-agents, parameter values, labels of a host. */
export type NamePattern = {
  readonly text: string;
  /** The one name it matches, if and only if it has no `*`. */
  readonly literal: string | undefined;
  /** Whether the whole name matches, case and all. Cost: pattern × name at most, near the name's length in practice. */
  readonly matches: (name: string) => boolean;
};

/**
 * Compiles a name with `*`, which stands for any run of characters, the empty one too; all else is literal.
 * Never a problem, never throws, no RegExp. SEMANTICS SYN-9, SYN-11
 */
export function compileNameGlob(text: string): NamePattern {
  const [first, ...middle] = text.split("*") as [string, ...string[]];
  const last = middle.pop();
  if (last === undefined) return { text, literal: text, matches: (name) => name === text };
  const matches = (name: string): boolean => {
    const end = name.length - last.length;
    if (end < first.length || !name.startsWith(first) || !name.endsWith(last)) return false;
    // Leftmost for each piece leaves the most room for the next, so no other place has to be tried.
    let at = first.length;
    for (const piece of middle) {
      const found = name.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
  return { text, literal: undefined, matches };
}
