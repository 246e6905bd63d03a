import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsOf, noWishes } from "../../src/report/house-words.ts";
import { diffText, diffWords } from "../../src/report/words-diff.ts";

/** "Calm [-and -]{+but +}brisk." */
function check(before: string, after: string, shown: string): void {
  test(`${before} → ${after}`, () => {
    const marks = { same: ["", ""], gone: ["[-", "-]"], new: ["{+", "+}"] } as const;
    const pieces = diffText(before, after).map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`);
    expect(pieces.join("")).toBe(shown);
  });
}

check("Calm and dry.", "Calm and brisk.", "Calm and [-dry.-]{+brisk.+}");
check("Calm.", "Calm. Dry.", "Calm.{+ Dry.+}");
check("Who pays for it?", "pays for it?", "[-Who -]pays for it?");
check("", "New.", "{+New.+}");
check("Same.", "Same.", "Same.");

test("both texts are in what differs, whatever they are", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const pieces = diffText(before, after);
      const without = (kind: string): string =>
        pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join("");
      expect([without("new"), without("gone")]).toEqual([before, after]);
    }),
  );
});

test("texts too long to compare word by word are told whole", () => {
  const [before, after] = ["a ".repeat(3000), "b ".repeat(3000)];
  expect(diffText(before, after).map(({ kind }) => kind)).toEqual(["gone", "new"]);
});

test("only the fields that differ are told, in order", () => {
  const before = fieldsOf({ ...noWishes, id: "a", tone: "Calm.", audience: "All." });
  const after = { ...before, audience: "Some.", purpose: "Ours", tone: " Calm.\n" };
  expect(diffWords(before, after).map(({ field }) => field)).toEqual(["purpose", "audience"]);
});
