/** Directories and files whose change changes what later runs. SEMANTICS PROT-1. */
const directories: ReadonlySet<string> = new Set([
  ".git",
  ".vscode",
  ".idea",
  ".husky",
  ".cargo",
  ".devcontainer",
  ".yarn",
  ".mvn",
  ".claude",
]);

const files: ReadonlySet<string> = new Set([
  ".gitconfig",
  ".gitmodules",
  ".bashrc",
  ".bash_profile",
  ".bash_login",
  ".bash_aliases",
  ".bash_logout",
  ".zshrc",
  ".zprofile",
  ".zshenv",
  ".zlogin",
  ".zlogout",
  ".profile",
  ".envrc",
  ".npmrc",
  ".yarnrc",
  ".yarnrc.yml",
  ".pnp.cjs",
  ".pnp.loader.mjs",
  ".pnpmfile.cjs",
  "bunfig.toml",
  ".bunfig.toml",
  ".bazelrc",
  ".bazelversion",
  ".bazeliskrc",
  ".pre-commit-config.yaml",
  "lefthook.yml",
  "lefthook.yaml",
  ".lefthook.yml",
  ".lefthook.yaml",
  "gradle-wrapper.properties",
  "maven-wrapper.properties",
  ".devcontainer.json",
  ".ripgreprc",
  "pyrightconfig.json",
  ".mcp.json",
  ".claude.json",
]);

/**
 * Why a write to this path is never approved by a rule, or undefined where it is not protected: any directory on the
 * way, or the file itself, has a protected name, without regard to case.
 *
 * @param path absolute, in POSIX form
 * @see SEMANTICS PROT-1, PROT-3
 */
export function protection(path: string): string | undefined {
  const segments = path.toLowerCase().split("/");
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i]!;
    if (directories.has(segment)) {
      if (segment === ".claude" && segments[i + 1] === "worktrees") continue;
      return `\`${segment}\` is a protected directory`;
    }
    if (segment === ".config" && segments[i + 1] === "git") return "`.config/git` is a protected directory";
  }
  const name = segments.at(-1)!;
  return files.has(name) ? `\`${name}\` is a protected file` : undefined;
}
