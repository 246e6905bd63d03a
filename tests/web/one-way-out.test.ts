import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** What can open a connection or look a name up. */
const networking: ReadonlySet<string> = new Set(
  "dgram dns http http2 https net tls @discordjs/rest @discordjs/ws discord.js openai pg pg-boss undici ws".split(" "),
);

/** Who may name what, and why. A file that is not there yet may come. */
const doors: Readonly<Record<string, readonly string[]>> = {
  "src/web/guarded.ts": ["net", "undici"], // the way out to members' links
  "src/web/transport.ts": ["dns", "net"], //  its sockets and its DNS
  "src/web/addresses.ts": ["net"], //         BlockList and isIP, which only calculate
  "src/web/link.ts": ["net"], //              isIP
  "src/web/patient-fetch.ts": ["fetch", "undici"], // the SDK's only way to the model
  "src/model/openai.ts": ["openai"], //       the model, at the address the operator gives
  "src/store/postgres.ts": ["pg"], //         the database, likewise
  "src/queue/pg-boss.ts": ["pg", "pg-boss"],
  "src/cli/eval/scripted-server.ts": ["http"], // listens on loopback, as the model of `npm run eval`; calls nobody
  "src/metrics.ts": ["http"], //              listens for the operator's metrics and health checks; calls nobody
};

/** All of Discord is known in one folder. */
function mayName(file: string, module: string): boolean {
  if (file.startsWith("src/discord/") && /^@?discord/.test(module)) return true;
  return doors[file]?.includes(module) ?? false;
}

/** The modules and globals by which a source could reach the network, as far as they stand in it. */
function waysOut(source: string): readonly string[] {
  const code = source
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/(?<!:)\/\/.*/g, "")
    .replaceAll(/\b(?:import|export) type\b[^;]*;/g, "");
  const named = [...code.matchAll(/\b(?:from|import|require|getBuiltinModule)[\s(]*["'`]([^"'`]+)["'`]/g)];
  const modules = named.map(([, specifier = ""]) => moduleOf(specifier)).filter((module) => networking.has(module));
  const globals = [...code.matchAll(/(?<![\w$.])(?:globalThis\s*\.\s*)?(fetch|WebSocket|EventSource)\s*\(/g)];
  const computed = /\b(?:import|require|getBuiltinModule)\s*\(\s*[^"'\s]/.test(code) ? ["a computed import"] : [];
  return [...modules, ...globals.map(([, name = ""]) => name), ...computed];
}

function moduleOf(specifier: string): string {
  const [first = "", second = ""] = specifier.replace(/^node:/, "").split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

const files = ["src", "commands", "prompts"]
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    globSync("**/*.ts", { cwd: join(root, folder) }).map((file) => `${folder}/${file.replaceAll("\\", "/")}`),
  );

test("nothing else opens a connection", () => {
  const breaches = files.flatMap((file) =>
    waysOut(readFileSync(join(root, file), "utf8"))
      .filter((way) => !mayName(file, way))
      .map((way) => `${file}: ${way}`),
  );
  expect(breaches).toEqual([]);
  expect(files).toContain("src/web/guarded.ts");
});

describe("what counts as a way out", () => {
  test.each([
    ['import { connect } from "node:net";', ["net"]],
    ['import net from "net";', ["net"]],
    ['import { lookup } from "node:dns/promises";', ["dns"]],
    ['import "undici";', ["undici"]],
    ['const { request } = await import("node:https");', ["https"]],
    ['const tls = require("tls");', ["tls"]],
    ['const udp = process.getBuiltinModule("node:dgram");', ["dgram"]],
    ['export { WebSocketManager } from "@discordjs/ws/dist";', ["@discordjs/ws"]],
    ["const page = await fetch(link);", ["fetch"]],
    ["globalThis.fetch(link);", ["fetch"]],
    ["new WebSocket(link);", ["WebSocket"]],
    ["const module = await import(name);", ["a computed import"]],
  ])("%s", (source, ways) => expect(waysOut(source)).toEqual(ways));

  test.each([
    'import type { Socket } from "node:net";',
    'import { join } from "node:path";',
    'import { network } from "./net.ts";',
    "await web.fetch(link, signal);",
    "// as fetch(link) would",
    'const home = "https://news.example/net";',
  ])("not %s", (source) => expect(waysOut(source)).toEqual([]));
});
