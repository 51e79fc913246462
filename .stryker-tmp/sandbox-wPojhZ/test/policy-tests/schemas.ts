// @ts-nocheck
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

/** Whether a value is what a published schema says, and why not. */
export function validator(name: "policy-test" | "policy-test-output"): (value: unknown) => readonly string[] {
  const file = new URL(`../../grammar/schemas/${name}.schema.json`, import.meta.url);
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
  return (value) =>
    validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
