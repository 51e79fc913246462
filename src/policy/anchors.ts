import type { Effect } from "../base/effect.ts";
import { topDirectories } from "../rule/path-checks.ts";
import { joinPath, toPosixForm } from "../world/path.ts";
import { type Fold, foldOf, type Volumes } from "../world/path-fold.ts";
import type { LayerName } from "./layer.ts";
import type { Session } from "./session.ts";

/** Where one reading of a path rule begins, and what is left of its text. */
export type Anchored = {
  /** The pattern without its anchor. */
  readonly text: string;
  /** Absolute, in POSIX form. */
  readonly base: string;
  /** Read from the base only. */
  readonly anchored: boolean;
  /** Relative to the session's start directory. */
  readonly relative: boolean;
};

/** The directories that path rules are anchored at, in POSIX form. SEMANTICS PATH-6, PATH-8, PATH-9. */
export type Anchors = {
  readonly home: string | undefined;
  readonly start: string;
  readonly project: string;
};

/** The anchors of a session. */
export function anchorsOf(session: Session): Anchors {
  const { platform, home, cwd } = session.world;
  const start = toPosixForm(session.startDirectory ?? cwd, platform);
  return {
    home: home === undefined ? undefined : toPosixForm(home, platform),
    start,
    project: session.projectRoot === undefined ? start : toPosixForm(session.projectRoot, platform),
  };
}

/**
 * The readings of a path rule's text: one for an allow rule; for deny and ask also each further place that its author
 * may have meant. None: an allow rule of managed settings with a bare `/`, or `~` without a known home.
 * @see SEMANTICS PATH-6 … PATH-9, PATH-12
 */
export function readingsOf(
  written: string,
  effect: Effect,
  layer: { readonly name: LayerName; readonly anchor?: string | undefined },
  anchors: Anchors,
  session: Session,
): readonly Anchored[] {
  const { platform } = session.world;
  const text = platform === "win32" ? written.replaceAll("\\", "/") : written;
  if (text.startsWith("//"))
    return [
      {
        text: text.slice(1) === "/" ? "/**" : absoluteText(text),
        base: "/",
        anchored: isRooted(text),
        relative: false,
      },
    ];
  if (text === "~" || text.startsWith("~/")) {
    return anchors.home === undefined
      ? []
      : [{ text: text.slice(1) || "/**", base: anchors.home, anchored: true, relative: false }];
  }
  if (text.startsWith("/")) return slashReadings(text, effect, layer, anchors, platform);
  if (platform === "win32" && /^[A-Za-z]:\//.test(text)) {
    return [{ text: toPosixForm(text, platform), base: "/", anchored: true, relative: false }];
  }
  const explicit = text === "." || text.startsWith("./");
  const rest = text === "." || text === "./" ? "**" : explicit ? text.slice(2) : text;
  return [
    { text: rest, base: anchors.start, anchored: explicit || isAllowSubtree(rest, effect), relative: true },
  ];
}

/** `//x` is `/x` from the root; `//` and two stars stays free of depth. */
function absoluteText(text: string): string {
  return isRooted(text) ? text.slice(1) : text.slice(2);
}

function isRooted(text: string): boolean {
  return !text.startsWith("//**");
}

function slashReadings(
  text: string,
  effect: Effect,
  layer: { readonly name: LayerName; readonly anchor?: string | undefined },
  anchors: Anchors,
  platform: Session["world"]["platform"],
): readonly Anchored[] {
  const whole = text === "/" ? "/**" : text;
  const at = (base: string): Anchored => ({ text: whole, base, anchored: true, relative: false });
  const base = baseOf(layer, anchors, platform);
  if (effect === "allow") return base === undefined ? [] : [at(base)];
  if (base === undefined) return [at("/"), at(anchors.project)];
  const first = text.slice(1).split("/", 1)[0]!;
  return topDirectories.has(first) ? [at(base), at("/")] : [at(base)];
}

/** The directory that `/x` is anchored at in a layer; undefined for managed settings, which have none of their own. */
function baseOf(
  layer: { readonly name: LayerName; readonly anchor?: string | undefined },
  anchors: Anchors,
  platform: Session["world"]["platform"],
): string | undefined {
  if (layer.anchor !== undefined) return toPosixForm(layer.anchor, platform);
  switch (layer.name) {
    case "managed":
      return undefined;
    case "project":
      return anchors.project;
    case "user":
      return anchors.home === undefined ? undefined : joinPath(anchors.home, ".claude");
    case "cli":
    case "local":
    case "session":
      return anchors.start;
  }
}

/** An allow of one literal directory covers the one in the start directory only. SEMANTICS PATH-12. */
function isAllowSubtree(text: string, effect: Effect): boolean {
  return effect === "allow" && text.endsWith("/**") && text.indexOf("/") === text.length - 3;
}

/**
 * How an effect's patterns compare text, in one way or in two: a negated class holds fewer names where case is ignored,
 * and which volumes do no path tells, so a restriction is read both ways, and an allow in the narrower one. SEMANTICS
 * PATH-18.
 */
export function foldsFor(effect: Effect, volumes: Volumes, text: string): readonly Fold[] {
  const fold = foldOf(volumes);
  if (effect === "allow") return [fold === "case" ? "narrow" : "none"];
  return fold === "case" && (text.includes("[!") || text.includes("[^")) ? [fold, "none"] : [fold];
}
