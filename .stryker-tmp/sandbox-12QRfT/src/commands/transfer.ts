// @ts-nocheck
import { type Argument, argumentBehind } from "./argument.ts";
import type { Found } from "./found.ts";
import { isOpensslQuestion } from "./print.ts";
import type { Study, Use } from "./program.ts";
import { has, place } from "./study.ts";

const dataOptions = new Set([
  "-d",
  "--data",
  "--data-ascii",
  "--data-binary",
  "--data-urlencode",
  "--json",
  "-H",
  "--header",
  "--proxy-header",
]);

/** `@file` in values, and files that take their name from the address. curl(1). */
export const studyCurl: Study = ({ parsed }, found) => {
  for (const { name, value } of parsed.given) if (value !== undefined) studyCurlValue(name, value, found);
  if (!has(parsed, "-O --remote-name --remote-name-all -J --remote-header-name")) return;
  const directory = parsed.given.findLast(({ name }) => name === "--output-dir")?.value;
  if (directory !== undefined) found.write(directory, true);
  else for (const address of parsed.operands) writeNamed(nameIn(address, "?"), found);
};

function studyCurlValue(name: string, value: Argument, found: Found): void {
  if (dataOptions.has(name)) {
    const at = name === "--data-urlencode" ? value.prefix.indexOf("@") : 0;
    if (at >= 0 && value.prefix[at] === "@") found.readFile(argumentBehind(value, at + 1));
  } else if (name === "-F" || name === "--form") {
    const equals = value.prefix.indexOf("=");
    const mark = value.prefix[equals + 1];
    if (equals > 0 && (mark === "@" || mark === "<"))
      found.readFile(formFile(argumentBehind(value, equals + 2)));
  } else if ((name === "-b" || name === "--cookie") && value.text !== undefined && !value.text.includes("="))
    found.readFile(value);
}

/** `file;type=text/plain` names `file`. */
function formFile(value: Argument): Argument {
  const end = value.text?.indexOf(";") ?? -1;
  return end < 0 ? value : { ...value, text: value.text!.slice(0, end), prefix: value.text!.slice(0, end) };
}

/** The last part of an address; undefined where it is not certain, empty where there is none. */
function nameIn({ text }: Argument, end: "?" | "#"): string | undefined {
  if (text === undefined) return undefined;
  const address = text.split(end)[0]!.split("#")[0]!;
  const host = address.indexOf("://");
  const slash = address.indexOf("/", host < 0 ? 0 : host + 3);
  return slash < 0 ? "" : address.slice(address.lastIndexOf("/") + 1);
}

/** Where the name is not certain, any file here. */
function writeNamed(name: string | undefined, found: Found): void {
  const file = found.argument(name ? name : ".");
  if (file !== undefined) found.write(file, !name);
}

/** `wget` writes a file named by the address unless `-O` names one. wget(1). */
export const studyWget: Study = ({ parsed }, found) => {
  if (has(parsed, "-O --output-document --spider --delete-after")) return;
  const directory = parsed.given.findLast(
    ({ name }) => name === "-P" || name === "--directory-prefix",
  )?.value;
  if (directory !== undefined) found.write(directory, true);
  else
    for (const address of parsed.operands)
      writeNamed(nameIn(address, "#") === "" ? "index.html" : nameIn(address, "#"), found);
};

/** `scp`, `rsync`, `sftp`: the last operand is written; a side with `host:` is not here. */
export const studyRemoteCopy: Study = ({ name, parsed }: Use, found) => {
  const files = parsed.operands.filter((operand) => !isRemote(operand));
  const last = parsed.operands.at(-1);
  for (const file of files)
    place(
      file,
      file === last && parsed.operands.length > 1 ? "trees-written" : name === "sftp" ? "text" : "trees",
      true,
      found,
    );
};

function isRemote({ prefix }: Argument): boolean {
  const colon = prefix.indexOf(":");
  const slash = prefix.indexOf("/");
  return colon > 0 && (slash < 0 || colon < slash);
}

/** `openssl`: options with one dash. openssl(1). */
export const studyOpenssl: Study = ({ words }, found) => {
  if (isOpensslQuestion(words)) {
    for (const [at, word] of words.entries())
      if (at > 0 && words[at - 1]!.text !== "-inform" && !word.text?.startsWith("-")) found.readFile(word);
    return;
  }
  found.refuse("`openssl` with these words is not in the read-only table");
  for (let at = 1; at < words.length; at++) {
    const { text } = words[at]!;
    const value = words[at + 1];
    if (text === undefined || value === undefined) continue;
    if (opensslReads.has(text)) found.readFile(value);
    else if (opensslWrites.has(text)) found.write(value);
    else if (text.startsWith("-engine") || text.startsWith("-provider"))
      found.runUnknown("it loads a library");
    else if (text.startsWith("-pass") && value.prefix.startsWith("file:"))
      found.read(argumentBehind(value, 5));
    else continue;
    at++;
  }
  const last = words.at(-1);
  if (words[0]?.text === "dgst" && last?.text !== undefined && !last.text.startsWith("-")) found.read(last);
};

const opensslReads = new Set(
  "-in -inkey -key -cert -CAfile -CA -CAkey -CApath -config -sigfile -signature -sign -verify -prverify -certfile -kfile -inform-file -rand -content -untrusted -chain -extfile".split(
    " ",
  ),
);
const opensslWrites = new Set(
  "-out -keyout -writerand -sess_out -keylogfile -msgfile -CAserial -signer -pubout-file".split(" "),
);
