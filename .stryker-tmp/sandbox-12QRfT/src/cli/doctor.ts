// @ts-nocheck
import { compileAdmin } from "../admin/index.ts";
import type { Diagnostic } from "../index.ts";
import { exitCodes, type Io } from "./io.ts";
import { asWritten, type LoadedPolicy, withoutRepeats } from "./load-policy.ts";
import { paintFor } from "./paint.ts";
import { runSettingsCommand, type SettingsCommand } from "./settings-command.ts";
import { showDiagnostic } from "./show-diagnostic.ts";

const command: SettingsCommand = {
  name: "doctor",
  about: `Shows each entry of the settings that is invalid, dropped or likely not what was meant, with its place and,
where it is certain, the fix; and managed files that others than an administrator could have written.`,
  ending: `Ends with 0 where nothing is wrong, 1 where something is, 2 for a mistake on the command line, 70 for a fault
of toolgate itself.`,
  show: (loaded, io) => {
    const found = findings(loaded);
    const paint = paintFor(io.stdout, io.env);
    const { texts } = loaded.settings;
    return [
      ...found.map((diagnostic) => showDiagnostic(diagnostic, texts, loaded.from, paint)),
      `${summaryOf(found, loaded)}\n`,
    ].join("");
  },
  document: (loaded) => ({ diagnostics: findings(loaded) }),
  exitCode: (loaded) => (findings(loaded).length > 0 ? exitCodes.findings : exitCodes.done),
};

/** `toolgate doctor`: what is wrong with the settings, and how to mend it. */
export function doctor(argv: readonly string[], io: Io): Promise<number> {
  return runSettingsCommand(command, argv, io);
}

/** All that is an error or a warning, also of what is decided besides tool calls. */
function findings({ settings, trust, diagnostics }: LoadedPolicy): readonly Diagnostic[] {
  const options = { trusted: trust.trusted, managedMcp: settings.managedMcp };
  const admin = compileAdmin(settings.readings, options).diagnostics;
  const found = withoutRepeats([...diagnostics, ...asWritten(admin, settings)]);
  return found.filter(({ severity }) => severity !== "info");
}

function summaryOf(found: readonly Diagnostic[], { settings }: LoadedPolicy): string {
  const files = settings.layers.length + (settings.managedMcp === undefined ? 0 : 1);
  if (found.length === 0) return `nothing is wrong in ${counted(files, "settings file")}`;
  const errors = found.filter(({ severity }) => severity === "error").length;
  return `${counted(errors, "error")}, ${counted(found.length - errors, "warning")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
