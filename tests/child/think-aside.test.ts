import { afterAll, describe, expect, test, vi } from "vitest";
import { shippedPresets } from "../../prompts/index.ts";
import { thinkHere } from "../../src/app/think.ts";
import { usualHouse } from "../../src/app/words/house.ts";
import type { Article } from "../../src/article/article.ts";
import { articleFromText } from "../../src/article/from-text.ts";
import { parserPool } from "../../src/child/pool.ts";
import { longReads } from "../../src/child/read-aside.ts";
import { thinkAside } from "../../src/child/think-aside.ts";
import { scriptOf } from "../../src/cli/eval/scripts.ts";
import { readDraft } from "../../src/report/draft.ts";
import { localReader } from "../../src/seeds.ts";
import { seedArticles } from "../seeds/seed-articles.ts";

// Processes start and end here, which takes its time where others are at work.
vi.setConfig({ testTimeout: 60_000 });

const { signal } = new AbortController();
const read = localReader();
const stories = seedArticles().filter(({ expected }) => expected.language === "en");
const [story] = stories;

/** What a report with a model asks for, of one article. */
function given(text: string) {
  const article: Article = articleFromText({ text, title: null, url: null, by: "text" });
  const reading = read(article);
  const draft = readDraft(scriptOf(article, reading, null).answer);
  const [claim] = draft.claims;
  const grounds = { article, reading, read, language: "en", outside: false, terms: [] };
  const house = { ...usualHouse(shippedPresets()).words, length: "short" } as const;
  // one that the text does not bear out
  const slip = { ...draft.summary[0], label: "S9", text: "The text has it that 4,711 cranes burnt.", sentences: [1] };
  return {
    report: { article, reading, house },
    ground: { draft: { ...draft, claims: claim === undefined ? [] : [...draft.claims, claim] }, grounds, mode: "m" },
    groundSentences: { sentences: [...draft.summary, slip], grounds },
    answer: { article, reading, question: "Who says that the fares rise, and why?", earlier: [] },
  };
}

describe("an article of more than 5,000 words", () => {
  const child = parserPool(longReads);
  afterAll(async () => child[Symbol.asyncDispose]());
  const asked: string[] = [];
  const aside = thinkAside({
    parse: async (task, stop) => {
      asked.push(task.kind);
      return await child.parse(task, stop);
    },
  });

  test("is thought about in the child, to the same ends", async () => {
    const to = given(stories.map(({ text }) => text).join("\n\n"));
    const here = [
      await thinkHere.report(to.report, signal),
      await thinkHere.ground(to.ground, signal),
      await thinkHere.groundSentences(to.groundSentences, signal),
      await thinkHere.answer(to.answer, signal),
    ];
    const there = [
      await aside.report(to.report, signal),
      await aside.ground(to.ground, signal),
      await aside.groundSentences(to.groundSentences, signal),
      await aside.answer(to.answer, signal),
    ];
    expect(there).toEqual(here);
    expect(here[1]).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ check: "once" })]) });
    expect(here[2]).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ label: "S9" })]) });
    expect(asked).toEqual(["report", "ground", "ground-sentences", "answer"]);
  });

  test("is given up where nobody waits for it any more", async () => {
    const { answer } = given(stories.map(({ text }) => text).join("\n\n"));
    await expect(aside.answer(answer, AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  });
});

test("a shorter one is thought about at once, without a child", async () => {
  const aside = thinkAside({ parse: () => Promise.reject(new Error("a child was asked")) });
  const to = given(story?.text ?? "");
  expect(await aside.report(to.report, signal)).toEqual(await thinkHere.report(to.report, signal));
  expect(await aside.ground(to.ground, signal)).toEqual(await thinkHere.ground(to.ground, signal));
  expect(await aside.groundSentences(to.groundSentences, signal)).toEqual(
    await thinkHere.groundSentences(to.groundSentences, signal),
  );
  expect(await aside.answer(to.answer, signal)).toEqual(await thinkHere.answer(to.answer, signal));
});
