// @ts-nocheck
import {
  all,
  configuredUnless,
  configuredWithout,
  isRevisionQuery,
  listedBy,
  refuseSignatures,
  studyClean,
  studyConfig,
  studyConfigured,
  studyGitAlone,
  studyGitGrep,
  studyHashObject,
  studyPatchFiles,
  studyPaths,
  studyRemoteShow,
  studyRevisionsOrPaths,
  unconfigured,
} from "../git.ts";
import { each, type Program, type Programs } from "../program.ts";

const diffOptions =
  "-pusRabwWz -MBC? -U= -lSG= -D -X? --patch --no-patch --unified= --raw --patch-with-raw --indent-heuristic --no-indent-heuristic --minimal --patience --histogram --anchored= --diff-algorithm= --stat? --compact-summary --numstat --shortstat --dirstat? --cumulative --summary --patch-with-stat --name-only --name-status --submodule? --color? --no-color --color-moved? --no-color-moved --color-moved-ws= --word-diff? --word-diff-regex= --color-words? --no-renames --rename-empty --no-rename-empty --check --ws-error-highlight= --full-index --binary --abbrev? --no-abbrev --break-rewrites? --find-renames? --find-copies? --find-copies-harder --irreversible-delete --diff-filter= --pickaxe-all --pickaxe-regex --skip-to= --rotate-to= --relative? --no-relative --text --ignore-cr-at-eol --ignore-space-at-eol --ignore-space-change --ignore-all-space --ignore-blank-lines --ignore-matching-lines= --inter-hunk-context= --function-context --exit-code --quiet --no-ext-diff --no-textconv --ignore-submodules? --src-prefix= --dst-prefix= --no-prefix --default-prefix --line-prefix= --ita-invisible-in-index --pickaxe-grep --no-notes --notes?";
const revisionOptions =
  "-n= -iEFPgcmtq0 -L= --max-count= --skip= --since= --after= --until= --before= --since-as-filter= --author= --committer= --grep-reflog= --grep= --all-match --invert-grep --regexp-ignore-case --basic-regexp --extended-regexp --fixed-strings --perl-regexp --remove-empty --merges --no-merges --min-parents= --max-parents= --no-min-parents --no-max-parents --first-parent --not --all --branches? --tags? --remotes? --glob= --exclude= --exclude-hidden= --reflog --alternate-refs --single-worktree --ignore-missing --bisect --cherry-mark --cherry-pick --left-only --right-only --cherry --walk-reflogs --merge --boundary --simplify-by-decoration --full-history --dense --sparse --simplify-merges --ancestry-path? --date-order --author-date-order --topo-order --reverse --no-walk? --do-walk --pretty? --format= --abbrev-commit --no-abbrev-commit --oneline --encoding= --expand-tabs? --no-expand-tabs --relative-date --date= --parents --children --left-right --graph --no-graph --show-linear-break? --count --timestamp --header --follow --no-decorate --decorate? --decorate-refs= --decorate-refs-exclude= --clear-decorations --source --mailmap --no-mailmap --use-mailmap --log-size --full-diff --diff-merges= --no-diff-merges --cc --combined-all-paths --root --show-pulls --name-only";

const readers = { readOnly: "closed", numeric: true, certain: isRevisionQuery } as const;

const logLike: Program = {
  ...readers,
  source: "git-log(1)",
  options: {
    plain: `${diffOptions} ${revisionOptions}`,
    writes: "--output=",
    risky: "--ext-diff --textconv --show-signature -O=",
  },
  rest: "text",
  study: all(refuseSignatures, studyPaths),
};

const showLike: Program = {
  ...logLike,
  source: "git-show(1)",
  study: all(refuseSignatures, studyRevisionsOrPaths),
};

const diffLike: Program = {
  ...readers,
  source: "git-diff(1)",
  options: {
    plain: `${diffOptions} -123cq0 --base --ours --theirs --cached --staged --merge-base --no-index --cc --combined-all-paths --root -trmv --stdin`,
    writes: "--output=",
    risky: "--ext-diff --textconv -O=",
  },
  rest: "text",
  study: studyRevisionsOrPaths,
};

