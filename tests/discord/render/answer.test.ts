import { describe, expect, test } from "vitest";
import { answerShown, type AnswerOf } from "../../../src/discord/render/answer.ts";
import { madeUpArticle, madeUpReading } from "../../cli/made-up.ts";
import { payloadFaults, seen, textsOf } from "../payload-faults.ts";
import { withoutModel } from "./without-model.ts";

const [, second, third] = madeUpReading.sentences;
const evidence = [second, third].flatMap((one) => (one === undefined ? [] : [{ sentence: one.id, span: one.span }]));
const local: AnswerOf = {
  article: madeUpArticle,
  reading: madeUpReading,
  question: null,
  answer: { mode: "local", found: "partly", said: [], evidence, understood: [] },
  provenance: withoutModel,
};

function text(of: AnswerOf): string {
  const payload = answerShown(of);
  expect(payloadFaults(payload, null)).toEqual([]);
  return textsOf(payload).map(seen).join("\n");
}

describe("an answer", () => {
  test("without a model is the sentences that bear on the question, with their numbers", () => {
    expect(text(local).split("\n")).toEqual([
      "These sentences of the article bear on it:",
      "S2: “We had no choice,” said Ana Ruiz, the mayor.",
      "S3: The tenants’ union called the rise a disgrace, the Harbour Post reported.",
      "From the article alone · read without a model · machine reading, may be wrong",
    ]);
  });
  test("of a model cites its sentences and shows the article’s own", () => {
    const said = [{ text: "The mayor said there was no choice.", sentences: [2] }];
    const of = {
      ...local,
      answer: { ...local.answer, mode: "a-model", found: "yes", said },
      provenance: { local: null },
    } as const;
    expect(text(of)).toMatch(/^The mayor said there was no choice. \(S2\)\nS2: “We had no choice,”/);
    expect(text(of)).toContain("read with a-model");
  });
  test("says so where the article does not say, and quotes nothing", () => {
    const of = { ...local, answer: { ...local.answer, found: "no" } } as const;
    expect(text(of)).toMatch(/^The article does not say\.\n/);
    expect(text(of)).not.toContain("S2");
  });
  test("tells what the words of a follow-up were taken to mean, and repeats the question where it stands alone", () => {
    const understood = [{ words: "she", as: "Ana Ruiz" }];
    const of = { ...local, question: "Did **she** say why?", answer: { ...local.answer, understood } };
    expect(text(of)).toMatch(/^Question: Did \*\*she\*\* say why\?\n/);
    expect(text(of)).toContain("“she” is taken as Ana Ruiz");
  });
});
