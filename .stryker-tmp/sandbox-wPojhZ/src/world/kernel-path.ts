/** Paths that the kernel leads elsewhere, depending on which process asks. SEMANTICS PATH-19 */
// @ts-nocheck

export type Behind = {
  readonly unknown: string;
  /** What a deny rule should look at as well; unfolded. */
  readonly path?: string;
};

/**
 * What `/proc/<process>/root`, `…/cwd`, `…/fd` and the like, `/dev/fd` and `/dev/std*` hide; undefined for all other
 * paths. They count also where a `..` leaves them again: the kernel goes up from their target.
 *
 * @param path absolute, unfolded
 * @param start the working directory
 */
export function throughDescriptors(path: string, start: string): Behind | undefined {
  const lower = path.toLowerCase();
  if (!lower.includes("/proc") && !lower.includes("/dev")) return undefined;
  const ahead = path.split("/");
  const reached: string[] = [];
  for (let i = 0; i < ahead.length; i++) {
    const name = ahead[i]!;
    if (name === "" || name === ".") continue;
    if (name === "..") reached.pop();
    else reached.push(name);
    // macOS finds `/DEV/fd` as well; on Linux there is hardly such a path.
    const behind = behindDirectory(
      reached.slice(0, 4).map((directory) => directory.toLowerCase()),
      ahead.slice(i + 1),
      start,
    );
    if (behind) return behind;
  }
  return undefined;
}

function behindDirectory(
  [top, second, third, ...below]: readonly string[],
  rest: readonly string[],
  start: string,
): Behind | undefined {
  if (top === "dev") {
    const standard = second === "stdin" || second === "stdout" || second === "stderr";
    return standard || second === "fd"
      ? { unknown: `\`/dev/${second}\` is whatever the process has open` }
      : undefined;
  }
  if (top !== "proc" || second === undefined || third === undefined || !isProcess(second)) return undefined;
  if (below.length > 0) return undefined;
  const unknown = `\`/proc/${second}/${third}\` depends on the process that asks`;
  switch (third) {
    case "root":
      return { unknown, path: `/${rest.join("/")}` };
    case "cwd":
      return { unknown, path: `${start}/${rest.join("/")}` };
    case "task":
      // `/proc/<process>/task/<thread>/root` is `/proc/<thread>/root`.
      return { unknown, path: `/proc/${rest.join("/")}` };
    case "fd":
    case "map_files":
      return { unknown };
    default:
      return undefined;
  }
}

function isProcess(name: string): boolean {
  if (name === "self" || name === "thread-self") return true;
  for (const digit of name) if (digit < "0" || digit > "9") return false;
  return true;
}
