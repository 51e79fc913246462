import type { Code, Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";
import type { Layer, LayerName, Placed, SandboxSettings } from "../policy/layer.ts";
import { emptyLayer } from "../policy/layer.ts";
import type { JsonArray, JsonMember, JsonNode, JsonObject } from "./json-tree.ts";
import { kindOf, plainValue } from "./json-tree.ts";
import { nearestPermissionKey, permissionKeys } from "./permission-keys.ts";

/** Which layer some settings are, and where they come from. */
export type Origin = {
  readonly layer: LayerName;
  /** Absolute path for places and diagnostics; undefined: settings that are in no file. */
  readonly file?: string | undefined;
  /** Where `/x` in the rules of a `--settings` file is anchored. SEMANTICS PATH-6. */
  readonly anchor?: string | undefined;
  /** The file is under version control. SEMANTICS SET-7. */
  readonly tracked?: boolean | undefined;
};

/** What was read, and everything that is wrong with it. */
export type SettingsReading = {
  readonly layer: Layer;
  /** All that was written, with places, for what is decided besides tool calls; undefined: nothing could be read. */
  readonly tree: JsonNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads the permission settings out of a tree. What restricts is taken from every occurrence of its key, what
 * loosens from the last one only. With damage, found before or here, nothing that loosens is taken at all.
 */
export function readLayer(
  root: JsonNode | undefined,
  origin: Origin,
  found: readonly Diagnostic[],
): SettingsReading {
  return new LayerReader(origin, found).read(root);
}

class LayerReader {
  readonly #origin: Origin;
  readonly #diagnostics: Diagnostic[];
  #damage: Diagnostic | undefined;

  /** @param found what already went wrong; the first is the damage. */
  constructor(origin: Origin, found: readonly Diagnostic[]) {
    this.#origin = origin;
    this.#diagnostics = [...found];
    this.#damage = found[0];
  }

  read(root: JsonNode | undefined): SettingsReading {
    const settings = this.#root(root);
    const permissions = this.#objects(settings, "permissions", true);
    // JSON.parse would see this one only.
    const last = permissions.at(-1);
    if (settings !== undefined) {
      this.#duplicates(settings);
      this.#misplacedKeys(settings);
    }
    for (const object of permissions) this.#unknownKeys(object);

    const deny = permissions.flatMap((object) => this.#restrictions(object, "deny"));
    const ask = permissions.flatMap((object) => this.#restrictions(object, "ask"));
    const allow = this.#list(last, "allow");
    const additionalDirectories = this.#list(last, "additionalDirectories");
    const defaultMode = lastOf(last, "defaultMode");
    const holders = settings === undefined ? permissions : [settings, ...permissions];
    const restricted = {
      disableBypassPermissionsMode: this.#disables(permissions, "disableBypassPermissionsMode"),
      disableAutoMode: this.#disables(holders, "disableAutoMode"),
      blockReadsOutsideWorkingDirectories: this.#flag(permissions, "blockReadsOutsideWorkingDirectories"),
      // Only managed settings have this key. SEMANTICS MAN-11.
      allowManagedPermissionRulesOnly:
        this.#origin.layer === "managed" &&
        settings !== undefined &&
        this.#flag([settings], "allowManagedPermissionRulesOnly"),
      classifyAllShell: this.#flag(this.#objects(settings, "autoMode", false), "classifyAllShell"),
    };
    const sandbox = this.#sandbox(this.#objects(settings, "sandbox", false).at(-1));

    const { layer: name, file, anchor, tracked = false } = this.#origin;
    const layer: Layer = { ...emptyLayer(name), file, anchor, tracked, deny, ask, ...restricted };
    const damage = this.#finalDamage();
    return {
      layer:
        damage !== undefined
          ? { ...layer, damage }
          : {
              ...layer,
              allow,
              additionalDirectories,
              sandbox,
              ...(defaultMode === undefined ? {} : { defaultMode: placed(defaultMode) }),
            },
      tree: root,
      diagnostics: this.#diagnostics,
    };
  }

  #root(root: JsonNode | undefined): JsonObject | undefined {
    if (root?.type === "object") return root;
    if (root !== undefined) {
      this.#damaged(root.place, `settings must be an object, not ${kindOf(root)}`);
    }
    return undefined;
  }

  /** Every value of `key` that is an object; any other value is an error, or damage where rules may be lost by it. */
  #objects(parent: JsonObject | undefined, key: string, damaging: boolean): JsonObject[] {
    return membersOf(parent, key).flatMap(({ value }) => {
      if (value.type === "object") return [value];
      const message = `\`${key}\` must be an object, not ${kindOf(value)}`;
      if (damaging) this.#damaged(value.place, message);
      else this.#wrongType(value.place, message);
      return [];
    });
  }

  /** The deny or ask rules of one `permissions`. A lone string still counts as one rule. SEMANTICS MAN-10. */
  #restrictions(permissions: JsonObject, key: "deny" | "ask"): Placed<unknown>[] {
    return membersOf(permissions, key).flatMap(({ value }) => {
      if (value.type === "array") return value.items.map(placed);
      this.#damaged(value.place, notAnArray(key, value), arrayHelp(value));
      return isString(value) ? [placed(value)] : [];
    });
  }

  /** The entries of the last list of this name; a value that is no array is left out. */
  #list(parent: JsonObject | undefined, key: string): Placed<unknown>[] {
    for (const { value } of membersOf(parent, key)) {
      if (value.type !== "array") this.#wrongType(value.place, notAnArray(key, value), arrayHelp(value));
    }
    return entriesOf(lastOf(parent, key));
  }

  /** A key whose only value is the word `disable`; any other value but `false` is read as if it were that word. */
  #disables(holders: readonly JsonObject[], key: string): boolean {
    let disabled = false;
    for (const { value } of holders.flatMap((holder) => membersOf(holder, key))) {
      const word = value.type === "scalar" ? value.value : undefined;
      if (word !== "disable") {
        const reading = word === false ? "it is left out" : "it is read as `disable`";
        this.#wrongType(value.place, `\`${key}\` can only be \`"disable"\`; ${reading}`);
      }
      if (word !== false) disabled = true;
    }
    return disabled;
  }

  /** A flag that only restricts: true in any occurrence, and where the value is no boolean. SEMANTICS MAN-10. */
  #flag(holders: readonly JsonObject[], key: string): boolean {
    let set = false;
    for (const { value } of holders.flatMap((holder) => membersOf(holder, key))) {
      const flag = value.type === "scalar" ? value.value : undefined;
      if (typeof flag !== "boolean") {
        this.#wrongType(
          value.place,
          `\`${key}\` must be true or false, not ${kindOf(value)}; it is read as true`,
          booleanHelp(value),
        );
      }
      if (flag !== false) set = true;
    }
    return set;
  }

  /** What cannot be read here never makes a command run without a question. SEMANTICS SBX-1. */
  #sandbox(sandbox: JsonObject | undefined): SandboxSettings {
    return {
      enabled: this.#sandboxFlag(sandbox, "enabled", false),
      autoAllowBashIfSandboxed: this.#sandboxFlag(sandbox, "autoAllowBashIfSandboxed", false),
      allowUnsandboxedCommands: this.#sandboxFlag(sandbox, "allowUnsandboxedCommands", undefined),
      excludedCommands: this.#list(sandbox, "excludedCommands"),
    };
  }

  #sandboxFlag(
    sandbox: JsonObject | undefined,
    key: string,
    otherwise: boolean | undefined,
  ): boolean | undefined {
    const node = lastOf(sandbox, key);
    if (node === undefined) return undefined;
    if (node.type === "scalar" && typeof node.value === "boolean") return node.value;
    const reading = otherwise === undefined ? "it is left out" : `it is read as ${otherwise}`;
    this.#wrongType(
      node.place,
      `\`sandbox.${key}\` must be true or false, not ${kindOf(node)}; ${reading}`,
      booleanHelp(node),
    );
    return otherwise;
  }

  /** Keys that stand twice, anywhere in the settings. */
  #duplicates(node: JsonNode): void {
    if (node.type === "scalar") return;
    if (node.type === "array") {
      for (const item of node.items) this.#duplicates(item);
      return;
    }
    const seen = new Map<string, Place>();
    for (const { key, keyPlace, value } of node.members) {
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, keyPlace);
      } else {
        const reading =
          key === "permissions"
            ? "the deny and ask rules of all count, otherwise only the last"
            : key === "deny" || key === "ask"
              ? "the entries of all count"
              : "only the last counts";
        this.#report(
          "settings-duplicate-key",
          "error",
          keyPlace,
          `\`${key}\` already stands in line ${first.line}; ${reading}`,
        );
      }
      this.#duplicates(value);
    }
  }

  #unknownKeys(permissions: JsonObject): void {
    for (const { key, keyPlace } of permissions.members) {
      if (isNote(key) || permissionKeys.some((known) => known === key)) continue;
      const nearest = nearestPermissionKey(key);
      this.#report(
        "settings-unknown-permission-key",
        nearest === undefined ? "warning" : "error",
        keyPlace,
        `\`permissions\` has no key \`${key}\`, so it has no effect`,
        nearest === undefined ? undefined : `write \`${nearest}\``,
      );
    }
  }

  /** Lists of rules beside `permissions` instead of inside it. */
  #misplacedKeys(settings: JsonObject): void {
    for (const { key, keyPlace, value } of settings.members) {
      if (value.type !== "array" || !listKeys.some((known) => known === key)) continue;
      this.#report(
        "settings-unknown-permission-key",
        "error",
        keyPlace,
        `\`${key}\` stands beside \`permissions\`, so it has no effect`,
        "move it into `permissions`",
      );
    }
  }

  #damaged(place: Place, message: string, help?: string): void {
    this.#damage ??= this.#report("settings-wrong-type", "error", place, message, help);
  }

  #wrongType(place: Place, message: string, help?: string): void {
    this.#report("settings-wrong-type", "error", place, message, help);
  }

  /** Damage of managed settings gets a code of its own, since it refuses every call. SEMANTICS MAN-10, SYN-7. */
  #finalDamage(): Diagnostic | undefined {
    const first = this.#damage;
    if (first === undefined || this.#origin.layer !== "managed") return first;
    const { help: _, ...cause } = first;
    const damage: Diagnostic = {
      ...cause,
      code: "managed-unparsable",
      message: "every call is refused until this is mended",
    };
    this.#diagnostics.push(damage);
    return damage;
  }

  #report(code: Code, severity: Severity, place: Place, message: string, help?: string): Diagnostic {
    const diagnostic: Diagnostic = {
      code,
      severity,
      message,
      ...place,
      ...(help === undefined ? {} : { help }),
    };
    this.#diagnostics.push(diagnostic);
    return diagnostic;
  }
}

