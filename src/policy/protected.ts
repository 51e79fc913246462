import { compileNameGlob } from "../match/name.ts";

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
  if (path.includes("*")) return globProtection(path);
  const segments = path.toLowerCase().split("/");
  for (const [i, segment] of segments.entries()) {
    if (directories.has(segment)) {
      if (segment === ".claude" && segments[i + 1] === "worktrees") continue;
      return `\`${segment}\` is a protected directory`;
    }
    if (segment === ".config" && segments[i + 1] === "git") return "`.config/git` is a protected directory";
  }
  const name = segments.at(-1)!;
  return files.has(name) ? `\`${name}\` is a protected file` : undefined;
}

/** The same for a path in which `*` stands for a run of characters: some protected name may be meant. */
function globProtection(glob: string): string | undefined {
  for (const segment of glob.toLowerCase().split("/")) {
    if (segment.includes("*")) {
      const pattern = compileNameGlob(segment);
      for (const name of [...directories, ...files]) {
        // a shell's glob leaves out names that begin with a dot unless it begins with one itself
        if (name.startsWith(".") === segment.startsWith(".") && pattern.matches(name))
          return `it may be the protected \`${name}\``;
      }
    } else {
      const why = protection(`/${segment}`);
      if (why !== undefined) return why;
    }
  }
  return undefined;
}
