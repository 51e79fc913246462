// @ts-nocheck
import fc from "fast-check";

/** One seed for all properties of a run, so that a failure can be repeated with `FC_SEED`. */
export const seed = Number(process.env["FC_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

fc.configureGlobal({ seed });
