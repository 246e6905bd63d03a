import { describe, expect, test } from "vitest";
import type { Look } from "../../src/cli/page.ts";
import { terminalReport } from "../../src/cli/terminal.ts";
import { displayWidth } from "../../src/cli/wrap.ts";
import { madeUpArticle, madeUpReading, madeUpReport } from "./made-up.ts";

const plain: Look = { width: 80, style: (_, text) => text, evidence: false };
const withEvidence: Look = { ...plain, evidence: true };

const shown = terminalReport(madeUpArticle, madeUpReading, madeUpReport, plain);
const proven = terminalReport(madeUpArticle, madeUpReading, madeUpReport, withEvidence);

/** The lines under a heading. */
function section(report: string, heading: string): readonly string[] {
  const part = report.split("\n\n").find((lines) => lines.startsWith(heading)) ?? "";
  return part.trimEnd().split("\n").slice(1);
}

describe("the report for people", () => {
  test("opens with title, outlet, date, genre, length and credit", () => {
    expect(shown.split("\n").slice(0, 3).join(" ")).toBe(
      "Council raises rents Harbour Post · 3 September 2025 · news report · 53 words · by Jane Doe, Omar Haddad",
    );
  });

  test("says that the summary is the article’s own, read without a model", () => {
    expect(shown).toContain("SUMMARY  in the article’s own sentences, read without a model\n");
  });

  test("groups the claims by who makes them, the article’s own last", () => {
    expect(section(shown, "CLAIMS")).toEqual([
      "  Ana Ruiz, the mayor",
      "    – “We had no choice,”",
      "  Tenants’ union, via Harbour Post",
      "    – the rise a disgrace",
      "  Critics, not named",
      "    – families would leave",
      "  The article itself",
      "    – Rents will go up by 4 per cent in May.",
    ]);
  });

  test("asks what is left out, and says what was checked", () => {
    expect(section(shown, "LEFT OUT")).toEqual([
      "  1. What do the families who pay the rise say?",
      "     Named once, never quoted.",
    ]);
  });

  test("says “No notable gap” where there is none", () => {
    const report = { ...madeUpReport, perspectives: [] };
    expect(section(terminalReport(madeUpArticle, madeUpReading, report, plain), "LEFT OUT")).toEqual([
      "  No notable gap.",
    ]);
  });

  test("reports who was asked and did not answer", () => {
    expect(section(shown, "NO ANSWER")).toEqual(["  – Tom Lind: “declined to comment”"]);
  });

  test("shows loaded words with whose they are and a plainer one", () => {
    expect(section(shown, "WORDING")).toEqual([
      "  The article itself: “rammed through” (passed)",
      "  Tenants’ union: “disgrace” (could be left out)",
    ]);
  });

  test("ends with a receipt", () => {
    const receipt = shown.split("\n\n").at(-1)?.replaceAll("\n", " ").trim();
    expect(receipt).toBe(
      "Read without a model · summary and claims in the article’s own words · 5 voices: 1 quoted, 2 paraphrased, 2 mentioned",
    );
  });

  test("counts as found word for word what was looked for word by word, and no other check", () => {
    const checks = { quotes: { passed: 5, of: 6 }, numbers: { passed: 9, of: 9 } };
    const report = terminalReport(madeUpArticle, madeUpReading, { ...madeUpReport, checks }, plain);
    expect(report).toContain("Read without a model · 5 of 6 lines found word for word ·");
  });

  test("has no sentence numbers and no kinds", () => {
    expect(shown).not.toMatch(/\bS\d|judgement|prediction|metaphor/);
  });
});

describe("with evidence", () => {
  test("each claim has its sentence, its kind and the words around it", () => {
    expect(section(proven, "CLAIMS").slice(3, 8)).toEqual([
      "      │ “We had no choice,” said Ana Ruiz, the mayor.",
      "  Tenants’ union, via Harbour Post",
      "    – the rise a disgrace",
      "      S3 · judgement",
      "      │ The tenants’ union called the rise a disgrace, the Harbour Post",
    ]);
  });

  test("a claim that is a whole sentence is not repeated", () => {
    expect(section(proven, "CLAIMS").slice(-2)).toEqual([
      "    – Rents will go up by 4 per cent in May.",
      "      S6 · prediction, checkable",
    ]);
  });

  test("what is left out has its trigger, loaded words their reason", () => {
    expect(section(proven, "LEFT OUT")).toContain("     │ S4: families would leave");
    expect(section(proven, "WORDING")).toContain(
      "    – “rammed through” (passed) [S1] metaphor: describes a vote as force",
    );
  });
});

