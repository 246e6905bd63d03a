import { describe, expect, test } from "vitest";
import { slice } from "../../src/text/span.ts";
import { readText } from "./read.ts";

/** Holds who claims what in a text: claimer, kind and the article's own words. */
function check(text: string, expected: readonly (readonly [claimer: string, kind: string, words: string])[]): void {
  test(text, () => {
    expect(claims(text)).toEqual(expected);
  });
}

describe("what somebody is said to have said is their claim, what stands outside the narrator’s", () => {
  check("The bridge reopened on Monday. Ana Silva said that the work had cost 5 million crowns.", [
    ["article", "statement", "The bridge reopened on Monday."],
    ["Ana Silva", "statement", "that the work had cost 5 million crowns"],
  ]);
  check("According to the finance ministry, Ana Silva said that the bank had enough money.", [
    ["Ana Silva", "statement", "that the bank had enough money"],
  ]);
  check("Nobody has proposed to scrap the number 12 bus.", []);
});

describe("each sentence and each “that” clause is a claim of its own", () => {
  check("“The work took nine months. It cost 5 million crowns,” said Ana Silva.", [
    ["Ana Silva", "statement", "The work took nine months."],
    ["Ana Silva", "statement", "It cost 5 million crowns,"],
  ]);
  check("Ana Silva said that 340 people had slept in the hall and that most of them would go home tonight.", [
    ["Ana Silva", "statement", "that 340 people had slept in the hall"],
    ["Ana Silva", "prediction", "that most of them would go home tonight"],
  ]);
  check("Ana Silva said that it will build a plant in Ostwick, creating up to 1,200 new jobs.", [
    ["Ana Silva", "intention", "that it will build a plant in Ostwick"],
    ["Ana Silva", "statement", "creating up to 1,200 new jobs"],
  ]);
  check("“We have checked all the bolts,” said Ana Silva, “and none of them was loose.”", [
    ["Ana Silva", "statement", "“We have checked all the bolts,” … “and none of them was loose.”"],
  ]);
});

describe("half a sentence is no claim", () => {
  check("Asked whether she had seen a bill, Ana Silva conceded that she had not.", []);
  check("Ana Silva asked whether the bridge had been checked last year.", []);
  check("“Who will pay for all of this?” said Ana Silva.", []);
  check("Ana Silva spoke of a “festival of greed”.", []);
  check("Ana Silva knows all the secrets of the house and where they are kept.", []);
  check("Ana Silva wants to be rid of it.", []);
});

describe("a word for something is a claim with that thing, and a denial with its verb", () => {
  check("Ana Silva called the new plan “a gift with a hook in it”.", [
    ["Ana Silva", "judgement", "called the new plan “a gift with a hook in it”"],
  ]);
  check("Ana Silva denies all 16 counts of fraud.", [["Ana Silva", "statement", "denies all 16 counts of fraud"]]);
});

describe("what the narrator adds to somebody’s words is the narrator’s", () => {
  check("Ana Silva said that members would not go back this week, a demand that would tie its hands for years.", [
    ["Ana Silva", "intention", "that members would not go back this week"],
    ["article", "prediction", "a demand that would tie its hands for years"],
  ]);
});

describe("what is said of something that stands before the source is claimed of it", () => {
  check("Crews took down stalls for a new tram line that officials say will breathe life into the town.", [
    ["officials", "prediction", "a new tram line … will breathe life into the town"],
  ]);
});

describe("the narrator of a report who tells of rules and plans asks for nothing", () => {
  checkKind("The hall has been opened for anyone who has to leave home.", "statement");
  checkKind("The council must vote again before the fourth year ends.", "statement");
  checkKind("Exempt are those who can show that they have spent a year’s rent.", "statement");
  checkKind("A second trial, in three harbours, is due to begin in May.", "prediction");
  checkKind("“We are closing the shop for tonight,” said Ana Silva.", "statement");
  checkKind("“It is the only place where you don’t have to buy something,” said Ana Silva.", "statement");
  checkKind("“Then we can talk about what a city should do with it,” said Ana Silva.", "statement");
  checkKind("The plan would allow 11 of the cranes to be run from a room, Ana Silva said.", "prediction");
});

describe("an accusation never stands as a plain statement", () => {
  checkKind("“He built a machine for taking money,” said the prosecutor, Joost Verlaan.", "allegation");
  checkKind("Ana Silva alleged that the clinic had billed for patients who never came.", "allegation");
  checkKind("Ana Silva said that an officer had dragged her by the hood of her jacket.", "allegation");
  checkKind("Ana Silva claimed that Rui Costa had once handed her an envelope of cash.", "allegation");
  checkKind("“They opened the gates without telling anybody,” said Ana Silva.", "allegation");
  checkKind("Ana Silva said that the firm had lied to its tenants.", "allegation");
  checkKind("Ana Silva said that the firm had opened a second shop.", "statement");
});

describe("a demand asks somebody to act", () => {
  checkKind("Ana Silva said that the council must publish the report.", "demand");
  checkKind("Ana Silva insisted on binding guarantees from all the partners.", "demand");
  checkKind("“Please stay away from the river bank,” said Ana Silva.", "demand");
  checkKind("Ana Silva said that members would not go back until the firm ruled out dismissals.", "demand");
  checkKind("Ana Silva said that the fruit would have to be thrown away if it was not unloaded.", "prediction");
});

describe("“should have” is regret, and “must know” a reading", () => {
  checkKind("“That should not have happened at all,” said Ana Silva.", "judgement");
  checkKind("Ana Silva said that the chairman must know about the count.", "interpretation");
});

describe("an intention is somebody’s who wills it; the rest foretells", () => {
  checkKind("Ana Silva said that she would come to the town hall.", "intention");
  checkKind("Ana Silva stressed that no inspectors would be let into the silos.", "intention");
  checkKind("Ana Silva said that it would make the shortage worse.", "prediction");
  checkKind("Ana Silva said that they would lose their homes.", "prediction");
  checkKind("Ana Silva said that it would have cost 38 million crowns.", "statement");
});

describe("a figure makes a sentence checkable, whatever adjectives stand around it", () => {
  checkKind("“Our amazing process uses 40 per cent less energy than others,” said Ana Silva.", "statement");
});

describe("what something is about, or how good it is", () => {
  checkKind("Ana Silva said that the plan had less to do with bread than with power.", "interpretation");
  checkKind("Ana Silva said that it was the only way to keep the port open.", "interpretation");
  checkKind("“This is a great day for the town,” said Ana Silva.", "judgement");
  checkKind("“I feel that I am punished for it,” said Ana Silva.", "judgement");
});

describe("where a text was written is no part of a claim", () => {
  check("PORT ELLERY, Tuesday – The cranes have not moved since dawn.", [
    ["article", "statement", "The cranes have not moved since dawn."],
  ]);
});

/** Holds the kind of the one claim in a text. */
function checkKind(text: string, kind: string): void {
  test(`${kind}: ${text}`, () => {
    expect(claims(text).map(([, found]) => found)).toEqual([kind]);
  });
}

function claims(text: string): readonly (readonly [string, string, string])[] {
  const reading = readText(text);
  const names = new Map<string, string>(reading.voices.map(({ id, name }) => [id, name]));
  return reading.claims.map(({ claimer, kind, evidence }) => [
    names.get(claimer) ?? claimer,
    kind,
    evidence.map(({ span }) => slice(text, span)).join(" … "),
  ]);
}
