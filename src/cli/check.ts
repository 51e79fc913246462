import { type Decision, type Diagnostic, decide } from "../index.ts";
import { callHelp, readCallOptions } from "./call-options.ts";
import { exitCodes, type Io } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";
import { paintFor } from "./paint.ts";
import { showDecision } from "./show-decision.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import { readToolCall } from "./tool-call.ts";

const checkHelp = `usage: toolgate check [options] -- COMMAND
       toolgate check [options] --tool NAME [--input JSON]
       toolgate check [options] -

Says what happens to one tool call, and why: deny, ask or allow.
COMMAND is best given as one quoted argument; several words are joined by blanks.
With - the call is read from standard input: {"tool": "Read", "input": {"file_path": "x"}}

${callHelp}`;

/** `toolgate check`: one call, its decision, its reasons. Returns the exit code; throws `UsageError`. */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  const options = readCallOptions(argv, io);
  if (options.help) {
    io.stdout.write(checkHelp);
    return exitCodes.done;
  }
  const call = await readToolCall(options, io.stdin);
  const world = { shell: options.shell };
  const { policy, settings, diagnostics, from } = await loadPolicy(options.given, io, world);
  const decision = decide(policy, call);

  if (options.json) {
    const { effect, reasons, suggestions } = decision;
    const document = { schemaVersion: 1, effect, reasons, suggestions, diagnostics };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const paint = paintFor(io.stderr, io.env);
    for (const diagnostic of diagnostics) {
      io.stderr.write(showDiagnostic(diagnostic, settings.texts, from, paint));
    }
    io.stdout.write(showDecision(decision, from, paintFor(io.stdout, io.env)));
  }
  return exitCodeOf(decision, diagnostics, options.exitCode);
}

/** How a command about one call ends. */
export function exitCodeOf(
  decision: Decision,
  diagnostics: readonly Diagnostic[],
  byEffect: boolean,
): number {
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return exitCodes.error;
  if (!byEffect || decision.effect === "allow") return exitCodes.done;
  return exitCodes[decision.effect];
}
