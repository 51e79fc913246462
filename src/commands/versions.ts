import type { Argument } from "./argument.ts";

const dashed = "--version";
const short = "--version -v";
const capital = "--version -V";

/**
 * Programs that with exactly these arguments print their version and nothing else, by the manuals of the programs and
 * by running them. Closed, because the question says nothing of a program that is not here: `yarn --version` runs what
 * `.yarnrc.yml` names, `pnpm --version` what `package.json` names; `pytest`, `mvn`, `gradle`, `dotnet`, `composer` and
 * `poetry` load parts of the project first; `go version` fetches and runs the toolchain that `go.mod` names.
 * Some (`terraform`, `npm`) ask their maker for a newer version of themselves; nothing of the command is sent.
 */
const queries: Readonly<Record<string, string>> = {
  node: short,
  nodejs: short,
  npm: short,
  npx: short,
  tsc: short,
  deno: capital,
  python: `${capital} -VV`,
  python2: capital,
  python3: `${capital} -VV`,
  pip: capital,
  pip3: capital,
  uv: capital,
  ruff: capital,
  ruby: short,
  gem: short,
  perl: short,
  php: short,
  lua: "-v",
  luajit: "-v",
  R: dashed,
  julia: short,
  java: "-version --version",
  javac: "-version --version",
  gcc: dashed,
  "g++": dashed,
  cc: dashed,
  "c++": dashed,
  gfortran: dashed,
  clang: dashed,
  "clang++": dashed,
  ld: short,
  as: dashed,
  gdb: short,
  lldb: short,
  rustc: capital,
  cargo: capital,
  rustfmt: capital,
  rustup: capital,
  make: short,
  gmake: short,
  cmake: dashed,
  ninja: dashed,
  meson: short,
  bash: dashed,
  zsh: dashed,
  fish: short,
  docker: short,
  podman: short,
  "docker-compose": short,
  kubectl: "version --client",
  helm: "version",
  terraform: "version -version --version",
  aws: dashed,
  gh: dashed,
  jq: capital,
  yq: capital,
  bat: capital,
  less: capital,
  curl: capital,
  wget: capital,
  ssh: "-V",
  tar: dashed,
  zip: "-v --version",
  unzip: "-v",
  gzip: capital,
  xz: capital,
  zstd: capital,
  openssl: "version",
  rsync: capital,
  tmux: "-V",
  vim: dashed,
  nvim: short,
  emacs: dashed,
  nano: capital,
  sqlite3: "-version --version",
  psql: capital,
  mysql: capital,
  "redis-cli": short,
  "redis-server": short,
  ffmpeg: "-version",
  ffprobe: "-version",
  apt: short,
  "apt-get": short,
  "apt-cache": short,
  dpkg: dashed,
  journalctl: dashed,
  systemctl: dashed,
  strace: capital,
  env: dashed,
  xargs: dashed,
  tee: dashed,
  cp: dashed,
  rm: dashed,
};

const wordsByName: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(queries).map(([name, words]) => [name, words.split(" ")]),
);

/** `kubectl version --client`: the words together are the query, not each of them. */
const wholes: ReadonlySet<string> = new Set(["kubectl"]);

/** What stands behind a program's name where only its version is asked for; none: nothing is known to. */
export function versionWords(name: string): readonly string[] {
  const known = wordsByName.get(name) ?? [];
  return wholes.has(name) ? [known.join(" ")] : known;
}

/**
 * Whether this only asks for the version. A version manager that stands in place of the program may still choose by a
 * file of the directory, as `rust-toolchain.toml` does, so the answer is for a trusted directory only.
 */
export function isVersionQuery(name: string, words: readonly Argument[]): boolean {
  const known = wordsByName.get(name);
  if (known === undefined) return false;
  if (wholes.has(name)) return known.every((word, at) => words[at]?.text === word) && words.length === 2;
  const text = words[0]?.text;
  return text !== undefined && words.length === 1 && known.includes(text);
}
