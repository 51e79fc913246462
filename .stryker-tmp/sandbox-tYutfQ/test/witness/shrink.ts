/**
 * The smallest form of a text for which `fails` still holds: takes away ever smaller runs of lines, then of
 * characters, until no single one can go (delta debugging). Gives what it has when `fails` was asked `most` times.
 */
// @ts-nocheck

export async function shrunk(
  text: string,
  fails: (candidate: string) => Promise<boolean>,
  most = 600,
): Promise<string> {
  let left = most;
  const holds = async (candidate: string): Promise<boolean> => left-- > 0 && (await fails(candidate));
  const lines = await fewer(text.split(/(?<=\n)/), holds);
  return (await fewer([...lines.join("")], holds)).join("");
}

async function fewer(
  all: readonly string[],
  holds: (candidate: string) => Promise<boolean>,
): Promise<readonly string[]> {
  let pieces = all;
  for (let size = Math.ceil(pieces.length / 2); size >= 1; ) {
    let changed = false;
    for (let at = 0; at < pieces.length; ) {
      const rest = [...pieces.slice(0, at), ...pieces.slice(at + size)];
      if (await holds(rest.join(""))) {
        pieces = rest;
        changed = true;
      } else at += size;
    }
    if (size === 1 && !changed) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return pieces;
}
