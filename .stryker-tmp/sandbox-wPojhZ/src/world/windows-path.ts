/** How Windows spells paths, and the many names that it has for one file. SEMANTICS PATH-17, PATH-19 */
// @ts-nocheck


export type WindowsReading = { readonly text: string; readonly unknown?: string };

/**
 * What a Windows path may mean, with slashes: `C:\Users\a` is `/c/Users/a`, a network path `/server/share/a`.
 * A relative path stays relative. The first reading is what it spells; `unknown` where no reading can be trusted.
 *
 * @param start the working directory in POSIX form, for paths that depend on its drive; undefined: none
 */
export function readWindowsPath(written: string, start: string | undefined): readonly WindowsReading[] {
  const text = written.replaceAll("\\", "/");
  const device = ["//?/", "//./", "/??/"].find((prefix) => text.startsWith(prefix));
  if (device !== undefined) return readDevicePath(written, text.slice(device.length));
  if (text.startsWith("//")) return readNetworkPath(written, text.slice(2));
  if (startsWithDrive(text)) {
    const drive = `/${text[0]!.toLowerCase()}`;
    const rest = text.slice(2);
    if (rest.startsWith("/")) return [{ text: drive + rest }];
    const unknown = `\`${written}\` depends on the current directory of the drive`;
    const onDrive = { text: `${drive}/${rest}`, unknown };
    const isCurrent = start === drive || start?.startsWith(`${drive}/`);
    return isCurrent ? [{ text: `${start}/${rest}`, unknown }, onDrive] : [onDrive];
  }
  if (!text.startsWith("/")) return [{ text }];
  const unknown = `\`${written}\` names no drive`;
  const drive = start !== undefined && startsWithPosixDrive(start) ? start.slice(0, 2) : undefined;
  if (written.startsWith("\\")) return [drive === undefined ? { text, unknown } : { text: drive + text }];
  if (startsWithPosixDrive(text)) return [{ text: `/${text[1]!.toLowerCase()}${text.slice(2)}` }];
  if (start === undefined) return [{ text }];
  // A program reads this from the current drive, a POSIX shell from its own root.
  return [{ text }, { text: (drive ?? "") + text, unknown }];
}

/** The path in POSIX form as Windows spells it: `/c/Users/a` is `C:\Users\a`. */
export function toWindowsForm(path: string): string {
  if (!startsWithPosixDrive(path)) return path.replaceAll("/", "\\");
  return `${path[1]!.toUpperCase()}:${path.length > 2 ? path.slice(2).replaceAll("/", "\\") : "\\"}`;
}

/**
 * What NTFS opens for names with a stream (`.env::$DATA`), with dots or blanks at their end, short names (`PROGRA~1`)
 * and device names (`NUL.txt`): why an allow rule must not trust them, and the path without these. Undefined: none.
 */
export function withoutStreams(
  path: string,
): { readonly text: string; readonly unknown: string } | undefined {
  let unknown: string | undefined;
  const names = path.split("/").map((name) => {
    if (name === "" || name === "." || name === "..") return name;
    const colon = name.indexOf(":");
    if (colon >= 0) unknown ??= `\`${name}\` names a stream of a file`;
    const whole = colon >= 0 ? name.slice(0, colon) : name;
    let end = whole.length;
    while (end > 0 && (whole[end - 1] === "." || whole[end - 1] === " ")) end--;
    if (end < whole.length) unknown ??= `Windows drops the dots and blanks at the end of \`${name}\``;
    const bare = whole.slice(0, end);
    if (hasShortName(bare)) unknown ??= `\`${name}\` may be the short name of another file`;
    if (isDeviceName(bare)) unknown ??= `\`${name}\` is the name of a device`;
    return bare;
  });
  return unknown === undefined ? undefined : { text: names.join("/"), unknown };
}

function readDevicePath(written: string, rest: string): readonly WindowsReading[] {
  const unknown = `\`${written}\` is not read as other paths are`;
  if (startsWithDrive(rest)) return [{ text: `/${rest[0]!.toLowerCase()}/${rest.slice(2)}`, unknown }];
  if (rest.slice(0, 4).toLowerCase() === "unc/") {
    return readNetworkPath(written, rest.slice(4)).map((reading) => ({ ...reading, unknown }));
  }
  return [{ text: `/${rest}`, unknown }];
}

function readNetworkPath(written: string, rest: string): readonly WindowsReading[] {
  const unknown = `\`${written}\` is on the network`;
  const readings: WindowsReading[] = [{ text: `/${rest}`, unknown }];
  // `\\localhost\c$` is the drive itself.
  const share = rest.split("/").filter((name) => name !== "")[1];
  if (share?.length === 2 && share[1] === "$" && startsWithDrive(`${share[0]}:`)) {
    const inside = rest.slice(rest.indexOf(share) + 2);
    readings.push({ text: `/${share[0]!.toLowerCase()}${inside}`, unknown });
  }
  return readings;
}

function startsWithDrive(text: string): boolean {
  return text[1] === ":" && isLetter(text[0]!);
}

function startsWithPosixDrive(text: string): boolean {
  return (
    text[0] === "/" && text[1] !== undefined && isLetter(text[1]) && (text.length === 2 || text[2] === "/")
  );
}

function isLetter(character: string): boolean {
  return (character >= "a" && character <= "z") || (character >= "A" && character <= "Z");
}

/** `PROGRA~1`, `ENV~1.TXT`: a tilde and a digit. */
function hasShortName(name: string): boolean {
  const tilde = name.indexOf("~");
  const digit = name[tilde + 1];
  return tilde >= 0 && digit !== undefined && digit >= "0" && digit <= "9";
}

const devices = new Set(["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]);

function isDeviceName(name: string): boolean {
  const dot = name.indexOf(".");
  const stem = (dot < 0 ? name : name.slice(0, dot)).trimEnd().toLowerCase();
  if (devices.has(stem)) return true;
  const port = stem.slice(0, 3);
  return stem.length === 4 && (port === "com" || port === "lpt") && "0123456789¹²³".includes(stem[3]!);
}
