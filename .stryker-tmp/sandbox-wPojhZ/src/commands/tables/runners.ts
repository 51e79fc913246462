// @ts-nocheck
import { studyCmake, studyCompiler } from "../compile.ts";
import { behindDashes, each, type Program, type Programs, runner } from "../program.ts";
import {
  studyInPlace,
  studyInterpreter,
  studyMake,
  studyNode,
  studyNpmRun,
  studyPipList,
  studyProject,
  studySsh,
} from "../runners.ts";

const project: Program = { source: "manuals of the programs", raw: true, rest: "text", study: studyProject };

const npxOptions =
  "-yqs --yes --no --no-install --quiet --silent --ignore-existing --prefer-online --prefer-offline --offline --workspaces --include-workspace-root --bun -pw= --package= --workspace= --registry= --cache= --prefix=";
const npmGlobals =
  "-sgdq --silent --quiet --global --offline --prefer-offline --no-audit --no-fund -w= --workspace= --workspaces --loglevel= --registry=";

/** What npm prints follows `.npmrc` of the directory, which also says where npm logs. npm manual, npmrc. */
const npmReader: Program = {
  source: "npm manual",
  readOnly: "closed",
  configured: true,
  exact: true,
  options: {
    plain: `${npmGlobals} -al --all --depth= --json --long --parseable --unicode --dev --prod --omit= --include= --link`,
  },
  rest: "text",
};

const pipOptions = "-qv --quiet --verbose --no-color --no-input --disable-pip-version-check --isolated";

const pipReader: Program = {
  source: "pip manual",
  readOnly: "closed",
  configured: true,
  exact: true,
  options: {
    plain: `${pipOptions} -feilu --files --editable --exclude-editable --local --user --format= --not-required --global --site --exclude=`,
  },
  rest: "text",
};

const pythonOptions = "-bBdEhiIOPqsSuvVx -WXQ= --check-hash-based-pycs=";

