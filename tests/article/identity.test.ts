import { describe, expect, test } from "vitest";
import { articleIdentity, contentHash, sameStory, storyKeys } from "../../src/article/identity.ts";
import { materialLines } from "../material.ts";

const lead =
  "Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday, the third increase in a row.";
const second =
  "Tenants who came to the town hall with signs and folding chairs said that the figure leaves out those who had already moved away.";
const third =
  "The mayor, Ilse Brandt, promised a vote on a cap before the summer break, and landlords called that promise a threat to building.";
const text = [lead, second, third].join("\n\n");
const url = "https://example.com/news/rents-rise-again";

test("the hash ignores quotation marks, dashes, spaces and case", () => {
  expect(contentHash("“It’s  done” — he said")).toBe(contentHash('"It\'s done" - HE\nsaid'));
});
test("the hash minds every word, digit and mark", () => {
  expect(contentHash("Rents rose 9%.")).not.toBe(contentHash("Rents rose 8%."));
  expect(contentHash("He did do it.")).not.toBe(contentHash("He did not do it."));
});
test("the hash is SHA-256 in hexadecimal", () => {
  expect(contentHash("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
test("an article is known by its address's one name and the hash of its words", () => {
  expect(articleIdentity({ url: "http://m.example.com/news/rents-rise-again?utm_source=x", text })).toEqual({
    url,
    hash: contentHash(text),
  });
  expect(articleIdentity({ url: null, text }).url).toBeNull();
});

describe("the same story", () => {
  const check = (fact: string, other: string, same: boolean): void => {
    test.each([fact])("%s", () => {
      const [one, two] = [storyKeys({ url: null, text }), storyKeys({ url: null, text: other })];
      expect([sameStory(one, two), sameStory(two, one)]).toEqual([same, same]);
    });
  };
  check("in the same words", text, true);
  check("with a credit line more", `By Jane Doe\n\n${text}\n\nEditing by John Roe`, true);
  check("with straight quotation marks", text.replaceAll("’", "'"), true);
  check("with a paragraph lost", [lead, third].join("\n\n"), true);
  check("with only the lead in common", [lead, "Something else altogether was also said."].join("\n\n"), true);
  check("not with one paragraph of background alone", [lead, `${second} No.`, `${third} No.`].join("\n\n"), false);
  check("not when all is said in other words", "Nine per cent more: that is what tenants by the water pay now.", false);
  check("not when there is no text", "", false);

  test("told at the same address, though the text was updated", () => {
    expect(sameStory(storyKeys({ url, text }), storyKeys({ url: `${url}/amp`, text: "Updated." }))).toBe(true);
  });
  test("two empty texts are not the same story", () => {
    expect(sameStory(storyKeys({ url: null, text: "" }), storyKeys({ url: null, text: " " }))).toBe(false);
  });
  test("a store can index the keys: at most three of paragraphs, and the address", () => {
    expect(storyKeys({ url, text: `${text}\n\n${lead} Again.` }).paragraphs).toHaveLength(3);
    expect(storyKeys({ url, text }).url).toBe(url);
  });
});

const basil = materialLines("data", "reading", "basil", "dev.jsonl");
describe.skipIf(basil === null)("three outlets on sixty events (needs the shared material)", () => {
  test("no two of their articles are taken for the same story", () => {
    const keys = (basil ?? []).map((line) => storyKeys({ url: null, text: asText(line) }));
    const pairs = keys.flatMap((one, at) => keys.slice(at + 1).map((other) => sameStory(one, other)));
    expect(pairs.filter((same) => same)).toEqual([]);
    expect(pairs.length).toBeGreaterThan(0);
  });
});

function asText(line: unknown): string {
  if (typeof line !== "object" || line === null || !("sentences" in line) || !Array.isArray(line.sentences)) return "";
  const sentences: readonly unknown[] = line.sentences;
  return sentences
    .map((sentence) => (typeof sentence === "object" && sentence !== null && "text" in sentence ? sentence.text : ""))
    .join("\n\n");
}
