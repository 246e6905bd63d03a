import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shippedWords } from "../../prompts/index.ts";
import { parserPool, type ParserPool } from "../../src/child/pool.ts";
import { displayWidth } from "../../src/cli/wrap.ts";
import { evalResult, type EvalResult } from "../../src/cli/eval/result.ts";
import { evaluate, type EvalStatus } from "../../src/cli/eval.ts";
import { readConfig } from "../../src/config.ts";
import { seedArticlePath } from "../../src/seeds.ts";
import { body, chatServer, error } from "../model/chat-server.ts";
import { read } from "../report/answer-fixtures.ts";

type Run = {
  readonly status: EvalStatus;
  readonly out: string;
  readonly err: string;
  readonly kept: EvalResult | null;
};

let parser: ParserPool;
let folder: string;
let articles: string;
const secret = "sk-canary-that-nobody-may-see";

beforeAll(async () => {
  parser = parserPool();
  folder = await mkdtemp(join(tmpdir(), "eval-"));
  articles = await mkdtemp(join(tmpdir(), "eval-articles-"));
  for (const name of ["bridge-reopens-routine", "library-ceiling-local"]) {
    await writeFile(join(articles, `${name}.txt`), await readFile(seedArticlePath(`${name}.txt`)));
    await writeFile(join(articles, `${name}.expected.json`), await readFile(seedArticlePath(`${name}.expected.json`)));
  }
});

