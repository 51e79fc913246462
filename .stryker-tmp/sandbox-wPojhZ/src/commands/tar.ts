// @ts-nocheck
import { type Argument, argumentBehind, argumentOfText } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Program, Study } from "./program.ts";
import { has, study } from "./study.ts";

/** `tar`: the first word may be letters without a dash, whose values follow in order. GNU tar manual. */
export const studyTar: Study = ({ words }, found) => {
  const [first, ...rest] = words;
  const bundle = first?.text;
  if (bundle === undefined || bundle === "" || bundle.startsWith("-")) study("tar", tarOptions, words, found);
  else study("tar", tarOptions, unbundled(first!, bundle, rest), found);
};

/** `cvf a.tar b` as `-c -v -f a.tar b`. */
function unbundled(first: Argument, letters: string, rest: readonly Argument[]): readonly Argument[] {
  const words: Argument[] = [];
  let next = 0;
  for (const letter of letters) {
    words.push(argumentOfText("-" + letter, first.word));
    if (!"bCfFgHIKLNTVX".includes(letter)) continue;
    const value = rest[next++];
    if (value !== undefined) words.push(value);
  }
  return [...words, ...rest.slice(next)];
}

/** What the parsed options of `tar` do to archive and members. */
const studyTarMembers: Study = ({ parsed }, found) => {
  const archives = parsed.given.flatMap(({ name, value }) =>
    name === "-f" || name === "--file" ? (value ?? []) : [],
  );
  const extracts = has(parsed, "-x --extract --get");
  const creates = has(parsed, "-c --create -r --append -u --update -A --catenate --concatenate --delete");
  for (const archive of archives) {
    if (creates) {
      if (archive.text !== "-") found.write(archive);
    } else found.readFile(archive);
  }
  const directories = parsed.given.flatMap(({ name, value }) =>
    name === "-C" || name === "--directory" ? (value ?? []) : [],
  );
  if (creates) for (const member of parsed.operands) readMember(member, directories, found);
  if (creates && has(parsed, "--remove-files"))
    for (const member of parsed.operands) found.write(member, true);
  if (extracts && !has(parsed, "-O --to-stdout")) writeInto(directories, found);
  for (const { name, value } of parsed.given)
    if (name === "--checkpoint-action" && value !== undefined) studyCheckpoint(value, found);
};

/** A member is looked up here and in each directory of `-C`, because the order of both is not kept. */
function readMember(member: Argument, directories: readonly Argument[], found: Found): void {
  found.read(member, true);
  for (const directory of directories) {
    const known = directory.text !== undefined && member.text !== undefined && !member.text.startsWith("/");
    found.read((known ? found.argument(`${directory.text}/${member.text}`) : undefined) ?? directory, true);
  }
}

/** Members go to the directories of `-C`, or here. */
function writeInto(directories: readonly Argument[], found: Found): void {
  const here = found.argument(".");
  if (directories.length > 0) for (const directory of directories) found.write(directory, true);
  else if (here !== undefined) found.write(here, true);
}

function studyCheckpoint(value: Argument, found: Found): void {
  if (value.prefix.startsWith("exec="))
    found.run({ by: "script", text: argumentBehind(value, 5).text }, "exec");
  else if (value.text === undefined) found.runUnknown("`--checkpoint-action` of `tar` is not certain");
}

/** GNU tar; bsdtar shares the letters. */
const tarOptions: Program = {
  source: "GNU tar manual",
  options: {
    plain:
      "-AcdrtuxkUWOmpsSzjJZavwPhlBiGnoR -bHKLNVf= --create --append --update --extract --get --list --diff --compare --delete --catenate --concatenate --file= --gzip --gunzip --bzip2 --xz --zstd --lzma --lzip --auto-compress --no-auto-compress --verbose? --exclude= --exclude-vcs --exclude-vcs-ignores --strip-components= --transform= --xform= --keep-old-files --skip-old-files --overwrite --no-same-owner --same-owner --no-same-permissions --preserve-permissions --same-permissions --absolute-names --dereference --to-stdout --one-file-system --wildcards --no-wildcards --anchored --owner= --group= --mode= --mtime= --sort= --format= --label= --totals? --checkpoint? --checkpoint-action= --remove-files --no-recursion --recursion --null --touch --unlink-first --numeric-owner --warning= --newer= --after-date= --occurrence? --ignore-failed-read --sparse --verify --interactive --show-transformed-names --level= --acls --xattrs --selinux",
    reads: "-TX= --files-from= --exclude-from=",
    writes: "-g= --listed-incremental= --index-file=",
    risky: "-C= --directory=",
    program: "-IF= --use-compress-program= --info-script= --new-volume-script= --rsh-command= --rmt-command=",
    script: "--to-command=",
  },
  rest: "text",
  study: studyTarMembers,
};
