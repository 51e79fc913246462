/** Words of letters, digits and signs that no shell takes for anything else, with single blanks between them. */
const plain = /^[A-Za-z_./][\w./+-]*(?: [\w./:,+@%-][\w./:,+@%=-]*)*$/;

/** What stands between commands that follow each other. */
const separator = / && | \|\| |; |\n/;

/**
 * The commands of `a && b || c; d`, one or several lines, if and only if each consists of plain words with single blanks,
 * and nothing but a separator stands between two. What is read of one of them alone is then what is read of it in the
 * list, for nothing in it could belong to what is around it; so where one cannot be read alone, neither can the list.
 * Linear.
 */
export function plainCommands(text: string): readonly string[] | undefined {
  if (!separator.test(text)) return undefined;
  const commands = text.split(separator);
  for (const command of commands) if (!plain.test(command)) return undefined;
  return commands;
}