afterAll(async () => {
  await parser[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
  await rm(articles, { recursive: true });
});

/** Runs `eval` with what it writes in a folder of its own. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [stdout.setEncoding("utf8").toArray(), stderr.setEncoding("utf8").toArray()];
  const own = await mkdtemp(join(folder, "run-"));
  const given = args.includes("--out") ? args : [...args, "--out", own];
  const status = await evaluate(
    given,
    { stdin: Readable.from([]), stdout, stderr },
    {
      loadStage: async () => ({ model: null, read, words: shippedWords(), marker: () => "k3v9x0q7m2" }),
      readSettings: async (set) => readConfig({ OPENAI_API_KEY: secret, ...env, ...set }),
      parser,
    },
  );
  stdout.end();
  stderr.end();
  const file = (await readdir(own)).find((name) => name.endsWith(".json"));
  const kept = file === undefined ? null : evalResult.parse(JSON.parse(await readFile(join(own, file), "utf8")));
  return { status, out: (await out).join(""), err: (await err).join(""), kept };
}

async function keptFile(result: EvalResult | null): Promise<string> {
  const path = join(folder, `${Math.random()}.json`);
  await writeFile(path, JSON.stringify(result));
  return path;
}

describe("on the scripted server", { timeout: 60_000 }, () => {
  test("careful answers go over HTTP and stand", async () => {
    const { status, out, kept } = await run(["--articles", articles]);
    expect(status).toBe(0);
    expect(kept?.articles.map(({ name }) => name)).toEqual(["bridge-reopens-routine", "library-ceiling-local"]);
    expect(kept?.articles.flatMap(({ runs }) => runs.map(({ local }) => local))).toEqual([null, null]);
    const [bridge] = kept?.articles[0]?.runs ?? [];
    expect(bridge?.shown?.items).toBe(bridge?.given.items);
    expect(bridge?.given.grades.quotes).toEqual({ passed: 5, of: 5 });
    expect(bridge?.tokens.prompt).toBeGreaterThan(1000);
    expect(out).toContain("bridge-reopens-routine");
  });

  test("mistakes are graded as they were given, and not found in what is shown", async () => {
    const { kept, out } = await run(["--articles", articles, "--model", "scripted-careless"]);
    for (const { runs } of kept?.articles ?? []) {
      const [one] = runs;
      for (const grade of ["quotes", "claimers", "numbers"] as const) {
        const given = one?.given.grades[grade];
        expect(given?.passed).toBeLessThan(given?.of ?? 0);
        const shown = one?.shown?.grades[grade];
        expect(shown?.passed).toBe(shown?.of);
      }
      expect(one?.withheld.length).toBeGreaterThan(2);
    }
    expect(out).toContain("its quotation is not in the article");
  });

  test("the table fits into a hundred columns", async () => {
    const { out } = await run(["--articles", articles, "--model", "scripted-careless"]);
    const lines = out.split("\n").filter((line) => !line.startsWith("written"));
    expect(lines.filter((line) => displayWidth(line) > 100)).toEqual([]);
  });

  test("repeated runs of a script are alike, and one run says nothing of it", async () => {
    const twice = await run(["--articles", articles, "--repeat", "2"]);
    expect(twice.kept?.articles.map(({ repeats, runs }) => [repeats, runs.length])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect((await run(["--articles", articles])).kept?.articles[0]?.repeats).toBeNull();
  });

  test("an article nobody wrote an answer for gets one from its own report", async () => {
    const own = await mkdtemp(join(folder, "own-"));
    const text = (await readFile(seedArticlePath("library-ceiling-local.txt"), "utf8")).replaceAll(
      "Mill Lane",
      "Elm Row",
    );
    await writeFile(join(own, "elm-row.txt"), text);
    const { status, kept } = await run(["--articles", own]);
    expect(status).toBe(0);
    expect(kept?.articles[0]?.runs[0]?.given.items).toBeGreaterThan(3);
    expect(kept?.articles[0]?.runs[0]?.given.grades.quotes).toMatchObject({ passed: expect.any(Number) });
  });

  test("Markdown is written beside the JSON", async () => {
    const own = await mkdtemp(join(folder, "md-"));
    await run(["--articles", articles, "--out", own]);
    const files = await readdir(own);
    expect(files.map((file) => file.replace(/^.*\./, "")).toSorted()).toEqual(["json", "md"]);
    const page = await readFile(join(own, files.find((file) => file.endsWith(".md")) ?? ""), "utf8");
    expect(page).toContain("| bridge-reopens-routine | 8 | 100 |");
  });
});

describe("compared with an older run", { timeout: 60_000 }, () => {
  test("the same is no change, and worse counts where it is asked for", async () => {
    const careful = await run(["--articles", articles]);
    const careless = await run(["--articles", articles, "--model", "scripted-careless"]);
    const [better, worse] = [await keptFile(careful.kept), await keptFile(careless.kept)];
    const same = await run(["--articles", articles, "--compare", better, "--strict"]);
    expect([same.status, same.out.includes("no grade changed")]).toEqual([0, true]);
    const fallen = ["--articles", articles, "--model", "scripted-careless", "--compare", better];
    expect((await run(fallen)).status).toBe(0);
    const strict = await run([...fallen, "--strict"]);
    expect(strict.status).toBe(1);
    expect(strict.out).toMatch(/quotes, given +100\.0 → .* worse/);
    const risen = await run(["--articles", articles, "--compare", worse, "--strict"]);
    expect(risen.out).toMatch(/quotes, given +.* → 100\.0 +better/);
  });

  test("articles that only one of them has are left aside, and named", async () => {
    const { kept } = await run(["--articles", articles]);
    if (kept === null) throw new Error("nothing was kept");
    const less = await keptFile({ ...kept, articles: kept.articles.slice(1) });
    const { out } = await run(["--articles", articles, "--compare", less]);
    expect(out).toContain("left aside, in one of the runs alone: bridge-reopens-routine");
  });
});

describe("on a server of one’s own", { timeout: 60_000 }, () => {
  test("one that is down ends it with a sentence", async () => {
    const { baseUrl } = await chatServer(body({})).then(async (server) => {
      await server[Symbol.asyncDispose]();
      return server;
    });
    const { status, err } = await run(["--base-url", baseUrl, "--model", "m", "--articles", articles]);
    expect(status).toBe(2);
    expect(err).toContain(`Nothing answers at ${baseUrl} (ECONNREFUSED).`);
  });

  test("so does a wrong key, which is shown nowhere", async () => {
    await using server = await chatServer(body(error(`Incorrect API key provided: ${secret}`), 401));
    const { status, out, err, kept } = await run([
      "--base-url",
      server.baseUrl,
      "--model",
      "m",
      "--articles",
      articles,
    ]);
    expect([status, kept]).toEqual([2, null]);
    expect(err).toContain("does not take the key (status 401)");
    expect(out + err).not.toContain(secret);
    expect(server.seen.some(({ headers }) => headers.authorization === `Bearer ${secret}`)).toBe(true);
  });

  test("an answer that is none gives the local report, with the reason in the row", async () => {
    const reply = { choices: [{ index: 0, message: { role: "assistant", content: "No." }, finish_reason: "stop" }] };
    await using server = await chatServer(body(reply));
    const { status, out, kept } = await run(["--base-url", server.baseUrl, "--model", "m", "--articles", articles]);
    expect(status).toBe(0);
    expect(kept?.articles.flatMap(({ runs }) => runs.map(({ shown }) => shown))).toEqual([null, null]);
    expect(out).toContain("↳ the local report: the model gave no answer (malformed)");
    expect(out).toContain("0 of 2 are the model’s");
  });

  test("the model of the environment is taken where none is given", async () => {
    await using server = await chatServer(body(error("no such model", { code: "model_not_found" }), 404));
    const env = { OPENAI_MODEL: "mine", OPENAI_BASE_URL: server.baseUrl };
    const { status, err } = await run(["--configured", "--articles", articles], env);
    expect(status).toBe(2);
    expect(err).toContain("has no such model");
    expect(server.seen.map(({ body: { model } }) => model)).toContain("mine");
  });
});

describe("called in a way it does not have", () => {
  test.each([
    [["--wrong"], "There is no option --wrong."],
    [["somewhere"], "“somewhere” belongs to no option."],
    [["--strict"], "“--strict” has nothing to compare with."],
    [["--repeat", "0"], "“0” is not a whole number from 1 to 20."],
    [["--repeat", "many"], "“many” is not a whole number from 1 to 20."],
    [["--repeat"], "The option --repeat needs something behind it."],
    [["--strict=yes"], "The option --strict takes no value."],
    [["--base-url", "localhost"], "“localhost” is not an address that begins with http:// or https://."],
    [["--language", "no language"], "“no language” is not a language tag."],
    [["--articles", "no-such-folder"], "There is no folder “no-such-folder”."],
    [["--articles", "prompts/presets-none"], "There is no folder “prompts/presets-none”."],
    [["--articles", "src/model"], "There is no article in “src/model”."],
    [["--compare", "no-such.json"], "There is no file “no-such.json”."],
    [["--compare", "package.json"], "“package.json” is not the JSON of an older run."],
    [["--out", "package.json"], "Nothing can be written to “package.json”."],
    [["--configured"], "OPENAI_MODEL is missing, and the other settings name a server."],
  ])("%j: %s", async (args, sentence) => {
    const { status, err, out } = await run(args);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });

  test("--help tells all there is, in 90 columns", async () => {
    const { status, out } = await run(["--help"]);
    expect(status).toBe(0);
    for (const option of ["--base-url", "--model", "--articles", "--repeat", "--out", "--compare", "--strict"])
      expect(out).toContain(option);
    expect(out.split("\n").filter((line) => line.length > 90)).toEqual([]);
  });
});
