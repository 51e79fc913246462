// @ts-nocheck
import { argumentBehind } from "./argument.ts";
import type { Study } from "./program.ts";
import { innerOf } from "./study.ts";

const toolchain = ["-fplugin", "-specs", "--specs", "-fuse-ld", "-B", "--plugin"];

/** A compiler: `-o` is written, `-wrapper` runs, plugins and tool directories change what runs. GCC manual. */
export const studyCompiler: Study = ({ words }, found) => {
  words.forEach((word, index) => {
    const { text, prefix } = word;
    const value = words[index + 1];
    if (text === "-o" || text === "-MF" || text === "-MJ" || text === "-aux-info") {
      if (value !== undefined) found.write(value);
    } else if (text === "-wrapper") {
      if (value !== undefined) found.run({ by: "script", text: value.text?.replaceAll(",", " ") }, "exec");
    } else if (toolchain.some((option) => prefix.startsWith(option)) || prefix.startsWith("@"))
      found.runUnknown(`\`${prefix}\` of the compiler changes what runs`, "runner");
    else if (prefix.startsWith("-o")) found.write(argumentBehind(word, 2));
  });
};

/** `cmake -E` is a set of small file commands. cmake(1). */
export const studyCmake: Study = ({ words }, found) => {
  found.wrap("runner");
  if (words[0]?.text !== "-E") return;
  const [, command, ...rest] = words;
  if (command?.text === "env" || command?.text === "time") {
    const start = rest.findIndex(({ prefix }) => !prefix.startsWith("--") && !prefix.includes("="));
    if (start >= 0) found.run(innerOf(rest.slice(start)), "exec");
  } else if (command?.text === "chdir") found.run(innerOf(rest.slice(1)), "exec");
  else
    for (const file of rest)
      if (file.text === undefined || !file.text.startsWith("-")) found.write(file, true);
};
