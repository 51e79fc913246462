// @ts-nocheck
import { homedir } from "node:os";
import type { Platform, World } from "../world/world.ts";
import { nodeLinks } from "./links.ts";

/**
 * The machine this process runs on as a world: its platform, home, working directory and symbolic links.
 * Whatever is given replaces what would be looked up. Throws only where the process has no working directory.
 */
export function nodeWorld(given: Partial<World> = {}): World {
  return {
    ...given,
    platform: given.platform ?? nodePlatform(),
    home: given.home ?? homedir(),
    cwd: given.cwd ?? process.cwd(),
    links: given.links ?? nodeLinks(),
  };
}

/** Systems other than Windows and macOS follow the rules of Linux. */
function nodePlatform(): Platform {
  return process.platform === "win32" || process.platform === "darwin" ? process.platform : "linux";
}
