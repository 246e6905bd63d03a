import { describe, expect, test } from "vitest";
import { articleOf } from "../../reading/read.ts";
import { hold, sentenceFails } from "./hold.ts";

function check(article: string, sentence: string, failed: readonly string[] = [], language = "en"): void {
  test(`${sentence} ← ${article}`, () => {
    expect(sentenceFails(article, sentence, language)).toEqual(failed);
  });
}

describe("a number is borne out by value", () => {
  check("The bridge cost 5.8 million crowns.", "The bridge cost 5,800,000 crowns.");
  check("The bridge cost 1,200,000 crowns.", "The bridge cost 1.2m crowns.");
  check("Fourteen ships lay at anchor.", "There were 14 ships at anchor.");
  check("Eighty-three per cent voted for the strike.", "The strike had the votes of 83%.");
  check("Der Umbau kostet 310.000 Euro.", "Der Umbau kostet 310 000 Euro.", [], "de");
  check("Zwölf Schiffe lagen vor Anker.", "Vor Anker lagen 12 Schiffe.", [], "de");
  check("The rebate covered half of the losses.", "The rebate covered 50 per cent of the losses.");
  check("The water held 21 per cent fewer particles.", "The water held about a fifth fewer particles.");
  check("About 1,140 workers walked out.", "Some 1,100 workers walked out.");
});

describe("a limit told the other way round is the same limit", () => {
  const rents = "Landlords may not raise the rent of a home by more than 3 per cent a year.";
  check(rents, "Rents may go up by no more than 3 per cent a year.");
  check(rents, "Rents may go up by at most 3 per cent a year.");
  check(rents, "Rents may go up by at least 3 per cent a year.", ["limits", "negation"]);
});

describe("times and spans of years are read by value", () => {
  check("The warning came at 12:30.", "The warning came at half past twelve.");
  check("The warning came at 11:45.", "The warning came at quarter to twelve.");
  check("The warning came at 12:30.", "The warning came at half past eleven.", ["numbers"]);
  check("The bridge is good for another 40 years.", "The bridge is good for four more decades.");
  check("The bridge is good for another 40 years.", "The bridge is good for five more decades.", ["numbers"]);
});

test("“they” are as many as the sentence before says", () => {
  const article = articleOf("The 86 traders lost their stalls. They have been given a lot by the road.");
  const held = (text: string): readonly string[] => hold(article, { summary: [{ text, sentences: [2] }] }).failed;
  expect(held("The 86 traders have been given a lot by the road.")).toEqual([]);
  expect(held("The 68 traders have been given a lot by the road.")).toEqual(["numbers"]);
});

describe("ratios, changes and other units are borne out", () => {
  const filter = "Cages cost 40,000 crowns, a filter costs 310,000.";
  check(filter, "A filter costs almost eight times as much as cages.");
  check(filter, "A filter costs almost six times as much as cages.", ["numbers"]);
  check("There were 31,000 visits, up from 27,000.", "There were about 15% more visits.");
  check("There were 31,000 visits, up from 27,000.", "There were about 25% more visits.", ["numbers"]);
  check("The strike went on for 19 days.", "The strike went on for nearly three weeks.", []);
  check("The river rose to 3.12 metres; the record is 3.40.", "The river was 28 centimetres short of the record.");
  check("The river rose to 3.12 metres; the record is 3.40.", "The river was 38 centimetres short of the record.", [
    "numbers",
  ]);
  check("Rents rose by 31 per cent and wages by 14 per cent.", "Rents rose by 31 against 14 per cent for wages.");
});

describe("sums are borne out, slips are not", () => {
  check("The council voted 23 to 18 for the cap.", "The council voted for the cap by a majority of 5.");
  check(
    "The work cost 5.8 million crowns, 200,000 less than planned.",
    "The work was planned to cost 6 million crowns.",
  );
  check("The council voted 23 to 18 for the cap.", "The council voted 28 to 18 for the cap.", ["numbers"]);
  check("The plan would end 310 jobs and add 10.", "The plan would end 320 jobs.", ["numbers"]);
});

describe("a number of something else is not", () => {
  check("The plan would end 310 jobs.", "The plan would end 301 jobs.", ["numbers"]);
  check("Rents rose by 31 per cent.", "Rents rose by 31 crowns.", ["numbers"]);
  check("The levy is 12 crowns. It rose in May.", "The levy rose by 12 per cent in May.", ["numbers"]);
  check("The gates were opened at 13:10.", "The gates were opened at 13:20.", ["numbers"]);
});

describe("a limit stays with its number", () => {
  check("The plant will have up to 1,200 jobs.", "The plant will have up to 1,200 jobs.");
  check("The plant will have up to 1,200 jobs.", "The plant will have at most 1,200 jobs.");
  check("The plant will have up to 1,200 jobs.", "The plant will have 1,200 jobs.", ["limits"]);
  check("Rents may not rise by more than 3 per cent.", "Rents are limited to 3 per cent.");
  check("The jobs will go over three years.", "The jobs will go within three years.");
});
