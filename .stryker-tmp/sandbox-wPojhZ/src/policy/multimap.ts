/** Adds a value to those kept under a key, in order. */
// @ts-nocheck

export function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
