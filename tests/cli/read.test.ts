import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cannedWeb } from "../../src/web/canned.ts";
import { machineShape } from "./machine-shape.ts";
import { runRead } from "./run-read.ts";

const story = `The council raised the rent on Tuesday. “We had no choice,” said Ana Ruiz, the mayor.

Tenants will pay 4 per cent more from May, and the union says that it will go to court over the rise. It wants the council to publish the figures on which the rise is based, and to wait until the new budget is agreed.`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "read-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe("a file or standard input", () => {
  test("is read and reported on, and nothing is said on standard error", async () => {
    const { status, out, err } = await runRead([await file("a.txt", `Council raises rent\n\n${story}`)]);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Council raises rent\n/);
    expect(out).toContain("\n  Ana Ruiz, the mayor\n    – “We had no choice");
    expect(out).toContain("\nLEFT OUT  inferred from this text alone\n  1. Tenants");
  });

  test("gives no colours where the output is not a terminal", async () => {
    const { out } = await runRead([await file("a.txt", story), "--evidence"]);
    expect(out).not.toContain("\u001b");
  });

  test("may come in any pieces", async () => {
    const bytes = Buffer.from(story);
    const whole = await runRead(["-"], [bytes]);
    const pieces = await runRead(
      ["-"],
      [...bytes].map((byte) => Uint8Array.of(byte)),
    );
    expect(pieces).toEqual(whole);
    expect(whole.status).toBe(0);
  });

  test("keeps its words beginning after its title", async () => {
    const { out } = await runRead(["--json", "-"], [`Council raises rent\nBy Jane Doe\n\n${story}`]);
    const { article } = machineShape.parse(JSON.parse(out));
    expect(article).toMatchObject({ title: "Council raises rent", byline: "Jane Doe", text: story });
  });

  test("in Markdown is read without its marks", async () => {
    const marked = `# Council raises *rent*\n\n${story.replace("council", "[council](https://example.org)")}`;
    const { out } = await runRead(["--json", await file("a.md", marked)]);
    const { article } = machineShape.parse(JSON.parse(out));
    expect(article).toMatchObject({ title: "Council raises rent", text: story, extraction: { by: "markdown" } });
  });
});

/** What is read of the bytes, and the doubts that come with it. */
async function checkBytes(bytes: Uint8Array, text: string, doubts: readonly string[]): Promise<void> {
  const { out } = await runRead(["--json", "-"], [bytes]);
  const { article } = machineShape.parse(JSON.parse(out));
  expect(article.text).toBe(text);
  expect(article.extraction.doubts).toEqual(doubts);
}

describe("a page", () => {
  const [first, second] = story.split("\n\n");
  const page = (title: string): string => `<!doctype html><html lang="en"><head><title>${title} | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="${title}"></head>
<body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p>${first}</p><p>${second}</p></article></body></html>`;

  /** What is read of a page, however it comes: its story. */
  async function checkPage(args: readonly string[], stdin: readonly string[], url: string | null): Promise<void> {
    const web = cannedWeb({ "https://example.org/a": { contentType: "text/html", body: page("Council raises rent") } });
    const { out } = await runRead(["--json", ...args], stdin, { web });
    const { article } = machineShape.parse(JSON.parse(out));
    expect(article).toMatchObject({ title: "Council raises rent", outlet: "Harbour Post", url, text: story });
  }

  test("is read from a file, from standard input, or by its link", async () => {
    await checkPage([await file("a.html", page("Council raises rent"))], [], null);
    await checkPage(["-"], [page("Council raises rent")], null);
    await checkPage(["https://example.org/a"], [], "https://example.org/a");
  });
  test("may say itself how it is encoded", async () => {
    const declared = page("Café").replace("<head>", '<head><meta charset="windows-1252">').replaceAll(/[“”]/g, '"');
    const { out } = await runRead(["--json", await file("b.html", Buffer.from(declared, "latin1"))]);
    expect(machineShape.parse(JSON.parse(out)).article).toMatchObject({ title: "Café", extraction: { doubts: [] } });
  });
  test("without a story is refused", async () => {
    const { status, err } = await runRead([await file("c.html", "<html><body><script>1</script></body></html>")]);
    expect([status, err.split("\n")[0]]).toEqual([1, "No article was found on this page."]);
  });
});

describe("what is not an article", () => {
  test("is refused with the reason and three ways on", async () => {
    const { status, out, err } = await runRead(["-"], ["Rents rose by 4 per cent in May, the council said."]);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toMatch(/^This is too short for an article\.\nThree ways on:\n {2}.*\n {2}.*\n {2}.*\n$/);
  });
  test("is read all the same for programs, with the reason in it", async () => {
    const { status, out } = await runRead(["--json", "-"], ["Rents rose by 4 per cent in May, the council said."]);
    expect(status).toBe(0);
    expect(machineShape.parse(JSON.parse(out)).article.gate).toBe("too-short");
  });
});

