// @ts-nocheck
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { compile, type Diagnostic } from "../index.ts";
import { readSettingsFile } from "../node/index.ts";
import { readDocument, sealDocument } from "../remote/index.ts";
import { parseArguments } from "./arguments.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { paintFor } from "./paint.ts";
import { showDiagnostic } from "./show-diagnostic.ts";

const sealHelp = `usage: toolgate seal [options] SETTINGS

Prints a policy document for a web server: the settings with a number, a hash and, with a key, a signature.

  --key FILE       sign with this Ed25519 private key (openssl genpkey -algorithm ed25519 -out FILE);
                   clients get its public half (openssl pkey -in FILE -pubout)
  --expires DAYS   from then on the policy only restricts, until a client gets a newer one; default: never
  --revision N     its number; clients take no lower one than they had; default: the seconds since 1970
  --help           print this

Ends with 2, and prints no document, where anything in the settings is an error.
`;

const sealOptions = {
  key: { type: "string" },
  expires: { type: "string" },
  revision: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const dayMs = 86_400_000;

/** `toolgate seal`: settings as a policy document. Returns the exit code; throws `UsageError`. SEMANTICS SRV-9. */
export function seal(argv: readonly string[], io: Io): number {
  const { values, positionals } = parseArguments(argv, sealOptions);
  if (values.help) {
    io.stdout.write(sealHelp);
    return exitCodes.done;
  }
  const [given, stray] = positionals;
  if (given === undefined || stray !== undefined) throw new UsageError("give one file of settings");
  const now = Date.now();
  const days = wholeNumber(values.expires, "--expires");
  const sealing = {
    revision: wholeNumber(values.revision, "--revision") ?? Math.floor(now / 1000),
    issuedAt: new Date(now),
    expiresAt: days === undefined ? undefined : new Date(now + days * dayMs),
    key: values.key === undefined ? undefined : keyOf(resolve(io.cwd, values.key)),
  };
  const { text, diagnostics } = settingsOf(resolve(io.cwd, given), io);
  const { cwd, home, platform } = io;
  for (const diagnostic of diagnostics) {
    const texts = new Map([[diagnostic.file ?? "", text]]);
    io.stderr.write(showDiagnostic(diagnostic, texts, { cwd, home, platform }, paintFor(io.stderr, io.env)));
  }
  if (diagnostics.some(({ severity }) => severity === "error")) return exitCodes.error;
  const document = sealDocument(text, sealing);
  const proof = readDocument(document, sealing.key === undefined ? [] : [createPublicKey(sealing.key)]);
  if ("problem" in proof) throw new Error(proof.problem.message);
  io.stdout.write(document);
  return exitCodes.done;
}

function settingsOf(file: string, io: Io): { text: string; diagnostics: readonly Diagnostic[] } {
  const { reading, text } = readSettingsFile(file, { layer: "managed" });
  if (reading === undefined) throw new UsageError(`there is no file ${file}`);
  const { cwd, home, platform } = io;
  const { diagnostics } = compile([reading.layer], { world: { platform, home, cwd } });
  return { text, diagnostics: [...reading.diagnostics, ...diagnostics] };
}

function keyOf(file: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as a private key: ${String(error)}`);
  }
  if (key.asymmetricKeyType !== "ed25519")
    throw new UsageError(`${file} holds a key of another kind (${key.asymmetricKeyType}), not Ed25519`);
  return key;
}

function wholeNumber(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(value))
    throw new UsageError(`${option} takes a whole number from 1, not \`${text}\``);
  return value;
}
