import { describe, expect, test } from "vitest";
import type { Perspective } from "../../src/report/report.ts";
import { reportOf } from "./report-of.ts";

/** Holds what is asked about a text: kind and question, the weightiest first. */
function check(fact: string, text: string, expected: readonly (readonly [kind: string, question: string])[]): void {
  test(fact, () => {
    expect(asked(text).map(({ kind, question }) => [kind, question])).toEqual(expected);
  });
}

describe("a group that bears what others decide and is not heard", () => {
  check(
    "is asked about in the words of the text",
    "The city took down the market on Monday. The 86 traders were told in a letter that they must go. “It is a great day,” said Carol Finch, the deputy mayor.",
    [["affected", "The 86 traders “were told in a letter that they must …”: what do they say about it?"]],
  );
  check(
    "so are the people behind things",
    "The plant will be built in May. The 43 allotments beside it will be relocated. “We are glad,” said Carol Finch, the deputy mayor.",
    [["affected", "The 43 allotments “will be relocated”: what do those who work them say about it?"]],
  );
  check(
    "not where one of them speaks",
    "The rent cap ended. Tenants were told in a letter. “I will have to move,” said Ana Silva, who rents two rooms in Ostwick.",
    [],
  );
  check(
    "not where it is only named",
    "The school opened on Monday. Parents and children came. “We are glad,” said Carol Finch, the deputy mayor.",
    [],
  );
  check(
    "not where it cannot be asked",
    "Three miners were killed in the pit on Monday. “We mourn them,” said Carol Finch, the deputy mayor.",
    [],
  );
});

describe("somebody faulted who does not answer", () => {
  const charge =
    "Rui Costa lied to the council, Ana Silva alleged on Monday. “Rui Costa has betrayed us all,” Ms Silva said. The council of Ostwick meets in May.";
  test("is asked for a reply", () => {
    const [first] = asked(charge);
    expect([first?.kind, first?.who]).toEqual(["reply", "Rui Costa"]);
    expect(first?.checked).toMatch(/^named in S1 and S2, never quoted or paraphrased/);
  });
  check("not where they are quoted", `${charge} “That is not true,” Mr Costa said.`, []);
  check("not where they deny it", `${charge} Mr Costa denies the claim.`, []);
  check("not where “he” denies it", `${charge} Mr Costa came late. He denied it.`, []);
  check("not where they were asked", `${charge} Mr Costa declined to comment.`, []);
  check(
    "not where a lawyer speaks for them",
    `${charge} “He has done nothing wrong,” said Carla Domini, a lawyer for Mr Costa.`,
    [],
  );
});

describe("a government faulted", () => {
  const charge =
    "Mexico said that it had kept the treaty. “Mexico lied to us all and broke the treaty,” said Carla Domini, a farmer. Carla Domini accused Mexico of fraud.";
  test("is asked for a reply", () => {
    expect(asked(`${charge} “It rained,” said Tom Hill, a farmer.`).map(({ who }) => who)).toContain("Mexico");
  });
  test("not where somebody of it speaks", () => {
    const answer = "“We kept to it,” said Ana Silva, the Mexican secretary of the economy.";
    expect(asked(`${charge} ${answer}`).map(({ who }) => who)).not.toContain("Mexico");
  });
});

describe("somebody kept from speaking", () => {
  check(
    "is asked about, since the text itself says so",
    "The council voted on Monday. “It is over,” said Ana Silva. The leader of the opposition, Rui Costa, was not given the floor.",
    [["reply", "Rui Costa “was not given the floor”: what would Rui Costa have said?"]],
  );
  check(
    "a group too",
    "The court sits in Maren. “It was fraud,” the prosecutor, Ana Silva, said. None of the patients is on the list of witnesses.",
    [["affected", "What would the patients say, of whom none “is on the list of witnesses”?"]],
  );
});

