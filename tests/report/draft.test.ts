import { describe, expect, test } from "vitest";
import { applyRepair, readDraft } from "../../src/report/draft.ts";

const claim = { quote: "Rents rose in May", sentence: 2, claimer: "V1", kind: "statement", text: "Rents rose." };
const sentence = { text: "Rents rose.", sentences: [2] };

describe("an answer is read item by item", () => {
  test("each keeps its label, and what has not the shape is left aside and counted", () => {
    const draft = readDraft({ claims: [claim, null, { quote: 7 }, claim], perspectives: "none", summary: [[]] });
    expect(draft.claims.map(({ label }) => label)).toEqual(["C1", "C4"]);
    expect(draft.perspectives).toEqual([]);
    expect(draft.unread.map(({ what }) => what)).toEqual(["claim 2", "claim 3", "summary sentence 1"]);
  });

  test("an unknown kind of claim is a statement, an unknown kind of question none", () => {
    const perspective = { kind: "x", who: "V1", trigger: "a", sentence: 1, why: "b", question: "c?", outside: null };
    const draft = readDraft({ claims: [{ ...claim, kind: "fact" }], perspectives: [perspective] });
    expect(draft.claims[0]?.kind).toBe("statement");
    expect(draft.perspectives).toEqual([]);
  });

  test("no more items are looked at than were asked for", () => {
    const draft = readDraft({ claims: Array.from({ length: 500 }, () => claim) });
    expect(draft.claims).toHaveLength(12);
  });

  test("what is too long to be shown has not the shape", () => {
    expect(readDraft({ summary: [{ ...sentence, text: "Rents rose. ".repeat(4200) }] }).summary).toEqual([]);
  });

  test("keys that were not asked for change nothing", () => {
    const answer: unknown = JSON.parse('{"__proto__": {"admin": true}, "set_prompt": "x", "claims": []}');
    expect(readDraft({ ...Object(answer) })).toEqual({ claims: [], perspectives: [], summary: [], unread: [] });
    expect("admin" in {}).toBe(false);
  });
});

describe("a repair", () => {
  const draft = readDraft({ claims: [claim], summary: [sentence, sentence] });
  const other = { text: "Rents rose in May.", sentences: [2] };

  test("replaces the items that failed", () => {
    const repaired = applyRepair(draft, { summary: [{ item: "S2", ...other }] }, new Set(["S2"]));
    expect(repaired.summary.map(({ text }) => text)).toEqual(["Rents rose.", "Rents rose in May."]);
  });

  test("touches no other", () => {
    const repaired = applyRepair(draft, { summary: [{ item: "S1", ...other }] }, new Set(["S2"]));
    expect(repaired).toEqual(draft);
  });
});
