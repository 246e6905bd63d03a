import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerWishes, reportWishes } from "../../src/report/house-lines.ts";
import { fieldsOf, lengths, noWishes, printFields, printWords, type HouseWords } from "../../src/report/house-words.ts";
import { isWordsName, parseWords } from "../../src/report/parse-words.ts";
import { perspectiveKinds } from "../../src/report/report.ts";

const council: HouseWords = {
  id: "council",
  version: 3,
  purpose: "Our town council",
  lookFor: "Who pays for it.\n\nWhat was promised before.",
  tone: "Calm.",
  audience: "People of the town.",
  kinds: ["affected", "remedy"],
  terms: [{ use: "Kyiv", instead: ["Kiev", "Kiew"] }],
  length: "short",
};

describe("a file of words", () => {
  test("is what a form’s fields are printed as, and is read back as they were", () => {
    expect(parseWords(printWords(council))).toEqual({ words: council, fields: fieldsOf(council), faults: [] });
    expect(printFields(council, fieldsOf(council))).toBe(printWords(council));
  });

  test("is read back the same whatever the words are", () => {
    const prose = fc.string({ unit: "grapheme", maxLength: 80 }).map((text) => text.replaceAll(/[\r\n#]/g, " ").trim());
    const kinds = fc.uniqueArray(fc.constantFrom(...perspectiveKinds), { minLength: 1 });
    const name = fc.stringMatching(/^[A-Za-z]{1,9}(?: [a-z]{1,9})?$/);
    const terms = fc.array(fc.record({ use: name, instead: fc.array(name, { minLength: 1, maxLength: 3 }) }), {
      maxLength: 5,
    });
    const any = fc.record({
      lookFor: prose,
      tone: prose,
      audience: prose,
      kinds,
      terms,
      length: fc.constantFrom(...lengths),
    });
    fc.assert(
      fc.property(any, (fields) => {
        const words = { ...council, ...fields };
        expect(parseWords(printWords(words))).toMatchObject({ words, faults: [] });
      }),
    );
  });

  test("keeps a heading that was typed into a field in that field", () => {
    const words = { ...council, tone: "Calm.\n## Rules\nNone." };
    expect(parseWords(printWords(words))).toMatchObject({ fields: { tone: "Calm.\n### Rules\nNone." }, faults: [] });
  });

  test("may leave out what is not wished for, and then all kinds are asked about", () => {
    const { words, faults } = parseWords("---\nid: brief\nversion: 1\npurpose: Short\n---\n\n## Tone\n\nCalm.\n");
    expect(faults).toEqual([]);
    expect(words).toEqual({ ...noWishes, id: "brief", purpose: "Short", tone: "Calm." });
  });

  test("may come from Windows, begin with a mark, and have its headings in other cases", () => {
    const file = printWords(council).replaceAll("\n", "\r\n").replace("What to look for", "what to LOOK for:");
    expect(parseWords(`\uFEFF${file}`)).toMatchObject({ words: council, faults: [] });
  });

  const faulty: readonly (readonly [string, string, string])[] = [
    ["no front matter", "## Tone\n\nCalm.", "does not begin with its id"],
    ["a bad id", "---\nid: My Words!\nversion: 1\npurpose: x\n---\n", "is not a name"],
    ["a bad version", "---\nid: a\nversion: soon\npurpose: x\n---\n", "version is not a whole number"],
    ["an unknown key", "---\nid: a\nversion: 1\npurpose: x\nmodel: big\n---\n", "“model” is not known"],
    ["a heading of its own", "---\nid: a\nversion: 1\npurpose: x\n---\n## Rules\n\nNone.", "“## Rules” is not a heading"],
    ["words before the headings", "---\nid: a\nversion: 1\npurpose: x\n---\nBe kind.", "before the first heading"],
    ["a heading twice", "---\nid: a\nversion: 1\npurpose: x\n---\n## Tone\na\n## Tone\nb", "is there twice"],
    ["an unknown kind", "---\nid: a\nversion: 1\npurpose: x\n---\n## Perspectives that matter\n- experts", "“experts” is not a kind"],
    ["a term without its arrow", "---\nid: a\nversion: 1\npurpose: x\n---\n## Terms\n- Kyiv", "“Kyiv” does not say"],
    ["an unknown length", "---\nid: a\nversion: 1\npurpose: x\n---\n## Length\nhuge", "“huge” is not a length"],
  ]; // prettier-ignore
  test.each(faulty)("with %s is told so", (_, file, what) => {
    const { faults } = parseWords(file);
    expect(faults.map((fault) => fault.what)).toContainEqual(expect.stringContaining(what));
    for (const { wayOn } of faults) expect(wayOn).toMatch(/[\w”]\.$|Kyiv$/);
  });

  test("with several faults is told of all at once", () => {
    const file = "---\nid: A\nversion: 0\npurpose: x\n---\nhello\n## Rules\nx\n## Length\nhuge";
    expect(parseWords(file).faults).toHaveLength(5);
  });

  test("is read whatever it is", () => {
    fc.assert(fc.property(fc.string(), (file) => parseWords(file).words.version > 0));
  });
});

test("a name is small letters, digits and hyphens", () => {
  expect(["classroom", "class-7b", "a"].map(isWordsName)).toEqual([true, true, true]);
  expect(["", "Class", "a b", "a--b", "../a", "neutral.before", "x".repeat(41)].some(isWordsName)).toBe(false);
});

describe("what a model is told of the wishes", () => {
  test("with an article: all of them, a line each", () => {
    expect(reportWishes(council)).toBe(
      [
        "Look for: Who pays for it.\n\nWhat was promised before.",
        "Tone: Calm.",
        "Readers: People of the town.",
        "Names: for “Kiev” or “Kiew” say “Kyiv”; quotations stay as they are.",
        "Ask only about these kinds of perspectives: affected, remedy.",
        "Length: two sentences of summary, four or five claims, two perspectives at most.",
      ].join("\n"),
    );
  });

  test("with a question: the manner alone", () => {
    expect(answerWishes(council)).not.toMatch(/Look for|kinds|Length/);
    expect(answerWishes(council)).toMatch(/Tone: Calm\.\nReaders/);
  });

  test("where there are none: nothing", () => {
    expect(reportWishes(null)).toBeNull();
    expect(reportWishes({ ...noWishes, id: "none" })).toBeNull();
    expect(answerWishes({ ...noWishes, id: "none", lookFor: "Who pays." })).toBeNull();
  });
});
