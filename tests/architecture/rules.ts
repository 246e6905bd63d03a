import { basename, dirname } from "node:path";
import type { Source } from "./source.ts";

/** What is wrong, one sentence each; empty when all is well. */
export type Faults = readonly string[];

/** The floors of design, lowest first. What is named stands for itself and for all beneath it. */
const floors: readonly (readonly string[])[] = [
  ["src/text/", "src/errors.ts", "src/clock.ts", "src/config.ts", "src/config/", "src/log.ts", "src/secrets-key.ts"],
  ["src/article/"],
  ["src/reading/"],
  ["src/report/"],
  ["src/app/"],
  [
    "src/child/",
    "src/cli/",
    "src/discord/",
    "src/metrics.ts",
    "src/model/",
    "src/queue/",
    "src/seeds.ts",
    "src/store/",
    "src/web/",
  ],
  ["commands/", "prompts/"],
  ["src/serve.ts", "src/late-health.ts", "src/usual-desk.ts", "src/start.ts", "src/register.ts", "src/doctor.ts"],
  ["src/main.ts"],
];

/** Anybody may ask for a port, so ports stand on the ground; the types of what passes through them are from the core. */
const ports: ReadonlySet<string> = new Set([
  "src/child/protocol.ts",
  "src/model/model.ts",
  "src/queue/queue.ts",
  "src/store/rows.ts",
  "src/store/store.ts",
  "src/web/web.ts",
]);
const coreTop = 3;

function floorOf(path: string): number {
  if (ports.has(path)) return 0;
  return floors.findIndex((floor) =>
    floor.some((part) => path === part || (part.endsWith("/") && path.startsWith(part))),
  );
}

export function importsRunDown({ path, imports }: Source): Faults {
  const floor = floorOf(path);
  if (floor < 0) return [`${path} stands on no floor`];
  return imports
    .filter(({ target, typeOnly }) => floorOf(target) > (ports.has(path) && typeOnly ? coreTop : floor))
    .map(({ target }) => `${path} imports ${target}, which stands above it`);
}

/** Cycles among files, each told once. An import of types is gone when the program runs, and ties nothing. */
export function noCycles(sources: readonly Source[]): Faults {
  const importsOf = new Map(
    sources.map(({ path, imports }) => [path, imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target)]),
  );
  const done = new Set<string>();
  const faults: string[] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) faults.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path)) return;
    done.add(path);
    for (const target of importsOf.get(path) ?? []) follow(target, [...trail, path]);
  };
  for (const { path } of sources) follow(path, []);
  return faults;
}

