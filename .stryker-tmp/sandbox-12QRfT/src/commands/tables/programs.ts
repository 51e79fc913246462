// @ts-nocheck
import type { Program, Programs } from "../program.ts";
import { containers } from "./containers.ts";
import { convert } from "./convert.ts";
import { files } from "./files.ts";
import { git } from "./git.ts";
import { runners } from "./runners.ts";
import { shells } from "./shells.ts";
import { system } from "./system.ts";
import { text } from "./text.ts";
import { transfer } from "./transfer.ts";
import { wrappers } from "./wrappers.ts";

/** Every program that is known by its own name. */
export const programs: Programs = {
  ...wrappers,
  ...runners,
  ...containers,
  ...text,
  ...files,
  ...convert,
  ...system,
  ...transfer,
  ...git,
  ...shells,
};

const python = "python3";

const byName: ReadonlyMap<string, Program> = new Map(Object.entries(programs));

/** The row of a program, by the name without its directory; `rm.exe`, `grm` and `python3.12` are known too. */
export function programNamed(name: string): Program | undefined {
  const plain = name.endsWith(".exe") ? name.slice(0, -4) : name;
  const known = byName.get(plain);
  if (known !== undefined) return known;
  if (plain.startsWith("python3.")) return byName.get(python);
  const gnu = plain.slice(1);
  return plain.startsWith("g") && gnuPrefixed.has(gnu) ? byName.get(gnu) : undefined;
}

/** Packages of GNU programs on macOS put a `g` before these names. */
const gnuPrefixed = new Set(
  "cat head tail ls cp mv rm ln mkdir rmdir touch tee dd sed awk find xargs sort cut wc nl tac od stat du df split csplit install truncate shred chmod chown env nice nohup stdbuf chroot readlink realpath date seq base64 base32 sha256sum md5sum uniq comm paste join tr fold fmt pr expand unexpand shuf split mktemp unlink grep egrep fgrep diff".split(
    " ",
  ),
);
