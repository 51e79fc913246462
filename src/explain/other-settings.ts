import type { Layer, Placed } from "../policy/layer.ts";
import type { Obstacle } from "./explanation.ts";
import type { Setting } from "./matching.ts";
import { effects, numberOf } from "./numbered.ts";

/** Settings in which one thing is otherwise; `instead` says of an entry that was changed what it is now. */
export type OtherSetting = {
  readonly obstacle: Obstacle;
  readonly message: string;
  readonly setting: Setting;
  readonly instead: (number: number) => string;
};

type RuleChange = {
  readonly obstacle: Obstacle;
  readonly message: string;
  readonly change: (text: string) => string | undefined;
};

const ruleChanges: readonly RuleChange[] = [
  {
    obstacle: "no wildcard",
    message: "the rule covers its own text only, for it has no `*` at its end",
    change: (text) =>
      /^(?:Bash|Monitor|PowerShell)\(.*[^*]\)$/s.test(text) ? `${text.slice(0, -1)} *)` : undefined,
  },
  {
    obstacle: "single slash",
    message: "one `/` is the directory of the settings, not the root of the file system",
    change: (text) => (/^(?:Read|Edit|Cd)\(\/[^/]/.test(text) ? text.replace("(/", "(//") : undefined),
  },
  {
    obstacle: "subdomain",
    message: "the rule does not cover hosts below its host",
    change: (text) =>
      /^WebFetch\(domain:[^*]/.test(text) ? text.replace("domain:", "domain:*.") : undefined,
  },
];

/** The same settings with one obstacle out of the way, for each that they hold. */
export function otherSettings(setting: Setting): readonly OtherSetting[] {
  return [
    ...ruleChanges.flatMap((change) => withOtherRules(setting, change)),
    ...trusted(setting),
    ...unlocked(setting),
  ];
}

/** All entries that can be changed are changed at once: which of them match then says the engine. */
function withOtherRules(
  setting: Setting,
  { obstacle, message, change }: RuleChange,
): readonly OtherSetting[] {
  const changed = new Map<number, string>();
  const other = (entry: Placed<unknown>): Placed<unknown> => {
    const text = typeof entry.value === "string" ? change(entry.value.trim()) : undefined;
    if (text === undefined) return entry;
    changed.set(numberOf(entry), text);
    return { ...entry, value: text };
  };
  const layers = setting.layers.map(
    (layer): Layer => ({
      ...layer,
      ...Object.fromEntries(effects.map((effect) => [effect, layer[effect].map(other)])),
    }),
  );
  if (changed.size === 0) return [];
  return [
    { obstacle, message, setting: { ...setting, layers }, instead: (number) => changed.get(number) ?? "" },
  ];
}

function trusted({ session, ...setting }: Setting): readonly OtherSetting[] {
  if (session.trusted !== false) return [];
  const other = { ...setting, session: { ...session, trusted: true } };
  const message = "this workspace is not trusted";
  return [{ obstacle: "untrusted", message, setting: other, instead: () => "a trusted workspace" }];
}

function unlocked({ layers, ...setting }: Setting): readonly OtherSetting[] {
  if (!layers.some((layer) => layer.allowManagedPermissionRulesOnly)) return [];
  const other = {
    ...setting,
    layers: layers.map((layer) => ({ ...layer, allowManagedPermissionRulesOnly: false })),
  };
  const message = "managed settings let only managed allow rules count";
  return [
    { obstacle: "locked", message, setting: other, instead: () => "allowManagedPermissionRulesOnly: false" },
  ];
}
