import { plainSession, type Scene } from "./scene.ts";

/** Asks about candidates one by one, is told of each whether it still fails, and returns the smallest that does. */
type Search<T> = Generator<T, T, boolean>;

/**
 * The smallest scene for which `fails` still holds: without the rules, settings and circumstances that do not matter,
 * and with texts as short as they can be. `fails` is asked 2,000 times at most.
 */
export function smallestScene(scene: Scene, fails: (candidate: Scene) => boolean): Scene {
  return found(smallerScenes(scene), fails, 2_000);
}

/** The smallest form of a text for which `fails` still holds. */
export function smallestText(text: string, fails: (candidate: string) => boolean): string {
  return found(smallerTexts(text), fails, 2_000);
}

function found<T>(search: Search<T>, fails: (candidate: T) => boolean, most: number): T {
  let left = most;
  let step = search.next();
  while (!step.done) step = search.next(left-- > 0 && fails(step.value));
  return step.value;
}

/**
 * Takes away ever smaller runs of lines, then of characters, until no single one can go (delta debugging).
 */
export function* smallerTexts(text: string): Search<string> {
  const lines = yield* mapped(fewer(text.split(/(?<=\n)/)), (all) => all.join(""));
  return (yield* mapped(fewer([...lines.join("")]), (all) => all.join(""))).join("");
}

/** Takes away ever smaller runs of a list. */
export function* fewer<T>(all: readonly T[]): Search<readonly T[]> {
  let pieces = all;
  for (let size = Math.ceil(pieces.length / 2); size >= 1; ) {
    let changed = false;
    for (let at = 0; at < pieces.length; ) {
      const rest = [...pieces.slice(0, at), ...pieces.slice(at + size)];
      if (yield rest) {
        pieces = rest;
        changed = true;
      } else at += size;
    }
    if (size === 1 && !changed) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return pieces;
}

/** The same search, whose candidates are asked about in another form. */
function* mapped<T, U>(search: Search<T>, form: (value: T) => U): Generator<U, T, boolean> {
  let step = search.next();
  while (!step.done) step = search.next(yield form(step.value));
  return step.value;
}

function* smallerScenes(scene: Scene): Search<Scene> {
  let best = scene;
  const rules = yield* mapped(fewer(best.rules), (fewerRules) => ({ ...best, rules: fewerRules }));
  best = { ...best, rules };
  const { beside, ...without } = best;
  const plain = [
    without,
    { ...best, session: plainSession },
    { ...without, session: plainSession, circumstances: {} },
  ];
  for (const candidate of plain) if (yield candidate) best = candidate;
  for (const key of ["beside", "session", "circumstances"] as const) {
    const fields = Object.entries(best[key] ?? {});
    const kept = yield* mapped(
      fewer(fields),
      (some) => ({ ...best, [key]: { ...required(best, key), ...Object.fromEntries(some) } }) as Scene,
    );
    if (best[key] !== undefined)
      best = { ...best, [key]: { ...required(best, key), ...Object.fromEntries(kept) } } as Scene;
  }
  const input = best.call.input;
  if (typeof input !== "object" || input === null || Array.isArray(input)) return best;
  let fields: Readonly<Record<string, unknown>> = Object.fromEntries(
    yield* mapped(fewer(Object.entries(input)), (some) => withInput(best, Object.fromEntries(some))),
  );
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== "string") continue;
    const text = yield* mapped(smallerTexts(value), (shorter) =>
      withInput(best, { ...fields, [name]: shorter }),
    );
    fields = { ...fields, [name]: text };
  }
  return withInput(best, fields);
}

function withInput(scene: Scene, input: unknown): Scene {
  return { ...scene, call: { ...scene.call, input } };
}

/** What a part of a scene cannot do without. */
function required(scene: Scene, key: "beside" | "session" | "circumstances"): object {
  if (key === "session") return plainSession;
  return key === "beside" ? { layer: scene.beside?.layer ?? "user" } : {};
}
