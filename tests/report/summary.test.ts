import { describe, expect, test } from "vitest";
import { reportOf } from "./report-of.ts";

const strike = `PORT ELLERY (Coast Wire) — About 1,140 dock workers stayed off work on Tuesday in a dispute over cranes.

They are resisting a plan by the operator, Northgate Terminals, to run 11 cranes by remote control, a scheme that will cost 310 jobs.

Everybody in the town talks of it.

Pavel Reiss, who leads the dock workers’ union, said that the plan for the cranes would cost 310 jobs.

“They talk about it all day,” said a man.

Viktor Salas, chief executive of Northgate Terminals, said that the port needed the new cranes to live.`;

describe("the summary is the article’s own central sentences", () => {
  const summary = reportOf(strike, "Dock workers strike over cranes").summary;
  const words = summary.map(({ text }) => text).join(" ");

  test("at most three, in order", () => {
    expect(summary.length).toBeLessThanOrEqual(3);
    const ids = summary.flatMap(({ sentences }) => sentences);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });
  test("without the dateline", () => {
    expect(words).toMatch(/^About 1,140 dock workers/);
  });
  test("without what somebody unnamed says about nothing", () => {
    expect(words).not.toContain("They talk about it");
  });
});

describe("a sentence that leans on the one before stands only behind it", () => {
  test("or not at all", () => {
    const texts = reportOf(strike).summary;
    for (const { text, sentences } of texts) {
      if (!text.startsWith("They")) continue;
      expect(texts.flatMap((one) => one.sentences)).toContain((sentences[0] ?? 0) - 1);
    }
  });
  check("a lone pronoun is left out", "He said no. The council of Ostwick voted for the new bridge on Monday.", [
    "The council of Ostwick voted for the new bridge on Monday.",
  ]);
  check(
    "so is “she said” without her name",
    "The bridge of Ostwick will be closed on Monday for repairs, she said. The council of Ostwick voted for a new bridge on Monday.",
    ["The council of Ostwick voted for a new bridge on Monday."],
  );
});

describe("what the narrator’s loaded words slant is cut, and shown as cut", () => {
  check(
    "a clause at the end",
    "The council of Ostwick has rejected the plan for the bridge, exposing the hypocrisy of its rivals.",
    ["The council of Ostwick has rejected the plan for the bridge […]"],
  );
  check(
    "a remark on somebody",
    "Ana Silva, heavily reliant on foreign money, has asked the council of Ostwick for a new bridge.",
    ["Ana Silva […] has asked the council of Ostwick for a new bridge."],
  );
  check(
    "another name for the matter",
    "The council of Ostwick voted on Monday to close the bridge for the summer, a gamble that will cost 300 jobs.",
    ["The council of Ostwick voted on Monday to close the bridge for the summer […]"],
  );
  check(
    "a sentence that cannot be mended gives way to one without slant",
    "The reckless council of Ostwick closed the bridge on Monday. The bridge of Ostwick was built in 1971 by the county.",
    ["The bridge of Ostwick was built in 1971 by the county."],
  );
});

describe("no side alone", () => {
  test("an accusation is followed by its answer", () => {
    const text = `Anton Varga charged the health fund 3 million crowns for treatments that never took place, prosecutors told a court in Maren.

Staff were told to invent the treatments, the prosecutor, Joost Verlaan, alleged. He said that Mr Varga had lied to the fund.

The court in Maren sits until the end of March, and many have come to see the trial.

Carla Domini, for the defence, said that a booking program had made a mistake with the treatments.`;
    const summary = reportOf(text).summary.map((one) => one.text);
    expect(summary.some((one) => one.includes("prosecutors told"))).toBe(true);
    expect(summary.some((one) => one.startsWith("Carla Domini"))).toBe(true);
  });
});

describe("no summary is better than a wrong one", () => {
  check("of nothing", "", []);
  check("of a question", "Who will pay for the bridge of Ostwick now?", []);
  check("of a sentence that speaks of its writer", "Our reporters are in Weirfield tonight and will stay.", []);
});

function check(fact: string, text: string, expected: readonly string[]): void {
  test(fact, () => {
    expect(reportOf(text).summary.map((one) => one.text)).toEqual(expected);
  });
}
