import { expect, test } from "vitest";
import { onceOf } from "../../src/text/once.ts";

test("what is made of a thing is made once, of each thing its own", () => {
  const made: string[] = [];
  const lengthOf = onceOf(({ text }: { readonly text: string }) => {
    made.push(text);
    return text === "" ? undefined : text.length;
  });
  const [one, other, none] = [{ text: "one" }, { text: "other" }, { text: "" }];
  expect([one, other, none, one, other, none].map(lengthOf)).toEqual([3, 5, undefined, 3, 5, undefined]);
  expect(made).toEqual(["one", "other", ""]);
});
