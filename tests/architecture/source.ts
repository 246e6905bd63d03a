import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** `target` is a path from the top of the repository, or the name of a package. */
export type Import = { readonly target: string; readonly typeOnly: boolean };
/** A file of ours. `code` is without its comments. */
export type Source = {
  readonly path: string;
  readonly lines: number;
  readonly code: string;
  readonly imports: readonly Import[];
};

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The files under some folders of the repository, by their paths from its top; a folder that is not there has none. */
export function filesUnder(...folders: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8", withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    )
    .toSorted();
}

export function readSources(...folders: readonly string[]): readonly Source[] {
  return filesUnder(...folders)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => parseSource(path, readFileSync(join(root, path), "utf8")));
}

export function parseSource(path: string, text: string): Source {
  const code = text.replace(stringOrComment, (found) => (/^\/[/*]/.test(found) ? " " : found));
  const imports = [...code.matchAll(importOrExport)].map(({ groups }) => ({
    target: resolve(path, groups?.["static"] ?? groups?.["bare"] ?? groups?.["dynamic"] ?? ""),
    typeOnly: groups?.["type"] !== undefined,
  }));
  return { path, lines: text.trimEnd().split("\n").length, code, imports };
}

// A quotation mark inside a regular expression may open a "string" here that is none; it ends with its line.
const stringOrComment = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const importOrExport =
  /^(?:import|export)\s+(?<type>type\s)?[^"';]*?\bfrom\s+"(?<static>[^"]+)"|^import\s+"(?<bare>[^"]+)"|\bimport\(\s*"(?<dynamic>[^"]+)"\s*\)/gm;

function resolve(from: string, target: string): string {
  return target.startsWith(".") ? normalize(join(dirname(from), target)) : target;
}
