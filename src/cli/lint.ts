import { basename, dirname, resolve } from "node:path";
import type { Severity } from "../index.ts";
import {
  parseArguments,
  type SettingsArguments,
  settingsArguments,
  settingsHelp,
  settingsOptions,
} from "./arguments.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { fixed } from "./lint-fix.ts";
import { lintPage } from "./lint-page.ts";
import { counts, type LintFormat, lintFormats, reportLint, severities } from "./lint-report.ts";
import { findingsOf, inspected } from "./lint-settings.ts";
import { loadPolicy } from "./load-policy.ts";

const lintHelp = `usage: toolgate lint [options] [FILE…]
       toolgate lint --page CODE

Shows what in the settings is broken, without effect, contradicted, or broader or narrower than it looks, each with
its place, a code and, where it is certain, the fix. Without FILE: the settings of the directory.
FILE is read as the layer that its name says (.claude/settings.json: project), else as if given with --settings.

  --format FORMAT   pretty (default), json, sarif, github, junit; --json is --format json
  --fail-on LEVEL   end with 1 where something is at least this bad: error, warning (default), info
  --ignore CODE     leave out what has this code; may be repeated
  --fix             mend what has only one fix, and show the rest; managed settings only where they are given
  --dry-run         with --fix: show what would change, and write nothing
  --page CODE       print what a code means: avoid, prefer, why
${settingsHelp}
Ends with 0 where nothing is found, 1 where something is, 2 for a mistake on the command line or a file that
cannot be read, 70 for a fault of toolgate itself.
`;

/** What is no finding about a file but keeps it from being looked at. */
const unreadable: readonly string[] = ["settings-unreadable", "settings-not-utf8", "settings-too-large"];

/** `toolgate lint`: what is wrong with rules and settings. Returns the exit code; throws `UsageError`. */
export async function lint(argv: readonly string[], io: Io): Promise<number> {
  const options = readArguments(argv, io);
  if (options.help || options.page !== undefined) {
    io.stdout.write(options.page === undefined ? lintHelp : lintPage(options.page));
    return exitCodes.done;
  }
  const loaded = await loadPolicy(options.given, io);
  const before = inspected(loaded);
  const after = options.fix ? fixed(before, options, io) : before;
  const settings = options.dryRun ? before : after;
  const found = findingsOf(settings).filter(({ code }) => !options.ignored.includes(code));
  io.stdout.write(reportLint(found, settings, options, io));
  if (found.some(({ code }) => unreadable.includes(code))) return exitCodes.error;
  return found.some((finding) => counts(finding, options.failOn)) ? exitCodes.findings : exitCodes.done;
}

type LintOptions = {
  readonly given: SettingsArguments;
  readonly format: LintFormat;
  readonly failOn: Severity;
  readonly ignored: readonly string[];
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly page: string | undefined;
  readonly help: boolean;
};

function readArguments(argv: readonly string[], io: Io): LintOptions {
  const { values, positionals } = parseArguments(argv, {
    ...settingsOptions,
    format: { type: "string" },
    "fail-on": { type: "string" },
    ignore: { type: "string", multiple: true },
    fix: { type: "boolean" },
    "dry-run": { type: "boolean" },
    page: { type: "string" },
  });
  if (values["dry-run"] && !values.fix) throw new UsageError("--dry-run goes with --fix");
  if (positionals.length > 0 && values.settings !== undefined)
    throw new UsageError("give files or --settings, not both");
  const ignored = values.ignore ?? [];
  for (const code of ignored) lintPage(code);
  const files = positionals.length > 0 ? positionals.map((file) => withLayer(file, io)) : values.settings;
  return {
    given: settingsArguments({ ...values, ...(files === undefined ? {} : { settings: files }) }, io),
    format: oneOf(lintFormats, values.json ? "json" : (values.format ?? "pretty"), "--format"),
    failOn: oneOf(severities, values["fail-on"] ?? "warning", "--fail-on"),
    ignored,
    fix: values.fix ?? false,
    dryRun: values["dry-run"] ?? false,
    page: values.page,
    help: values.help ?? false,
  };
}

function oneOf<T extends string>(known: readonly T[], given: string, option: string): T {
  const found = known.find((each) => each === given);
  if (found === undefined) throw new UsageError(`${option} is ${known.join(", ")}, not \`${given}\``);
  return found;
}

/** `LAYER=FILE` for a file whose name says which layer it is. SEMANTICS SET-1, MAN-3. */
function withLayer(given: string, { cwd, home }: Io): string {
  const file = resolve(cwd, given);
  const directory = dirname(file);
  const name = basename(file);
  if (name === "managed-settings.json" || basename(directory) === "managed-settings.d")
    return `managed=${file}`;
  if (basename(directory) !== ".claude") return given;
  if (name === "settings.local.json") return `local=${file}`;
  if (name !== "settings.json") return given;
  return dirname(directory) === home ? `user=${file}` : `project=${file}`;
}
