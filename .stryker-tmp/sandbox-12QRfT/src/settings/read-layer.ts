// @ts-nocheck
import type { Code, Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";
import type { Layer, LayerName, Placed, SandboxSettings } from "../policy/layer.ts";
import { emptyLayer } from "../policy/layer.ts";
import type { JsonMember, JsonNode, JsonObject } from "./json-tree.ts";
import { kindOf, plainValue } from "./json-tree.ts";
import { nearestPermissionKey, permissionKeys } from "./permission-keys.ts";
import { repairSettings } from "./repair-settings.ts";

/** Which layer some settings are, and where they come from. */
export type Origin = {
  readonly layer: LayerName;
  /** Absolute path for places and diagnostics; undefined: settings that are in no file. */
  readonly file?: string | undefined;
  /** Where `/x` in the rules of a `--settings` file is anchored. SEMANTICS PATH-6. */
  readonly anchor?: string | undefined;
  /** The file is under version control. SEMANTICS SET-7. */
  readonly tracked?: boolean | undefined;
  /** Others than an administrator could have written it: only what restricts is taken. SEMANTICS MAN-20. */
  readonly distrust?: Diagnostic | undefined;
};

/** What was read, and everything that is wrong with it. */
export type SettingsReading = {
  readonly layer: Layer;
  /**
   * All that was written, with places, every known setting of a type that it can have; undefined: nothing could be read.
   * For what is decided besides tool calls.
   */
  readonly tree: JsonNode | undefined;
  /** Why nothing that loosens is taken from it: damage, a wrong type, or distrust; undefined: all is taken. */
  readonly restrictsOnly: Diagnostic | undefined;
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
  #wrongType: Diagnostic | undefined;

  /** @param found what already went wrong; the first is the damage. */
  constructor(origin: Origin, found: readonly Diagnostic[]) {
    this.#origin = origin;
    this.#diagnostics = origin.distrust === undefined ? [...found] : [...found, origin.distrust];
    this.#damage = found[0];
  }

  read(root: JsonNode | undefined): SettingsReading {
    const settings = this.#repaired(this.#root(root));
    const permissions = objectsIn(settings, "permissions");
    // JSON.parse would see this one only.
    const last = permissions.at(-1);
    for (const object of permissions) this.#unknownKeys(object);

    const deny = permissions.flatMap((object) => this.#restrictions(object, "deny"));
    const ask = permissions.flatMap((object) => this.#restrictions(object, "ask"));
    const defaultMode = lastOf(last, "defaultMode");
    const anywhere = settings === undefined ? permissions : [settings, ...permissions];
    const restricted = {
      disableBypassPermissionsMode: isSet(permissions, "disableBypassPermissionsMode"),
      disableAutoMode: isSet(anywhere, "disableAutoMode"),
      blockReadsOutsideWorkingDirectories: isSet(permissions, "blockReadsOutsideWorkingDirectories"),
      allowManagedPermissionRulesOnly: isSet([settings], "allowManagedPermissionRulesOnly"),
      classifyAllShell: isSet(objectsIn(settings, "autoMode"), "classifyAllShell"),
    };

    const { layer: name, file, anchor, tracked = false } = this.#origin;
    const layer: Layer = { ...emptyLayer(name), file, anchor, tracked, deny, ask, ...restricted };
    const free = {
      allow: entriesOf(lastOf(last, "allow")),
      additionalDirectories: entriesOf(lastOf(last, "additionalDirectories")),
      sandbox: sandboxOf(objectsIn(settings, "sandbox").at(-1)),
      ...(defaultMode === undefined ? {} : { defaultMode: placed(defaultMode) }),
    };
    const damage = this.#finalDamage();
    const restrictsOnly = damage ?? this.#origin.distrust ?? this.#rejection();
    return {
      layer:
        damage !== undefined
          ? { ...layer, damage }
          : restrictsOnly !== undefined
            ? { ...layer, ...restrictive(free) }
            : { ...layer, ...free },
      tree: settings ?? root,
      restrictsOnly,
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

  #repaired(settings: JsonObject | undefined): JsonObject | undefined {
    if (settings === undefined) return undefined;
    this.#permissionsAreObjects(settings);
    this.#duplicates(settings);
    this.#misplacedKeys(settings);
    const { tree, diagnostics } = repairSettings(settings, this.#origin.layer);
    this.#diagnostics.push(...diagnostics);
    this.#wrongType = diagnostics.find((diagnostic) => diagnostic.severity === "error");
    return tree;
  }

  /** Rules may be lost by a `permissions` that is anything else. */
  #permissionsAreObjects(settings: JsonObject): void {
    for (const { value } of membersOf(settings, "permissions")) {
      if (value.type === "object") continue;
      this.#damaged(value.place, `\`permissions\` must be an object, not ${kindOf(value)}`);
    }
  }

  /** The deny or ask rules of one `permissions`. A lone string still counts as one rule. SEMANTICS MAN-10. */
  #restrictions(permissions: JsonObject, key: "deny" | "ask"): Placed<unknown>[] {
    return membersOf(permissions, key).flatMap(({ value }) => {
      if (value.type === "array") return value.items.map(placed);
      const lone = value.type === "scalar" && typeof value.value === "string";
      const message = `\`${key}\` must be an array of strings, not ${kindOf(value)}`;
      this.#damaged(value.place, message, lone ? `write \`[${JSON.stringify(value.value)}]\`` : undefined);
      return lone ? [placed(value)] : [];
    });
  }

  /** Managed settings are salvaged entry by entry, a wrong type anywhere else rejects the file. SEMANTICS MAN-21. */
  #rejection(): Diagnostic | undefined {
    const cause = this.#wrongType;
    if (cause === undefined || this.#origin.layer === "managed") return undefined;
    const { help: _, ...place } = cause;
    const rejection: Diagnostic = {
      ...place,
      code: "settings-rejected",
      message: "only what restricts is taken from these settings until this is mended",
    };
    this.#diagnostics.push(rejection);
    return rejection;
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

/** Every value of a key that is an object. */
function objectsIn(parent: JsonObject | undefined, key: string): JsonObject[] {
  return membersOf(parent, key).flatMap(({ value }) => (value.type === "object" ? [value] : []));
}

/** Whether a switch that only restricts is on in any occurrence; its type is repaired. */
function isSet(holders: readonly (JsonObject | undefined)[], key: string): boolean {
  return holders
    .flatMap((holder) => membersOf(holder, key))
    .some(({ value }) => value.type === "scalar" && value.value !== false);
}

function sandboxOf(sandbox: JsonObject | undefined): SandboxSettings {
  const flag = (key: string): boolean | undefined => {
    const node = lastOf(sandbox, key);
    return node?.type === "scalar" && typeof node.value === "boolean" ? node.value : undefined;
  };
  return {
    enabled: flag("enabled"),
    autoAllowBashIfSandboxed: flag("autoAllowBashIfSandboxed"),
    allowUnsandboxedCommands: flag("allowUnsandboxedCommands"),
    excludedCommands: entriesOf(lastOf(sandbox, "excludedCommands")),
  };
}

/** What is left of the settings that can loosen where only what restricts is taken. */
function restrictive({ sandbox, defaultMode }: Pick<Layer, "sandbox" | "defaultMode">): Partial<Layer> {
  const offOnly = (flag: boolean | undefined): boolean | undefined => (flag === false ? false : undefined);
  return {
    sandbox: {
      enabled: offOnly(sandbox.enabled),
      autoAllowBashIfSandboxed: offOnly(sandbox.autoAllowBashIfSandboxed),
      allowUnsandboxedCommands: offOnly(sandbox.allowUnsandboxedCommands),
      excludedCommands: sandbox.excludedCommands,
    },
    ...(defaultMode === undefined ? {} : { defaultMode: strictMode(defaultMode) }),
  };
}

/** A mode that allows more than `default` counts as `default`, so that no weaker layer's counts instead. */
function strictMode(mode: Placed<unknown>): Placed<unknown> {
  return mode.value === "plan" || mode.value === "dontAsk" ? mode : { ...mode, value: "default" };
}

function entriesOf(node: JsonNode | undefined): Placed<unknown>[] {
  return node?.type === "array" ? node.items.map(placed) : [];
}

function placed(node: JsonNode): Placed<unknown> {
  return { value: plainValue(node), place: node.place };
}
