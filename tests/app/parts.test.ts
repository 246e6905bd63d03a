import { describe, expect, test } from "vitest";
import { partsOf } from "../../src/app/parts.ts";
import { read } from "../report/answer-fixtures.ts";
import { articleOf } from "../reading/read.ts";

// paragraphs of two, one and three sentences
const reading = read(articleOf("Rents rose. Wages fell.\n\nThe vote is near.\n\nOne spoke. Two listened. Three left."));

/** The ids of the sentences in each part, where each sentence takes ten tokens, and those that are unread. */
function check(given: { readonly room: number; readonly most: number }, parts: number[][], unread: number[]): void {
  test(`room for ${given.room} tokens, ${given.most} parts at most`, () => {
    const found = partsOf(reading, { ...given, tokensOf: () => 10 });
    expect(found.parts.map((part) => part.map(({ id }) => id))).toEqual(parts);
    expect(found.unread.map(({ id }) => id)).toEqual(unread);
  });
}

describe("an article is cut at the ends of paragraphs", () => {
  check({ room: 100, most: 8 }, [[1, 2, 3, 4, 5, 6]], []);
  check(
    { room: 30, most: 8 },
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [],
  );
  check(
    { room: 40, most: 8 },
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [],
  );
});

describe("a paragraph that is too long is cut at a sentence, and what is too much is unread", () => {
  check({ room: 20, most: 8 }, [[1, 2], [3], [4, 5], [6]], []);
  check({ room: 20, most: 2 }, [[1, 2], [3]], [4, 5, 6]);
});
