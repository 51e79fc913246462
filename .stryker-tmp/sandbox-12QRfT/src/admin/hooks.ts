// @ts-nocheck
import { compileUrlPattern } from "../match/url-pattern.ts";
import type { LayerName } from "../policy/layer.ts";
import { urlOf } from "../world/url.ts";
import { type AdminDecision, allowed, askedAbout, decided, floored, refused } from "./decision.ts";
import { isText, textsOf } from "./json.ts";
import type { AdminPolicy, HookPolicy, HttpHookPolicy } from "./policy.ts";
import type { AdminSettings, Entry, Layers } from "./settings.ts";

/** A hook, status line or file suggestion that somebody configured. */
export type Hook = {
  /** The layer of its settings; `plugin`; `agent`: the head of an agent's file; `sdk`: the embedding program itself. */
  readonly from: LayerName | "plugin" | "agent" | "sdk";
  /** `name@marketplace`, where it is of a plugin. */
  readonly plugin?: string;
  readonly type: "command" | "prompt" | "agent" | "http" | "mcp_tool" | "statusLine" | "fileSuggestion";
  /** Of an HTTP hook. */
  readonly url?: string;
  /** Variables that an HTTP hook wants in its headers. */
  readonly allowedEnvVars?: readonly string[];
};

/** `variables`: those that an HTTP hook may have in its headers. */
export type HookDecision = AdminDecision & { readonly variables: readonly string[] };

/**
 * Whether a hook may run, and which variables it may send. Nothing but managed settings holds back a hook of the
 * administrator. Never throws. SEMANTICS MAN-14, MAN-15, HK-12
 */
export function decideHook(policy: AdminPolicy, hook: Hook): HookDecision {
  const { hooks, managedFloor, floor } = policy;
  const decision = decided(undefined, () =>
    floored(isOfAdministrator(hooks, hook) ? managedFloor : floor, ruling(hooks, hook)),
  );
  return "variables" in decision ? decision : { ...decision, variables: [] };
}

function ruling(policy: HookPolicy, hook: Hook): HookDecision {
  const { variables, urls } = isOfAdministrator(policy, hook) ? policy.managed : policy.others;
  const wanted = textsOf(hook.allowedEnvVars) ?? [];
  const granted = variables === undefined ? wanted : wanted.filter((name) => variables.has(name));
  const off = switchedOff(policy, hook);
  if (off !== undefined) return { ...off, variables: [] };
  if (hook.from === "managed" && policy.distrusted)
    return { ...askedAbout("MAN-20", "others can write managed settings"), variables: [] };
  if (hook.type !== "http") return { ...allowed("MAN-14", "nothing switches this hook off"), variables: [] };
  if (urls === undefined)
    return { ...allowed("MAN-15", "no list says where hooks may send"), variables: granted };
  const subject = urlOf(hook.url);
  const match = urls.entries.find(({ url }) => url.mustMatch(subject));
  return match === undefined
    ? { ...refused("MAN-15", "no allowed URL of hooks matches its URL", urls.decidedBy), variables: [] }
    : { ...allowed("MAN-15", "its URL is an allowed one", match.written), variables: granted };
}

function switchedOff(policy: HookPolicy, hook: Hook): AdminDecision | undefined {
  if (hook.from === "sdk") return undefined;
  if (policy.allOff !== undefined)
    return refused("HK-12", "managed settings switch all hooks off", policy.allOff);
  if (isOfAdministrator(policy, hook)) return undefined;
  if (policy.managedOnly !== undefined)
    return refused("MAN-14", "managed settings let only their own hooks run", policy.managedOnly);
  if (policy.othersOff !== undefined)
    return refused("HK-12", "settings switch all hooks off but those of managed settings", policy.othersOff);
  const isOwn = hook.from !== "plugin" && hook.from !== "agent";
  return isOwn && policy.pluginsOnly !== undefined
    ? refused("MAN-14", "managed settings let only plugins bring hooks", policy.pluginsOnly)
    : undefined;
}

/** Of managed settings, or of a plugin that they switch on. */
function isOfAdministrator({ forcedPlugins }: HookPolicy, { from, plugin }: Hook): boolean {
  return from === "managed" || (from === "plugin" && isText(plugin) && forcedPlugins.has(plugin));
}

export function compileHooks(settings: AdminSettings): HookPolicy {
  const off = settings
    .values("disableAllHooks")
    .find(({ value, loosens }) => value === true || (value === false && loosens));
  const disabled = off?.value === true ? off : undefined;
  return {
    allOff: disabled?.layer === "managed" ? disabled : undefined,
    othersOff: disabled?.layer === "managed" ? undefined : disabled,
    managedOnly: settings.on("allowManagedHooksOnly", "managed"),
    distrusted: settings.readings.some(
      (reading) => reading.layer.name === "managed" && !settings.mayLoosen(reading),
    ),
    pluginsOnly: settings.values("strictPluginOnlyCustomization", "managed").find(locksHooks),
    forcedPlugins: new Set(
      settings
        .members("enabledPlugins", "managed")
        .flatMap(({ name, value, loosens }) => (value === true && loosens ? [name] : [])),
    ),
    managed: httpHooks(settings, "managed"),
    others: httpHooks(settings, "all"),
  };
}

/** `true`, or a list that names them; what is neither locks them too. */
function locksHooks({ value }: Entry): boolean {
  return Array.isArray(value) ? value.includes("hooks") : value !== false;
}

function httpHooks(settings: AdminSettings, layers: Layers): HttpHookPolicy {
  const urls = settings.admitting("allowedHttpHookUrls", layers);
  const variables = settings.admitting("httpHookAllowedEnvVars", layers);
  return {
    urls: urls && {
      decidedBy: urls.decidedBy,
      entries: urls.entries.flatMap((written) => {
        if (!isText(written.value)) return [];
        const url = compileUrlPattern(written.value);
        // the lists of managed settings are among those of all layers, so they are reported once
        if (url.problem !== undefined && layers === "all")
          settings.report("entry-without-effect", written.place, `this URL allows nothing: ${url.problem}`);
        return [{ url, written }];
      }),
    },
    variables: variables && new Set(variables.entries.map(({ value }) => value).filter(isText)),
  };
}
