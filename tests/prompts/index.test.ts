import { describe, expect, test } from "vitest";
import { prompts, shippedWords } from "../../prompts/index.ts";
import { wireSchema } from "../../src/model/wire-schema.ts";
import { parsePromptWords } from "../../src/report/prompt-words.ts";
import { z } from "zod";

const words = shippedWords();

describe.each(Object.values(prompts))("the prompt $id", ({ id, answer }) => {
  const own = Object.values(words).find((one) => one.id === id);

  test("has words of its name, with a version and a purpose", () => {
    expect(own?.words.length).toBeGreaterThan(200);
    expect(own?.purpose).toMatch(/^[A-Z].{20,}$/);
  });

  test("asks for a shape that every server takes", () => {
    expect(() => wireSchema(z.toJSONSchema(answer))).not.toThrow();
  });
});

describe("a prompt file", () => {
  const file = (head: string, body: string): string => `---\n${head}\n---\n${body}`;
  const head = "id: report\nversion: 2\npurpose: What: it is for";

  test("is front matter and words", () => {
    expect(parsePromptWords(file(head, "\nSay it plainly.\n"))).toEqual({
      id: "report",
      version: 2,
      purpose: "What: it is for",
      words: "Say it plainly.",
    });
  });

  test.each([
    ["no front matter", "Say it plainly.", "front matter"],
    ["a key it does not know", file(`${head}\nmodel: x`, "Say it."), "model"],
    ["a version that is none", file(head.replace("2", "two"), "Say it."), "version"],
    ["a placeholder", file(head, "Say {{article}}."), "placeholder"],
    ["too many words", file(head, "word ".repeat(2000)), "longer than"],
  ])("with %s is refused", (_, text, wrong) => {
    expect(() => parsePromptWords(text)).toThrow(wrong);
  });
});
