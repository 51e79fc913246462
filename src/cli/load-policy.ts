import { compile, type Diagnostic, type Policy, type Session } from "../index.ts";
import { type LoadedSettings, nodeLinks } from "../node/index.ts";
import { inWrittenColumns } from "../settings/index.ts";
import type { SettingsArguments } from "./arguments.ts";
import { gatherSettings } from "./gather-settings.ts";
import type { Io } from "./io.ts";
import type { Viewpoint } from "./show-file.ts";

/** Everything about the settings that count. */
export type LoadedPolicy = {
  readonly settings: LoadedSettings;
  readonly session: Session;
  readonly policy: Policy;
  /** Of the files and of the rules, each once, with the columns that an editor shows. */
  readonly diagnostics: readonly Diagnostic[];
  readonly from: Viewpoint;
};

/** Loads and compiles what `given` names; `world` adds what a command knows of the call's world. */
export async function loadPolicy(
  given: SettingsArguments,
  io: Io,
  world: Partial<Session["world"]> = {},
): Promise<LoadedPolicy> {
  const { home, platform } = io;
  const { cwd, trusted, mode } = given;
  const settings = await gatherSettings(given.files, cwd, io);
  const session: Session = {
    world: { platform, home, cwd, links: nodeLinks(), ...world },
    trusted,
    mode,
  };
  const { policy, diagnostics: found } = compile(settings.layers, session);
  const diagnostics = withoutRepeats([...settings.diagnostics, ...found]).map((diagnostic) => {
    const text = settings.texts.get(diagnostic.file ?? "");
    return text === undefined ? diagnostic : inWrittenColumns(diagnostic, text);
  });
  return { settings, session, policy, diagnostics, from: { cwd, home, platform } };
}

/** Damage of a file is told by its reader and by the compiler. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  return [...seen.values()];
}

function keyOf({ code, file, line, column, message }: Diagnostic): string {
  return JSON.stringify([code, file, line, column, message]);
}
