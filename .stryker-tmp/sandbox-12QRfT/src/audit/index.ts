// @ts-nocheck
export type { AuditClock, AuditOptions } from "./audit-log.ts";
export { AuditLog, hashOfInput } from "./audit-log.ts";
export type { LogFile, OpenLog } from "./line-log.ts";
export type { AuditSource, ListedRule, PolicyChange } from "./policy-change.ts";
export { revisionOf } from "./policy-change.ts";
