import { describe, expect, test } from "vitest";
import { chatServer, type Answer, promptOf, shapeOf } from "../model/chat-server.ts";
import { answering, goodAnswers, modelAt, story, type Setting } from "./model-at.ts";
import { runRead, type Run } from "./run-read.ts";
import { body, error, streamed } from "../model/chat-server.ts";

type Ran = Run & { readonly asked: readonly string[]; readonly prompts: readonly string[] };

/** `down`: the server has ended before it is asked. */
type Asked = Setting & { readonly answer?: Answer; readonly terminal?: boolean; readonly down?: boolean };

/** Runs `read` on the story, with a model at a server that answers so. */
async function ran(
  args: readonly string[],
  { answer = answering(), terminal = false, down = false, ...setting }: Asked = {},
): Promise<Ran> {
  await using server = await chatServer(answer);
  if (down) await server[Symbol.asyncDispose]();
  const run = await runRead(args, [story], { modelStage: modelAt(server, setting), terminal });
  return { ...run, asked: server.seen.map(shapeOf), prompts: server.seen.map(promptOf) };
}

const readWithModel = ["-", "--model"];

describe("with a model", () => {
  test("the report is in its words, with the voices’ names and a receipt", async () => {
    const { status, out, err, asked } = await ran(readWithModel);
    expect([status, err, asked]).toEqual([0, "", ["report_v1", "look_v1"]]);
    expect(out).toContain("SUMMARY  in a model’s words, held to the article’s sentences\n");
    expect(out).toContain("  Ana Ruiz, the mayor\n    – There was no choice.\n");
    expect(out).toContain("tenants pay 4 per cent more from May.");
    const receipt = out.split("\n\n").at(-1)?.replaceAll(/\s+/g, " ") ?? "";
    expect(receipt).toMatch(
      /^Read with asked-1 · prompt “report”, version 1 · 4 of 4 quotes found word for word; numbers, names and speakers checked · .* · [\d,]+ tokens read and 180 written in 2 calls $/,
    );
    expect(out).not.toMatch(/verified/i);
  });

  test("background from outside the article is marked as unchecked", async () => {
    const { out } = await ran(readWithModel);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "From outside the article, unchecked: The council raised rents in many towns after the war.",
    );
  });

  test("what is withheld is counted, and listed with --evidence, without the model’s words", async () => {
    const invented = {
      quote: "nobody ever said any of this",
      sentence: 2,
      claimer: "V1",
      kind: "statement",
      text: "X.",
    };
    const answer = answering({
      report_v1: { ...goodAnswers["report_v1"], claims: [...[goodAnswers["report_v1"]?.["claims"]].flat(), invented] },
    });
    const { out } = await ran(readWithModel, { answer });
    expect(out.replaceAll(/\s+/g, " ")).toContain("· 1 line withheld or put right, shown by --evidence ·");
    expect(out).not.toContain("WITHHELD");
    const { out: proven } = await ran([...readWithModel, "--evidence"], { answer });
    expect(proven).toContain("\n  – claim 3: its quotation is not in the article\n");
    expect(proven).not.toContain("nobody ever said");
  });

  test("the answer’s language is the article’s, or the one that is asked for", async () => {
    expect((await ran(readWithModel)).prompts[0]).toContain("Write in English;");
    expect((await ran([...readWithModel, "--language", "de"])).prompts[0]).toContain("Write in German;");
  });

  test("the second look can be switched off", async () => {
    expect((await ran(readWithModel, { secondLook: false })).asked).toEqual(["report_v1"]);
  });
});

test("where the second look fails, the report stands, and both are told", async () => {
  const answer: Answer = (response, seen, nth) =>
    (shapeOf(seen) === "look_v1" ? body(error("Rate limit reached"), 429, { "retry-after": "60" }) : answering())(
      response,
      seen,
      nth,
    );
  const { out, err } = await ran(readWithModel, { answer });
  expect(out).toContain("Read with asked-1");
  expect(out.replaceAll(/\s+/g, " ")).toContain("Note: What is left out was not looked for a second time");
  expect(err).toMatch(/^The server limits how often it may be asked[^\n]*\n$/);
});

describe("for programs", () => {
  test("--json has the report with the model’s name, and how it was come by", async () => {
    const { out, err } = await ran([...readWithModel, "--json"]);
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({
      report: { mode: "asked-1", checks: { quotes: { passed: 4, of: 4 } } },
      provenance: {
        model: "asked-1",
        prompt: { id: "report", version: 1 },
        tokens: { answer: 180 },
        calls: 2,
        local: null,
        secondLook: { kind: "taken", asked: 2, struck: 0 },
      },
    });
  });

  test("--jsonl reads each line with the model, and each line pays for itself", async () => {
    await using server = await chatServer(answering());
    const lines = [1, 2].map((id) => `${JSON.stringify({ id, text: story })}\n`);
    const { out } = await runRead(["--jsonl", "--model"], lines, {
      modelStage: modelAt(server, { budgets: { request: 20_000 } }),
    });
    const modes = out
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line).report.mode);
    expect(modes).toEqual(["asked-1", "asked-1"]);
  });
});

describe("progress", () => {
  test("is told on a terminal in numbers, without a word of the answer, and is gone at the end", async () => {
    const { err } = await ran(readWithModel, { terminal: true });
    expect(err).toContain("Asking asked-1 … 2 claims, 2 questions, 2 summary sentences, to be checked");
    expect(err).not.toMatch(/choice|rent|tenant/i);
    expect(err.endsWith("\r\u001b[K")).toBe(true);
  });

  test("is not told to programs", async () => {
    expect((await ran([...readWithModel, "--json"], { terminal: true })).err).toBe("");
  });
});

