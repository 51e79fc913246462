import type { ToolCall } from "../base/tool-call.ts";
import type { Decision } from "../index.ts";

/** Calls that needed the same rules to be allowed. */
export type Prompt = {
  /** The narrowest rules that would allow it, all of them needed. */
  readonly rules: readonly string[];
  readonly count: number;
  /** One of the calls, without what is long in it. */
  readonly call: ToolCall;
  readonly cwd: string | undefined;
};

/** More different prompts than this are only counted. */
const promptsMax = 20_000;
/** Longer texts in the input of a call are not kept, but for what it is judged by. */
const textLengthMax = 1_000;

/** The calls that a policy asks about, by the rules that would allow them. Memory is bounded. */
export class Prompts {
  readonly #prompts = new Map<
    string,
    { rules: readonly string[]; count: number; call: ToolCall; cwd: string | undefined }
  >();
  #total = 0;
  #further = 0;

  add(call: ToolCall, cwd: string | undefined, { effect, suggestions }: Decision): void {
    if (effect !== "ask") return;
    this.#total += 1;
    const rules = [...new Set(suggestions.map(({ rule }) => rule))].sort();
    if (rules.length === 0 || rules.some((rule) => rule.length > textLengthMax)) return;
    const key = JSON.stringify(rules);
    const known = this.#prompts.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#prompts.size < promptsMax)
      this.#prompts.set(key, {
        rules,
        count: 1,
        call: { tool: call.tool, input: shortened(call.input) },
        cwd,
      });
    else this.#further += 1;
  }

  /** How many calls asked. */
  get total(): number {
    return this.#total;
  }

  /** How many of them are not kept, because there were too many different ones. */
  get further(): number {
    return this.#further;
  }

  /** Those that rules could allow. */
  get prompts(): readonly Prompt[] {
    return [...this.#prompts.values()];
  }
}

/** No rule looks at the content of a file or the prompt of an agent. */
function shortened(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const entries = Object.entries(input).filter(([, value]) => {
    if (typeof value === "string") return value.length <= textLengthMax;
    return typeof value !== "object";
  });
  return Object.fromEntries(entries);
}
