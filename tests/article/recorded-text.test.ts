import { describe, expect, test } from "vitest";
import { recordedText, supersedes } from "../../src/article/recorded-text.ts";

describe("the text that a page gives to machines", () => {
  const check = (name: string, body: string | null, text: string): void =>
    test(name, () => expect(recordedText(body)).toBe(text));
  check("in paragraphs", "One.\n\nTwo.\nThree.", "One.\n\nTwo.\n\nThree.");
  check("with markup", "<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\nThree.");
  check("with markup escaped", "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo.");
  check("with entities alone", "It&#39;s one.\n\nTwo.", "It's one.\n\nTwo.");
  check("absent", null, "");
});

const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(" ");

describe("it takes the place of what is shown", () => {
  const check = (name: string, recorded: string, shown: string, expected: boolean): void =>
    test(name, () => expect(supersedes(recorded, shown)).toBe(expected));
  check("where it has the shown text and clearly more", words(0, 300), words(0, 100), true);
  check("where nothing is shown", words(0, 300), "", true);
  check("not where it is little longer", words(0, 300), words(0, 250), false);
  check("not where it is another text", words(0, 300), words(500, 600), false);
  check("not where it is a stub", words(0, 90), "", false);
});