describe("bytes become text", () => {
  test("UTF-8 with or without a byte order mark, and UTF-16 with one", async () => {
    await checkBytes(Buffer.from(story), story, []);
    await checkBytes(Buffer.from(`\ufeff${story}`), story, []);
    await checkBytes(Buffer.from(`\ufeff${story}`, "utf16le"), story, []);
  });
  test("Windows-1252 where it is not UTF-8", async () => {
    const latin = Buffer.from(`${story.replaceAll(/[“”]/g, "'")} Caf\u00e9 \u0093now\u0094.`, "latin1");
    const text = `${story.replaceAll(/[“”]/g, "'")} Café “now”.`;
    await checkBytes(latin, text, ["read-as-windows-1252"]);
  });
  test("one bad byte does not make UTF-8 something else", async () => {
    const cut = Buffer.concat([Buffer.from(`${story} “Now.”`), Uint8Array.of(0xe2, 0x80)]);
    await checkBytes(cut, `${story} “Now.”\ufffd`, ["bytes-replaced"]);
  });
});

/** Exit status 1, nothing printed, and on standard error the reason and what to do. */
async function checkRefused(
  args: readonly string[],
  stdin: readonly (string | Uint8Array)[],
  reason: RegExp,
): Promise<void> {
  const { status, out, err } = await runRead(args, stdin);
  expect(err).toMatch(reason);
  expect(err.trim().split("\n").length, "a way on").toBeGreaterThan(1);
  for (const line of err.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  expect(err).not.toMatch(/\bat .*:\d+:\d+|Error:/);
  expect([status, out]).toEqual([1, ""]);
}

describe("what cannot be read is told in a sentence, with a way on", () => {
  test("a missing file, a folder", async () => {
    await checkRefused([join(folder, "no-such.txt")], [], /^There is no file “/);
    await checkRefused([join(folder, "a.txt", "b.txt")], [], /^There is no file/);
    await mkdir(join(folder, "news.txt"), { recursive: true });
    await checkRefused([join(folder, "news.txt")], [], /is a folder/);
  });
  test("an empty one", async () => {
    await checkRefused([await file("empty.txt", "")], [], /nothing in it/);
    await checkRefused([await file("spaces.txt", " \n\u00a0\n")], [], /nothing in it/);
    await checkRefused(["-"], [], /nothing in it/);
    await checkRefused([await file("head.md", "---\ntitle: Rents\n---\n")], [], /nothing in it/);
  });
  test("one that is not text", async () => {
    await checkRefused([await file("zeros.txt", new Uint8Array(1000))], [], /not text/);
    await checkRefused(["-"], [Uint8Array.from({ length: 1000 }, (_, at) => (at * 7919) % 256)], /not text/);
    await checkRefused(["-"], [Buffer.from("\u0089PNG\r\n\u001a\n", "latin1")], /Pictures are not read/);
  });
  test("one over 5 MB, however it comes", async () => {
    const long = Buffer.alloc(5 * 1024 * 1024 + 1, "Rents rose. ");
    await checkRefused([await file("long.txt", long)], [], /over 5 MB/);
    await checkRefused(["-"], [long.subarray(0, 4_000_000), long.subarray(4_000_000)], /over 5 MB/);
  });
  test("a type that is not read, by its name or by its bytes", async () => {
    await checkRefused([await file("a.docx", "PK")], [], /Word documents.*\n.*save it as plain text/);
    await checkRefused([await file("a.pdf", "%PDF-1.7")], [], /This PDF is damaged/);
    await checkRefused([await file("a.csv", "a,b")], [], /type \.csv are not read/);
    await checkRefused(["-"], ["%PDF-1.7 and so on"], /This PDF is damaged/);
    await checkRefused(["https://example.org/a"], [], /No site was found/);
  });
  test("with --json the fault is an object too", async () => {
    const { status, out, err } = await runRead(["--json", join(folder, "no-such.txt")]);
    expect(status).toBe(1);
    expect(err).toMatch(/^There is no file/);
    expect(JSON.parse(out)).toMatchObject({ error: { code: "file-missing" } });
  });
});

/** Exit status 2, nothing printed, and on standard error what was wrong. */
async function checkWrongUse(args: readonly string[], reason: RegExp): Promise<void> {
  const { status, out, err } = await runRead(args, [story]);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toMatch(reason);
}

describe("wrong use", () => {
  test("no file, two files", async () => {
    await checkWrongUse([], /no file named/);
    await checkWrongUse(["a.txt", "b.txt"], /“b\.txt” is one too many/);
  });
  test("options that it does not have, or not in this way", async () => {
    await checkWrongUse(["--colour", "-"], /no option --colour/);
    await checkWrongUse(["-x", "-"], /no option -x/);
    await checkWrongUse(["--json=yes", "-"], /--json takes no value/);
    await checkWrongUse(["--json", "--jsonl"], /do not go together/);
    await checkWrongUse(["--evidence", "--json", "-"], /do not go together/);
  });
});

test("--help says how it is called, in lines of 80 columns", async () => {
  const { status, out, err } = await runRead(["--help", "--whatever"]);
  expect([status, err]).toEqual([0, ""]);
  for (const option of ["--evidence", "--json", "--jsonl", "--help"]) expect(out).toContain(option);
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});
