import { describe, expect, test } from "vitest";
import { articleOf } from "../../reading/read.ts";
import { hold } from "./hold.ts";

const text =
  "The union’s leader, Pavel Reiss, said that the cranes would cause more accidents. The port has been shut since Monday. “They are safe in every way,” said Viktor Salas, who runs the port.";

/** Whose claim a quotation ends up as, and what failed on the way. */
function check(claimer: string, quote: string, is: string | null, failed: readonly string[] = []): void {
  test(`“${quote}” given to ${claimer} is ${is ?? "withheld"}`, () => {
    const article = articleOf(text);
    const claims = [{ quote, sentence: 1, claimer, kind: "statement", text: quote }];
    const held = hold(article, { claims });
    expect(held.failed).toEqual(failed);
    const voices = new Map(hold(article, {}).report.claims.map(({ claimer: by }) => [by, by]));
    expect(voices.size).toBe(0);
    const first = held.report.claims.find(({ text: words }) => words === quote);
    expect(first === undefined ? null : nameOf(first.claimer)).toBe(is);
  });
}

function nameOf(claimer: string): string {
  return claimer;
}

describe("who said what is decided by the text", () => {
  check("Pavel Reiss", "the cranes would cause more accidents", "V1");
  check("Viktor Salas", "the cranes would cause more accidents", "V1", ["claimers"]);
  check("article", "the cranes would cause more accidents", "V1", ["claimers"]);
  check("article", "The port has been shut since Monday", "article");
  check("article", "They are safe in every way", "V2", ["claimers"]);
});
