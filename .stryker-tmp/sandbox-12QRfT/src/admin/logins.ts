// @ts-nocheck
import { type AdminDecision, allowed, decided, refused } from "./decision.ts";
import { isText, textsOf } from "./json.ts";
import type { AdminPolicy, LoginPolicy } from "./policy.ts";
import type { AdminSettings } from "./settings.ts";

/** How somebody wants to log in, and for which organization, where that is known. */
export type Login = { readonly method: string; readonly organization?: string };

/** Whether a login is accepted. Never throws. SEMANTICS MAN-17 */
export function decideLogin(policy: AdminPolicy, login: Login): AdminDecision {
  return decided(policy.managedFloor, () => ruling(policy.logins, login));
}

function ruling({ method, organizations }: LoginPolicy, login: Login): AdminDecision {
  if (method !== undefined && method.name !== login.method)
    return refused("MAN-17", `only a login by \`${String(method.name)}\` is accepted`, method.written);
  const organization = login.organization?.toLowerCase();
  if (organizations !== undefined && (organization === undefined || !organizations.ids.has(organization)))
    return refused("MAN-17", "only logins of named organizations are accepted", organizations.written);
  return allowed("MAN-17", "nothing speaks against this login");
}

export function compileLogins(settings: AdminSettings): LoginPolicy {
  const [method] = settings.values("forceLoginMethod", "managed");
  const [organizations] = settings.values("forceLoginOrgUUID", "managed");
  return {
    method: method && { name: method.value, written: method },
    organizations: organizations && {
      ids: new Set(organizationsOf(organizations.value).map((id) => id.toLowerCase())),
      written: organizations,
    },
  };
}

/** One or several; what is neither is none, so that nobody logs in. */
function organizationsOf(value: unknown): readonly string[] {
  return isText(value) ? [value] : (textsOf(value) ?? []);
}
