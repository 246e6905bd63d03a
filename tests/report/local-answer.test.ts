import { describe, expect, test } from "vitest";
import type { Answer, Asked } from "../../src/report/answer.ts";
import { localAnswer } from "../../src/report/local-answer.ts";
import { slice } from "../../src/text/span.ts";
import { read, seedArticle } from "./answer-fixtures.ts";

const article = seedArticle("harbour-strike-labour-daily");
const reading = read(article);

/** The answer to the last question, each asked behind the others. */
function asked(...questions: readonly string[]): Answer {
  const earlier: Asked[] = [];
  for (const question of questions) {
    earlier.push({ question, answer: localAnswer(article, reading, { question, earlier: [...earlier] }) });
  }
  const last = earlier.at(-1);
  if (last === undefined) throw new Error("nothing was asked");
  return last.answer;
}

/** How the sentences begin that bear on it; none where the article does not say. */
function check(questions: readonly string[], ...begin: readonly string[]): void {
  test(questions.join(" – "), () => {
    const { found, said, evidence } = asked(...questions);
    expect([found, said]).toEqual([begin.length > 0 ? "partly" : "no", []]);
    expect(evidence.map(({ span }, at) => slice(article.text, span).slice(0, begin[at]?.length ?? 40))).toEqual(begin);
  });
}

describe("the sentences that bear on a question are its answer, in the article’s order", () => {
  check(["How many people were arrested?"], "Ms Okafor was among nine people arrested");
  check(["How many crane drivers walked out?"], "Some 1,140 crane drivers");
  check(["What does it say about rival ports?"], "The company claims that the new cranes");
  check(
    ["What does the mayor say?"],
    "The mayor, Odile Brandt, has offered",
    "“Both sides live in this city",
    "The mayor said that she expected",
  );
});

describe("where nothing bears on it, the article does not say", () => {
  check(["What does Macron think of the strike?"]);
  check(["What does Brexit mean for the port?"]);
  check(["Is the article biased?"]);
  check(["Why?"]);
  check([""]);

  test("but what has some of its words stands beside that", () => {
    const { found, evidence } = asked("Who pays for the new stadium?");
    expect(found).toBe("no");
    expect(evidence.map(({ span }) => slice(article.text, span).slice(0, 38))).toEqual([
      "“Nobody gives up a day’s pay for fun,”",
      "To that it has added a derisory pay of",
    ]);
  });
});

describe("a question may use other words than the article", () => {
  check(["Were any workers injured?"], "One of them, Milan Tesko, 26, is still in hospital.");
  check(["What does Reiss want?"], "Mr Reiss said that he would sit down");
});

describe("a follow-up", () => {
  const whom = (...questions: readonly string[]) => asked(...questions).understood;

  test("means by “she” the person named last", () => {
    expect(whom("What does the mayor expect?", "Does she say when?")).toEqual([{ words: "she", as: "Odile Brandt" }]);
  });

  check(["What does the mayor expect?", "Does she say when?"], "The mayor said that she expected an answer");

  test("does not mean by “he” one whom the article calls “she”", () => {
    expect(whom("What does the mayor expect?", "Does he say when?")).toEqual([]);
  });

  test("means by “she” nobody whom the article does not call so", () => {
    expect(whom("What does the company claim?", "Does she say when?")).toEqual([]);
  });

  test("means by “that number” the number just shown, and no year", () => {
    expect(whom("How many crane drivers walked out?", "Where does that number come from?")).toEqual([
      { words: "that number", as: "1,140" },
    ]);
  });

  test("means nothing by “that number” where none was shown", () => {
    expect(whom("Is the article biased?", "Where does that number come from?")).toEqual([]);
  });

  test("without matter of its own goes on with the one before it", () => {
    expect(asked("How many people were arrested?", "And why?").evidence).toEqual(
      asked("How many people were arrested?").evidence,
    );
  });

  test("names whom it means itself, and nothing is guessed", () => {
    expect(whom("What does the mayor expect?", "And Dana Okafor, what did she do?")).toEqual([]);
  });
});

test("“she” is not one whose name or title says otherwise, and may be one of whom nothing tells", () => {
  const text =
    "The council will close the pool in May, its treasurer, Henry Vale, said. “The roof costs too much,” said Oyelaran Brix, who counts its visitors.";
  const other = { ...article, text };
  const reread = read(other);
  const meant = (named: string) => {
    const first = { question: `What does ${named} say?`, earlier: [] };
    const earlier: Asked[] = [{ question: first.question, answer: localAnswer(other, reread, first) }];
    return localAnswer(other, reread, { question: "When did she say so?", earlier }).understood;
  };
  expect(meant("Henry Vale")).toEqual([]);
  expect(meant("Oyelaran Brix")).toEqual([{ words: "she", as: "Oyelaran Brix" }]);
});
