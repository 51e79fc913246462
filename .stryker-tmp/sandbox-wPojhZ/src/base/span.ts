/** A stretch of text: UTF-16 offsets from 0, `end` exclusive. */
// @ts-nocheck

export type Span = { readonly start: number; readonly end: number };
