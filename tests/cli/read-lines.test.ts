import { once } from "node:events";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { read } from "../../src/cli/read.ts";
import { lineShape } from "./machine-shape.ts";
import { realReader, runRead } from "./run-read.ts";

/** The answers to the lines, each checked to be of the machine output's shape. */
async function answers(stdin: string | readonly (string | Uint8Array)[]) {
  const { status, out } = await runRead(["--jsonl"], typeof stdin === "string" ? [stdin] : stdin);
  expect(status).toBe(0);
  expect(out.endsWith("\n") || out === "").toBe(true);
  return out
    .split("\n")
    .slice(0, -1)
    .map((line) => lineShape.parse(JSON.parse(line)));
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const code = (answer: { readonly id: unknown } & object): unknown =>
  "error" in answer ? [answer.id, answer.error] : answer.id;

describe("each line is answered with one line", () => {
  test("in order, by its id", async () => {
    const given = [line({ id: "a", text: "Rents rose." }), line({ id: 2, text: "Wages fell.", title: "Wages" })];
    const [first, second] = await answers(given);
    expect(first).toMatchObject({ id: "a", article: { text: "Rents rose.", title: null, url: null } });
    expect(second).toMatchObject({ id: 2, article: { title: "Wages" } });
  });

  test("as soon as it is read", async () => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()];
    const done = read(
      ["--jsonl"],
      { stdin, stdout, stderr: new PassThrough() },
      {
        loadReader: () => Promise.resolve(realReader()),
        loadStage: () => Promise.reject(new Error("nothing was asked")),
        loadModelStage: () => Promise.reject(new Error("no model was asked for")),
        loadWeb: () => Promise.reject(new Error("no link was given")),
        parser: { parse: () => Promise.reject(new Error("no page was given")) },
      },
    );
    for (const id of ["a", "b"]) {
      stdin.write(line({ id, text: "Rents rose." }));
      const [answer] = await once(stdout, "data");
      expect(JSON.parse(String(answer))).toMatchObject({ id });
    }
    stdin.end();
    expect(await done).toBe(0);
  });

  test("and the last needs no line break", async () => {
    expect((await answers('{"id":"a","text":"Rents rose."}')).map(code)).toEqual(["a"]);
    expect((await answers('\n\r\n{"id":"a","text":"Rents rose."}\r\n\n')).map(code)).toEqual(["a"]);
    expect(await answers("")).toEqual([]);
  });

  test("wherever the pieces it comes in are cut", async () => {
    const bytes = Buffer.from(line({ id: "é", text: "“Rents” rose 👩‍👩‍👧." }) + line({ id: "b", text: "x" }));
    expect((await answers([...bytes].map((byte) => Uint8Array.of(byte)))).map(code)).toEqual(["é", "b"]);
  });
});

async function check(text: string): Promise<void> {
  const [answer] = await answers(line({ id: "a", text }));
  expect(answer).toMatchObject({ article: { text } });
}

describe("the text is the one that was given, to the code unit", () => {
  test("with white space around it, and a first line like a title", async () => {
    await check("  Rents rise\r\n\r\nBy Jane Doe\n\nRents rose. \n");
  });
  test("with line separators, controls, marks and lone surrogates", async () => {
    await check("a\u2028b\u2029c\u0085d\u0000e\ufefff\u00adg\ud800h");
  });
  test("were it one word", async () => {
    await check("x");
  });
});

test("a page is read for its story, where it was found beside it", async () => {
  const text =
    "The council raised the rent on Tuesday, and the tenants’ union says that it will go to court over the rise.";
  const html = `<html><head><title>Rents</title></head><body><article><p>${text}</p></article></body></html>`;
  const [answer, broken] = await answers(
    line({ id: "a", html, url: "https://example.org/a" }) +
      line({ id: "b", html: "<p></p>", url: "https://example.org/b" }),
  );
  expect(answer).toMatchObject({ id: "a", article: { text, url: "https://example.org/a" } });
  expect(broken).toMatchObject({ id: "b", error: { code: "no-article" } });
});

test("lines end at \\n alone, on the way in and on the way out", async () => {
  const { out } = await runRead(["--jsonl"], ['{"id":"a","text":"one\u2028two\u2029three"}\n']);
  expect(out.split(/[\n\u2028\u2029]/)).toHaveLength(2);
  expect(JSON.parse(out)).toMatchObject({ article: { text: "one\u2028two\u2029three" } });
});

describe("a fault is the answer to its own line", () => {
  const good = line({ id: "good", text: "Rents rose." });
  /** The code for the broken line; the good ones around it are read. */
  async function checkFault(broken: string, expected: string, id: string | number | null = null): Promise<void> {
    const got = await answers(`${good}${broken}\n${good}`);
    expect(got.map(({ id: of }) => of)).toEqual(["good", id, "good"]);
    expect(got[1]).toMatchObject({ error: { code: expected } });
  }
  test("what is not JSON, or no object", async () => {
    await checkFault("{", "bad-line");
    await checkFault("Rents rose.", "bad-line");
    for (const value of ["[]", "null", "7", '"text"', "{}"]) await checkFault(value, "bad-line");
  });
  test("a missing or odd key", async () => {
    await checkFault('{"text":"Rents rose."}', "bad-line");
    await checkFault('{"id":{},"text":"Rents rose."}', "bad-line");
    await checkFault('{"id":"a"}', "bad-line", "a");
    await checkFault('{"id":"a","text":7}', "bad-line", "a");
    await checkFault('{"id":"a","text":"x","html":"<p>x"}', "bad-line", "a");
    await checkFault('{"id":"a","text":"x","title":7}', "bad-line", "a");
  });
  test("nothing in it, or far too much", async () => {
    await checkFault('{"id":"a","text":""}', "empty", "a");
    await checkFault('{"id":"a","text":" \\n "}', "empty", "a");
    await checkFault(JSON.stringify({ id: "a", text: "Rents rose. ".repeat(500_000) }), "too-large", "a");
    await checkFault("x".repeat(40_000_000), "too-large");
  });
  test("deep nesting", async () => {
    await checkFault(`{"id":"a","text":${"[".repeat(100_000)}`, "bad-line");
  });
});

test("a fault of the program's own is told on standard error, and the other lines go on", async () => {
  const { status, out, err } = await runRead(
    ["--jsonl"],
    [line({ id: "a", text: "Break." }) + line({ id: "b", text: "Rents rose." })],
    {
      reader: () => (article) => {
        if (article.text === "Break.") throw new RangeError("broken on purpose");
        return realReader()(article);
      },
    },
  );
  const got = out
    .trim()
    .split("\n")
    .map((answer) => lineShape.parse(JSON.parse(answer)));
  expect(got[0]).toMatchObject({ id: "a", error: { code: "parse-failed" } });
  expect(got[1]).toMatchObject({ id: "b", article: { text: "Rents rose." } });
  expect(err).toContain("broken on purpose");
  expect(status).toBe(0);
});
