/** Paths as rules see them: absolute, with slashes, folded. How a platform spells its own paths is in `windows-path.ts`. */
import { limits } from "../base/limits.ts";
import { throughDescriptors } from "./kernel-path.ts";
import { cachedLinks, foldSegments, followLinks } from "./links.ts";
import { foldText, hasIgnorable, isAscii } from "./path-fold.ts";
import type { PathSubject } from "./path-subject.ts";
import { readWindowsPath, withoutStreams } from "./windows-path.ts";
import { noLinks, type Platform, type World } from "./world.ts";

/** One way to read a path. `text` is in POSIX form, unfolded. */
type Reading = { readonly text: string; readonly unknown?: string | undefined };

/**
 * Makes a path ready for rules: absolute from `cwd` (default: the call's), in POSIX form, folded, with every name
 * that it has or may have.
 *
 * The first spelling folds `.` and `..` as text. The others are what each symbolic link on the way makes of it
 * (`link/../f` is also the `f` beside the link's target), macOS's two names for `/etc`, `/tmp`, `/var`, `/home` and the
 * data volume, both readings of a leading `~`, and what lies behind `/proc/self/root`. `unknown` is set where the
 * path may be a file that no spelling names.
 *
 * Never throws. Without `world.links` nothing is looked up; with it, one lookup for each segment and hop.
 * SEMANTICS PATH-16 to PATH-20, SYM-1 to SYM-5
 */
export function spellPath(written: string, world: World, cwd: string = world.cwd): PathSubject {
  const only = onlySpelling(written, world, cwd);
  if (only !== undefined) {
    const subject = { written, spellings: [only] };
    return endsAsDirectory(written, world.platform) ? { ...subject, directory: true } : subject;
  }
  const nul = written.indexOf("\0");
  let unknown = whyOpaque(written, world.platform);
  // C reads up to the NUL; a deny rule looks at the same text.
  let text = nul < 0 ? written : written.slice(0, nul);
  if (text.length > limits.pathLengthMax) text = text.slice(0, limits.pathLengthMax);

  const start = toPosixForm(cwd, world.platform);
  if (!start.startsWith("/")) unknown ??= "the working directory is not an absolute path";
  const readings = readingsOf(text, start, world);
  const spellings = new Set<string>();
  const resolved = new Set<string>();
  // Links and descriptors can lead to paths that are to be resolved in turn; each is resolved once.
  const waiting: string[] = [];
  for (const reading of readings) {
    unknown ??= reading.unknown;
    if (reading.text.startsWith("/")) waiting.push(reading.text);
  }
  for (const path of waiting) spellings.add(lexical(path));
  const links = world.links && world.links !== noLinks ? cachedLinks(world.links) : undefined;
  let walks = 0;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (resolved.has(path)) continue;
    resolved.add(path);
    if (resolved.size > limits.pathSegmentsMax) {
      unknown ??= "the path leads through too many other paths";
      break;
    }
    const plain = lexical(path);
    spellings.add(plain);
    // Node's `path.resolve` folds before it follows, the kernel follows before it folds: both may happen.
    if (plain !== path && !resolved.has(plain)) waiting.push(plain);
    const behind = throughDescriptors(path, start);
    if (behind) {
      unknown ??= behind.unknown;
      if (behind.path !== undefined) waiting.push(behind.path);
      continue;
    }
    if (plain.split("/").length - 1 > limits.pathSegmentsMax) {
      unknown ??= `the path has more than ${limits.pathSegmentsMax} segments`;
      continue;
    }
    if (!links) continue;
    walks++;
    if (walks > limits.symlinkHopsMax) {
      unknown ??= "the path leads through too many links";
      continue;
    }
    const followed = followLinks(path, links, world.platform);
    unknown ??= followed.unknown;
    for (const hop of followed.paths) {
      spellings.add(hop);
      const hidden = throughDescriptors(hop, start);
      if (!hidden) continue;
      unknown ??= hidden.unknown;
      if (hidden.path !== undefined) waiting.push(hidden.path);
    }
  }
  if (world.platform === "darwin") for (const path of [...spellings]) addFirmlinks(path, spellings);

  // Links and the working directory may hold what the written path does not.
  if (unknown === undefined) unknown = firstFault(spellings, world.platform);

  const directory = endsAsDirectory(text, world.platform);
  const subject = { written, spellings: [...spellings], ...(directory ? { directory } : {}) };
  return unknown === undefined ? subject : { ...subject, unknown };
}

