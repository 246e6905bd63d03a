import { describe, expect, test } from "vitest";
import { reportOn, type ModelStage, type StagedReport } from "../../src/app/model-stage.ts";
import type { CompletionRequest } from "../../src/model/model.ts";
import { scriptedModel, type Scripted } from "../../src/model/scripted.ts";
import { shippedWords } from "../../prompts/index.ts";
import { correctAnswers, read } from "../report/answer-fixtures.ts";

const at = correctAnswers().find(({ name }) => name === "harbour-strike-labour-daily");
if (at === undefined) throw new Error("the answer that is looked over is missing");
const { article, reading, answer } = at;
const ends = { first_sentence: 1, last_sentence: reading.sentences.length };
const first = String(answer.perspectives[0]?.["question"]);

/** The report after a second look that finds this. */
async function lookedOver(look: (request: CompletionRequest) => Scripted): Promise<StagedReport> {
  const words = shippedWords();
  const stage: ModelStage = {
    model: scriptedModel((one) => (one.schema.name === "look_v1" ? look(one) : { json: { ...ends, ...answer } })),
    read,
    words,
    secondLook: words.secondLook,
    marker: () => "k3v9x0q7m2",
  };
  const request = { article, reading, language: "en", house: null, outside: true };
  return await reportOn(request, stage, new AbortController().signal);
}

function finding(quote: string, item = "P1") {
  return ({ sentences }: CompletionRequest): Scripted => {
    const seen = { first_sentence: sentences?.first, last_sentence: sentences?.last };
    return { json: { ...seen, answered: [{ item, quote, sentence: 1 }] } };
  };
}

describe("a question left out", () => {
  test("is struck where the words that answer it stand in the article", async () => {
    const { report, provenance } = await lookedOver(
      finding("They are resisting a plan by the operator, Northgate Terminals, to run 11 of its 19 quay cranes"),
    );
    expect(provenance.secondLook).toEqual({ kind: "taken", asked: answer.perspectives.length, struck: 1 });
    expect(report.perspectives.map(({ question }) => question)).not.toContain(first);
    expect(report.withheld).toEqual([
      { what: "a question on what is left out (reply)", reason: "the article answers it in S8" },
    ]);
  });

  test.each([
    ["speak of something else", "the new cranes are needed to keep up with rival ports"],
    ["are those that raised it", "have hidden behind a two-line notice on the firm’s website"],
    ["are not in the article", "The company answered every question about the 310 jobs and the talks"],
  ])("stands where the words that are given %s", async (_, quote) => {
    const { report, provenance } = await lookedOver(finding(quote));
    expect(provenance.secondLook).toMatchObject({ kind: "taken", struck: 0 });
    expect(report.perspectives.map(({ question }) => question)).toContain(first);
    expect(report.withheld).toEqual([]);
  });

  test("stands where the model does not answer, and that is told", async () => {
    const { report, provenance } = await lookedOver(() => ({
      outcome: { kind: "server-error", status: 500, said: "" },
    }));
    expect(report.perspectives).toHaveLength(answer.perspectives.length);
    expect(provenance.secondLook).toMatchObject({ kind: "failed", outcome: { kind: "server-error" } });
  });

  test.each([{ json: { answered: "P1" } }, { json: { answered: [null, { item: "P9", quote: "x", sentence: 1 }] } }])(
    "stands where the answer is %j",
    async (scripted) => {
      const { report } = await lookedOver(({ sentences }) => {
        const seen = { first_sentence: sentences?.first, last_sentence: sentences?.last };
        return { json: { ...seen, ...scripted.json } };
      });
      expect(report.perspectives).toHaveLength(answer.perspectives.length);
    },
  );
});

test("the second look is shown the questions and the sentences that bear on them, and no more", async () => {
  let user = "";
  await lookedOver((one) => {
    user = one.messages.at(-1)?.text ?? "";
    return finding("none of these words")(one);
  });
  expect(user).toContain(`\nP1: ${first}\n`);
  const numbers = [...user.matchAll(/^(\d+)\| /gm)];
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers.length).toBeLessThan(reading.sentences.length);
});