/** Programs that run what they are given, or what a project holds. SEMANTICS WRAP-5, WRAP-6. */
export const runners: Programs = {
  ...each("npx bunx pnpx", runner("npm manual", npxOptions, 0, { script: "-c= --call=" })),
  npm: {
    source: "npm manual",
    exact: true,
    inert: "--prefix -C",
    options: {
      plain: npmGlobals,
      directory: "-C= --prefix=",
      program: "--script-shell=",
      risky: "--node-options= --userconfig= --globalconfig=",
    },
    subcommands: {
      ...each("exec x", runner("npm manual", npxOptions, 0, { script: "-c= --call=" })),
      explore: behindDashes("npm manual", "--shell=", 1),
      ...each("run run-script", { ...project, ...npmReader, raw: true, study: studyNpmRun }),
      ...each("test t tst start stop restart", project),
      ...each("ls list ll la explain why root prefix", npmReader),
      pkg: { source: "npm manual", exact: true, subcommands: { get: npmReader } },
      ...each("config c", {
        source: "npm manual",
        exact: true,
        subcommands: { ...each("get list ls", npmReader) },
      }),
    },
  },
  ...each("pip pip3", {
    source: "pip manual",
    exact: true,
    options: { plain: pipOptions },
    subcommands: {
      ...each("show check", pipReader),
      list: { ...pipReader, study: studyPipList },
      config: { source: "pip manual", exact: true, subcommands: { ...each("list get", pipReader) } },
    },
  }),
  pnpm: {
    source: "pnpm manual",
    exact: true,
    inert: "-C --dir",
    options: { plain: "-rsw --recursive --silent --workspace-root --filter= -F=", directory: "-C= --dir=" },
    subcommands: {
      dlx: runner("pnpm manual", "-s --silent --package=", 0, { blind: "-c --shell-mode" }),
      exec: runner("pnpm manual", "-r --recursive --parallel --no-bail --resume-from=", 0, {
        blind: "-c --shell-mode",
      }),
      ...each("run test start", project),
    },
  },
  yarn: {
    source: "yarn manual",
    exact: true,
    inert: "--cwd",
    options: { plain: "-s --silent --frozen-lockfile --offline", directory: "--cwd=" },
    subcommands: {
      dlx: runner("yarn manual", "-q --quiet -p= --package="),
      exec: runner("yarn manual", ""),
      ...each("run test start", project),
    },
  },
  bun: {
    source: "bun manual",
    exact: true,
    options: {
      plain: "--silent --bun --watch --hot",
      directory: "--cwd=",
      risky: "-r= --preload= -e= --eval= -p= --print=",
    },
    subcommands: { x: runner("bun manual", "--bun -p= --package="), ...each("run test", project) },
  },
  corepack: { source: "corepack manual", exact: true, runs: { as: "runner" } },
  uvx: runner(
    "uv manual",
    "-qv --isolated --offline --no-cache -pw= --from= --with= --python= --index-url= --with-editable= --refresh",
  ),
  uv: {
    source: "uv manual",
    exact: true,
    inert: "",
    options: { plain: "-qv --offline --no-cache --project=", directory: "--directory=" },
    subcommands: {
      run: runner(
        "uv manual",
        "-qv --isolated --frozen --locked --no-sync --no-dev --all-extras --active --exact --no-project --offline --dev -pw= --extra= --group= --with= --from= --python= --package= --env-file= --project= --with-requirements= --with-editable=",
        0,
        { directory: "--directory=", blind: "-ms= --module= --script --gui-script" },
      ),
      tool: {
        source: "uv manual",
        subcommands: { run: runner("uv manual", "-qv --isolated --offline -pw= --from= --with= --python=") },
      },
    },
  },
  pipx: {
    source: "pipx manual",
    exact: true,
    subcommands: {
      run: runner("pipx manual", "-qv --no-cache --path --spec= --python= --pip-args= --index-url="),
    },
  },
  poetry: {
    source: "poetry manual",
    exact: true,
    options: { plain: "-qnv --no-ansi --no-interaction", directory: "-CP= --directory= --project=" },
    subcommands: { run: runner("poetry manual", "") },
  },
  pdm: {
    source: "pdm manual",
    exact: true,
    options: { plain: "-qv" },
    subcommands: { run: runner("pdm manual", "-s --site-packages -p= --project=") },
  },
  rye: { source: "rye manual", exact: true, subcommands: { run: runner("rye manual", "") } },
  pixi: {
    source: "pixi manual",
    exact: true,
    subcommands: { run: runner("pixi manual", "-e= --environment= --manifest-path=") },
  },
  hatch: {
    source: "hatch manual",
    exact: true,
    options: { plain: "-qv -ep= --env= --project=" },
    subcommands: { run: runner("hatch manual", "") },
  },
  pipenv: { source: "pipenv manual", exact: true, subcommands: { run: runner("pipenv manual", "") } },
  ...each("conda mamba micromamba", {
    source: "conda manual",
    exact: true,
    subcommands: {
      run: runner("conda manual", "-v --no-capture-output --live-stream -np= --name= --prefix=", 0, {
        directory: "--cwd=",
      }),
    },
  }),
  bundle: {
    source: "bundler manual",
    exact: true,
    subcommands: { exec: runner("bundler manual", "--keep-file-descriptors --gemfile=") },
  },
  ...each("rbenv pyenv nodenv asdf", {
    source: "manuals of the programs",
    exact: true,
    subcommands: { exec: runner("rbenv manual", "") },
  }),
  rustup: {
    source: "rustup manual",
    exact: true,
    subcommands: { run: runner("rustup manual", "--install", 1) },
  },
  mise: {
    source: "mise manual",
    exact: true,
    options: { plain: "-qvy --quiet --verbose --yes", directory: "-C= --cd=" },
    subcommands: {
      ...each("exec x", behindDashes("mise manual", "-j= --jobs= --raw", 0, { script: "-c= --command=" })),
      run: project,
    },
  },
  direnv: { source: "direnv manual", exact: true, subcommands: { exec: runner("direnv manual", "", 1) } },
  devbox: {
    source: "devbox manual",
    exact: true,
    subcommands: { run: runner("devbox manual", "-q --pure --quiet -ec= --env= --config= --env-file=") },
  },
  nix: {
    source: "nix manual",
    exact: true,
    subcommands: {
      ...each("develop shell", {
        source: "nix manual",
        exact: true,
        options: {
          plain: "--impure --pure-eval --offline -f= --extra-experimental-features=",
          command: "-c --command",
        },
        rest: "text",
        study: ({ parsed }, found) => {
          found.wrap("runner");
          if (parsed.behind.length > 0)
            found.run({ by: "arguments", words: parsed.behind, extra: false }, "runner");
        },
      }),
      run: project,
    },
  },
  "nix-shell": {
    source: "nix manual",
    exact: true,
    options: { plain: "-pA= --pure --attr= --packages=", script: "--run= --command=" },
    rest: "text",
    study: studyProject,
  },
  ...each("op doppler", {
    source: "manuals of the programs",
    exact: true,
    subcommands: { run: behindDashes("op manual", "--env-file= --no-masking -pc= --project= --config=") },
  }),
  ...each("chamber aws-vault", {
    source: "manuals of the programs",
    exact: true,
    subcommands: { exec: behindDashes("aws-vault manual", "-n --no-session -d= --duration=", 1) },
  }),
  ...each("dotenv", behindDashes("dotenv-cli manual", "-ecpov=", 0)),
  ...each("kubectl oc", {
    source: "kubectl manual",
    exact: true,
    inert: "",
    options: { plain: "-ns= --namespace= --context= --kubeconfig= --cluster= --user=" },
    subcommands: {
      exec: behindDashes(
        "kubectl manual",
        "-itq --stdin --tty --quiet -cfn= --container= --namespace= --filename= --context= --kubeconfig=",
        0,
      ),
      run: behindDashes(
        "kubectl manual",
        "-it --stdin --tty --rm --image= --restart= -n= --namespace= --env= --command",
        0,
      ),
      debug: behindDashes("kubectl manual", "-itq --image= --target= -cn= --container= --namespace=", 0),
    },
  }),
  ssh: {
    source: "ssh(1)",
    exact: true,
    options: {
      plain: "-46AaCfGgKkMNnqsTtVvXxYy -BbcDeJLlmOopPQRWw=",
      reads: "-i=",
      writes: "-E=",
      blind: "-FIS=",
    },
    runs: { as: "runner", after: 1, joined: true },
    study: studySsh,
  },
  ...each("make gmake bmake", {
    source: "GNU make manual",
    options: {
      plain:
        "-bBdeikLmnpqrRsStwj -lOWo= -j? --jobs? --keep-going --dry-run --silent --quiet --always-make --question --touch --no-print-directory --print-directory --warn-undefined-variables --output-sync? --trace",
      reads: "-fI= --file= --makefile= --include-dir=",
      directory: "-C= --directory=",
      script: "--eval= -E=",
    },
    rest: "text",
    study: studyMake,
  }),
  ...each("gcc g++ cc c++ clang clang++ gfortran", {
    source: "GCC manual",
    raw: true,
    rest: "text",
    study: studyCompiler,
  }),
  cmake: { source: "cmake(1)", raw: true, rest: "text", study: studyCmake },
  ...each("python python2 python3 pypy pypy3", {
    source: "python documentation",
    exact: true,
    stops: true,
    options: {
      plain: pythonOptions.replace("hi", "i").replace("V", ""),
      query: "-Vh --version --help",
      blind: "-c=",
      command: "-m?",
    },
    rest: "text",
    study: studyInterpreter,
  }),
  ...each("node nodejs tsx ts-node deno", {
    source: "node documentation",
    readOnly: "closed",
    exact: true,
    stops: true,
    options: {
      plain:
        "-ic -C= --check --interactive --inspect? --inspect-brk? --watch --no-warnings --enable-source-maps --trace-warnings --experimental-strip-types --max-old-space-size= --input-type= --conditions= --test-reporter= --stack-trace-limit= --env-file=",
      query: "-vh --version --help",
      blind: "-epr= --eval= --print= --require= --import= --loader= --experimental-loader=",
    },
    rest: "text",
    study: studyNode,
  }),
  ...each("perl", {
    source: "perlrun(1)",
    exact: true,
    stops: true,
    options: { plain: "-acfnpstTuUwWX -F0lDC? -i? -x? -S", query: "-vhV?", blind: "-eEMmId?" },
    rest: "text",
    study: studyInPlace,
  }),
  ...each("ruby", {
    source: "ruby(1)",
    exact: true,
    stops: true,
    options: { plain: "-aclnpsSwW -EFK0x? -i?", query: "-vh --version --help", blind: "-erICT=" },
    rest: "text",
    study: studyInPlace,
  }),
  ...each(
    "php lua luajit tclsh expect wish R Rscript julia elixir erl osascript groovy scala clojure guile racket sbcl gjs swift ghc runghc jshell irb ipython pwsh powershell sqlite3 psql mysql gdb lldb ed ex vi vim nvim emacs nano at batch crontab",
    {
      source: "manuals of the programs",
      raw: true,
      rest: "text",
      study: ({ words }, found) => {
        const [first] = words;
        if (words.length === 1 && (first?.text === "--version" || first?.text === "-version")) return;
        found.runUnknown("it runs code", "runner");
      },
    },
  ),
};
