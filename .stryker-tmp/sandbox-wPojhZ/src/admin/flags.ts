// @ts-nocheck
import { type AdminDecision, allowed, decided, refused } from "./decision.ts";
import { isText } from "./json.ts";
import type { AdminPolicy } from "./policy.ts";

/** Flags that bring plugins, agents or servers along past the settings. SEMANTICS MAN-19 */
export const sideloadFlags: readonly string[] = ["--plugin-dir", "--plugin-url", "--agents", "--mcp-config"];

/** Whether the agent may be started with a flag, alone or with its value: `--mcp-config=a.json`. Never throws. */
export function decideFlag(policy: AdminPolicy, flag: string): AdminDecision {
  return decided(policy.managedFloor, () => {
    const name = isText(flag) ? flag.split("=", 1)[0]! : "";
    if (policy.noSideloading === undefined || !sideloadFlags.includes(name))
      return allowed("MAN-19", "nothing speaks against this flag");
    return refused("MAN-19", `managed settings switch \`${name}\` off`, policy.noSideloading);
  });
}
