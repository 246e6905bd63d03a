import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPassage, fold, normalise } from "../../src/text/match.ts";
import { slice } from "../../src/text/span.ts";

/** What of the article the passage is found to be; null where it is not there. */
function check(article: string, passage: string, found: string | null): void {
  const span = findPassage(fold(article), passage);
  expect(span && slice(article, span), `${passage} in ${article}`).toBe(found);
}

describe("what may differ", () => {
  test("quotation marks", () => {
    check("He said “we won’t pay”.", `"we won't pay"`, "“we won’t pay”");
    check("Er sagte: „Nein“.", "“Nein”", "„Nein“");
    check("The ‘plan’ failed.", "the 'plan'", "The ‘plan’");
  });
  test("dashes", () => {
    check(
      "The plan – such as it is – failed.",
      "the plan — such as it is - failed",
      "The plan – such as it is – failed",
    );
  });
  test("spaces and line breaks", () => {
    check("Rents\u00a0rose\r\n\tin May.", "rents  rose in may", "Rents\u00a0rose\r\n\tin May");
  });
  test("case", () => {
    check("The KREMLIN said no.", "Kremlin said", "KREMLIN said");
    check("Η ΟΔΟΣ έκλεισε.", "η οδος", "Η ΟΔΟΣ");
  });
  test("soft hyphens and other invisible characters", () => {
    check("Sicher\u00adheit zu\u200berst", "Sicherheit zuerst", "Sicher\u00adheit zu\u200berst");
    check("Rents \ufeffrose", "rents rose", "Rents \ufeffrose");
  });
  test("an accent as a mark of its own, ligatures and full-width forms", () => {
    check("The cafe\u0301 closed.", "café", "cafe\u0301");
    check("The café closed.", "cafe\u0301", "café");
    check("The oﬃce in ２０２４", "office in 2024", "oﬃce in ２０２４");
    check("Wait… no", "wait... no", "Wait… no");
  });
});

describe("what never matches", () => {
  test("a changed digit", () => {
    check("Rents rose by 1,200 euros.", "rose by 1,300 euros", null);
    check("It rose 3.5 per cent.", "rose 3.6 per cent", null);
  });
  test("a part of a number", () => {
    for (const part of ["1,20", "200 euros", "1"]) check("Rents rose by 1,200 euros.", part, null);
    check("Rents rose by 1\u202f200 euros.", "200 euros", null);
    check("It rose 3.5 per cent.", "5 per cent", null);
    check("It fell by −5 points.", "5 points", null);
    check("Unemployment is 5% now.", "unemployment is 5", null);
    check("It cost £5 million.", "5 million", null);
    check("They met at 10:30 sharp.", "at 10", null);
    check("It cost 2½ million.", "21", null);
    check("About 10⁶ people came.", "106 people", null);
  });
  test("an inserted or a dropped “not”", () => {
    check("The ministry will accept the plan.", "will not accept the plan", null);
    check("The ministry will not accept the plan.", "will accept the plan", null);
    check("We can’t pay.", "we can", null);
    check("We can’t pay.", "t pay", null);
    check("We cannot pay.", "we can", null);
  });
  test("a part of a word", () => {
    check("A non-violent protest.", "violent protest", null);
    check("Sugar-free drinks sold well.", "sugar", null);
    check("They’ll pay.", "they", null);
    check("Café owners", "caf", null);
    check("Café owners", "cafe", null);
  });
  test("nothing at all", () => {
    for (const nothing of ["", " ", "…", "“”", "."]) check("Wait… “no.”", nothing, null);
  });
});

test("a name is found before its possessive, and a word beside a dash", () => {
  check("Macron’s plan—which nobody read—failed.", "Macron", "Macron");
  check("The plan—which nobody read—failed.", "which nobody read", "which nobody read");
  check("The plan--which nobody read.", "the plan", "The plan");
});

test("a later whole word is found after an earlier part of one", () => {
  check("The unjust were just.", "just", "just");
  expect(findPassage(fold("unjust just"), "just")).toEqual({ start: 7, end: 11 });
});

test("a search within a sentence stays in it", () => {
  const article = "He won. She won. They won.";
  expect(findPassage(fold(article), "won", { start: 8, end: 16 })).toEqual({ start: 12, end: 15 });
  expect(findPassage(fold(article), "they won", { start: 8, end: 16 })).toBeNull();
});

describe("of any text", () => {
  const newsy = fc.array(
    fc.oneof(
      fc.constantFrom(
        "Rents",
        "rose",
        "3.5",
        "%",
        "“",
        "”",
        "’",
        "’t",
        "-",
        "—",
        " ",
        "\n",
        "\u00ad",
        "not",
        "É",
        "e\u0301",
        "…",
      ),
      fc.string({ unit: "grapheme", maxLength: 3 }),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
  );
  const text = newsy.map((parts) => parts.join(""));

  test("normalising twice changes nothing more", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(normalise(normalise(any))).toBe(normalise(any));
      }),
    );
  });
  test("every kept code unit comes from a place in the original, in order", () => {
    fc.assert(
      fc.property(text, (any) => {
        const folded = fold(any);
        expect(folded.original).toBe(any);
        expect(folded.origin.length).toBe(folded.text.length + 1);
        expect(folded.origin).toEqual(folded.origin.toSorted((a, b) => a - b));
        for (const [index, end] of folded.ends.entries()) expect(end).toBeGreaterThan(folded.origin[index] ?? Infinity);
        expect(folded.origin.at(-1)).toBe(any.length);
      }),
    );
  });
  test("what is found is the article's own slice and says the passage", () => {
    fc.assert(
      fc.property(text, text, text, (before, passage, after) => {
        const article = `${before} ${passage} ${after}`;
        const span = findPassage(fold(article), passage);
        const said = span === null ? unfindable(passage) : normalise(slice(article, span));
        expect(said).toBe(normalise(passage));
      }),
    );
  });
  test("a passage with another word in it is not found", () => {
    const words = fc.array(fc.constantFrom<string>("rents", "rose", "in", "may", "3.5"), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.nat(), (article, at) => {
        const place = 1 + (at % (article.length - 1));
        expect(findPassage(fold(article.join(" ")), article.toSpliced(place, 0, "not").join(" "))).toBeNull();
      }),
    );
  });
});

/** A passage that has no word in it, or whose ends may belong to what it stands beside, may go unfound. */
function unfindable(passage: string): string | null {
  const wanted = normalise(passage);
  const wholeWords = /^[\p{L}\p{N}]/u.test(wanted) && /[\p{L}\p{N}]$/u.test(wanted);
  return wholeWords ? null : wanted;
}