const refFilters =
  "--contains= --no-contains= --merged= --no-merged= --points-at= --sort= --format= --color? --no-color --column? --no-column -i --ignore-case --omit-empty";

/** Subcommands that read the repository, with the options that keep them so. Facts from the git manual. */
const reading: Programs = {
  status: {
    ...readers,
    source: "git-status(1)",
    options: {
      plain:
        "-sbvz -uM? --short --branch --show-stash --porcelain? --long --verbose --untracked-files? --ignore-submodules? --ignored? --column? --no-column --ahead-behind --no-ahead-behind --renames --no-renames --find-renames?",
      reads: "--pathspec-from-file=",
    },
    rest: "text",
  },
  ...each("log whatchanged", logLike),
  show: showLike,
  diff: diffLike,
  ...each("diff-tree diff-index diff-files", diffLike),
  "range-diff": { ...logLike, source: "git-range-diff(1)" },
  blame: {
    ...readers,
    source: "git-blame(1)",
    options: {
      plain:
        "-blrtpsecfnw -LMC= -h --root --show-stats --reverse --first-parent --porcelain --line-porcelain --incremental --date= --progress --no-progress --color-lines --color-by-age --score-debug --show-name --show-number --show-email --abbrev= --ignore-rev= --encoding= --minimal",
      reads: "-S= --contents= --ignore-revs-file=",
      writes: "--output=",
      risky: "--textconv",
    },
    rest: "text",
    study: studyRevisionsOrPaths,
  },
  annotate: {
    ...readers,
    source: "git-annotate(1)",
    options: { plain: "-blrtpsecfnw" },
    rest: "text",
    study: studyRevisionsOrPaths,
  },
  grep: {
    ...readers,
    source: "git-grep(1)",
    options: {
      plain:
        "-aIirwvhHEGPFnlLzocpWq -ABCemd= --cached --untracked --no-index --no-exclude-standard --exclude-standard --recurse-submodules --text --no-textconv --ignore-case --max-depth= --recursive --no-recursive --word-regexp --invert-match --full-name --extended-regexp --basic-regexp --perl-regexp --fixed-strings --line-number --column --files-with-matches --name-only --files-without-match --null --only-matching --count --color? --no-color --break --heading --show-function --function-context --max-count= --context= --after-context= --before-context= --threads= --and --or --not --all-match --quiet",
      reads: "-f=",
      program: "-O? --open-files-in-pager?",
      risky: "--textconv",
    },
    rest: "text",
    study: studyGitGrep,
  },
  "ls-files": {
    ...readers,
    source: "git-ls-files(1)",
    options: {
      plain:
        "-cdmoiskutvfz -x= --cached --deleted --modified --others --ignored --stage --unmerged --killed --directory --no-empty-directory --resolve-undo --eol --deduplicate --exclude= --exclude-standard --error-unmatch --with-tree= --full-name --recurse-submodules --abbrev? --debug --format= --sparse",
      reads: "-X= --exclude-from= --exclude-per-directory=",
    },
    rest: "text",
  },
  "ls-tree": {
    ...readers,
    source: "git-ls-tree(1)",
    options: {
      plain:
        "-drtlz --long --name-only --name-status --object-only --abbrev? --full-name --full-tree --format=",
    },
    rest: "text",
  },
  "rev-parse": {
    ...readers,
    ...unconfigured,
    source: "git-rev-parse(1)",
    options: {
      plain:
        "-q --keep-dashdash --revs-only --no-revs --flags --no-flags --default= --prefix= --verify --quiet --sq --short? --not --abbrev-ref? --symbolic --symbolic-full-name --all --branches? --tags? --remotes? --glob= --exclude= --disambiguate= --local-env-vars --path-format= --git-dir --git-common-dir --is-inside-git-dir --is-inside-work-tree --is-bare-repository --is-shallow-repository --resolve-git-dir= --git-path= --show-cdup --show-prefix --show-toplevel --show-superproject-working-tree --shared-index-path --absolute-git-dir --show-object-format? --since= --after= --until= --before=",
    },
    rest: "text",
    study: configuredUnless(
      "-q --quiet --verify --short --abbrev-ref --symbolic-full-name --git-dir --git-common-dir --absolute-git-dir --is-inside-git-dir --is-inside-work-tree --is-bare-repository --is-shallow-repository --show-cdup --show-prefix --show-toplevel --show-superproject-working-tree --git-path --path-format --show-object-format",
      ["HEAD"],
    ),
  },
  "rev-list": {
    ...logLike,
    source: "git-rev-list(1)",
    options: {
      ...logLike.options,
      plain: `${diffOptions} ${revisionOptions} --objects --objects-edge --disk-usage? --quiet --use-bitmap-index --filter= --no-filter --missing= --no-object-names --object-names`,
    },
  },
  "cat-file": {
    ...readers,
    source: "git-cat-file(1)",
    options: {
      plain:
        "-tsepz --batch? --batch-check? --batch-all-objects --buffer --unordered --allow-unknown-type --follow-symlinks --mailmap --no-mailmap",
      risky: "--textconv --filters --path= --batch-command?",
    },
    rest: "text",
    study: studyRevisionsOrPaths,
  },
  describe: {
    ...readers,
    source: "git-describe(1)",
    options: {
      plain:
        "--all --tags --contains --abbrev= --candidates= --exact-match --debug --long --match= --exclude= --always --first-parent --dirty? --broken?",
    },
    rest: "text",
  },
  "name-rev": {
    ...readers,
    source: "git-name-rev(1)",
    options: { plain: "--tags --refs= --exclude= --all --name-only --no-undefined --always" },
    rest: "text",
  },
  "merge-base": {
    ...readers,
    source: "git-merge-base(1)",
    options: { plain: "-a --all --octopus --independent --is-ancestor --fork-point" },
    rest: "text",
  },
  shortlog: {
    ...logLike,
    source: "git-shortlog(1)",
    options: {
      ...logLike.options,
      plain: `${diffOptions} ${revisionOptions} -snec --numbered --summary --email --group= -w? --committer`,
    },
  },
  "show-ref": {
    ...readers,
    source: "git-show-ref(1)",
    options: {
      plain:
        "-dsq --head --heads --branches --tags --dereference --hash? --verify --exists --abbrev? --quiet --exclude-existing?",
    },
    rest: "text",
  },
  "for-each-ref": {
    ...readers,
    source: "git-for-each-ref(1)",
    options: { plain: `${refFilters} --count= --shell --perl --python --tcl --stdin --exclude=` },
    rest: "text",
    study: refuseSignatures,
  },
  branch: {
    ...readers,
    source: "git-branch(1)",
    options: {
      plain: `${refFilters} -ravq --all --remotes --verbose --list --show-current --abbrev= --no-abbrev`,
      risky: "-l",
    },
    rest: "text",
    study: all(
      refuseSignatures,
      listedBy("--list --contains --no-contains --merged --no-merged --points-at"),
      configuredWithout("--show-current"),
    ),
  },
  tag: {
    ...readers,
    source: "git-tag(1)",
    options: { plain: `${refFilters} -l -n? --list` },
    rest: "text",
    study: all(refuseSignatures, listedBy("-l --list")),
  },
  remote: {
    ...readers,
    ...unconfigured,
    source: "git-remote(1)",
    options: { plain: "-v --verbose" },
    subcommands: {
      show: {
        ...readers,
        source: "git-remote(1)",
        options: { plain: "-nv" },
        rest: "text",
        configured: true,
        study: studyRemoteShow,
      },
      "get-url": { ...readers, source: "git-remote(1)", options: { plain: "--push --all" }, rest: "text" },
    },
  },
  stash: {
    source: "git-stash(1)",
    rest: "text",
    subcommands: {
      list: logLike,
      show: { ...showLike, source: "git-stash(1)" },
    },
  },
  worktree: {
    source: "git-worktree(1)",
    subcommands: {
      list: {
        ...readers,
        ...unconfigured,
        source: "git-worktree(1)",
        options: { plain: "-vz --verbose --porcelain --expire=" },
      },
    },
  },
  notes: {
    source: "git-notes(1)",
    rest: "text",
    subcommands: { ...each("list show", { ...readers, source: "git-notes(1)", rest: "text" }) },
  },
  reflog: {
    ...logLike,
    source: "git-reflog(1)",
    leaf: true,
    subcommands: {
      show: logLike,
      ...each("list exists", { ...readers, source: "git-reflog(1)", rest: "text" }),
      ...each("expire delete drop write", { source: "git-reflog(1)", rest: "text" }),
    },
  },
  config: {
    ...readers,
    ...unconfigured,
    source: "git-config(1)",
    options: {
      plain:
        "-lz --list --get --get-all --get-regexp --get-urlmatch --global --system --local --worktree --show-origin --show-scope --name-only --null --type= --bool --int --bool-or-int --path --expiry-date --default= --includes --no-includes --fixed-value",
      reads: "-f= --file=",
      risky: "-e --edit --add --unset --unset-all --replace-all --rename-section --remove-section --blob=",
    },
    rest: "text",
    study: studyConfig,
    leaf: true,
    subcommands: {
      list: {
        ...readers,
        source: "git-config(1)",
        options: {
          plain:
            "--global --system --local --worktree --show-origin --show-scope --name-only -z --null --includes --no-includes",
        },
      },
      get: {
        ...readers,
        source: "git-config(1)",
        options: {
          plain:
            "--global --system --local --worktree --show-origin --show-scope --show-names -z --null --all --regexp --default= --type= --bool --int --path",
        },
        first: ["text"],
      },
      ...each("set unset edit rename-section remove-section", { source: "git-config(1)", rest: "text" }),
    },
  },
  "check-ignore": {
    ...readers,
    source: "git-check-ignore(1)",
    options: { plain: "-qvzn --quiet --verbose --stdin --non-matching --no-index" },
    rest: "text",
  },
  "check-attr": {
    ...readers,
    source: "git-check-attr(1)",
    options: { plain: "-az --all --cached --stdin --source=" },
    rest: "text",
  },
  "count-objects": {
    ...readers,
    ...unconfigured,
    source: "git-count-objects(1)",
    options: { plain: "-vH --verbose --human-readable" },
  },
  "symbolic-ref": {
    ...readers,
    ...unconfigured,
    source: "git-symbolic-ref(1)",
    options: { plain: "-q --quiet --short --recurse --no-recurse", risky: "-d --delete -m=" },
    first: ["text"],
  },
  var: { ...readers, ...unconfigured, source: "git-var(1)", options: { plain: "-l" }, first: ["text"] },
  version: { ...readers, ...unconfigured, source: "git-version(1)", options: { plain: "--build-options" } },
  "show-branch": {
    ...readers,
    source: "git-show-branch(1)",
    options: {
      plain:
        "-ar --all --remotes --current --topo-order --date-order --sparse --more= --list --merge-base --independent --no-name --sha1-name --topics --color? --no-color",
    },
    rest: "text",
  },
  "hash-object": {
    ...readers,
    source: "git-hash-object(1)",
    options: { plain: "-t= --stdin --no-filters --path= --literally", risky: "-w --stdin-paths" },
    rest: "reads",
    study: studyHashObject,
  },
  clean: {
    ...readers,
    source: "git-clean(1)",
    options: { plain: "-nxXdfqe= --dry-run --force --quiet --exclude=", risky: "-i --interactive" },
    rest: "text",
    study: studyClean,
  },
  fsck: {
    ...readers,
    source: "git-fsck(1)",
    options: {
      plain:
        "-v --unreachable --dangling --no-dangling --root --tags --cache --no-reflogs --full --no-full --connectivity-only --strict --verbose --progress --no-progress --name-objects",
      risky: "--lost-found",
    },
    rest: "text",
  },
  cherry: { ...readers, source: "git-cherry(1)", options: { plain: "-v --abbrev?" }, rest: "text" },
  "verify-pack": {
    ...readers,
    source: "git-verify-pack(1)",
    options: { plain: "-vs --verbose --stat-only" },
    rest: "reads",
  },
};

