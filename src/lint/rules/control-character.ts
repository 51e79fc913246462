import { withoutUnseen } from "../../rule/characters.ts";
import { reported, rewritten } from "../lint-rule.ts";

/** Invisible and bidirectional characters. An allow rule is not in force with them, so nobody but its author puts it in force. */
export const controlCharacter = reported("control-character", (_, entry) =>
  entry === undefined || entry.effect === "allow" ? undefined : rewritten(entry, withoutUnseen(entry.text)),
);
