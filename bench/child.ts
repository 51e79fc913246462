import type { Contender } from "./contenders/contender.ts";
import { gitStatus, hostile, ruleSetOf } from "./subjects.ts";

/*
 * One contender in a process of its own: `node child.js start CONTENDER` compiles 20 rules and decides once, `memory`
 * prints the bytes that 10,000 compiled rules take (with `node --expose-gc`), `hostile` prints the milliseconds of one answer about hostile
 * patterns. `node child.js` alone does nothing. Beside the contender only the questions are loaded, which are small.
 */
const [what, name] = process.argv.slice(2);
if (name !== undefined) {
  const { contender } = (await import(`./contenders/${name.toLowerCase()}.js`)) as { contender: Contender };
  if (what === "start") {
    const answer = await contender.compile(ruleSetOf(gitStatus, 20, "last"));
    if (answer(gitStatus.question(0)) !== gitStatus.rule.effect) throw new Error("another answer");
  }
  if (what === "memory") {
    const set = ruleSetOf(gitStatus, 10_000, "last");
    const before = bytesInUse();
    const answer = await contender.compile(set);
    console.log(bytesInUse() - before);
    // in use until here
    if (answer(gitStatus.question(0)) !== gitStatus.rule.effect) throw new Error("another answer");
  }
  if (what === "hostile") {
    const answer = await contender.compile(hostile.ruleSet(1_000));
    const begin = performance.now();
    if (answer(hostile.question(0)) !== "ask") throw new Error("another answer");
    console.log(performance.now() - begin);
  }
}

/** On the heap and beside it, where WebAssembly keeps its memory. */
function bytesInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
