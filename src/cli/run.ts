import { check } from "./check.ts";
import { doctor } from "./doctor.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { rules } from "./rules.ts";
import { status } from "./status.ts";
import { visible } from "./visible.ts";

const help = `usage: toolgate COMMAND

  check    say what happens to one tool call, and why
  explain  say which rules match a call, which nearly do, and what would change the answer
  status   say which settings are in force, which source of managed settings, and which locks
  rules    list every rule with its place, and what shadows it or switches it off
  lint     find rules that are broken, unreachable, too broad or easily evaded; --fix mends what is certain
  diff     say what a change of settings means: equal, looser or stricter, with the calls that change
  query    say whether some call is allowed, asked about or denied, or what all allowed calls of a tool are
  doctor   show what is wrong with the settings, and how to mend it
  test     run the tests of a policy
  hook     answer the hook of a running agent, or install it
  replay   decide the calls of a log again, and show which come out otherwise
  seal     make a policy document for a web server

Each has --help.

  --help      print this
  --version   print the version
`;

/**
 * The command line as a function: `argv` without node and the script. Returns the exit code and never rejects:
 * a mistake of the user is 2, a fault of ours is 70, both with a message on standard error.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`toolgate: ${error.message.split("\n").map(visible).join("\n")}\n`);
      return exitCodes.error;
    }
    io.stderr.write(`toolgate: internal error, nothing was decided: ${detail(error)}\n`);
    return exitCodes.internalError;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case "check":
      return check(rest, io);
    case "explain":
      return (await import("./explain.ts")).explain(rest, io);
    case "status":
      return status(rest, io);
    case "rules":
      return rules(rest, io);
    case "lint":
      return (await import("./lint.ts")).lint(rest, io);
    case "diff":
      return (await import("./diff.ts")).diff(rest, io);
    case "query":
      return (await import("./query.ts")).query(rest, io);
    case "doctor":
      return doctor(rest, io);
    case "test":
      return (await import("./test.ts")).test(rest, io);
    case "hook":
      return (await import("./hook.ts")).hook(rest, io);
    case "replay":
      return (await import("./replay.ts")).replay(rest, io);
    case "seal":
      return (await import("./seal.ts")).seal(rest, io);
    case "--version":
      io.stdout.write(`${io.version}\n`);
      return exitCodes.done;
    case "--help":
    case "-h":
      io.stdout.write(help);
      return exitCodes.done;
    case undefined:
      throw new UsageError(`which command?\n${help}`);
    default:
      throw new UsageError(`there is no command \`${command}\`; see toolgate --help`);
  }
}

function detail(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
