import { expect, test } from "vitest";
import { withoutFurniture } from "../../../src/article/pdf/furniture.ts";
import type { Line } from "../../../src/article/pdf/lines.ts";

const heights = [800, 800, 800];

function set(text: string, y: number, page = 0, size = 10): Line {
  return { text, x: 50, end: 200, y, size, page };
}

/** Which of the lines stay in a file that has a story on each page, too. */
function kept(lines: readonly Line[]): readonly string[] {
  const story = [0, 1, 2].map((page) => set(`Story on page ${page}.`, 400, page));
  return withoutFurniture([...story, ...lines], heights)
    .slice(story.length)
    .map(({ text }) => text);
}

test("page numbers at the head or foot are left out", () => {
  for (const number of ["3", "– 3 –", "Page 3 of 9", "3/9", "iv"]) expect(kept([set(number, 780)])).toEqual([]);
  expect(kept([set("3", 20)])).toEqual([]);
});

test("a number in the middle of the page stays", () => {
  expect(kept([set("3", 500)])).toEqual(["3"]);
});

test("what comes back at the same place is left out, figures aside", () => {
  expect(kept([set("The Harbour Gazette · 2", 20, 0), set("The Harbour Gazette · 3", 20, 1)])).toEqual([]);
  expect(
    kept([
      set("4 March 2026 https://gazette.example/a 1/3", 790, 0),
      set("5 March 2026 https://gazette.example/a 2/3", 790, 2),
    ]),
  ).toEqual([]);
});

test("what comes back elsewhere, or in the middle, stays", () => {
  expect(kept([set("Not again", 20, 0), set("Not again", 60, 1)])).toEqual(["Not again", "Not again"]);
  expect(kept([set("Chorus", 300, 0), set("Chorus", 300, 1)])).toEqual(["Chorus", "Chorus"]);
});

test("a title that comes back as a running head stays where it is the title", () => {
  expect(kept([set("Harbour strike", 60, 0, 24), set("Harbour strike", 60, 1), set("Harbour strike", 60, 2)])).toEqual([
    "Harbour strike",
  ]);
});

test("a file of nothing else is left as it is", () => {
  expect(withoutFurniture([set("Note", 20, 0), set("Note", 20, 1)], heights)).toHaveLength(2);
});
