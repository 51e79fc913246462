// @ts-nocheck
import { studyCopy, studyFileCommand, studyInstall, studyMove } from "../copy.ts";
import { studyDd } from "../dd.ts";
import { studyFd, studyFind } from "../find.ts";
import { each, type Programs } from "../program.ts";

const common = "--help --version";

/** Programs that list, create, change and remove files. */
export const files: Programs = {
  ...each("ls dir vdir", {
    source: "coreutils manual; macOS ls(1)",
    readOnly: "harmless",
    options: {
      plain: `-aAbBcCdfFgGhHiklLmnNopqQrRsStTuUvwxXZ1@eOPW -I= --all --almost-all --author --escape --block-size= --ignore-backups --color? --directory --dired --classify? --file-type --format= --full-time --group-directories-first --no-group --human-readable --si --dereference-command-line --dereference-command-line-symlink-to-dir --hide= --hyperlink? --indicator-style= --inode --ignore= --kibibytes --dereference --numeric-uid-gid --literal --hide-control-chars --show-control-chars --quote-name --quoting-style= --reverse --recursive --size --sort= --time= --time-style= --tabsize= --width= --context --zero ${common}`,
    },
    rest: "reads",
  }),
  stat: {
    source: "coreutils manual; macOS stat(1)",
    readOnly: "harmless",
    options: {
      plain: `-LFlnqrsxZ -cft= --dereference --cached= --format= --printf= --terse --file-system ${common}`,
    },
    rest: "reads",
  },
  du: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-0abcDhHklLmPsSxg -Bdt= --null --all --apparent-size --block-size= --bytes --total --dereference-args --max-depth= --human-readable --inodes --count-links --dereference --no-dereference --separate-dirs --si --summarize --threshold= --time? --time-style= --exclude= --one-file-system ${common}`,
      reads: "-X= --exclude-from=",
      lists: "--files0-from=",
    },
    rest: "reads",
  },
  df: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-ahHiklmPTvgn -Btx= --all --block-size= --human-readable --si --inodes --local --no-sync --output? --portability --print-type --total --type= --exclude-type= ${common}`,
    },
    rest: "reads",
  },
  file: {
    source: "file(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-bchikLNnprsvE0d -eFP= --brief --mime --mime-type --mime-encoding --dereference --no-dereference --raw --special-files --separator= --print0 --no-pad --keep-going --extension --apple --exclude= --version --help --no-buffer --preserve-date",
      lists: "-fm= --files-from= --magic-file=",
      risky: "-zZCSl --uncompress --uncompress-noreport --compile --no-sandbox",
    },
    rest: "reads",
  },
  tree: {
    source: "tree(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-adfgihlnpqrstuvxACDFJNQSUXc -HILPT= --dirsfirst --filesfirst --noreport --prune --gitignore --charset= --du --si --sort= --timefmt= --matchdirs --ignore-case --help --version --filelimit= --inodes --device",
      writes: "-o=",
      risky: "-R --fromfile",
      reads: "--gitfile= --infofile=",
    },
    rest: "reads",
  },
  find: { source: "findutils manual", readOnly: "closed", raw: true, rest: "text", study: studyFind },
  ...each("eza exa", {
    source: "eza(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-1aAbBdDfFghHilmnrRSTuUxG -LstIw= --all --long --oneline --tree --level= --recurse --sort= --reverse --git --git-ignore --icons? --no-icons --color? --group-directories-first --header --no-user --no-time --no-permissions --time-style= --only-dirs --only-files --ignore-glob=",
    },
    rest: "trees",
  }),
  ...each("fd fdfind", {
    source: "fd --help",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-0aFgHIilLpqsu1hV -dEetjSo= -c= --hidden --no-ignore --no-ignore-vcs --no-ignore-parent --unrestricted --case-sensitive --ignore-case --glob --regex --fixed-strings --absolute-path --list-details --follow --full-path --print0 --max-depth= --min-depth= --exact-depth= --exclude= --type= --extension= --size= --changed-within= --changed-before= --newer= --older= --owner= --color= --threads= --max-results= --quiet --show-errors --strip-cwd-prefix --one-file-system --prune --and= --path-separator= --help --version --hyperlink",
      risky: "-C= --base-directory= --search-path= --batch-size=",
      reads: "--ignore-file=",
      command: "-xX? --exec? --exec-batch?",
    },
    first: ["text"],
    rest: "reads",
    study: studyFd,
  }),
  ...each("basename dirname", {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-az -s= --multiple --suffix= --zero ${common}` },
    rest: "text",
  }),
  ...each("realpath readlink", {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-efmnqsvzLP --canonicalize --canonicalize-existing --canonicalize-missing --no-newline --quiet --silent --verbose --zero --logical --physical --strip --no-symlinks --relative-to= --relative-base= ${common}`,
    },
    rest: "reads",
  }),
  touch: {
    source: "coreutils manual",
    options: {
      plain: `-acfhm -dt= --no-create --date= --no-dereference --time= ${common}`,
      reads: "-r= --reference=",
    },
    rest: "writes",
    study: studyFileCommand,
  },
  mkdir: {
    source: "coreutils manual",
    options: { plain: `-pvZ -m= --mode= --parents --verbose --context? ${common}` },
    rest: "writes",
    study: studyFileCommand,
  },
  ...each("mkfifo mknod", {
    source: "coreutils manual",
    options: { plain: "-Z -m= --mode=" },
    first: ["writes"],
    rest: "text",
  }),
  mktemp: {
    source: "coreutils manual",
    options: { plain: "-dqtu --directory --dry-run --quiet --suffix=", writes: "-p= --tmpdir?" },
    rest: "writes",
  },
  rm: {
    source: "coreutils manual; macOS rm(1)",
    options: {
      plain: `-dfiIrRvPWx --force --interactive? --one-file-system --preserve-root? --recursive --dir --verbose ${common}`,
      risky: "--no-preserve-root",
    },
    rest: "removes",
    deep: "-r -R --recursive",
    study: studyFileCommand,
  },
  rmdir: {
    source: "coreutils manual",
    options: { plain: `-pv --ignore-fail-on-non-empty --parents --verbose ${common}` },
    rest: "removes",
    study: studyFileCommand,
  },
  unlink: { source: "coreutils manual", options: { plain: common }, rest: "writes" },
  shred: {
    source: "coreutils manual",
    options: {
      plain: "-fuvxz -ns= --force --iterations= --size= --remove? --verbose --exact --zero",
      reads: "--random-source=",
    },
    rest: "writes",
  },
  truncate: {
    source: "coreutils manual",
    options: { plain: "-co -s= --no-create --io-blocks --size=", reads: "-r= --reference=" },
    rest: "writes",
  },
  tee: {
    source: "coreutils manual; POSIX tee",
    options: { plain: `-aip --append --ignore-interrupts --output-error? ${common}` },
    rest: "writes",
  },
  sponge: { source: "sponge(1)", options: { plain: "-a" }, rest: "writes" },
  cp: {
    source: "coreutils manual",
    options: {
      plain: `-abdfHiLlnpPrRsuvxXcTZ -S= --archive --attributes-only --backup? --copy-contents --force --interactive --link --dereference --no-clobber --no-dereference --preserve? --no-preserve= --parents --recursive --reflink? --remove-destination --sparse= --strip-trailing-slashes --symbolic-link --suffix= --no-target-directory --update? --verbose --one-file-system --context? ${common}`,
      writes: "-t= --target-directory=",
    },
    rest: "text",
    deep: "-r -R -a --recursive --archive",
    study: studyCopy,
  },
  mv: {
    source: "coreutils manual",
    options: {
      plain: `-bfinuvTZ -S= --backup? --force --interactive --no-clobber --strip-trailing-slashes --suffix= --no-target-directory --update? --verbose --context --no-copy --exchange ${common}`,
      writes: "-t= --target-directory=",
    },
    rest: "text",
    study: studyMove,
  },
  ln: {
    source: "coreutils manual",
    options: {
      plain: `-bdfFiLnPrsTvh -S= --backup? --directory --force --interactive --logical --no-dereference --physical --relative --symbolic --suffix= --no-target-directory --verbose ${common}`,
      writes: "-t= --target-directory=",
    },
    rest: "text",
    study: studyCopy,
  },
  install: {
    source: "coreutils manual",
    options: {
      plain:
        "-bcCdDpsTvZ -gmoS= --directory --mode= --owner= --group= --preserve-timestamps --strip --suffix= --verbose --backup? --compare",
      writes: "-t= --target-directory=",
      program: "--strip-program=",
    },
    rest: "text",
    study: studyInstall,
  },
  ...each("chmod chown chgrp chattr setfacl", {
    source: "coreutils manual; setfacl(1)",
    options: {
      plain:
        "-cfvRhHLP --changes --silent --quiet --verbose --recursive --no-dereference --dereference --from= --preserve-root --no-preserve-root",
      reads: "--reference= --restore=",
    },
    first: ["text"],
    rest: "writes",
    instead: "--reference --restore",
    deep: "-R --recursive",
  }),
  dd: { source: "coreutils manual", raw: true, rest: "text", study: studyDd },
  split: {
    source: "coreutils manual",
    options: {
      plain:
        "-deux -abClnt= --suffix-length= --bytes= --lines= --number= --numeric-suffixes? --hex-suffixes? --additional-suffix= --separator= --verbose --elide-empty-files",
      script: "--filter=",
    },
    first: ["reads", "writes"],
  },
  csplit: {
    source: "coreutils manual",
    options: { plain: "-kqsz -bn=", writes: "-f= --prefix=" },
    first: ["reads"],
    rest: "text",
  },
  patch: {
    source: "patch(1)",
    options: {
      plain:
        "-bcEeflNnRstTuvZ -BDFgpVxYz= --dry-run --strip= --forward --reverse --force --silent --quiet --backup --fuzz=",
      reads: "-i= --input=",
      writes: "-or= --output= --reject-file=",
      directory: "-d= --directory=",
    },
    first: ["writes", "reads"],
  },
};
