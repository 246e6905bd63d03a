import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The one place that knows where the shared material is. Tests that need it are reported as absent where it is not. */
const root = join(dirname(fileURLToPath(import.meta.url)), "../../shared");

/** The path of a piece of shared material, or null where this machine does not have it. */
export function material(...path: readonly string[]): string | null {
  const full = join(root, ...path);
  return existsSync(full) ? full : null;
}

/** The objects of a JSON-lines file of the shared material, or null where it is absent. */
export function materialLines(...path: readonly string[]): readonly unknown[] | null {
  const file = material(...path);
  if (file === null) return null;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): unknown => JSON.parse(line));
}
