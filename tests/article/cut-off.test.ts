import { describe, expect, test } from "vitest";
import { isCutOff, lacksLastStop, pushesOn } from "../../src/article/cut-off.ts";
import { shapeOf } from "../../src/article/shape.ts";

const before =
  "Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday.";

const check = (end: string, cut: boolean, doubt: boolean): void => {
  test.each([end])("%s", () => {
    const text = `${before}\n\n${end}`;
    expect([isCutOff(shapeOf(text)), lacksLastStop(text)]).toEqual([cut, doubt]);
  });
};

describe("cut", () => {
  check("The mayor promised a vote on the cap before the summer break, but landlords and the", true, true);
  check("The mayor promised a vote on the cap before the summer break,", true, true);
  check("“We were promised a vote,” said Ilse Brandt, who has lived on Kaistraße since 1987, “but we", false, true);
  check("The mayor promised a vote on the cap before the summer…", true, false);
  check("The mayor promised a vote on the cap before the summer ...", true, false);
  check("The mayor promised a vote. He did so before, and… [+901 chars]", true, true);
  check("The mayor promised a vote on the cap before the summer... Read more", true, true);
  check("The mayor promised a vote on the cap. (more)", true, false);
  check("Continue reading", true, false);
});

describe("only a stop short, or nothing short at all", () => {
  check(
    "The mayor promised a vote on the cap before the summer break, as he did in the year before the last",
    false,
    true,
  );
  check("The mayor promised a vote on the cap before the summer break.", false, false);
  check("“I don’t know what to say, I really…”", false, false);
  check("Is that all there is?", false, false);
  check("Reporting by Jane Doe", false, false);
  check("With a report from the Harbour Agency", false, false);
  check(
    "Jane Doe covers housing in Harbour City and can be reached at any time by mail under jane@harbourpost.example",
    false,
    false,
  );
  check("(Photograph: Jane Doe)", false, false);
  check("市長は夏休み前に採決を行うと約束した。", false, false);
  check("นายกเทศมนตรีสัญญาว่าจะลงมติเรื่องเพดานค่าเช่าก่อนปิดสมัยประชุมฤดูร้อน", false, false);
});

test("a push to the rest is a line of its own", () => {
  expect(["Read more »", "Continue reading", "Weiterlesen", "続きを読む"].every(pushesOn)).toBe(true);
  expect(["Read more slowly, she said.", "Read more: rents rise", "Reading"].some(pushesOn)).toBe(false);
});
