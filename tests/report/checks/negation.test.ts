import { describe, expect, test } from "vitest";
import { claimFails, sentenceFails } from "./hold.ts";

function check(article: string, sentence: string, failed: readonly string[] = [], language = "en"): void {
  test(`${sentence} ← ${article}`, () => {
    expect(sentenceFails(article, sentence, language)).toEqual(failed);
  });
}

describe("a “not” is not put in", () => {
  check("The bearings have been replaced.", "The bearings have not been replaced.", ["negation"]);
  check("Homes built after 2020 are exempt.", "Homes built after 2020 are not exempt.", ["negation"]);
  check("The bridge has stood empty.", "The bridge has not stood empty.", ["negation"]);
  check("The traders would not leave.", "The traders would not not leave.", ["negation"]);
  check("Das Bad bleibt offen.", "Das Bad bleibt nicht offen.", ["negation"], "de");
});

describe("nor lost", () => {
  check("The second report was not passed on.", "The second report was passed on.", ["negation"]);
  check("The treatments never took place.", "The treatments took place.", ["negation"]);
  check("No trains will run to Ostwick.", "Trains will run to Ostwick.", ["negation"]);
  check("Das Bad bleibt nicht offen.", "Das Bad bleibt offen.", ["negation"], "de");
});

describe("a word of denial bears no “not” of something else", () => {
  const strike = "Dockers stayed off work for a second day.";
  check(strike, "Dockers were not at work for a second day.");
  check(strike, "Dockers were not on strike for a second day.", ["negation"]);
  check("The field has stood empty.", "The field has not been unused.", ["negation"]);
});

describe("a “not” of a “not” is put in", () => {
  check("The rules had not been tested.", "The rules are untested.");
  check("The rules had not been tested.", "The rules are not untested.", ["negation"]);
  check("The number of homes could not be known.", "Nobody can know the number of homes.");
  check("The number of homes could not be known.", "Nobody cannot know the number of homes.", ["negation"]);
});

describe("a “not” is lost from beside a longer clause, too", () => {
  const article =
    "Dolk told parliament that the plan was theatre. She stressed that no foreign inspectors would be let in.";
  check(article, "Dolk told parliament that no foreign inspectors would be let in.");
  check(article, "Dolk told parliament that foreign inspectors would not be let in.");
  check(article, "Dolk told parliament that foreign inspectors would be let in.", ["negation"]);
});

describe("a paraphrase may say it another way", () => {
  check("The second report was not passed on.", "The second report was never passed on.");
  check("The pool stays closed.", "The pool will not open.");
  check("The board turned the plan down.", "The board did not take the plan.");
  check("No trains will run to Ostwick.", "Trains to Ostwick are suspended.");
  check("They opened the gates without telling anybody.", "The gates were opened without a word.");
  check("They opened the gates without telling anybody.", "Nobody was told when they opened the gates.");
  check(
    "Asked whether she had seen a bill, the nurse said that she had not.",
    "The nurse said that she never saw a bill.",
  );
  check("He took other people’s money.", "He took money that was not his.");
  check("The clearance of the street went smoothly.", "The clearance of the street passed without trouble.");
  check("A program copied old dates without anybody noticing.", "A program copied old dates.");
});

describe("the opposite of what the article says is not said", () => {
  const offer = "Mayor Edda Kole rejected the union’s offer of talks before the vote.";
  check(offer, "Mayor Edda Kole turned down the union’s offer of talks.");
  check(offer, "Kole did not accept the union’s offer of talks.");
  check(offer, "Kole accepted the union’s offer of talks.", ["negation"]);
  const pumps = "The wells are unsafe, and crews have been unable to reach the far end of the tunnel.";
  check(pumps, "Crews have not reached the far end of the tunnel.");
  check(pumps, "Crews have reached the far end of the tunnel.", ["negation"]);
  const homes = "More than half of the homes are uninsured.";
  check(homes, "More than half of the homes are not insured.");
  check(homes, "More than half of the homes are insured.", ["negation"]);
  const fire = "Police found no evidence that the fire at the warehouse had been set on purpose.";
  check(fire, "Police have no evidence that the warehouse fire was set on purpose.");
  check(fire, "Police have evidence that the warehouse fire was set on purpose.", ["negation"]);
  const levy = "Ellery said that she had not known of the transfer and would appeal.";
  check(levy, "Ellery had not known of the transfer, she said.");
  check(levy, "Ellery would not appeal, she said.", ["negation"]);
  const both = "The agency did not deny that the data had been shared with insurers.";
  check(both, "The agency denied that the data had been shared with insurers.", ["negation"]);
  check("The river rose to 3 metres before falling again.", "The river rose to 3 metres before falling again.");
});

test("words behind a “not” are no claim by themselves", () => {
  const quote = "end jobs at the old port";
  const failed = claimFails("The plan will not end jobs at the old port.", { quote, text: "It ends jobs there." });
  expect(failed).toContain("whole quotations");
});
