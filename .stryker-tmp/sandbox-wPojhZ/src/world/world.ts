/**
 * The world as values and functions. Nothing else in the engine knows the machine it runs on: no file, no clock,
 * no environment is read below this type.
 */
// @ts-nocheck

export type Platform = "linux" | "darwin" | "win32";

/**
 * Looks one path up: the target of a symbolic link as the link spells it; `null` where the path is there and is no
 * link, or where nothing is there; `undefined` where the lookup failed, which makes the path unknown, never "no link".
 * Receives and returns paths in the platform's own spelling.
 */
export type LinkLookup = (path: string) => string | null | undefined;

/** Without a symlink lookup a path is only what it spells. */
export const noLinks: LinkLookup = () => null;

export type World = {
  readonly platform: Platform;
  /** Absolute, in the platform's spelling; undefined: `~` and `$HOME` are unknown. */
  readonly home?: string | undefined;
  /** The directory in which the call runs, absolute. */
  readonly cwd: string;
  /**
   * Whether some volume that the calls reach ignores the case of names; undefined: as the platform mostly does, macOS
   * and Windows do. SEMANTICS PATH-18.
   */
  readonly ignoresCase?: boolean | undefined;
  /** The shell that runs command texts; undefined: only what bash, zsh and POSIX sh read alike is read. SEMANTICS CMP-8. */
  readonly shell?: "bash" | "zsh" | "sh" | undefined;
  /** Looks symbolic links up; defaults to `noLinks`. */
  readonly links?: LinkLookup | undefined;
};
