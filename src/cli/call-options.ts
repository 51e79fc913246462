import type { World } from "../index.ts";
import {
  parseArguments,
  type SettingsArguments,
  settingsArguments,
  settingsHelp,
  settingsOptions,
  shellNamed,
  shellNames,
} from "./arguments.ts";
import { type Io, UsageError } from "./io.ts";

/** What the commands about one call have in common. */
export const callHelp = `\
${settingsHelp}\
  --shell SHELL     the shell that runs commands: ${shellNames}; default: what all of them read alike
  --exit-code       end with 0 for allow, 3 for ask, 4 for deny

Ends with 0 for any decision, 2 for any error (a settings file with an error counts, the decision is
printed nevertheless), 70 for a fault of toolgate itself.
`;

/** The options of a command about one call. */
export type CallOptions = {
  readonly given: SettingsArguments;
  readonly shell: World["shell"];
  readonly json: boolean;
  readonly exitCode: boolean;
  readonly help: boolean;
  readonly tool: string | undefined;
  readonly input: string | undefined;
  readonly stdin: boolean;
  readonly command: readonly string[] | undefined;
};

/** Reads them; throws a `UsageError`. */
export function readCallOptions(argv: readonly string[], io: Io): CallOptions {
  // Split here: what stands after `--` is not ours, whatever it looks like.
  const end = argv.indexOf("--");
  const { values, positionals } = parseArguments(end < 0 ? argv : argv.slice(0, end), {
    ...settingsOptions,
    shell: { type: "string" },
    "exit-code": { type: "boolean" },
    tool: { type: "string" },
    input: { type: "string" },
  });
  const strays = positionals.filter((word) => word !== "-");
  if (strays.length > 0)
    throw new UsageError(`\`${strays[0]}\` is unexpected; a command stands after \`--\``);
  return {
    given: settingsArguments(values, io),
    shell: shellNamed(values.shell),
    json: values.json ?? false,
    exitCode: values["exit-code"] ?? false,
    help: values.help ?? false,
    tool: values.tool,
    input: values.input,
    stdin: positionals.length > 0,
    command: end < 0 ? undefined : argv.slice(end + 1),
  };
}
