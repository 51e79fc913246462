import { expect } from "vitest";
import { ordinaryTexts, situationsOf } from "../../src/analysis/calls.ts";
import { type Area, type AreaKind, accepts, areasOf, Ground, texts } from "../../src/analysis/index.ts";
import { layersOf, plainSession, policies, sessionOf, start } from "../../src/fuzz/index.ts";
import { compile, decide, type Effect, type Policy } from "../../src/index.ts";
import { law } from "../laws/law.ts";

const areas = ["Bash", "PowerShell", "Read", "Edit", "WebFetch", "Agent", "Skill", "tools"];

/** What the sets of texts say of one text: deny before ask before allow. */
function outcomeOf({ rules }: Area, text: string): Effect | "none" {
  const found = (["deny", "ask", "allow"] as const).find((effect) =>
    rules[effect].some((rule) => accepts(rule.texts(), text)),
  );
  return found ?? "none";
}

/** Texts near the rules of an area: some of each rule, and what its neighbours are. */
function textsOf(area: Area): readonly string[] {
  const rules = [...area.rules.deny, ...area.rules.ask, ...area.rules.allow];
  return rules.flatMap((rule) => {
    const query = { within: [rule.texts(), ...area.universe, ordinaryTexts(area.kind)], without: [] };
    const found: string[] = [];
    for (const text of texts(query, { ground: new Ground(query.within, "a/.") })) {
      found.push(text);
      if (found.length === 12) break;
    }
    return found
      .flatMap((text) => [text, `${text}a`, text.slice(0, -1)])
      .filter((text) => text !== "" && !/\/\.\.?(\/|$)/.test(text));
  });
}

/** Of these, what the rules say of a text is all there is to say, but for what needs no rule. */
const whole: ReadonlySet<AreaKind> = new Set<AreaKind>(["host", "name", "tool"]);

law(
  "what the texts of rules say of a plain call is what is decided (SEMANTICS ANA-2)",
  policies,
  (rules) => {
    const { policy }: { readonly policy: Policy } = compile(layersOf({ rules }), sessionOf(plainSession));
    const denied = new Set(
      areasOf(policy)
        .find(({ name }) => name === "tools")!
        .rules.deny.flatMap(({ rules }) => rules),
    );
    if (denied.size > 0) return;
    for (const area of areasOf(policy).filter(({ name }) => areas.includes(name))) {
      const toolAsks = policy.tools.ask.of(area.subject).length > 0;
      for (const text of textsOf(area)) {
        if (!accepts(ordinaryTexts(area.kind), text) || !area.universe.every((all) => accepts(all, text)))
          continue;
        const [situation] = situationsOf(area, text, start);
        const found = decide(policy, situation!.call).effect;
        const said = outcomeOf(area, text);
        const shown = JSON.stringify({ rules, area: area.name, call: situation!.call, said, found });
        if (said === "deny") expect(found, shown).toBe("deny");
        else if (said === "ask") expect(found, shown).not.toBe("allow");
        else if (whole.has(area.kind) && !toolAsks && area.subject !== "" && /^[\w.:-]+$/.test(text))
          expect(found, shown).toBe(said === "allow" ? "allow" : "ask");
      }
    }
  },
  150,
);