/**
 * The path in POSIX form, folded as text: `C:\Users\a` on Windows is `/c/Users/a`. A relative path stays relative.
 * For anchors and working directories, which are taken as they are spelled. SEMANTICS PATH-17
 */
export function toPosixForm(path: string, platform: Platform): string {
  const text = platform === "win32" ? (readWindowsPath(path, undefined)[0]?.text ?? path) : path;
  if (text.startsWith("/")) return lexical(text);
  const folded: string[] = [];
  for (const name of text.split("/")) {
    if (name === "" || name === ".") continue;
    if (name === ".." && folded.length > 0 && folded.at(-1) !== "..") folded.pop();
    else folded.push(name);
  }
  return folded.length > 0 ? folded.join("/") : ".";
}

/** `path` seen from `directory`, folded as text; an absolute `path` stays itself. Both in POSIX form. */
export function joinPath(directory: string, path: string): string {
  return lexical(path.startsWith("/") ? path : `${directory}/${path}`);
}

/**
 * Whether `path` is `directory` or lies below it, segment by segment: `/proj_evil` is not inside `/proj`.
 * Both absolute, folded. SEMANTICS PATH-16
 */
export function isInside(path: string, directory: string): boolean {
  if (path === directory || directory === "/") return true;
  return path.startsWith(directory) && path[directory.length] === "/";
}

/**
 * A leading `~` as the home directory, the way a shell and a rule read it; other text as it is. Undefined where the
 * home directory is not known or where another user's is meant (`~bob`). SEMANTICS PATH-6, PATH-20
 */
export function expandHome(text: string, world: World): string | undefined {
  if (!text.startsWith("~")) return text;
  const next = text[1];
  const ends = next === undefined || next === "/" || (next === "\\" && world.platform === "win32");
  return ends && world.home !== undefined ? world.home + text.slice(1) : undefined;
}

function lexical(path: string): string {
  return isFolded(path) ? path : foldSegments(path.split("/"));
}

/** Whether each segment of an absolute path is a name, and none is empty. */
function isFolded(path: string): boolean {
  const last = path.length - 1;
  if (path.charCodeAt(0) !== SLASH || path.charCodeAt(last) === SLASH) return false;
  for (let at = 0; at >= 0; at = path.indexOf("/", at + 1)) {
    let next = at + 1;
    while (next < at + 3 && path.charCodeAt(next) === DOT) next++;
    if (next > last || path.charCodeAt(next) === SLASH) return false;
  }
  return true;
}

/**
 * What the path spells, where nothing else can be meant by it: if and only if no link is looked up, the platform is Linux,
 * and the path is ASCII too short for too many segments, and leads neither from `~` nor into `/proc` or `/dev`.
 */
function onlySpelling(written: string, { platform, links }: World, cwd: string): string | undefined {
  const length = cwd.length + written.length;
  if (platform !== "linux" || (links !== undefined && links !== noLinks) || length > limits.pathSegmentsMax)
    return undefined;
  if (written === "" || written.startsWith("~") || !cwd.startsWith("/")) return undefined;
  const path = written.startsWith("/") ? written : `${cwd}/${written}`;
  if (!isAscii(path) || path.includes("\0") || /\/(?:proc|dev)/i.test(path)) return undefined;
  return lexical(path);
}

const SLASH = 47;
const DOT = 46;

/** Why no spelling of this text can be trusted, from the characters alone. */
function whyOpaque(written: string, platform: Platform): string | undefined {
  if (written === "") return "the path is empty";
  if (written.includes("\0")) return "the path holds a NUL character";
  if (isLongerThan(written, limits.pathLengthMax))
    return `the path is longer than ${limits.pathLengthMax} bytes`;
  return firstFault([written], platform);
}

