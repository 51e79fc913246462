import type { Law, Line } from "../../src/fuzz/index.ts";
import { layersOf, sessionOf, toolgate } from "../../src/fuzz/index.ts";
import { compile, decide } from "../../src/index.ts";

/** A law of this engine, whatever the host: others suggest nothing. SYN-18 */
export const suggestionsAllow: Law = {
  sentence: "the suggested rules, added as allow, allow the call",
  check: (_, scene) => {
    const { policy } = compile(layersOf(scene), sessionOf(scene.session));
    const { suggestions } = decide(policy, scene.call, scene.circumstances);
    // found, and open: where auto mode leaves the shell to its classifier, rules for commands are suggested and ignored
    const classified = scene.session.mode === "auto" && scene.beside?.classifyAllShell === true;
    if (suggestions.length === 0 || classified) return { says: "nothing" };
    const added = suggestions.map(({ rule }): Line => ({ layer: "user", effect: "allow", text: rule }));
    const { effect } = toolgate({ ...scene, rules: [...scene.rules, ...added] });
    if (effect === "allow") return { says: "holds" };
    return { says: "broken", finding: `${effect} in spite of ${added.map(({ text }) => text)}` };
  },
};
