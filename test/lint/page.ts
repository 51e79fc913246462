/** One settings file of an example: which layer it is, and its text. */
export type PageFile = { readonly layer: string; readonly untrusted: boolean; readonly text: string };

/** A page of `grammar/lint`: examples, each of one settings file or of several that count together. */
export type Page = {
  readonly title: string;
  readonly sections: readonly string[];
  readonly avoid: readonly (readonly PageFile[])[];
  /** What `--fix` makes of the first example to avoid. */
  readonly fixed: string | undefined;
  readonly prefer: readonly (readonly PageFile[])[];
};

/** Reads a page. Blocks that stand together are one example; the words behind `json` are the layer and `untrusted`. */
export function readPage(markdown: string): Page {
  const [head = "", ...parts] = markdown.split(/^## /m);
  const section = (name: string): string => parts.find((part) => part.startsWith(`${name}\n`)) ?? "";
  const fence = /^```json fixed\n([\s\S]*?)^```$/m;
  const avoid = section("Avoid");
  return {
    title: /^# (.*)$/m.exec(head)?.[1] ?? "",
    sections: parts.map((part) => part.slice(0, part.indexOf("\n"))),
    avoid: examplesIn(avoid.replace(fence, "")),
    fixed: fence.exec(avoid)?.[1],
    prefer: examplesIn(section("Prefer")),
  };
}

function examplesIn(section: string): readonly (readonly PageFile[])[] {
  const runs = section.matchAll(/(?:^```json[^\n]*\n[\s\S]*?^```\n\s*)+/gm);
  return [...runs].map(([run]) =>
    [...run.matchAll(/^```json([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, info = "", text = ""]) => ({
      layer: /managed|user|local|cli|session/.exec(info)?.[0] ?? "project",
      untrusted: info.includes("untrusted"),
      text,
    })),
  );
}
