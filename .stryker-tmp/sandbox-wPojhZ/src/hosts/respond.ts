// @ts-nocheck
import { type Decision, decide, type Effect, type Policy } from "../index.ts";
import { type Fields, fieldsOf, textField } from "./fields.ts";
import {
  answerOf,
  type HookAnswer,
  type HookEvent,
  type HookMode,
  type HookPlatform,
  type HookQuestion,
  type Host,
  refusal,
} from "./host.ts";
import { reasonText } from "./reason-text.ts";

export type HookOptions = {
  readonly mode: HookMode;
  readonly platform: HookPlatform;
  /** The event where the payload names none, as Copilot's; default: the host's first. */
  readonly event?: string | undefined;
  /** The policy for what is asked. May reject: then the answer is the strictest. */
  readonly policyFor: (question: HookQuestion) => Promise<Policy>;
};

/**
 * Answers one payload of a host's hook: what it prints and how it ends.
 *
 * Never rejects: a payload that cannot be read, a policy that cannot be loaded and a fault of ours end in the strictest
 * answer of the event, which for an unknown event is the one of the host's first.
 */
export async function respond(host: Host, text: string, options: HookOptions): Promise<HookAnswer> {
  let event: HookEvent = host.events[0];
  try {
    const payload = fieldsOf(parsed(text));
    if (payload === undefined) return refusal(event, "the payload is no JSON object");
    const named = eventOf(host, payload, options.event);
    if (typeof named === "string") return refusal(event, named);
    event = named;
    const question = host.question(payload, event, options.platform);
    if ("problem" in question) return refusal(event, question.problem);
    const policy = await options.policyFor(question);
    const decision = strictestOf(
      question.calls.map((call) =>
        decide(policy, call, question.cwd === undefined ? {} : { cwd: question.cwd }),
      ),
    );
    return answerOf(event, decision.effect, reasonText(decision), options.mode);
  } catch (fault) {
    return refusal(event, `nothing was decided: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** The strictest answer of a host, for when it is not even known what was asked. */
export function refusalOf(host: Host, reason: string): HookAnswer {
  return refusal(host.events[0], reason);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function eventOf(host: Host, payload: Fields, given: string | undefined): HookEvent | string {
  const name = textField(payload, "hook_event_name") ?? given;
  if (name === undefined) return host.events[0];
  const event = host.events.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  const answered = host.events.map((candidate) => candidate.name).join(", ");
  return event ?? `the hook answers ${answered}, not \`${name}\``;
}

const strictness: Readonly<Record<Effect, number>> = { allow: 0, ask: 1, deny: 2 };

function strictestOf(decisions: readonly Decision[]): Decision {
  return decisions.reduce((strictest, decision) =>
    strictness[decision.effect] > strictness[strictest.effect] ? decision : strictest,
  );
}
