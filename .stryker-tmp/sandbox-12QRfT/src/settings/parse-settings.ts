// @ts-nocheck
import type { Code, Diagnostic } from "../base/diagnostic.ts";
import { limits } from "../base/limits.ts";
import type { LayerName } from "../policy/layer.ts";
import { type JsonNode, settingsDepthMax, treeOfText, treeOfValue } from "./json-tree.ts";
import { type Origin, readLayer, type SettingsReading } from "./read-layer.ts";
import { syntaxDiagnostic } from "./syntax.ts";

/** The text of one settings file. */
export type SettingsSource = Origin & TextSource;

/** The text of a file, and how it is called in places. */
type TextSource = {
  readonly text: string;
  readonly file?: string | undefined;
  /** What the reader of the file already found wrong, e.g. bytes that are not UTF-8. */
  readonly damage?: Diagnostic | undefined;
};

/**
 * Reads one settings file: what it says about permissions as a layer, every rule with its place.
 * Settings are strict JSON; a byte order mark is passed over. SEMANTICS SYN-7, SET-2, MAN-10.
 *
 * Never throws and never returns less than the file restricts. Where part of the text cannot be read, the layer has
 * the deny and ask rules that could be read, no allow rules and no directories, and `damage` tells what is wrong.
 * `deny` and `ask` of a key that stands twice are united; of everything that loosens only the last counts.
 * Entries of lists may be any JSON value: whether they are rules is checked when the layers are compiled.
 *
 * The place of an entry is what lies between its quotes (line and column from 1, UTF-16 units, end exclusive); it is
 * longer than the rule where the text holds JSON escapes. Linear in the length of the text, which is limited to
 * `limits.settingsBytesMax`.
 */
export function parseSettings(source: SettingsSource): SettingsReading {
  const { tree, found } = treeOfSource(source);
  return readLayer(tree, source, found);
}

/** What is written in a text, and all that is wrong with it before anybody asks what it means. */
export function treeOfSource({ text: whole, file, damage }: TextSource): {
  readonly tree: JsonNode | undefined;
  readonly found: readonly Diagnostic[];
} {
  const found = damage === undefined ? [] : [damage];
  if (whole.length > limits.settingsBytesMax) {
    return {
      tree: undefined,
      found: [...found, fileDiagnostic("settings-too-large", tooLargeMessage, file)],
    };
  }
  const text = whole.startsWith("\uFEFF") ? whole.slice(1) : whole;
  const { tree, faults } = treeOfText(text, file);
  return { tree, found: [...found, ...faults.map((fault) => syntaxDiagnostic(text, fault, file))] };
}

/** Says by how much is too much. */
const tooLargeMessage = `settings may hold at most ${limits.settingsBytesMax} bytes`;

/**
 * The same from settings that are already parsed, as a host or a test has them. All places are line 1; keys that
 * stood twice in a text are gone. Never throws for a value that JSON can express.
 */
export function layerOf(
  value: unknown,
  layer: LayerName,
  origin: Omit<Origin, "layer"> = {},
): SettingsReading {
  const tree = treeOfValue(value, origin.file);
  const found =
    tree === undefined
      ? [
          fileDiagnostic(
            "settings-syntax",
            `objects and arrays are nested more than ${settingsDepthMax} deep`,
            origin.file,
          ),
        ]
      : [];
  return readLayer(tree, { ...origin, layer }, found);
}

/**
 * A layer that is there but cannot be read: no rules, and the damage that keeps every call from being allowed.
 * For hosts that read files themselves.
 */
export function unreadableLayer(origin: Origin, damage: Diagnostic): SettingsReading {
  return readLayer(undefined, origin, [damage]);
}

/** An error about settings as a whole. */
function fileDiagnostic(code: Code, message: string, file: string | undefined): Diagnostic {
  const at = { line: 1, column: 1, endColumn: 1 };
  return { code, severity: "error", message, ...(file === undefined ? {} : { file }), ...at };
}
