import { studyTarMembers } from "../archives.ts";
import type { Program } from "../program.ts";

/** GNU tar; bsdtar shares the letters. */
export const tarOptions: Program = {
  source: "GNU tar manual",
  options: {
    plain:
      "-AcdrtuxkUWOmpsSzjJZavwPhlBiGnoR -bHKLNVf= --create --append --update --extract --get --list --diff --compare --delete --catenate --concatenate --file= --gzip --gunzip --bzip2 --xz --zstd --lzma --lzip --auto-compress --no-auto-compress --verbose? --exclude= --exclude-vcs --exclude-vcs-ignores --strip-components= --transform= --xform= --keep-old-files --skip-old-files --overwrite --no-same-owner --same-owner --no-same-permissions --preserve-permissions --same-permissions --absolute-names --dereference --to-stdout --one-file-system --wildcards --no-wildcards --anchored --owner= --group= --mode= --mtime= --sort= --format= --label= --totals? --checkpoint? --checkpoint-action= --remove-files --no-recursion --recursion --null --touch --unlink-first --numeric-owner --warning= --newer= --after-date= --occurrence? --ignore-failed-read --sparse --verify --interactive --show-transformed-names --level= --acls --xattrs --selinux",
    reads: "-TX= --files-from= --exclude-from=",
    writes: "-g= --listed-incremental= --index-file=",
    directory: "-C= --directory=",
    program: "-IF= --use-compress-program= --info-script= --new-volume-script= --rsh-command= --rmt-command=",
    script: "--to-command=",
  },
  rest: "text",
  study: studyTarMembers,
};
