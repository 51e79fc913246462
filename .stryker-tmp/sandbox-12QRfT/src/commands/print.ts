// @ts-nocheck
import type { Argument } from "./argument.ts";
import { mayBeOption } from "./argument.ts";
import { isNumber } from "./options.ts";
import type { Study } from "./program.ts";
import { has } from "./study.ts";

/**
 * `@FILE` in the arguments of a program of binutils and LLVM stands for arguments in that file, such as `--plugin`.
 * A word that begins with what is not certain may be one. Binutils manual, common options.
 */
export const studyObject: Study = ({ name, words }, found) => {
  if (words.some((word) => word.prefix.startsWith("@") || (word.text === undefined && mayBeOption(word))))
    found.refuse(`\`${name}\` may read its options from a file`);
};

/** A name with a slash may be a file of characters for `iconv`. iconv(1). */
export const studyIconv: Study = ({ parsed }, found) => {
  for (const { role, value } of parsed.given) {
    if (role !== "plain" || value === undefined) continue;
    const end = value.text?.indexOf("//") ?? -1;
    const name = end < 0 ? value.text : value.text!.slice(0, end);
    const suffix = end < 0 ? "" : value.text!.slice(end + 2);
    if (name === undefined || name.includes("/") || !["", "TRANSLIT", "IGNORE"].includes(suffix))
      found.refuse("a character set of `iconv` may be a file");
  }
};

/**
 * The programs of the name `yq` share paths, filters and comparisons. Words that load files, disclose variables or
 * evaluate text are refused wherever they stand, and so is `$`.
 */
export const studyYq: Study = ({ parsed }, found) => {
  const writes = has(parsed, "-i --inplace --in-place");
  if (writes) for (const operand of parsed.operands.slice(1)) found.write(operand);
  const subcommand = parsed.operands[0]?.text === "e" || parsed.operands[0]?.text === "eval";
  const program = parsed.operands[subcommand ? 1 : 0]?.text;
  const lower = program?.toLowerCase();
  const word =
    lower === undefined
      ? "…"
      : ["load", "env", "include", "import", "input", "eval", "$", "system", "exec"].find((each) =>
          lower.includes(each),
        );
  if (word !== undefined) found.refuse(`\`${word}\` in the program of \`yq\` is not read-only`);
};

/** `top -b -n 1` prints and ends; `top -l 1` is how macOS spells it. Without them keys are commands. top(1). */
export const studyTop: Study = ({ parsed }, found) => {
  const count = parsed.given.find(({ name }) => name === "-n" || name === "-l");
  const ends = has(parsed, "-l") || (has(parsed, "-b") && has(parsed, "-n"));
  if (!ends || count?.value?.text === undefined || !isNumber(count.value.text))
    found.refuse("`top` without `-b` and `-n` takes commands from the keyboard");
};

const objects = new Set([
  "a",
  "ad",
  "add",
  "addr",
  "address",
  "l",
  "link",
  "r",
  "route",
  "n",
  "neigh",
  "ru",
  "rule",
]);
const showing = new Set(["show", "list", "ls", "sh", "s"]);

/** `ip addr`, `ip -br link show dev eth0`: an object, and nothing but the words to show it. ip(8). */
export const studyIp: Study = ({ words }, found) => {
  const texts = words.map(({ text }) => text ?? "…");
  const start = texts.findIndex((text) => !ipOptions.has(text));
  const [object, verb, ...rest] = start < 0 ? [] : texts.slice(start);
  const shows = verb === undefined || showing.has(verb);
  const selected = rest.length <= 1 || (rest.length === 2 && rest[0] === "dev");
  if (!objects.has(object ?? "") || !shows || !selected || rest.includes("…"))
    found.refuse("`ip` with more than an object to show may change the network");
};

const ipOptions = new Set(
  "-4 -6 -s -stats -d -details -h -human -o -oneline -j -json -p -pretty -br -brief -c -color".split(" "),
);
/** A program that with operands or without one of its questions does more. */
export function onlyWith(questions: string): Study {
  return ({ name, parsed }, found) => {
    if (!has(parsed, questions))
      found.refuse(`\`${name}\` without one of \`${questions}\` does more than read`);
  };
}

/** `openssl dgst FILE`, `openssl x509 -noout -in FILE`, `openssl version`: words that only print. openssl(1). */
export function isOpensslQuestion([command, ...words]: readonly Argument[]): boolean {
  const name = command?.text ?? "";
  if (digests.has(name) || name === "dgst")
    return words.every((word) => isFile(word) || digestWords.has(word.text ?? ""));
  if (name !== "x509" && name !== "req" && name !== "crl") return false;
  let quiet = false;
  for (let at = 0; at < words.length; at++) {
    const { text } = words[at]!;
    if (text === "-noout") quiet = true;
    else if (text === "-in" || text === "-inform") {
      if (words[++at] === undefined || words[at]!.splits) return false;
    } else if (text === undefined || !certificateWords.has(text)) return false;
  }
  return quiet;
}

/** Surely no option. */
function isFile(word: Argument): boolean {
  return !word.splits && !mayBeOption(word);
}

const digests = new Set("md5 sha1 sha224 sha256 sha384 sha512".split(" "));
const digestWords = new Set("-md5 -sha1 -sha224 -sha256 -sha384 -sha512 -hex -binary -c -r".split(" "));
const certificateWords = new Set(
  "-text -subject -issuer -dates -startdate -enddate -serial -fingerprint -sha256 -sha1 -hash -subject_hash -issuer_hash -pubkey -modulus -email -purpose".split(
    " ",
  ),
);
