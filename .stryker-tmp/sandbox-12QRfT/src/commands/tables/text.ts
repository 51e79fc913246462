// @ts-nocheck
import { studyPacked } from "../archives.ts";
import { studyAwk } from "../awk.ts";
import { studyJq } from "../jq.ts";
import { studyIconv, studyObject, studyYq } from "../print.ts";
import { each, type Programs } from "../program.ts";
import { studyGrep, studySearchBelow } from "../search.ts";
import { studySed } from "../sed.ts";

const common = "--help --version";

/** Programs that read text and print text. */
export const text: Programs = {
  cat: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-AbeEnstTuvl --show-all --number-nonblank --show-ends --number --squeeze-blank --show-tabs --show-nonprinting ${common}`,
    },
    rest: "reads",
  },
  tac: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-br -s= --before --regex --separator= ${common}` },
    rest: "reads",
  },
  nl: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-p -bdfhilnsvw= --body-numbering= --section-delimiter= --footer-numbering= --header-numbering= --line-increment= --join-blank-lines= --number-format= --no-renumber --number-separator= --starting-line-number= --number-width= ${common}`,
    },
    rest: "reads",
  },
  head: {
    source: "coreutils manual",
    readOnly: "harmless",
    numeric: true,
    options: { plain: `-qvz -cn= --bytes= --lines= --quiet --silent --verbose --zero-terminated ${common}` },
    rest: "reads",
  },
  tail: {
    source: "coreutils manual",
    readOnly: "harmless",
    numeric: true,
    options: {
      plain: `-fFqvzr -bcns= --bytes= --lines= --follow? --retry --max-unchanged-stats= --pid= --quiet --silent --sleep-interval= --verbose --zero-terminated ${common}`,
    },
    rest: "reads",
  },
  rev: {
    source: "util-linux manual",
    readOnly: "harmless",
    options: { plain: `-hV0 --zero ${common}` },
    rest: "reads",
  },
  wc: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-clLmw --bytes --chars --lines --max-line-length --words --total= ${common}`,
      lists: "--files0-from=",
    },
    rest: "reads",
  },
  cut: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-nsz -bcdf= --bytes= --characters= --delimiter= --fields= --complement --only-delimited --output-delimiter= --zero-terminated ${common}`,
    },
    rest: "reads",
  },
  paste: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-sz -d= --delimiters= --serial --zero-terminated ${common}` },
    rest: "reads",
  },
  tr: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-cCdst --complement --delete --squeeze-repeats --truncate-set1 ${common}` },
    rest: "text",
  },
  column: {
    source: "util-linux manual",
    readOnly: "harmless",
    options: {
      plain: `-tJLxenhV -cdEHilNOopRsTW= --table --json --keep-empty-lines --fillrows --table-columns= --separator= --output-separator= --output-width= --table-right= --table-hide= --table-order= --table-truncate= --table-wrap= --table-noextreme= --table-noheadings --table-name= ${common}`,
    },
    rest: "reads",
  },
  fold: {
    source: "coreutils manual",
    readOnly: "harmless",
    numeric: true,
    options: { plain: `-bs -w= --bytes --spaces --width= ${common}` },
    rest: "reads",
  },
  fmt: {
    source: "coreutils manual",
    readOnly: "harmless",
    numeric: true,
    options: {
      plain: `-cstu -gpw= --crown-margin --prefix= --split-only --tagged-paragraph --uniform-spacing --width= --goal= ${common}`,
    },
    rest: "reads",
  },
  pr: {
    source: "coreutils manual",
    readOnly: "harmless",
    numeric: true,
    options: {
      plain: `-acdFfJmrtTv -DhlNoWw= -eiSsn? --across --show-control-chars --double-space --date-format= --form-feed --header= --length= --merge --omit-header --omit-pagination --page-width= --width= --columns= ${common}`,
    },
    rest: "reads",
  },
  ...each("expand unexpand", {
    source: "coreutils manual",
    readOnly: "harmless",
    numeric: true,
    options: { plain: `-ai -t= --all --first-only --initial --tabs= ${common}` },
    rest: "reads",
  }),
  comm: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-123zi --check-order --nocheck-order --output-delimiter= --total --zero-terminated ${common}`,
    },
    first: ["reads", "reads"],
  },
  join: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-iz -12aejotv= --check-order --nocheck-order --header --ignore-case --zero-terminated ${common}`,
    },
    first: ["reads", "reads"],
  },
  look: { source: "look(1)", readOnly: "harmless", options: { plain: `-adf -t=` }, first: ["text", "reads"] },
  tsort: { source: "coreutils manual", readOnly: "harmless", options: { plain: common }, first: ["reads"] },
  ptx: {
    source: "coreutils manual",
    readOnly: "closed",
    options: {
      plain: `-ACfRrTO -FMSWgw= --auto-reference --flag-truncation= --macro-name= --right-side-refs --sentence-regexp= --word-regexp= --ignore-case --gap-size= --references --typeset-mode --width= ${common}`,
      risky: "-G --traditional",
      reads: "-bio= --break-file= --ignore-file= --only-file=",
    },
    rest: "reads",
  },
  shuf: {
    source: "coreutils manual",
    readOnly: "closed",
    options: {
      plain: `-erz -in= --echo --input-range= --head-count= --repeat --zero-terminated ${common}`,
      reads: "--random-source=",
      writes: "-o= --output=",
    },
    rest: "reads",
  },
  sort: {
    source: "coreutils manual; POSIX sort",
    readOnly: "closed",
    options: {
      plain: `-bcCdfghiMmnRrsuVz -kt= --ignore-leading-blanks --dictionary-order --ignore-case --general-numeric-sort --ignore-nonprinting --month-sort --human-numeric-sort --numeric-sort --random-sort --reverse --sort= --version-sort --check? --key= --merge --stable --field-separator= --unique --zero-terminated --parallel= --debug ${common}`,
      risky: "-ST= --buffer-size= --temporary-directory= --batch-size=",
      reads: "--random-source=",
      lists: "--files0-from=",
      writes: "-o= --output=",
      program: "--compress-program=",
    },
    rest: "reads",
  },
  uniq: {
    source: "coreutils manual; POSIX uniq",
    readOnly: "closed",
    numeric: true,
    options: {
      plain: `-cdDiuz -fsw= --count --repeated --all-repeated? --skip-fields= --group? --ignore-case --skip-chars= --unique --zero-terminated --check-chars= ${common}`,
    },
    first: ["reads", "writes"],
  },
  ...each("grep egrep fgrep", {
    source: "GNU grep manual",
    readOnly: "harmless",
    numeric: true,
    options: {
      plain: `-abcEFGhHiIlLnoPqrRsSTUvVwxyzZ -ABCdDem= --extended-regexp --fixed-strings --basic-regexp --perl-regexp --regexp= --ignore-case --no-ignore-case --word-regexp --line-regexp --null-data --no-messages --invert-match --version --help --max-count= --byte-offset --line-number --line-buffered --with-filename --no-filename --label= --only-matching --quiet --silent --binary-files= --text --directories= --devices= --recursive --dereference-recursive --include= --exclude= --exclude-dir= --files-without-match --files-with-matches --count --initial-tab --null --before-context= --after-context= --context= --group-separator= --no-group-separator --color? --colour? --binary`,
      reads: "-f= --file= --exclude-from=",
    },
    first: ["text"],
    rest: "reads",
    instead: "-e -f --regexp --file",
    deep: "-r -R --recursive --dereference-recursive -d --directories",
    study: studyGrep,
  }),
  ...each("zgrep zegrep zfgrep xzgrep bzgrep", {
    source: "gzip and xz manuals; zgrep(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain: "-abcEFhHiInoqsvwxlL -ABCem=",
      risky: "-rRzZPUV",
      reads: "-f=",
    },
    first: ["text"],
    rest: "text",
    instead: "-e -f",
    study: studyPacked,
  }),
  ...each("zcat gzcat", {
    source: "gzip manual",
    readOnly: "closed",
    exact: true,
    options: { plain: "-fqv" },
    rest: "text",
    study: studyPacked,
  }),
  ...each("xzcat lzcat bzcat", {
    source: "xz(1), bzip2(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-kqv" },
    rest: "reads",
  }),
  ...each("zdiff zcmp xzdiff xzcmp bzdiff bzcmp", {
    source: "gzip and xz manuals",
    readOnly: "closed",
    exact: true,
    options: { plain: "-abBcdiqstuwy" },
    first: ["text", "text"],
    study: studyPacked,
  }),
  ...each("zstdcat lz4cat zless zmore xzless bzless", {
    source: "gzip, xz and zstd manuals",
    options: { plain: "-abcEFhHiIlLnoPqrsUvVwxyzZ" },
    rest: "reads",
  }),
  rg: {
    source: "ripgrep guide and --help",
    readOnly: "closed",
    exact: true,
    options: {
      plain: `-.0aFHiIlLNnoPpqSsTtUuvVwxbch -ABCeEgjmMrdt= -T= --after-context= --before-context= --context= --regexp= --encoding= --glob= --iglob= --threads= --max-count= --max-columns= --replace= --max-depth= --maxdepth= --type= --type-not= --type-list --color= --colors= --column --count --count-matches --debug --files --files-with-matches --files-without-match --fixed-strings --follow --heading --hidden --ignore-case --invert-match --json --line-number --line-regexp --max-filesize= --multiline --multiline-dotall --no-config --no-filename --no-heading --no-ignore --no-ignore-vcs --no-line-number --no-messages --no-ignore-global --no-ignore-parent --null --null-data --only-matching --passthru --pcre2 --pretty --quiet --smart-case --case-sensitive --sort= --sortr= --stats --text --trim --unrestricted --vimgrep --with-filename --word-regexp --byte-offset --crlf --engine= --max-columns-preview --field-match-separator= --context-separator= --no-context-separator --glob-case-insensitive --one-file-system --include-zero --line-buffered --help --version`,
      reads: "-f= --file= --ignore-file=",
      program: "--pre= --hostname-bin=",
      risky: "-z --search-zip --pre-glob= --type-add=",
    },
    first: ["text"],
    rest: "trees",
    instead: "-e -f --regexp --file --files --type-list",
    study: studySearchBelow,
  },
  ...each("ag ack", {
    source: "ag(1), ack(1)",
    exact: true,
    options: {
      plain: "-ciHhLlnoQsvwU -ABCGmg= --ignore= --type=",
      program: "--pager=",
      reads: "-p= --path-to-ignore= --ackrc=",
    },
    first: ["text"],
    rest: "trees",
    study: studySearchBelow,
  }),
  sed: {
    source: "GNU sed manual; POSIX sed",
    readOnly: "closed",
    options: {
      plain: `-nErsuz -e= --quiet --silent --expression= --regexp-extended --separate --unbuffered --null-data --posix --sandbox --debug -l= --line-length= ${common}`,
      risky: "-iI? --in-place? --follow-symlinks -b --binary",
      reads: "-f= --file=",
    },
    first: ["text"],
    rest: "reads",
    instead: "-e -f --expression --file",
    study: studySed,
  },
  ...each("awk gawk mawk nawk", {
    source: "POSIX awk; gawk manual",
    readOnly: "closed",
    options: {
      plain: "-Fv= --version",
      reads: "-f= --file= -E= --exec=",
      risky:
        "-iloLpdDSe= --field-separator= --assign= --posix --re-interval --traditional -V --include= --load= --source= --pretty-print? --profile? --dump-variables? --debug? -W=",
    },
    first: ["text"],
    rest: "reads",
    instead: "-f --file -e --source -E --exec",
    study: studyAwk,
    stops: true,
  }),
  jq: { source: "jq manual", readOnly: "closed", raw: true, rest: "text", study: studyJq },
  yq: {
    source: "yq documentation (both programs of that name)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-PrceCMNj -op= --output-format= --input-format= --prettyPrint --raw-output --compact-output --no-colors --no-doc --exit-status --indent=",
      risky: "-iysSnIY --inplace --in-place --split-exp= --null-input --slurp --yaml-output",
    },
    first: ["text"],
    rest: "reads",
    study: studyYq,
  },
  ...each("diff", {
    source: "diffutils manual",
    readOnly: "closed",
    numeric: true,
    options: {
      plain: `-abBcdeEiHnNpPqrsTtuwyZv -CDFIUWxS= --normal --brief --report-identical-files --context? --unified? --ed --rcs --side-by-side --width= --left-column --suppress-common-lines --show-c-function --show-function-line= --label= -L= --expand-tabs --initial-tab --tabsize= --suppress-blank-empty --recursive --no-dereference --new-file --unidirectional-new-file --ignore-file-name-case --no-ignore-file-name-case --exclude= --starting-file= --ignore-case --ignore-tab-expansion --ignore-trailing-space --ignore-space-change --ignore-all-space --ignore-blank-lines --ignore-matching-lines= --text --strip-trailing-cr --minimal --horizon-lines= --speed-large-files --color? --palette= ${common}`,
      reads: "-X= --exclude-from= --from-file= --to-file=",
      risky: "-l --paginate",
    },
    first: ["reads", "reads"],
    deep: "-r --recursive",
  }),
  cmp: {
    source: "diffutils manual",
    readOnly: "harmless",
    options: {
      plain: `-blsv -in= --print-bytes --ignore-initial= --verbose --bytes= --quiet --silent ${common}`,
    },
    first: ["reads", "reads", "text", "text"],
  },
  diff3: {
    source: "diffutils manual",
    readOnly: "closed",
    options: { plain: `-AeExX3imTv -L= --merge --show-all --label= ${common}` },
    first: ["reads", "reads", "reads"],
  },
  sdiff: {
    source: "diffutils manual",
    options: { plain: "-abBdEilstWZ -Iw=", writes: "-o= --output=" },
    first: ["reads", "reads"],
  },
  ...each("less more most pg bat batcat", {
    source: "less(1), more(1)",
    exact: true,
    options: {
      plain: "-aAcdefgiIKmMnNqQrRsSuVwXnp -l= --language= --style= --plain --paging= --color=",
      writes: "-oO= --log-file= --LOG-FILE=",
      risky: "-kPt= --lesskey-file=",
      program: "--pager=",
    },
    rest: "reads",
  }),
  ...each("od", {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-abcdfiloshvx -AjNtS= -w? --address-radix= --endian= --skip-bytes= --read-bytes= --strings? --format= --output-duplicates --width? --traditional ${common}`,
    },
    rest: "reads",
  }),
  xxd: {
    source: "xxd(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-abeEipuhvCd -cglnosR=", risky: "-r" },
    first: ["reads", "writes"],
  },
  ...each("hexdump hd", {
    source: "util-linux manual",
    readOnly: "harmless",
    options: {
      plain: `-bcCdovxXhV -ens= --canonical --no-squeezing --length= --skip= ${common}`,
      reads: "-f= --format-file=",
    },
    rest: "reads",
  }),
  strings: {
    source: "binutils manual",
    readOnly: "closed",
    exact: true,
    numeric: true,
    options: { plain: `-adfowhvV -neTtU= --all --bytes= --print-file-name --radix= --encoding= ${common}` },
    rest: "reads",
    study: studyObject,
  },
  ...each("base64 base32 basenc", {
    source: "coreutils manual; macOS base64(1)",
    readOnly: "closed",
    options: {
      plain: `-dD -wb= --decode --ignore-garbage --wrap= --base64 --base32 --base16 --base64url ${common}`,
      writes: "-o= --output=",
      reads: "-i=",
    },
    first: ["reads"],
  }),
  ...each("md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum sum shasum md5", {
    source: "coreutils manual; perl shasum(1)",
    readOnly: "harmless",
    options: {
      plain: `-bcrstwzqU0 -al= --binary --text --tag --check --zero --ignore-missing --quiet --status --strict --warn --algorithm= --length= --untagged --raw --base64 ${common}`,
    },
    rest: "reads",
  }),
  iconv: {
    source: "iconv(1)",
    readOnly: "closed",
    options: {
      plain: "-cls -ft= --from-code= --to-code= --list --silent --verbose",
      writes: "-o= --output=",
    },
    rest: "reads",
    study: studyIconv,
  },
  nm: {
    source: "binutils manual; llvm-nm(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-aACDgnoprSuP --debug-syms --print-file-name --demangle --dynamic --extern-only --numeric-sort --no-sort --reverse-sort --print-size --size-sort --undefined-only --defined-only --no-demangle",
      program: "--plugin=",
      risky: "-lXftB",
    },
    rest: "reads",
    study: studyObject,
  },
  objdump: {
    source: "binutils manual",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-aCdDfhprRstTxz -jMm= --disassemble --disassemble-all --file-headers --section-headers --headers --all-headers --private-headers --full-contents --syms --dynamic-syms --reloc --dynamic-reloc --demangle --no-show-raw-insn --section= --disassembler-options=",
      risky: "-lSWgeGwbEiI",
    },
    rest: "reads",
    study: studyObject,
  },
  readelf: {
    source: "binutils manual",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-aehlSgtsnrudVADcIWT -pxR= --all --file-header --program-headers --segments --section-headers --sections --section-groups --section-details --headers --symbols --syms --dyn-syms --notes --relocs --unwind --dynamic --version-info --arch-specific --use-dynamic --string-dump= --hex-dump= --histogram --wide",
      risky: "-wzLPv",
    },
    rest: "reads",
    study: studyObject,
  },
  size: {
    source: "binutils manual",
    readOnly: "closed",
    exact: true,
    options: { plain: "-ABGdoxt --format= --radix= --common --totals" },
    rest: "reads",
    study: studyObject,
  },
  bc: {
    source: "POSIX bc; GNU bc manual",
    readOnly: "closed",
    exact: true,
    options: { plain: "-lqsw --mathlib --quiet --standard --warn" },
    rest: "reads",
  },
};
