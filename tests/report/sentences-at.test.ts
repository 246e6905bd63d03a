import { expect, test } from "vitest";
import { sentencesAt } from "../../src/report/sentences-at.ts";
import { localReader } from "../../src/seeds.ts";
import { articleFromText } from "../../src/article/from-text.ts";
import { overlaps } from "../../src/text/span.ts";
import { storyOf } from "../discord/newsroom.ts";

test("the sentences that a span touches are those that overlap it, wherever it begins and ends", () => {
  const text = storyOf("harbour-strike-coast-wire");
  const reading = localReader()(articleFromText({ text, title: null, url: null, by: "text" }));
  for (let start = 0; start <= text.length + 10; start += 7) {
    for (const length of [0, 1, 2, 60, 700]) {
      const span = { start, end: start + length };
      expect(sentencesAt(span, reading)).toEqual(reading.sentences.filter((one) => overlaps(one.span, span)));
    }
  }
});