describe("what cannot be used of the settings", () => {
  test("is told all at once, with how to mend it, before anything is read", async () => {
    const faults = [
      { name: "OPENAI_MODEL", wrong: "is missing", mend: "Give the model’s name." },
      { name: "BUDGET_BOT_TOKENS", wrong: "is no number", mend: "Give a number." },
    ];
    const modelStage = () => Promise.resolve({ kind: "faults", faults } as const);
    const { status, out, err } = await runRead(["no-such-file.txt", "--model"], [], { modelStage });
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("  OPENAI_MODEL is missing. Give the model’s name.\n  BUDGET_BOT_TOKENS is no number.");
  });

  test("is told where no model is set", async () => {
    const modelStage = () => Promise.resolve({ kind: "no-model" } as const);
    const { status, err } = await runRead(readWithModel, [story], { modelStage });
    expect(status).toBe(2);
    expect(err).toMatch(/^There is no model set to read with\.\nSet OPENAI_MODEL/);
  });

  test.each([
    [["-", "--language", "de"], "--language is the language of a model’s words"],
    [["-", "--model", "--language", "xx-nope-1"], "There is no language “xx-nope-1”."],
    [["-", "--model", "--language"], "The option --language needs something behind it."],
    [["-", "--ask", ""], "The option --ask needs something behind it."],
    [["-", "--ask", "Who?", "--json"], "--ask and --json do not go together."],
    [["-", "--model=gpt"], "The option --model takes no value."],
  ])("%j is refused", async (args, words) => {
    const { status, err } = await runRead(args, [story]);
    expect(status).toBe(2);
    expect(err.replaceAll(/\s+/g, " ")).toContain(words);
  });
});

/** One line for the operator, one sentence and the local report for whoever asked. */
function checkFault(name: string, setting: Asked, operator: RegExp, member: string): void {
  test(name, async () => {
    const local = (await runRead(["-"], [story])).out;
    const { status, out, err } = await ran(readWithModel, setting);
    expect(status).toBe(0);
    expect(err).toMatch(operator);
    expect(err.match(/\n/g)).toHaveLength(1);
    expect(out.replaceAll(/\s+/g, " ")).toContain(`Note: ${member} This is read without it.`);
    const upToReceipt = (report: string): string => report.slice(0, report.indexOf("Read without a model"));
    expect(upToReceipt(out)).toBe(upToReceipt(local));
    expect(upToReceipt(out)).toContain("SUMMARY  in the article’s own sentences, read without a model");
  });
}

const cannot = "The model cannot be used until the operator has looked at its settings.";

describe("a fault of the model is told to the operator with what to mend, and the local report comes all the same", () => {
  checkFault(
    "wrong key",
    { answer: body(error("Incorrect API key provided: sk-secret-0123456789", { code: "invalid_api_key" }), 401) },
    /^The server refused the key \(401\).*Check OPENAI_API_KEY/,
    cannot,
  );
  checkFault(
    "wrong model name",
    { answer: body(error("The model `asked-1` does not exist", { code: "model_not_found" }), 404) },
    /^The server does not have the model \(404\).*Check OPENAI_MODEL/,
    cannot,
  );
  checkFault(
    "server down",
    { down: true },
    /^The server could not be reached \(ECONNREFUSED\).*OPENAI_BASE_URL/,
    "The model’s server could not be reached.",
  );
  checkFault(
    "rate limit",
    { answer: body(error("Rate limit reached"), 429, { "retry-after": "60" }) },
    /^The server limits how often it may be asked.*60 s\. Raise the limit/,
    "The model is asked too often at the moment; a little later it works.",
  );
  checkFault(
    "context too small, as it is set",
    { contextTokens: 4096 },
    /^Prompt and answer need about \d+ tokens, and the context has 4096.*OPENAI_CONTEXT_TOKENS/,
    "The article is too long for the model as it is set up.",
  );
  checkFault(
    "context too small, as the server finds",
    {
      answer: body(
        error("This model's maximum context length is 3000 tokens. However, you requested 6000 tokens.", {
          code: "context_length_exceeded",
        }),
        400,
      ),
    },
    /^Prompt and answer need about \d+ tokens, and the context has \d+.*OPENAI_CONTEXT_TOKENS/,
    "The article is too long for the model as it is set up.",
  );
  checkFault(
    "the whole bot’s budget spent",
    { budgets: { bot: 3000 } },
    /^The bot’s whole budget for today \(BUDGET_BOT_TOKENS\) is spent: 0 of 3000 tokens\.\n$/,
    "What the model may cost in a day is spent; it is there again at midnight UTC.",
  );
  checkFault(
    "one request’s budget spent",
    { budgets: { request: 3000 } },
    /BUDGET_REQUEST_TOKENS/,
    "The model would have cost more than one article may.",
  );
  checkFault(
    "an answer that is none",
    { answer: streamed("I am sorry, but I cannot.") },
    /^The model did not answer in JSON\./,
    "The model gave no answer that can be used.",
  );
});

test("the hard cap of the whole bot holds over all that is read", async () => {
  await using server = await chatServer(answering());
  const lines = [1, 2, 3].map((id) => `${JSON.stringify({ id, text: story })}\n`);
  const modelStage = modelAt(server, { budgets: { bot: 8000 }, secondLook: false });
  const { out, err } = await runRead(["--jsonl", "--model"], lines, { modelStage });
  const answers = out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  expect(answers.map(({ report }) => report.mode)).toEqual(["asked-1", "asked-1", "local"]);
  expect(answers.at(-1).provenance).toMatchObject({ local: "budget-spent", calls: 0 });
  expect(server.seen).toHaveLength(2);
  expect(err.match(/BUDGET_BOT_TOKENS/g)).toHaveLength(1);
});
