import { type Held, holdRun, smallest } from "../witness/hold.ts";
import { inputs } from "../witness/inputs.ts";
import { installed, means, Sandbox } from "../witness/sandbox.ts";
import type { Found } from "./targets.ts";

const lanes = 2;

export type Witnessed = {
  readonly found: readonly Found[];
  readonly executions: number;
  /** Of these the engine read so many. */
  readonly readable: number;
  readonly milliseconds: number;
};

/** Real shells run made inputs for so long, and the engine must list what they ran. Says why where there is no sandbox. */
export async function witness(seed: number, milliseconds: number, grammar: URL): Promise<Witnessed | string> {
  const how = means();
  if (how.by === "nothing") return how.why;
  const present = installed();
  const started = Date.now();
  const until = started + milliseconds;
  const source = inputs(seed, grammar);
  const found: Found[] = [];
  let executions = 0;
  let readable = 0;
  const lane = async (sandbox: Sandbox): Promise<void> => {
    for (const input of source) {
      if (Date.now() >= until) return;
      const held: Held = await holdRun({ id: String(executions++), input }, undefined, sandbox, present);
      if (held.readable) readable++;
      if (held.misses.length === 0 || found.length >= 20) continue;
      const { shell, argv, standing, input: small } = await smallest(held.misses[0]!, undefined, sandbox);
      found.push({ input: small, message: `${standing}: ${shell} ran ${JSON.stringify(argv)}` });
    }
  };
  const sandboxes = Array.from({ length: lanes }, () => new Sandbox());
  try {
    await Promise.all(sandboxes.map(lane));
  } finally {
    for (const sandbox of sandboxes) sandbox.close();
  }
  return { found, executions, readable, milliseconds: Date.now() - started };
}
