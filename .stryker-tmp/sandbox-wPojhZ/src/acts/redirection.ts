// @ts-nocheck
import { literalOf, type Redirection } from "../shell/script.ts";

/** What a redirection does to its target, or undefined where it opens no file. */
export function touched({ operator, target }: Redirection): "read" | "write" | "both" | undefined {
  switch (operator) {
    case "<":
      return "read";
    case "<>":
      return "both";
    case "<<":
    case "<<-":
    case "<<<":
    case "<&":
      return undefined;
    case ">&": {
      const text = literalOf(target);
      return text !== undefined && /^(?:\d+-?|-)$/.test(text) ? undefined : "write";
    }
    case ">":
    case ">>":
    case ">|":
    case "&>":
    case "&>>":
      return "write";
  }
}

/** Whether a redirection gives the command something to read on standard input. */
export function isInput({ operator, descriptor }: Redirection): boolean {
  return operator.startsWith("<") && (descriptor ?? 0) === 0;
}

export function networkDevice(prefix: string): string | undefined {
  return prefix.startsWith("/dev/tcp/") || prefix.startsWith("/dev/udp/")
    ? "it opens a network connection"
    : undefined;
}
