/**
 * Labels of letters, digits, `-` and `_`, as long as a name server takes them, none of which may be encoded (`xn--`) and
 * the last of which begins with a letter, so that it is no address.
 */
// @ts-nocheck

const plain = /^(?:[a-z0-9_-]{1,63}\.)*[a-z][a-z0-9_-]{0,62}$/i;

/**
 * Whether every parser of URLs reads this text as the host it spells, but for the case of its letters: then none has to
 * be asked, which costs ten times as much. Linear.
 */
export function isPlainHost(text: string): boolean {
  return text.length <= 253 && !text.includes("--") && plain.test(text);
}