describe("somebody who takes a part in the story, though named only once", () => {
  const story = "The council closed the market on Monday. “It is a great day,” said Carol Finch, the deputy mayor. ";
  check("is asked about where something is done to them", `${story}The head of the market, Rui Costa, was dismissed.`, [
    ["reply", "Rui Costa “was dismissed”: what does Costa say?"],
  ]);
  check("and for their own words where the text tells what they hold", `${story}Rui Costa opposed the closing.`, [
    ["reply", "Rui Costa “opposed the closing”: what are Costa’s own words?"],
  ]);
  check("and about what they bore", `${story}Traders met after Rui Costa’s dismissal from the council.`, [
    ["reply", "What does Rui Costa say about “Rui Costa’s dismissal”?"],
  ]);
  check("not where it is long ago", `${story}Rui Costa was dismissed in 1998.`, []);
  check("not where they are only there", `${story}Rui Costa came to the market.`, []);
  check(
    "not a small child",
    `${story}Guards led out four-year-old Rui Costa, who was removed from the hall. Rui Costa was banned.`,
    [],
  );
  check("not where they speak", `${story}Rui Costa was dismissed. “I have done nothing,” Mr Costa said.`, []);
  check("not a judge, whose words are the ruling", `${story}Justice Rui Costa opposed the closing.`, []);
});

describe("somebody told of once, without a word of theirs", () => {
  const story = "The council closed the market on Monday. “It is a great day,” said Carol Finch, the deputy mayor. ";
  check("is asked about where they take part", `${story}Rui Costa, who sells fish, joined the march against it.`, [
    ["reply", "Rui Costa “joined the march against it”: what does Costa say?"],
  ]);
  check("where a view of theirs is told", `${story}Trader Rui Costa is worried that his stall will go.`, [
    ["reply", "Rui Costa “is worried that his stall will go”: what are Costa’s own words?"],
  ]);
  check("where they lived through it", `${story}Rui Costa was sorting mackerel when he saw the guards.`, [
    ["reply", "Rui Costa “was sorting mackerel when he saw the guards”: what does Costa say?"],
  ]);
  check("where they were asked", `${story}Traders handed over a letter to Mayor Rui Costa.`, [
    ["reply", "“letter to Mayor Rui Costa”: what does Costa say?"],
  ]);
  check("where what is theirs bears it", `${story}Rui Costa’s plan to rent a second stall is on hold.`, [
    ["reply", "“Rui Costa’s plan to rent a second stall …”: what does Costa say?"],
  ]);
  check("not where they are only placed", `${story}Rui Costa is running for mayor of Ostwick.`, []);
  check("not under a picture", `${story}Rui Costa attends a fair in Ostwick on Jan. 14, 2019.`, []);
  check("not where they are long dead", `${story}Abraham Lincoln founded the market.`, []);
  check("not where they were killed", `${story}The officer who killed 40-year-old Rui Costa joined the march.`, []);
  check(
    "not in a report of a match",
    `${story}${"The striker scored a goal in the league. ".repeat(3)}Rui Costa joined the side.`,
    [],
  );
});

describe("claims that rest on nobody in particular", () => {
  check(
    "ask who says so",
    "The corridor will be closed. Critics point out that it has less to do with bread than with power. “We go on,” said Ana Silva.",
    [["method", "Which critics say “it has less to do with bread than …”, and how do they know?"]],
  );
  check(
    "not where one of them is named at once",
    "Economists say that the port cannot escape the change. “It is coming to every quay,” said Ingrid Maal, an economist at the university.",
    [],
  );
  check("not for a plain statement", "Officials said that the road was closed. “We go on,” said Ana Silva.", []);
});

test("the reckoning of one side asks for another", () => {
  const [first] = asked(
    "The strike is costing the economy 18 million crowns a day, according to the Ellery Chamber of Commerce. “There is no end to it,” said Ana Silva.",
  );
  expect([first?.kind, first?.who]).toEqual(["method", "18 million crowns a day"]);
});

