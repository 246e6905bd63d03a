import { describe, expect, test } from "vitest";
import {
  coreDoesNoIo,
  foreignThingsInOnePlace,
  importsRunDown,
  inItsList,
  mostLines,
  namedForWhatItIs,
  noCycles,
  plainModules,
  shortEnough,
  type Faults,
} from "./architecture/rules.ts";
import { filesUnder, parseSource, readSources } from "./architecture/source.ts";

/** Files over the limit, each with the reason why it is one idea all the same. */
const longFiles: Readonly<Record<string, string>> = {};

const sources = readSources("src", "commands", "prompts");

test("there are files to judge", () => {
  expect(sources.map(({ path }) => path)).toContain("src/text/span.ts");
});

describe("of the files there are", () => {
  test("imports run downward only", () => {
    expect(sources.flatMap(importsRunDown)).toEqual([]);
  });
  test("no file imports itself through others", () => {
    expect(noCycles(sources)).toEqual([]);
  });
  test("each foreign thing is known in one place", () => {
    expect(sources.flatMap(foreignThingsInOnePlace)).toEqual([]);
  });
  test("the core does no input or output, and asks no clock", () => {
    expect(sources.flatMap(coreDoesNoIo)).toEqual([]);
  });
  test("modules are plain: no default exports, barrels, enums, or classes but errors", () => {
    expect(sources.flatMap(plainModules)).toEqual([]);
  });
  test("each is named for what it is", () => {
    expect(sources.flatMap(namedForWhatItIs)).toEqual([]);
  });
  test(`none is longer than ${mostLines} lines without a reason`, () => {
    expect(shortEnough(sources, longFiles)).toEqual([]);
  });
  test("every command and every prompt is in its list", () => {
    const paths = filesUnder("commands", "prompts");
    expect([...inItsList("commands", paths, sources), ...inItsList("prompts", paths, sources)]).toEqual([]);
  });
});

/** How many faults each rule finds in a made-up file. */
function check(
  rule: (source: ReturnType<typeof parseSource>) => Faults,
  path: string,
  code: string,
  faults: number,
): void {
  expect(rule(parseSource(path, code)), `${path}: ${code}`).toHaveLength(faults);
}