const listKeys = ["allow", "ask", "deny", "additionalDirectories"] as const;

/** Keys under which people keep notes, since JSON has no comments. */
function isNote(key: string): boolean {
  return key.startsWith("_") || key.startsWith("$") || key.startsWith("//");
}

function membersOf(object: JsonObject | undefined, key: string): readonly JsonMember[] {
  return object === undefined ? [] : object.members.filter((member) => member.key === key);
}

function lastOf(object: JsonObject | undefined, key: string): JsonNode | undefined {
  return membersOf(object, key).at(-1)?.value;
}

function entriesOf(node: JsonNode | JsonArray | undefined): Placed<unknown>[] {
  return node?.type === "array" ? node.items.map(placed) : [];
}

function placed(node: JsonNode): Placed<unknown> {
  return { value: plainValue(node), place: node.place };
}

function isString(node: JsonNode): boolean {
  return node.type === "scalar" && typeof node.value === "string";
}

function notAnArray(key: string, node: JsonNode): string {
  return `\`${key}\` must be an array of strings, not ${kindOf(node)}`;
}

function arrayHelp(node: JsonNode): string | undefined {
  return isString(node) ? `write \`[${JSON.stringify(plainValue(node))}]\`` : undefined;
}

/** `"true"` in quotes is the one slip whose fix is certain. */
function booleanHelp(node: JsonNode): string | undefined {
  const value = plainValue(node);
  return value === "true" || value === "false" ? `write \`${value}\` without quotes` : undefined;
}
