import { describe, expect, test } from "vitest";
import { body, chatServer, error, type Answer, promptOf } from "../model/chat-server.ts";
import { answering, modelAt, story, type Setting } from "./model-at.ts";
import { runRead, type Run } from "./run-read.ts";

const asking = ["-", "--ask", "How much more will tenants pay?"];

async function ran(args: readonly string[], answer: Answer = answering(), setting: Setting = {}): Promise<Run> {
  await using server = await chatServer(answer);
  return await runRead(args, [story], { modelStage: modelAt(server, setting) });
}

const rise = "│ S3: Tenants will pay 4 per cent more from May, and the union says that it";

describe("--ask without a model", () => {
  test("shows the sentences that bear on the question, with their numbers", async () => {
    const { status, out, err } = await runRead(asking, [story]);
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "How much more will tenants pay?",
      "  These sentences of the article bear on it:",
      `    ${rise}`,
    ]);
    expect(out).toContain("\n  Answered without a model, by the words and names of the question\n");
  });

  test("says so where the article does not say", async () => {
    const { out } = await runRead(["-", "--ask", "What does Napoleon say?"], [story]);
    expect(out).toMatch(/^What does Napoleon say\?\n {2}The article does not say\.\n/);
  });

  test("shows the nearest where no sentence has all of it", async () => {
    const { out } = await runRead(["-", "--ask", "Do tenants like football?"], [story]);
    expect(out).toContain(`\n  The article does not say it in these words. Nearest to it:\n    ${rise}`);
  });

  test("answers one question after the other, and tells whom a pronoun is taken to mean", async () => {
    const { out } = await runRead(["-", "--ask", "What did Ana Ruiz say?", "--ask", "Did she have a choice?"], [story]);
    expect(out).toContain("\n\nDid she have a choice?\n  “she” is taken to mean Ana Ruiz.\n");
  });

  test("is refused for what is no article", async () => {
    expect((await runRead(asking, ["Rents rose."])).status).toBe(1);
  });

  test("cannot be used to steer the terminal", async () => {
    const { out } = await runRead(["-", "--ask", "Who\u001b[2J \u202epays the rent?"], [story]);
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe("--ask with a model", () => {
  test("gives its answer with the sentences it rests on, and what was checked", async () => {
    const { out, err } = await ran([...asking, "--model"]);
    expect(err).toBe("");
    expect(out.split("\n").slice(0, 3)).toEqual([
      "How much more will tenants pay?",
      "  They pay 4 per cent more from May. [S3]",
      `    ${rise}`,
    ]);
    expect(out.replaceAll(/\s+/g, " ")).toMatch(
      /Answered by asked-1, from the article alone · prompt “ask”, version 1 · numbers and names checked · [\d,]+ tokens read and 90 written in 1 call/,
    );
  });

  test("shows it the question before, with what was answered", async () => {
    await using server = await chatServer(answering());
    await runRead([...asking, "--ask", "From when?", "--model"], [story], { modelStage: modelAt(server) });
    expect(server.seen.map(promptOf).at(-1)).toContain(
      "\nasked: How much more will tenants pay?\nanswered: They pay 4 per cent more from May. (3)\n",
    );
  });

  test.each([
    "See evil.example/login for more.",
    "They pay 4 per cent more, @everyone.",
    "**They** pay 4 per cent more.",
    "They pay 40 per cent more from May.",
    "The minister Karl Brandt will pay.",
  ])("does not show “%s”", async (text) => {
    const answer = answering({ ask_v1: { found: "yes", answer: [{ text, sentences: [3] }] } });
    const { out, err } = await ran([...asking, "--model"], answer);
    expect(out).not.toContain(text);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "Too little of what the model said is borne out by the article. This is read without it.",
    );
    expect(out).toContain(rise);
    expect(err).toMatch(/^The article bears out 0 of the 1 sentences/);
  });

  test("without a key that fits, it is answered without the model, and the operator is told", async () => {
    const { out, err } = await ran(
      [...asking, "--model"],
      body(error("Incorrect API key", { code: "invalid_api_key" }), 401),
    );
    expect(out).toContain(rise);
    expect(out.replaceAll(/\s+/g, " ")).toContain("Note: The model cannot be used until the operator has looked");
    expect(err).toMatch(/^The server refused the key \(401\).*Check OPENAI_API_KEY.*\n$/);
  });
});