describe("the rules themselves", () => {
  test("imports are seen however they are written", () => {
    const code = [
      `import { a } from "./a.ts";`,
      `import type { B } from "../b.ts";`,
      `import {\n  c,\n  d,\n} from "c";`,
      `import "node:d";`,
      `const e = await import("./e.ts"); // import("./f.ts")`,
      `/* import { g } from "./g.ts"; */`,
      `export { h } from "./h.ts";`,
    ].join("\n");
    expect(parseSource("src/x/y.ts", code).imports).toEqual([
      { target: "src/x/a.ts", typeOnly: false },
      { target: "src/b.ts", typeOnly: true },
      { target: "c", typeOnly: false },
      { target: "node:d", typeOnly: false },
      { target: "src/x/e.ts", typeOnly: false },
      { target: "src/x/h.ts", typeOnly: false },
    ]);
  });

  test("an import that runs upward is a fault, even of a type", () => {
    check(importsRunDown, "src/text/a.ts", `import { b } from "../article/b.ts";`, 1);
    check(importsRunDown, "src/article/a.ts", `import type { B } from "../report/b.ts";`, 1);
    check(importsRunDown, "src/app/a.ts", `import { post } from "../discord/post.ts";`, 1);
    check(importsRunDown, "src/discord/a.ts", `import { read } from "../../commands/read.ts";`, 1);
    check(importsRunDown, "src/cli/a.ts", `import { b } from "../report/b.ts";`, 0);
    check(importsRunDown, "src/elsewhere/a.ts", "", 1);
  });

  test("anybody may ask for a port, and a port may name what passes through it", () => {
    check(importsRunDown, "src/app/a.ts", `import type { Store } from "../store/store.ts";`, 0);
    check(importsRunDown, "src/app/a.ts", `import { openSqlite } from "../store/sqlite.ts";`, 1);
    check(importsRunDown, "src/store/store.ts", `import type { Report } from "../report/report.ts";`, 0);
    check(importsRunDown, "src/store/store.ts", `import { report } from "../report/report.ts";`, 1);
    check(importsRunDown, "src/store/store.ts", `import type { App } from "../app/app.ts";`, 1);
  });

  test("a cycle is a fault", () => {
    const files = { a: "b", b: "c", c: "a", d: "a" };
    const made = Object.entries(files).map(([name, next]) => parseSource(`src/${name}.ts`, `import "./${next}.ts";`));
    expect(noCycles(made)).toEqual(["src/a.ts → src/b.ts → src/c.ts → src/a.ts"]);
    expect(noCycles(made.slice(1))).toEqual([]);
    const typed = parseSource("src/a.ts", `import type { B } from "./b.ts";`);
    expect(noCycles([typed, ...made.slice(1)])).toEqual([]);
  });

  test("a foreign thing out of its place is a fault", () => {
    check(foreignThingsInOnePlace, "src/app/a.ts", `import { Client } from "discord.js";`, 1);
    check(foreignThingsInOnePlace, "src/discord/a.ts", `import { Client } from "discord.js";`, 0);
    check(foreignThingsInOnePlace, "src/app/a.ts", `import { sql } from "kysely";`, 1);
    check(foreignThingsInOnePlace, "src/model/scripted.ts", `import OpenAI from "openai";`, 1);
    check(foreignThingsInOnePlace, "src/cli/a.ts", `const { parseHTML } = await import("linkedom");`, 1);
    check(foreignThingsInOnePlace, "src/reading/a.ts", `import nlp from "wink-nlp";`, 1);
    check(foreignThingsInOnePlace, "src/cli/a.ts", `const key = process.env["KEY"];`, 1);
    check(foreignThingsInOnePlace, "src/cli/a.ts", `import { env } from "node:process";`, 1);
    check(foreignThingsInOnePlace, "src/main.ts", `const key = process.env["KEY"]; // process.env`, 0);
    check(foreignThingsInOnePlace, "src/cli/a.ts", `// process.env is for src/main.ts`, 0);
  });

  test("input, output, time and chance in the core are faults", () => {
    check(coreDoesNoIo, "src/text/a.ts", `import { readFileSync } from "node:fs";`, 1);
    check(coreDoesNoIo, "src/article/a.ts", `const page = await fetch(url);`, 1);
    check(coreDoesNoIo, "src/report/a.ts", `const now = new Date();\nconst then = Date.now();`, 2);
    check(coreDoesNoIo, "src/report/a.ts", `const day = new Date(time); // the process. Date.now()`, 0);
    check(coreDoesNoIo, "src/cli/a.ts", `import { readFileSync } from "node:fs";`, 0);
  });

  test("default exports, barrels, enums and objects with methods are faults", () => {
    check(plainModules, "src/a.ts", `export default function a() {}`, 1);
    check(plainModules, "src/a.ts", `export { a as default };`, 1);
    check(plainModules, "src/a.ts", `export * from "./b.ts";`, 1);
    check(plainModules, "src/a.ts", `export type { B } from "./b.ts";`, 1);
    check(plainModules, "src/a.ts", `export const enum Kind { A }`, 1);
    check(plainModules, "src/a.ts", `export class Reader {}`, 1);
    check(plainModules, "src/a.ts", `export class ReadError extends Error {}`, 0);
    check(plainModules, "src/a.ts", `export function a() {}`, 0);
  });

  test("a vague or oddly written name is a fault", () => {
    check(namedForWhatItIs, "src/text/text-utils.ts", "", 1);
    check(namedForWhatItIs, "src/text/findPassage.ts", "", 1);
    check(namedForWhatItIs, "src/text/find-passage.ts", "", 0);
  });

  test("a long file needs a reason, and a reason needs a long file", () => {
    const long = parseSource("src/a.ts", "a\n".repeat(mostLines + 1));
    expect(shortEnough([long], {})).toHaveLength(1);
    expect(shortEnough([long], { "src/a.ts": "one table" })).toEqual([]);
    expect(shortEnough([parseSource("src/a.ts", "a\n")], { "src/a.ts": "one table" })).toHaveLength(1);
  });

  test("a file that is not in its list is a fault", () => {
    const index = parseSource("commands/index.ts", `import { read } from "./read.ts";`);
    expect(inItsList("commands", ["commands/index.ts", "commands/read.ts"], [index])).toEqual([]);
    expect(inItsList("commands", ["commands/index.ts", "commands/read.ts", "commands/ask.ts"], [index])).toHaveLength(
      1,
    );
    expect(inItsList("commands", ["commands/read.ts"], [])).toHaveLength(1);
    expect(inItsList("commands", [], [])).toEqual([]);
    const prompts = parseSource("prompts/index.ts", `import { a } from "./a.ts";`);
    expect(inItsList("prompts", ["prompts/a.ts", "prompts/a.md", "prompts/b.md"], [prompts])).toHaveLength(1);
  });
});
