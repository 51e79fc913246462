import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The front door as a browser or a host would be given it. */
export type Size = {
  readonly gzipped: number;
  readonly minified: number;
  /** Minified bytes of each room of `src`, the largest first. */
  readonly rooms: readonly (readonly [room: string, bytes: number])[];
  /** What it imports from outside; it should be nothing. */
  readonly imports: readonly string[];
};

const front = fileURLToPath(new URL("../src/index.js", import.meta.url));

export async function frontDoorSize(): Promise<Size> {
  const { outputFiles, metafile } = await build({
    entryPoints: [front],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    // nothing is resolved but files, so whatever else is imported is seen
    packages: "external",
    external: ["node:*"],
    metafile: true,
    write: false,
  });
  const rooms = new Map<string, number>();
  const output = Object.values(metafile.outputs)[0]!;
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    const room = /src\/([^/]+)/.exec(path)![1]!;
    rooms.set(room, (rooms.get(room) ?? 0) + bytesInOutput);
  }
  const { contents } = outputFiles[0]!;
  return {
    gzipped: gzipSync(contents, { level: 9 }).length,
    minified: contents.length,
    rooms: [...rooms].sort(([, a], [, b]) => b - a),
    imports: output.imports.map(({ path }) => path),
  };
}