/** Whether a text takes more bytes in UTF-8. */
function isLongerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  let count = 0;
  if (text.length * 3 > bytes)
    for (const character of text) {
      const codePoint = character.codePointAt(0)!;
      count += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
  return count > bytes;
}

function firstFault(paths: Iterable<string>, platform: Platform): string | undefined {
  for (const path of paths) {
    if (hasBrokenText(path)) return "the path holds characters that are not text";
    if (platform === "darwin" && hasIgnorable(path))
      return "the path holds invisible characters that macOS ignores";
  }
  return undefined;
}

/** A surrogate without its partner, or what decoders put in place of bytes that they cannot read. */
function hasBrokenText(text: string): boolean {
  if (isAscii(text)) return false;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (codePoint === 0xfffd || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return true;
  }
  return false;
}

/** What the text may mean, in POSIX form, absolute. The first is what it spells. */
function readingsOf(text: string, start: string, world: World): Reading[] {
  const readings: Reading[] = [];
  const own = world.platform === "win32" ? readWindowsPath(text, start) : [{ text }];
  for (const reading of own) {
    readings.push({ text: absolute(reading.text, start), unknown: reading.unknown });
  }
  if (text.startsWith("~")) {
    // A file tool may take `~` for a name or for the home directory.
    const home = expandHome(text, world);
    if (home === undefined) readings.push({ text: "", unknown: whyNoHome(text) });
    else for (const reading of readingsOf(home, start, { ...world, home: undefined })) readings.push(reading);
  }
  if (world.platform !== "win32") return readings;
  return readings.flatMap((reading) => {
    const stripped = withoutStreams(reading.text);
    if (stripped === undefined) return [reading];
    return [{ text: reading.text, unknown: stripped.unknown }, { text: stripped.text }];
  });
}

function whyNoHome(text: string): string {
  const end = text.search(/[/\\]/);
  const user = end < 0 ? text : text.slice(0, end);
  return user === "~" ? "the home directory is not known" : `\`${user}\` depends on the user database`;
}

function absolute(text: string, start: string): string {
  return text.startsWith("/") ? text : `${start}/${text}`;
}

function endsAsDirectory(text: string, platform: Platform): boolean {
  const last = text.slice(text.lastIndexOf("/") + 1);
  if (platform === "win32" && text.endsWith("\\")) return true;
  return text !== "" && (last === "" || last === "." || last === "..");
}

/** What macOS keeps below `/private`. */
export const privateDirectories: readonly string[] = ["etc", "var", "tmp", "home"];
const dataVolume = ["system", "volumes", "data"];

/**
 * The other names that macOS gives a path without any link that a lookup could see: `/etc` is `/private/etc`, and all
 * of the data volume is also below its mount point. A path gets the mount point's spelling only where it was written
 * so: else each path would have two names, and no allow rule would cover both. In any case. SEMANTICS PATH-19
 */
function addFirmlinks(path: string, spellings: Set<string>): void {
  let names = path.slice(1).split("/");
  const starts = (...directories: readonly string[]) =>
    directories.every((directory, i) => foldText(names[i] ?? "", "case") === directory);
  if (starts(...dataVolume)) names = names.slice(dataVolume.length);
  const short = `/${names.join("/")}`;
  spellings.add(short);
  for (const directory of privateDirectories) {
    if (starts(directory)) spellings.add(`/private${short}`);
    if (starts("private", directory)) spellings.add(`/${names.slice(1).join("/")}`);
  }
}

/** What every path in this directory begins with. */
export function withSlash(directory: string): string {
  return directory === "/" ? directory : `${directory}/`;
}

/** The directory in which the first `*` of an absolute glob stands: all that it stands for lies below. */
export function directoryOfGlob(glob: string): string {
  return glob.slice(0, glob.lastIndexOf("/", glob.indexOf("*"))) || "/";
}
