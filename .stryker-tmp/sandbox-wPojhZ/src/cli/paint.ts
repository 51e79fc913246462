// @ts-nocheck
import type { Environment, Output } from "./io.ts";

const styles = { red: 31, yellow: 33, green: 32, bold: 1, dim: 2 } as const;

export type Style = keyof typeof styles;
export type Paint = (style: Style, text: string) => string;

/** Leaves text as it is. */
export const plain: Paint = (_style, text) => text;

const coloured: Paint = (style, text) => (text === "" ? "" : `\u001b[${styles[style]}m${text}\u001b[0m`);

/** Colours for a terminal. `FORCE_COLOR` decides where it is set, then `NO_COLOR`, then whether anybody looks. */
export function paintFor(output: Output, env: Environment): Paint {
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== "") return force === "0" ? plain : coloured;
  if ((env.NO_COLOR ?? "") !== "") return plain;
  return output.isTTY && env.TERM !== "dumb" ? coloured : plain;
}