describe("a press release", () => {
  const release = `FOR IMMEDIATE RELEASE

Solvane today announced that it will build a plant in Ostwick. “Our process uses 40 per cent less energy than others,” said Ana Silva, chief executive of Solvane.

Media contact: Rui Costa, Solvane press office`;
  test("asks who has checked its figures", () => {
    const [first] = asked(release);
    expect(first?.kind).toBe("expert");
    expect(first?.question).toContain("“40 per cent less energy than others”");
  });
});

describe("history", () => {
  const border =
    "The minister said that the border would stay shut. The border towns wait. She did not say when the border, which was closed in February, might be opened.";
  check("asks why, where the story hangs on what is told in passing", border, [
    ["history", "Why was the border closed in February, and what had led to it?"],
  ]);
  check("not where the text says why", `${border} It was closed after two guards were shot.`, []);
});

describe("whom the story is about, and who never speaks", () => {
  const about = Array.from({ length: 6 }, (_, at) => `Rui Costa opened shop number ${at + 1} in Ostwick.`).join(" ");
  check("is asked about", `${about} “I bought bread there,” said Ana Silva.`, [
    ["reply", "Rui Costa is named in 6 of 7 sentences and never speaks: what does Costa say?"],
  ]);
  const shops = Array.from({ length: 40 }, (_, at) => `The shop in street ${at + 1} sold bread.`).join(" ");
  check("not where they are named in passing", `${about.slice(0, 120)} ${shops} “I bought it,” said Ana Silva.`, []);
  const plans = Array.from({ length: 6 }, (_, at) => `Rui Costa’s plan ${at + 1} was printed in Ostwick.`).join(" ");
  check("not where only what is theirs is named", `${plans} “I read it,” said Ana Silva.`, []);
  const poll =
    "Rui Costa led Eva Brandt in a poll. Rui Costa had 41 per cent in the poll of 900 likely voters. Eva Brandt had 38. The poll has a margin of error of 3 percentage points. Rui Costa had led other polls. Eva Brandt gained. “It is close,” said Ana Silva, a pollster.";
  check("not in the report of a poll", poll, []);
  check(
    "though a spokeswoman speaks for somebody else",
    `${about} “It is good bread,” said a spokeswoman for Ana Silva.`,
    [["reply", "Rui Costa is named in 6 of 7 sentences and never speaks: what does Costa say?"]],
  );
  check("not where they are dead", `Rui Costa died on Monday. ${about} “I bought bread there,” said Ana Silva.`, []);
});

describe("nothing is owed", () => {
  check(
    "by an opinion piece",
    "Comment\n\nRui Costa has lied to us all, and he must go. I say so. We should vote him out. Tenants were told nothing.",
    [],
  );
  check(
    "by a routine report",
    "The bridge reopened on Monday, the roads office said. “It is good for 40 years,” said Ana Silva, the engineer. “I am glad,” said Rui Costa, who drives a van.",
    [],
  );
  check("by nothing", "", []);
});

test("of one kind a third is asked where room is left, from another rule", () => {
  const text =
    "The council closed the market on Monday. “It is a great day,” said Carol Finch. The head of the market, Rui Costa, was dismissed. The cashier, Jon Falk, was dismissed. The guard, Max Holm, was dismissed. Eva Brandt, who sells fish, joined the march.";
  expect(asked(text).map(({ who }) => who)).toEqual(["Rui Costa", "Jon Falk", "Eva Brandt"]);
});

test("never more than four, of one kind at most two, and nobody twice", () => {
  const names = ["Ana Silva", "Rui Costa", "Eva Brandt", "Jon Falk", "Max Holm", "Pia Lund"];
  const text = names.map((name) => `${name} lied to the council, Carla Domini alleged.`).join(" ");
  const found = asked(text);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(4);
  expect(found.filter(({ kind }) => kind === "reply").length).toBeLessThanOrEqual(2);
  expect(new Set(found.map(({ who }) => who)).size).toBe(found.length);
});

function asked(text: string): readonly Perspective[] {
  return reportOf(text).perspectives;
}
