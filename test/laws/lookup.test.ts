import { describe, expect } from "vitest";
import { law } from "./law.ts";
import { lookups, wrongLookup } from "./lookup.ts";

describe("an index finds what each rule on its own matches", () => {
  for (const [name, kind] of Object.entries(lookups)) {
    law(
      name,
      kind,
      (lookup) => {
        expect(wrongLookup(lookup)).toBeUndefined();
      },
      1_500,
    );
  }
});
