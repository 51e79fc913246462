/** Symbolic links, followed the way the kernel does: segment by segment, `..` after a link counts from its target. */
// @ts-nocheck

import { limits } from "../base/limits.ts";
import { readWindowsPath, toWindowsForm, type WindowsReading } from "./windows-path.ts";
import type { LinkLookup, Platform } from "./world.ts";

/** A lookup that asks each path once. For one decision: the world may change between two. */
export function cachedLinks(links: LinkLookup): LinkLookup {
  const known = new Map<string, string | null | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const target = links(path);
    known.set(path, target);
    return target;
  };
}

const tooDeep = `the path has more than ${limits.pathSegmentsMax} segments`;

export type Followed = {
  /** What each hop makes of the whole path, folded as text; the last is where it ends. */
  readonly paths: readonly string[];
  readonly unknown?: string;
};

/**
 * Follows every link on the way of an absolute path in POSIX form, `..` unfolded. Where nothing is there, the rest is
 * taken as written below the nearest directory that is. Never throws: a lookup that does counts as failed.
 */
export function followLinks(path: string, links: LinkLookup, platform: Platform): Followed {
  const paths: string[] = [];
  // Reversed: the next segment is the last one.
  let ahead = path.split("/").reverse();
  let reached: string[] = [];
  let hops = 0;
  let unknown: string | undefined;
  const stop = (why: string): Followed => {
    paths.push(foldSegments([...reached, ...ahead.toReversed()]));
    return { paths, unknown: why };
  };
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === "" || name === ".") continue;
    if (name === "..") {
      reached.pop();
      continue;
    }
    reached.push(name);
    if (reached.length > limits.pathSegmentsMax) return stop(tooDeep);
    const here = `/${reached.join("/")}`;
    const target = lookUp(links, platform === "win32" ? toWindowsForm(here) : here);
    if (target === undefined) return stop(`\`${here}\` cannot be looked up`);
    if (target === null) continue;
    hops++;
    if (hops > limits.symlinkHopsMax) return stop("the path leads through too many links, or in a circle");
    reached.pop();
    const parent = `/${reached.join("/")}`;
    const reading: WindowsReading | undefined =
      platform === "win32" ? readWindowsPath(target, parent)[0] : { text: target };
    if (reading === undefined || target === "") return stop(`the link \`${here}\` has no readable target`);
    unknown ??= reading.unknown;
    if (reading.text.startsWith("/")) reached = [];
    ahead = [...ahead, ...reading.text.split("/").reverse()];
    if (ahead.length > limits.pathSegmentsMax * 2) return stop(tooDeep);
    const spelled = foldSegments([...reached, ...ahead.toReversed()]);
    paths.push(spelled);
  }
  paths.push(`/${reached.join("/")}`);
  return unknown === undefined ? { paths } : { paths, unknown };
}

/** Segments as an absolute path, with `.`, `..` and empty ones folded. */
export function foldSegments(segments: readonly string[]): string {
  const folded: string[] = [];
  for (const name of segments) {
    if (name === "" || name === ".") continue;
    if (name === "..") folded.pop();
    else folded.push(name);
  }
  return `/${folded.join("/")}`;
}

function lookUp(links: LinkLookup, path: string): string | null | undefined {
  try {
    return links(path);
  } catch {
    return undefined;
  }
}
