/** Words of letters, digits and signs that no shell takes for anything else, with single blanks between them. */
const plain = /^[A-Za-z_./][\w./+-]*(?: [\w./:,+@%-][\w./:,+@%=-]*)*$/;

/**
 * The commands of `a && b && c`, if and only if each consists of plain words with single blanks, and `&&` stands between
 * two blanks. What is read of one of them alone is then what is read of it in the list, for nothing in it could belong
 * to what is around it; so where one cannot be read alone, neither can the list. Linear.
 */
export function plainCommands(text: string): readonly string[] | undefined {
  if (!text.includes(" && ")) return undefined;
  const commands = text.split(" && ");
  for (const command of commands) if (!plain.test(command)) return undefined;
  return commands;
}
