import { contender as casbin } from "./casbin.ts";
import { contender as casl } from "./casl.ts";
import { contender as cedar } from "./cedar.ts";
import type { Contender } from "./contender.ts";
import { contender as ignore } from "./ignore.ts";
import { contender as picomatch } from "./picomatch.ts";
import { contender as plain } from "./plain.ts";
import { contender as regexp } from "./regexp.ts";
import { contender as toolgate } from "./toolgate.ts";

/** Toolgate first: the others are held against it. */
export const contenders: readonly Contender[] = [
  toolgate,
  plain,
  regexp,
  ignore,
  picomatch,
  casl,
  casbin,
  cedar,
];
