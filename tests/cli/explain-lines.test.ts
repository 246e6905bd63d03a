import { expect, test } from "vitest";
import { explainLines } from "../../src/cli/explain-lines.ts";

/** The lines under the heading. */
function check(texts: readonly string[], lines: readonly string[]): void {
  const dropped = texts.map((text) => ({ step: "hidden", reason: "display: none", text }));
  expect(explainLines(dropped, 40).split("\n").slice(1, -1)).toEqual(lines);
}

test("each piece has a line, under the step that left it aside", () => {
  check(
    ["Read  more\nhere", "Share"],
    ["  hidden (2)", "    – display: none: “Read more here”", "    – display: none: “Share”"],
  );
  expect(explainLines([], 80)).toMatch(/^LEFT ASIDE .*\n {2}\S.*\n$/);
});

test("a long piece is cut to its line", () => {
  check(["Rents rose again ".repeat(9)], ["  hidden (1)", "    – display: none: “Rents rose again…”"]);
});

test("hidden text cannot steer the terminal", () => {
  check(["\u001b[2J\u202eowned"], ["  hidden (1)", "    – display: none: “[2Jowned”"]);
});
