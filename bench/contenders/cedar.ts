import { setFlagsFromString } from "node:v8";
import {
  type AuthorizationAnswer,
  preparsePolicySet,
  statefulIsAuthorized,
} from "@cedar-policy/cedar-wasm/nodejs";
import type { Effect } from "../../src/index.ts";
import type { Rule } from "../question.ts";
import { type Contender, lacksShell } from "./contender.ts";

// the compiler of node 20 ends the process where it inlined a call into Cedar
setFlagsFromString("--no-turbo-inline-js-wasm-calls");

/** Cedar keeps the sets that it has parsed under a name. */
let sets = 0;

/**
 * Cedar, in WebAssembly: one policy for each rule, parsed once, and the text of a call as an attribute of the context. A
 * deny and an ask are `forbid`, told apart by the name of the policy that decided, and what Cedar permits is allowed. It
 * is an authoriser with a schema, entities and proofs, and is put the simple question here; most of its time at few rules
 * is the way of the question into WebAssembly and of the answer back. It takes no command line apart.
 */
export const contender: Contender = {
  name: "Cedar",
  lacks: lacksShell,
  compile: ({ rules, otherwise }) => {
    const name = `set-${sets++}`;
    const policies = rules.map((rule, i) => [`${rule.effect}-${i}`, policyOf(rule)]);
    const parsed = preparsePolicySet(name, { staticPolicies: Object.fromEntries(policies) });
    if (parsed.type === "failure") throw new Error(`Cedar: ${parsed.errors[0]?.message}`);
    return ({ kind, text }) =>
      effectOf(
        statefulIsAuthorized({
          principal: { type: "User", id: "ada" },
          action: { type: "Action", id: kind },
          resource: { type: "Machine", id: "here" },
          context: { text },
          preparsedPolicySetId: name,
          entities: [],
        }),
      ) ?? otherwise;
  },
};

function effectOf(answer: AuthorizationAnswer): Effect | undefined {
  if (answer.type === "failure") throw new Error(`Cedar: ${answer.errors[0]?.message}`);
  const { decision, diagnostics } = answer.response;
  if (decision === "allow") return "allow";
  if (diagnostics.reason.length === 0) return undefined;
  return diagnostics.reason.some((policy) => policy.startsWith("deny-")) ? "deny" : "ask";
}

function policyOf(rule: Rule): string {
  const verb = rule.effect === "allow" ? "permit" : "forbid";
  return `${verb}(principal, action == Action::"${rule.kind}", resource) when { ${condition(rule)} };`;
}

/** In `like`, `*` is any run of characters. */
function condition({ kind, pattern }: Rule): string {
  const like = (text: string) => `context.text like ${JSON.stringify(text)}`;
  const is = (text: string) => `context.text == ${JSON.stringify(text)}`;
  if (!pattern.includes("*")) return is(pattern);
  if (kind === "Bash" && pattern.endsWith(" *")) {
    const alone = pattern.slice(0, -2);
    return `${like(pattern)} || ${alone.includes("*") ? like(alone) : is(alone)}`;
  }
  if ((kind === "Read" || kind === "Edit") && !pattern.endsWith("/**")) {
    // the star of one name: no slash in what it stands for
    const [before, after] = pattern.split("*");
    return `${like(pattern)} && !(${like(`${before}*/*${after}`)})`;
  }
  return like(pattern.replace("/**", "/*"));
}
