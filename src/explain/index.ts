export { explain } from "./explain.ts";
export type { Explanation, NearMiss, Obstacle, Outranked, Proposal } from "./explanation.ts";
export type { Match } from "./matching.ts";
