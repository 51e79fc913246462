/**
 * The segments of a pattern held against the segments of a path. Knows neither bases nor text.
 *
 *     a / ** / b / c / **        chunk [a] right at the start, chunk [b, c] after a gap, then at least 1 more
 */
// @ts-nocheck

import { type Gap, isGap, type Segment } from "./path-segment.ts";

type Chunk = {
  /** How many segments must lie before it at least; undefined: it starts right where the one before ended. */
  readonly gap: number | undefined;
  readonly segments: readonly Segment[];
};

export type Walk = {
  readonly chunks: readonly Chunk[];
  /** Segments that must follow the last chunk. */
  readonly tail: number;
  /** The pattern ended with `**`. */
  readonly open: boolean;
};

/** Groups segments by the gaps between them. `least`: what a `**` asks for at the end of the pattern. */
export function walkOf(parts: readonly (Segment | Gap)[], trailingLeast: number): Walk {
  const chunks: Chunk[] = [];
  let gap: number | undefined;
  let segments: Segment[] = [];
  const endChunk = () => {
    if (segments.length > 0) chunks.push({ gap, segments });
    else return;
    segments = [];
    gap = undefined;
  };
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (isGap(part)) {
      endChunk();
      gap = (gap ?? 0) + (i === parts.length - 1 ? trailingLeast : part.least);
    } else {
      segments.push(part);
    }
  }
  endChunk();
  return { chunks, tail: gap ?? 0, open: gap !== undefined };
}

/** Whether one pattern segment fits one path segment: `segmentMatches`, or `segmentMeets` where the path has holes. */
export type Fits = (segment: Segment, name: string) => boolean;

/**
 * The smallest number of leading `names` that the pattern matches, its tail included; undefined: none.
 *
 * Outer greedy: each chunk goes to its leftmost place. That never loses a match, because a gap takes any number of
 * segments and nothing ties the end down: whatever a later place leaves room for, an earlier one does too. So no
 * chunk is ever placed twice, each pattern segment meets each path segment at most once (a place fixes the pair),
 * and the whole costs at most pattern length × path length. No step budget is needed.
 */
export function leastPrefix(walk: Walk, names: readonly string[], fits: Fits): number | undefined {
  let at = 0;
  for (const chunk of walk.chunks) {
    const place = leftmost(chunk, names, at, names.length, fits);
    if (place < 0) return undefined;
    at = place + chunk.segments.length;
  }
  at += walk.tail;
  return at <= names.length ? at : undefined;
}

/**
 * Whether the pattern matches all of `names` and not only some of the first. The last chunk is tied to the end, the
 * chunks before it are placed greedily as in `leastPrefix`, in what the last one leaves.
 */
export function matchesWhole(walk: Walk, names: readonly string[], fits: Fits): boolean {
  const last = walk.chunks.at(-1);
  if (walk.open || last === undefined) {
    const least = leastPrefix(walk, names, fits);
    return least !== undefined && (walk.open || least === names.length);
  }
  const start = names.length - last.segments.length;
  if (start < 0 || !fitsAt(last, names, start, fits)) return false;
  let at = 0;
  for (const chunk of walk.chunks) {
    if (chunk === last) break;
    const place = leftmost(chunk, names, at, start, fits);
    if (place < 0) return false;
    at = place + chunk.segments.length;
  }
  return last.gap === undefined ? at === start : at + last.gap <= start;
}

/**
 * Whether something below the directory `names` could match: as long as the names so far do not contradict the
 * pattern before its first gap. After a gap anything can still come.
 */
export function mayGoOn(walk: Walk, names: readonly string[], fits: Fits): boolean {
  const first = walk.chunks[0];
  if (first === undefined || first.gap !== undefined) return true;
  const known = Math.min(names.length, first.segments.length);
  for (let i = 0; i < known; i++) {
    if (!fits(first.segments[i]!, names[i]!)) return false;
  }
  return true;
}

function leftmost(chunk: Chunk, names: readonly string[], at: number, end: number, fits: Fits): number {
  const last = end - chunk.segments.length;
  if (chunk.gap === undefined) return at <= last && fitsAt(chunk, names, at, fits) ? at : -1;
  for (let place = at + chunk.gap; place <= last; place++) {
    if (fitsAt(chunk, names, place, fits)) return place;
  }
  return -1;
}

function fitsAt(chunk: Chunk, names: readonly string[], place: number, fits: Fits): boolean {
  for (let i = 0; i < chunk.segments.length; i++) {
    if (!fits(chunk.segments[i]!, names[place + i]!)) return false;
  }
  return true;
}
