import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { estimatedTokens, promptTokens } from "../../src/model/estimate.ts";
import { seedArticlePath } from "../../src/seeds.ts";

/** Within a third of what the tokenizer o200k counts, which is written here as it was counted. */
function check(language: string, text: string, counted: number): void {
  test(`${language} is estimated within a third`, () => {
    expect(estimatedTokens(text)).toBeGreaterThan(counted * (2 / 3));
    expect(estimatedTokens(text)).toBeLessThan(counted * (4 / 3));
  });
}

describe("news", () => {
  check("harbour-strike-coast-wire.txt", readFileSync(seedArticlePath("harbour-strike-coast-wire.txt"), "utf8"), 514);
  check("mussels-science.txt", readFileSync(seedArticlePath("mussels-science.txt"), "utf8"), 585);
  check("freibad-german.txt", readFileSync(seedArticlePath("freibad-german.txt"), "utf8"), 481);
  check(
    "Russian",
    "Правительство во вторник заявило, что новая политика вступит в силу в следующем месяце. Оппозиция против.",
    26,
  );
  check("Greek", "Η κυβέρνηση δήλωσε την Τρίτη ότι η νέα πολιτική θα τεθεί σε ισχύ τον επόμενο μήνα.", 26);
  check(
    "Arabic",
    "قالت الحكومة يوم الثلاثاء إن السياسة الجديدة ستدخل حيز التنفيذ الشهر المقبل. وعارضت المعارضة ذلك.",
    22,
  );
  check("Hindi", "सरकार ने मंगलवार को कहा कि नई नीति अगले महीने से लागू होगी। विपक्ष ने इसका विरोध किया है।", 22);
  check("Japanese", "政府は火曜日、来年度の予算案を閣議決定した。野党は増税に反対している。", 30);
  check("Chinese", "政府周二表示,新政策将于下月生效。反对党表示反对。", 21);
});

test("nothing takes nothing, and each message a little more than its text", () => {
  expect(estimatedTokens("")).toBe(0);
  expect(promptTokens([])).toBe(0);
  expect(promptTokens([{ role: "user", text: "" }])).toBe(8);
});

test("a long unbroken run is as quick as any text", () => {
  expect(estimatedTokens("a".repeat(1_000_000))).toBe(180_000);
});