/** Who may know what is not ours. */
const foreign: readonly { readonly package: RegExp; readonly known: readonly string[] }[] = [
  { package: /^(?:discord\.js$|@discordjs\/|discord-api-types)/, known: ["src/discord/", "commands/"] },
  { package: /^(?:kysely|pg|pg-boss|node:sqlite)$/, known: ["src/store/", "src/queue/"] },
  { package: /^openai$/, known: ["src/model/openai.ts"] },
  { package: /^(?:linkedom|@mozilla\/readability|parse5)$/, known: ["src/article/"] },
  { package: /^unpdf$/, known: ["src/article/pdf.ts"] },
  { package: /^tinyld(?:\/|$)/, known: ["src/article/language.ts"] },
  { package: /^@resvg\//, known: ["src/discord/voices-picture-png.ts"] },
  { package: /^wink-/, known: ["src/reading/tokens.ts"] },
  { package: /^(?:undici|node:(?:dns|https|net|tls)(?:\/promises)?)$/, known: ["src/web/", "src/metrics.ts"] },
  { package: /^pino$/, known: ["src/log.ts"] },
  { package: /^prom-client$/, known: ["src/metrics.ts"] },
  { package: /^node:http$/, known: ["src/web/", "src/metrics.ts", "src/cli/eval/scripted-server.ts"] },
  { package: /^node:(?:child_process|worker_threads|cluster)$/, known: ["src/child/"] },
  { package: /^dotenv(?:\/|$)/, known: ["src/main.ts", "src/config.ts"] },
];

export function foreignThingsInOnePlace({ path, imports, code }: Source): Faults {
  const among = (known: readonly string[]): boolean => known.some((place) => path.startsWith(place));
  const packages = imports.flatMap(({ target }) =>
    foreign
      .filter((thing) => thing.package.test(target) && !among(thing.known))
      .map(({ known }) => `${path} imports ${target}, which only ${known.join(" and ")} may know`),
  );
  const environment = /\bprocess\.env\b|\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from "node:process"/.test(code);
  if (!environment || among(["src/main.ts", "src/config.ts"])) return packages;
  return [...packages, `${path} reads process.env, which only src/main.ts and src/config.ts may`];
}

const core: readonly string[] = ["src/text/", "src/article/", "src/reading/", "src/report/"];
const pureModules: ReadonlySet<string> = new Set(["node:buffer", "node:crypto", "node:util"]);

/** The core works on values: no files, no network, no clock, no chance. */
export function coreDoesNoIo({ path, imports, code }: Source): Faults {
  if (!core.some((folder) => path.startsWith(folder))) return [];
  const modules = imports
    .filter(({ target }) => target.startsWith("node:") && !pureModules.has(target))
    .map(({ target }) => `${path} imports ${target}`);
  const acts = code.matchAll(
    /\bfetch\(|\bset(?:Timeout|Interval|Immediate)\(|\bprocess\.\w+|\bconsole\.\w+|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(/g,
  );
  return [...modules, ...[...acts].map(([act]) => `${path} uses ${act.replace("(", "")}`)];
}

/** No default exports, no barrels but the two lists, no enums, classes for errors alone. */
export function plainModules({ path, code }: Source): Faults {
  const faults: string[] = [];
  if (/^export\s+default\b|\bas\s+default\b/m.test(code)) faults.push(`${path} has a default export`);
  if (/^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^;"]*\bfrom\s+"/m.test(code))
    faults.push(`${path} passes on exports of another file`);
  if (/^(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s/m.test(code)) faults.push(`${path} has an enum`);
  if (/^(?:export\s+)?(?:abstract\s+)?class\s+\w+(?!\w*\s+extends\s+\w*Error\b)/m.test(code)) {
    faults.push(`${path} has a class that is no error`);
  }
  return faults;
}

export function namedForWhatItIs({ path }: Source): Faults {
  const name = basename(path, ".ts");
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) return [`${path} is not in kebab-case`];
  const vague = /(?:^|-)(?:manager|service|helpers?|utils?|context|data|info|processor|misc|common)(?:-|$)/.exec(name);
  return vague ? [`${path} is named for nothing (“${vague[0].replaceAll("-", "")}”)`] : [];
}

export const mostLines = 300;

/** `exceptions` maps a path to the reason why it is one file all the same; one that is not needed is a fault too. */
export function shortEnough(sources: readonly Source[], exceptions: Readonly<Record<string, string>>): Faults {
  const long = new Set(sources.filter(({ lines }) => lines > mostLines).map(({ path }) => path));
  const unnamed = sources.filter(({ path }) => long.has(path) && !(path in exceptions));
  return [
    ...unnamed.map(({ path, lines }) => `${path} has ${lines} lines, more than ${mostLines}`),
    ...Object.keys(exceptions)
      .filter((path) => !long.has(path))
      .map((path) => `${path} needs no exception`),
  ];
}

/** Every file of a folder with a list (its index.ts) is in the list, and every text has its contract beside it. */
export function inItsList(folder: string, paths: readonly string[], sources: readonly Source[]): Faults {
  const here = paths.filter((path) => dirname(path) === folder);
  if (here.length === 0) return [];
  const index = sources.find(({ path }) => path === `${folder}/index.ts`);
  if (!index) return [`${folder}/index.ts, the list, is missing`];
  const listed = new Set(index.imports.map(({ target }) => target));
  const unlisted = here.filter((path) => path.endsWith(".ts") && path !== index.path && !listed.has(path));
  const alone = here.filter(
    (path) => path.endsWith(".md") && basename(path) !== "README.md" && !here.includes(path.replace(/md$/, "ts")),
  );
  return [
    ...unlisted.map((path) => `${path} is not in ${index.path}`),
    ...alone.map((path) => `${path} has no contract beside it`),
  ];
}
