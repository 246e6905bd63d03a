import { expect, test } from "vitest";
import { slice } from "../../src/text/span.ts";
import { readText } from "./read.ts";

/** Holds what a text gives for each of the four functions of a frame, in the text's own words. */
function check(fact: string, text: string, expected: Readonly<Record<string, readonly string[]>>): void {
  test(fact, () => {
    const { functions } = readText(text);
    const found = functions.map(({ function: name, evidence }) => [
      name,
      evidence.map(({ span }) => slice(text, span)),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
}

const none = { problem: [], cause: [], judgement: [], remedy: [] };

check(
  "problem, cause, judgement and remedy are told apart",
  "Ostwick has a shortage of nurses. It is caused by low pay, the union says. “It is a disgrace,” said Ana Silva. The state will pay more from May.",
  {
    problem: ["Ostwick has a shortage of nurses"],
    cause: ["It is caused by low pay"],
    judgement: ["“It is a disgrace,”"],
    remedy: ["The state will pay more from May"],
  },
);
check("a text that only tells has none of them", "The bridge opened on Monday. Two hundred people came.", none);
check("a demand is a remedy, whoever makes it", "The hall is old. “The town must repair the roof,” said Rui Costa.", {
  ...none,
  remedy: ["“The town must repair the roof,”"],
});
check("there are at most three places of each", "Fears grew. ".repeat(9), {
  ...none,
  problem: ["Fears grew.", "Fears grew.", "Fears grew."],
});

test("nothing is said of a language that is not read", () => {
  expect(readText("Die Brücke wurde am Montag wegen Schäden gesperrt.", "de").functions).toEqual([]);
});
