import type { DomainPattern } from "../match/domain.ts";
import { compileNameGlob, type NamePattern } from "../match/name.ts";
import type { NameEntry } from "../policy/name-index.ts";
import type { ToolPattern } from "../rule/rule.ts";
import { legacyNames } from "../rule/tools.ts";
import { type Automaton, common, complement, everything, textOnly, union, Writer } from "./automaton.ts";
import { allBut, anyCharacter, type CharacterSet, setOf, single } from "./character-set.ts";

/** The names that a name with `*` matches. SEMANTICS SYN-9 */
export function nameTexts({ text }: NamePattern, over: CharacterSet = anyCharacter): Automaton {
  return writeGlob(new Writer(), text, over).end().automaton();
}

function writeGlob(writer: Writer, text: string, over: CharacterSet): Writer {
  text.split("*").forEach((piece, i) => {
    if (i > 0) writer.run(over);
    writer.text(piece);
  });
  return writer;
}

/** The names of tools that a rule's tool covers: `ToolIndex.of`. SEMANTICS SYN-9, MCP-1, AGT-1 */
export function toolTexts(tool: ToolPattern): Automaton {
  if (tool.type === "server") {
    const server = `mcp__${tool.server}`;
    const tools = new Writer().text(`${server}__`).run(anyCharacter).end().automaton();
    return union([textOnly(server), tools]);
  }
  const glob = compileNameGlob(tool.type === "glob" ? tool.pattern : tool.name);
  const older = [...legacyNames].filter(([, name]) => glob.matches(name)).map(([name]) => textOnly(name));
  return union([nameTexts(glob), ...older]);
}

/** What a rule for a skill or a sub-agent covers. SEMANTICS SKL-1, AGT-1 */
export function ruledNames({ name, anyArguments }: NameEntry, tool: string, restricts: boolean): Automaton {
  const blank = single(0x20);
  const own = new Writer().text(name).end();
  if (anyArguments || restricts) own.anythingAfter(blank);
  if (!restricts || tool !== "Skill" || name.includes(" ")) return own.automaton();
  const nested = new Writer().run(allBut(blank)).text(`:${name}`).end().anythingAfter(blank);
  return union([own.automaton(), nested.automaton()]);
}

const digit: CharacterSet = [0x30, 0x39];
const hexDigit = setOf([0x30, 0x39, 0x61, 0x66]);
const inLabel = allBut(single(0x2e));

/** The hosts that a domain pattern matches: `DomainPattern.matches`. SEMANTICS WEB-1 … WEB-3 */
export function hostTexts({ strategy }: DomainPattern): Automaton {
  if (strategy.by === "any") return everything;
  if (strategy.by === "exact") return textOnly(strategy.host);
  if (strategy.by === "below")
    return common(new Writer().run(anyCharacter).text(`.${strategy.parent}`).end().automaton(), noAddress());
  const written = strategy.glob.split(".");
  const anyDepth = written[0] === "*" && written.length > 1;
  const labels = anyDepth ? written.slice(1) : written;
  const writer = new Writer();
  if (anyDepth) writer.run(inLabel).repeated(single(0x2e), inLabel, 0);
  labels.forEach((label, i) => {
    if (i > 0 || anyDepth) writer.text(".");
    writeGlob(writer, label, inLabel);
  });
  return common(writer.end().automaton(), noAddress());
}

let knownNoAddress: Automaton | undefined;

/** The texts for which `isAddress` is false. */
function noAddress(): Automaton {
  if (knownNoAddress === undefined) {
    const bracketed = new Writer().text("[").run(anyCharacter).end().automaton();
    const numbers = [new Writer(), new Writer().run(anyCharacter).text(".")].map((before) =>
      before.one(digit).run(digit).end().automaton(),
    );
    const hexadecimals = [new Writer(), new Writer().run(anyCharacter).text(".")].map((before) =>
      before.text("0x").run(hexDigit).end().automaton(),
    );
    knownNoAddress = complement(union([bracketed, ...numbers, ...hexadecimals]));
  }
  return knownNoAddress;
}
