// @ts-nocheck
import type { Code } from "../base/diagnostic.ts";
import type { Layer } from "./layer.ts";

/** Why the allow rules of a layer do not count. */
export type IgnoredAllow = { readonly code: Code; readonly why: string; readonly help?: string };

/** Whether only managed settings can allow. SEMANTICS MAN-12. */
export function allowRulesLocked(layers: readonly Layer[]): boolean {
  return layers.some((layer) => layer.name === "managed" && layer.allowManagedPermissionRulesOnly);
}

/** SEMANTICS SET-7: what a repository brings along needs trust. */
export function needsTrust(layer: Layer): boolean {
  return layer.name === "project" || (layer.name === "local" && layer.tracked);
}

/** Why no allow rule of this layer counts; undefined: they do. SEMANTICS SET-7, MAN-12. */
export function whyAllowIgnored(layer: Layer, locked: boolean, trusted: boolean): IgnoredAllow | undefined {
  if (locked && layer.name !== "managed") {
    return { code: "lower-layer-allow-ignored", why: "managed settings let only managed allow rules count" };
  }
  if (trusted || !needsTrust(layer)) return undefined;
  return {
    code: "untrusted-workspace",
    why: "this workspace is not trusted",
    help: "trust the workspace, or move the rules to user settings",
  };
}
