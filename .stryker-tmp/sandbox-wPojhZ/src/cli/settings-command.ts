// @ts-nocheck
import {
  parseArguments,
  refusePositionals,
  settingsArguments,
  settingsHelp,
  settingsOptions,
} from "./arguments.ts";
import { exitCodes, type Io } from "./io.ts";
import { followPolicy, type LoadedPolicy, loadPolicy } from "./load-policy.ts";

/** A command that shows something about the settings that count, once or as they change. */
export type SettingsCommand = {
  readonly name: string;
  /** What stands above and below the list of options. */
  readonly about: string;
  readonly ending: string;
  /** What is shown to a person; ends with a line break, or is empty. */
  readonly show: (loaded: LoadedPolicy, io: Io) => string;
  /** The same as one JSON document. */
  readonly document: (loaded: LoadedPolicy, io: Io) => object;
  readonly exitCode: (loaded: LoadedPolicy) => number;
};

/** Runs such a command: `argv` without its name. Returns the exit code; throws `UsageError`. */
export async function runSettingsCommand(
  command: SettingsCommand,
  argv: readonly string[],
  io: Io,
): Promise<number> {
  const options = { ...settingsOptions, watch: { type: "boolean" } } as const;
  const { values, positionals } = parseArguments(argv, options);
  if (values.help) {
    io.stdout.write(helpOf(command));
    return exitCodes.done;
  }
  refusePositionals(positionals);
  const given = settingsArguments(values, io);
  const print = (loaded: LoadedPolicy, indent: number): number => {
    const document = () => ({ schemaVersion: 1, ...command.document(loaded, io) });
    const text = values.json ? `${JSON.stringify(document(), null, indent)}\n` : command.show(loaded, io);
    io.stdout.write(text);
    return command.exitCode(loaded);
  };
  if (!values.watch) return print(await loadPolicy(given, io), 2);
  let code: number = exitCodes.done;
  await followPolicy(given, io, (loaded) => {
    // one document a line
    code = print(loaded, 0);
    if (!values.json) io.stdout.write("\n");
  });
  return code;
}

function helpOf({ name, about, ending }: SettingsCommand): string {
  return `usage: toolgate ${name} [options]

${about}

${settingsHelp}\
  --watch           print again whenever the settings change

${ending}
`;
}
