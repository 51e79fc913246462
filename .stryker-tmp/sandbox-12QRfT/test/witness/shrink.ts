// @ts-nocheck
import { smallerTexts } from "../../src/fuzz/smaller.ts";

/** The smallest form of a text for which `fails` still holds. Gives what it has when `fails` was asked `most` times. */
export async function shrunk(
  text: string,
  fails: (candidate: string) => Promise<boolean>,
  most = 600,
): Promise<string> {
  const search = smallerTexts(text);
  let left = most;
  let step = search.next();
  while (!step.done) step = search.next(left-- > 0 && (await fails(step.value)));
  return step.value;
}
