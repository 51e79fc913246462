// @ts-nocheck
export type { AcpToolCall, PermissionRequest, PermissionResponse } from "./acp.ts";
export { callsOfAcp, requestPermission } from "./acp.ts";
export { guardedExecute, needsApproval, toolApproval } from "./ai-sdk.ts";
export { canUseTool } from "./claude-agent-sdk.ts";
export type { AskPerson, Gate, Question } from "./gate.ts";
export type { GatedTool } from "./openai-agents.ts";
export { gatedTool } from "./openai-agents.ts";
