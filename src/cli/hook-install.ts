export async function hookInstall(_v: string, _a: readonly string[], _io: unknown): Promise<number> {
  return 0;
}
