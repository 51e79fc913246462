import { compileNameGlob, type NamePattern } from "../match/name.ts";
import type { ToolPattern } from "../rule/rule.ts";
import { toolText } from "../rule/specifier.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { LiteralIndex } from "./literal-index.ts";
import { ToolIndex } from "./tool-index.ts";

type Entry = { readonly rule: CompiledRule; readonly value: NamePattern };
export type ParameterEntry = Entry & { readonly tool: ToolPattern; readonly parameter: string };

/** The parameters that rules for one tool name, and the rules by the value they want. */
type Parameters = Map<string, LiteralIndex<Entry>>;

/**
 * Parameter rules of one effect, by tool, by parameter and by a literal of the value. SEMANTICS SYN-11
 * Look-up: the patterns of tools that cover the tool, times the parameters they name; then see `LiteralIndex`.
 */
export class ParameterIndex {
  private readonly tools = new ToolIndex<Parameters>();
  /** The same, by how the rules write their tool. */
  private readonly byText = new Map<string, Parameters>();

  /** Every rule, in the order in which they were added. */
  readonly all: ParameterEntry[] = [];

  add(tool: ToolPattern, parameter: string, value: string, rule: CompiledRule): void {
    const entry = { rule, value: compileNameGlob(value) };
    this.all.push({ ...entry, tool, parameter });
    const parameters = this.parametersOf(tool);
    const values = parameters.get(parameter) ?? new LiteralIndex();
    parameters.set(parameter, values);
    values.add(value.split("*"), entry);
  }

  private parametersOf(tool: ToolPattern): Parameters {
    const text = toolText(tool);
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const parameters: Parameters = new Map();
    this.byText.set(text, parameters);
    this.tools.add(tool, parameters);
    return parameters;
  }

  /** Whether a rule looks at a parameter of the tool. */
  looksAt(tool: string): boolean {
    return this.tools.first(tool) !== undefined;
  }

  /**
   * A rule that matches one of the values given.
   * @param given the value of a parameter, undefined where it has none
   */
  matching(tool: string, given: (parameter: string) => string | undefined): CompiledRule | undefined {
    for (const parameters of this.tools.of(tool)) {
      for (const [parameter, values] of parameters) {
        const text = given(parameter);
        if (text === undefined) continue;
        for (const entries of values.candidates(text))
          for (const { rule, value } of entries) if (value.matches(text)) return rule;
      }
    }
    return undefined;
  }
}