/** Subcommands that change something, where their operands or options name files. */
const changing: Programs = {
  ...each("apply am", {
    source: "git-apply(1), git-am(1)",
    options: {
      plain: "-pC= -v3zR --check --stat --index --cached --3way --reverse --reject",
      risky: "--directory=",
    },
    rest: "text",
    study: studyPatchFiles,
  }),
  rm: {
    source: "git-rm(1)",
    options: { plain: "-nrfq --cached --force --dry-run --quiet" },
    rest: "writes",
    deep: "-r",
  },
  mv: { source: "git-mv(1)", options: { plain: "-fknv" }, rest: "trees-written" },
  archive: {
    source: "git-archive(1)",
    options: {
      plain: "-lv -0123456789 --format= --prefix= --list --remote=",
      writes: "-o= --output=",
      reads: "--add-file=",
      program: "--exec=",
    },
    rest: "text",
  },
  "format-patch": {
    source: "git-format-patch(1)",
    options: {
      plain: "-knspN -v= --stdout --cover-letter --root",
      writes: "-o= --output-directory= --output=",
    },
    rest: "text",
    numeric: true,
  },
  clone: {
    source: "git-clone(1)",
    options: {
      plain:
        "-lsqvnj -bo= --depth= --branch= --bare --mirror --recursive --recurse-submodules? --single-branch --filter= --shallow-since= --config= -c= --template= --reference=",
      program: "-u= --upload-pack=",
    },
    first: ["text", "trees-written"],
  },
  ...each("fetch pull ls-remote", {
    source: "git-fetch(1)",
    options: {
      plain:
        "-apkfnqtuv46 -j= --all --prune --tags --depth= --dry-run --rebase? --heads --refs --symref --quiet --verbose",
      program: "--upload-pack= --exec=",
    },
    rest: "text",
  }),
  push: {
    source: "git-push(1)",
    options: {
      plain:
        "-nfudqv46 -o= --all --mirror --tags --force --force-with-lease? --delete --set-upstream --dry-run --no-verify --quiet --verbose",
      program: "--receive-pack= --exec=",
    },
    rest: "text",
  },
  rebase: {
    source: "git-rebase(1)",
    options: {
      plain:
        "-imfqvrkn -XsC= --onto= --root --continue --abort --skip --interactive --autosquash --autostash",
      script: "-x= --exec=",
    },
    rest: "text",
  },
  difftool: {
    source: "git-difftool(1)",
    options: {
      plain: "-dgyt --no-prompt --prompt --dir-diff --gui --cached --staged --tool=",
      script: "-x= --extcmd=",
    },
    rest: "text",
  },
  bisect: {
    source: "git-bisect(1)",
    rest: "text",
    subcommands: { run: { source: "git-bisect(1)", exact: true, runs: { as: "exec" } } },
  },
  submodule: {
    source: "git-submodule(1)",
    rest: "text",
    options: { plain: "-q --quiet --cached" },
    subcommands: {
      foreach: {
        source: "git-submodule(1)",
        exact: true,
        options: { plain: "-q --recursive --quiet" },
        runs: { as: "exec", joined: true },
      },
      status: {
        ...readers,
        source: "git-submodule(1)",
        options: { plain: "--cached --recursive --quiet" },
        rest: "text",
      },
    },
  },
  "filter-branch": {
    source: "git-filter-branch(1)",
    options: {
      plain: "-f -d= --original= --force --prune-empty",
      script:
        "--setup= --env-filter= --tree-filter= --index-filter= --parent-filter= --msg-filter= --commit-filter= --tag-name-filter= --subdirectory-filter=",
    },
    rest: "text",
  },
};

/** git: options of its own, then a subcommand. An unknown subcommand may be an alias of the repository. SEMANTICS RO-8, BASH-11. */
export const git: Programs = {
  git: {
    source: "git(1)",
    readOnly: "closed",
    configured: true,
    exact: true,
    options: {
      plain: "-P --no-pager --no-optional-locks --version -v",
      directory: "-C=",
      risky:
        "-p --paginate --bare --no-replace-objects --literal-pathspecs --glob-pathspecs --noglob-pathspecs --icase-pathspecs --no-advice --no-lazy-fetch --html-path --man-path --info-path --help -h --exec-path? -c= --config-env= --git-dir= --work-tree= --namespace= --super-prefix= --attr-source= --list-cmds=",
    },
    inert: "-C -P --no-pager --no-optional-locks",
    subcommands: { ...changing, ...reading },
    study: studyGitAlone,
    studyGlobals: studyConfigured,
  },
};