test("sentence numbers go from what was checked, and the rest of it stays", () => {
  const shownOf = (checked: string): string | undefined => {
    const perspectives = madeUpReport.perspectives.map((perspective) => ({ ...perspective, checked }));
    return section(
      terminalReport(madeUpArticle, madeUpReading, { ...madeUpReport, perspectives }, plain),
      "LEFT OUT",
    )[1];
  };
  expect(shownOf("named in S1, S3, S6, S7 and 2 more sentences, paraphrased once (S3), never quoted")).toBe(
    "     Named, paraphrased once, never quoted",
  );
  expect(shownOf("named in S1 and S3, never quoted")).toBe("     Named, never quoted");
  expect(shownOf("S4 and the sentence after it: no comparison for “12”")).toBe(
    "     One sentence and the sentence after it: no comparison for “12”",
  );
});

describe("many claims", () => {
  const [own, ruiz] = madeUpReport.claims;
  const claims = [...Array.from({ length: 9 }, () => ruiz), ...Array.from({ length: 5 }, () => own)].flatMap((claim) =>
    claim ? [claim] : [],
  );

  test("are shown in turn, and the rest is counted", () => {
    const lines = section(terminalReport(madeUpArticle, madeUpReading, { ...madeUpReport, claims }, plain), "CLAIMS");
    expect(lines.filter((line) => line.startsWith("    – “We had"))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith("    – Rents"))).toHaveLength(3);
    expect(lines.at(-1)).toBe("  and 8 more, shown by --evidence");
  });

  test("are all shown with evidence", () => {
    const lines = section(
      terminalReport(madeUpArticle, madeUpReading, { ...madeUpReport, claims }, withEvidence),
      "CLAIMS",
    );
    expect(lines.filter((line) => line.startsWith("    – "))).toHaveLength(14);
  });

  test("leave room for the article’s own, however many speak", () => {
    const six = (["V1", "V2", "V3", "V4", "V5", "V6"] as const).flatMap((claimer) =>
      ruiz ? [{ ...ruiz, claimer }] : [],
    );
    const report = { ...madeUpReport, claims: [...six, ...madeUpReport.claims] };
    const lines = section(terminalReport(madeUpArticle, madeUpReading, report, plain), "CLAIMS");
    expect(lines.slice(-3)).toEqual([
      "  The article itself",
      "    – Rents will go up by 4 per cent in May.",
      "  and 4 more, shown by --evidence",
    ]);
  });

  test("of an opinion piece begin with the writer’s own", () => {
    const reading = { ...madeUpReading, genre: "opinion" } as const;
    const lines = section(terminalReport(madeUpArticle, reading, { ...madeUpReport, claims }, plain), "CLAIMS");
    expect(lines.slice(0, 4)).toEqual([
      "  The article itself",
      "    – Rents will go up by 4 per cent in May.",
      "    – Rents will go up by 4 per cent in May.",
      "    – Rents will go up by 4 per cent in May.",
    ]);
  });
});

test("lines keep to the width, down to a narrow terminal", () => {
  for (const width of [20, 40, 80]) {
    const report = terminalReport(madeUpArticle, madeUpReading, madeUpReport, { ...withEvidence, width });
    for (const line of report.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  }
});

test("a text cannot steer the terminal or turn its direction", () => {
  const title = "\u001b[2J\u001b]0;owned\u0007Rents \u202erise\u0000";
  const article = { ...madeUpArticle, title, outlet: "\u009b31mPost\nof" };
  const report = terminalReport(article, madeUpReading, madeUpReport, plain);
  expect(report).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  expect(report.split("\n").slice(0, 2)).toEqual(["[2J ]0;owned Rents rise", expect.stringContaining("31mPost of · ")]);
});

test("doubts are told in words", () => {
  const extraction = { by: "text", doubts: ["read-as-windows-1252"] };
  const report = terminalReport({ ...madeUpArticle, extraction }, madeUpReading, madeUpReport, plain);
  expect(report).toContain("Note: The text is not in UTF-8; it was read as Windows-1252.");
});

function checkHead(published: string | null, language: string, facts: string): void {
  const report = terminalReport({ ...madeUpArticle, published, language }, madeUpReading, madeUpReport, plain);
  expect(report.split("\n")[1]).toBe(facts);
}

test("dates are shown as precise as they are known, and other languages are named", () => {
  checkHead("2025-09", "en-GB", "Harbour Post · September 2025 · news report · 53 words · by Jane Doe, Omar");
  checkHead("2025", "de", "Harbour Post · 2025 · news report · 53 words · in German · by Jane Doe, Omar");
  checkHead(null, "und", "Harbour Post · news report · 53 words · by Jane Doe, Omar Haddad");
});
