// @ts-nocheck
import { type HookAnswer, type Host, hostNames, refusalOf, respond } from "../hosts/index.ts";
import { settingsHelp, shellNames } from "./arguments.ts";
import { hostOf, respondOptions } from "./hook-options.ts";
import { exitCodes, type Io } from "./io.ts";

const hookHelp = `usage: toolgate hook --host HOST [options]
       toolgate hook install --host HOST [--scope SCOPE] [--yes]
       toolgate hook uninstall --host HOST [--scope SCOPE] [--yes]

Reads one payload of a running agent's hook from standard input, decides the call, and answers as the agent expects.
An ask that the agent would show to nobody is a deny that says so. Whatever goes wrong is a deny.

  --host HOST       the agent: ${hostNames.join(", ")}
  --mode MODE       guard: say deny and ask only, so that the agent's own rules still run (default);
                    decide: say allow as well
  --event EVENT     the event, where the payload does not name it
  --permission-mode MODE
                    the running mode; default: what the payload says
  --shell SHELL     the shell that runs commands: ${shellNames}; default: what all of them read alike
${settingsHelp
  .split("\n")
  .filter((line) => !/^ {2}--(mode|json|help)\b/.test(line))
  .join("\n")}\
  --help            print this

\`install\` writes the hook into the agent's settings, after showing what would change; \`uninstall\` takes it out.
`;

/**
 * `toolgate hook`: one payload, one answer. Returns the exit code that the agent understands. Throws `UsageError`
 * only while it is not known which agent asks; from then on every mistake is a refusal in its own words.
 */
export async function hook(argv: readonly string[], io: Io): Promise<number> {
  const [verb] = argv;
  if (verb === "install" || verb === "uninstall")
    return (await import("./hook-install.ts")).hookInstall(verb, argv.slice(1), io);
  if (argv.includes("--help") || argv.includes("-h")) {
    io.stdout.write(hookHelp);
    return exitCodes.done;
  }
  const host = hostOf(argv);
  const answer = await answered(host, argv, io);
  io.stderr.write(answer.stderr);
  io.stdout.write(answer.stdout);
  return answer.exitCode;
}

async function answered(host: Host, argv: readonly string[], io: Io): Promise<HookAnswer> {
  try {
    return await respond(host, await io.stdin(), respondOptions(host, argv, io));
  } catch (fault) {
    return refusalOf(host, fault instanceof Error ? fault.message : String(fault));
  }
}
