import { explain as explainCall } from "../explain/index.ts";
import { callHelp, readCallOptions } from "./call-options.ts";
import { exitCodeOf } from "./check.ts";
import { exitCodes, type Io } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";
import { paintFor } from "./paint.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import { showExplanation } from "./show-explanation.ts";
import { readToolCall } from "./tool-call.ts";

const explainHelp = `usage: toolgate explain [options] -- COMMAND
       toolgate explain [options] --tool NAME [--input JSON]
       toolgate explain [options] -

Says why one tool call is denied, asked about or allowed: which part decided and by which rule; every other rule that
matches, and what outranks it; every rule that nearly matches, and what keeps it from it; and what would change the
answer. All of it is proved by deciding again: with fewer rules, with another command, with the rule that is proposed.
The call is given as to toolgate check.

${callHelp}`;

/** `toolgate explain`: one call, and everything that rules have to do with it. Returns the exit code; throws `UsageError`. */
export async function explain(argv: readonly string[], io: Io): Promise<number> {
  const options = readCallOptions(argv, io);
  if (options.help) {
    io.stdout.write(explainHelp);
    return exitCodes.done;
  }
  const call = await readToolCall(options, io.stdin);
  const { settings, session, diagnostics, from } = await loadPolicy(options.given, io, {
    shell: options.shell,
  });
  const explanation = explainCall(settings.layers, session, call);
  if (options.json) {
    const { decision, ...rest } = explanation;
    const { effect, reasons } = decision;
    io.stdout.write(
      `${JSON.stringify({ schemaVersion: 1, effect, reasons, ...rest, diagnostics }, null, 2)}\n`,
    );
  } else {
    const paint = paintFor(io.stderr, io.env);
    for (const diagnostic of diagnostics)
      io.stderr.write(showDiagnostic(diagnostic, settings.texts, from, paint));
    io.stdout.write(showExplanation(explanation, from, paintFor(io.stdout, io.env)));
  }
  return exitCodeOf(explanation.decision, diagnostics, options.exitCode);
}
