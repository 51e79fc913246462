// @ts-nocheck
export type { Approve, Sensitive } from "./approval.ts";
export type { Disk, Envelope, OpenFile } from "./cache.ts";
export type { RemotePolicyOptions, RemoteState } from "./client.ts";
export { RemotePolicy } from "./client.ts";
export type { Clock } from "./clock.ts";
export type { PolicyDocument, Seal } from "./document.ts";
export { readDocument, sealDocument } from "./document.ts";
export type { Problem } from "./problem.ts";
export type { Answer, Fetch, TransportOptions } from "./transport.ts";
export { nodeFetch } from "./transport.ts";
