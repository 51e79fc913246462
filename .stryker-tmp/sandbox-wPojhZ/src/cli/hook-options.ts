// @ts-nocheck
import { type HookOptions, type Host, hookModes, hostNames, hosts } from "../hosts/index.ts";
import type { World } from "../index.ts";
import { parseArguments, settingsArguments, settingsOptions, shellNamed } from "./arguments.ts";
import { type Io, UsageError } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";

export const hookOptions = {
  ...settingsOptions,
  host: { type: "string" },
  event: { type: "string" },
  shell: { type: "string" },
  "permission-mode": { type: "string" },
} as const;

/** Everything but the payload; throws a `UsageError` for options that do not exist or contradict each other. */
export function respondOptions(host: Host, argv: readonly string[], io: Io): HookOptions {
  const { values, positionals } = parseArguments(argv, hookOptions);
  if (positionals.length > 0) throw new UsageError(`\`${positionals[0]}\` is unexpected`);
  const mode = hookModes.find((name) => name === (values.mode ?? "guard"));
  if (mode === undefined) throw new UsageError(`--mode is ${hookModes.join(" or ")}, not \`${values.mode}\``);
  const given = settingsArguments({ ...values, mode: values["permission-mode"] }, io);
  const shell: World["shell"] = shellNamed(values.shell);
  return {
    mode,
    platform: io.platform,
    event: values.event,
    policyFor: async (question) => {
      const started = host.rootVariable === undefined ? undefined : io.env[host.rootVariable];
      const cwd = values.cwd === undefined ? started || (question.root ?? question.cwd ?? io.cwd) : given.cwd;
      const { policy } = await loadPolicy({ ...given, cwd, mode: given.mode ?? question.mode }, io, {
        shell,
      });
      return policy;
    },
  };
}

/** The host that is named, before anything else can go wrong. */
export function hostOf(argv: readonly string[]): Host {
  const at = argv.findIndex((word) => word === "--host" || word.startsWith("--host="));
  const word = argv[at];
  const name = word?.startsWith("--host=") ? word.slice("--host=".length) : argv[at + 1];
  const host = at < 0 ? undefined : hostNames.find((known) => known === name);
  if (host !== undefined) return hosts[host];
  const problem = at < 0 || name === undefined ? "which host?" : `there is no host \`${name}\`;`;
  throw new UsageError(`${problem} the hosts are ${hostNames.join(", ")}`);
}
