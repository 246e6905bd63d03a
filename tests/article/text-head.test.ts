import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Byline } from "../../src/article/article.ts";
import { readTextHead, type TextHead } from "../../src/article/text-head.ts";

const body = "Rents rose by 4 per cent in May, the council said on Tuesday. Nobody was surprised by the rise.";
const nothing: Omit<TextHead, "start"> = { title: null, outlet: null, byline: { kind: "none" }, published: null };

/** What is read above the body, and that the body is all that is left. */
function check(above: string, head: Partial<TextHead>): void {
  const text = above + body;
  const { start, ...found } = readTextHead(text, null);
  expect(found, above).toEqual({ ...nothing, ...head });
  expect(text.slice(start), above).toBe(body);
}

/** That nothing is taken off the top of a text. */
function checkNoHead(text: string): void {
  expect(readTextHead(text, null), text).toEqual({ ...nothing, start: 0 });
}

const people = (...names: readonly string[]): Byline => ({ kind: "people", names });

describe("a title", () => {
  test("is a short first line before an empty one", () => {
    check("Council raises rents\n\n", { title: "Council raises rents" });
    check("\r\n  Council raises rents  \r\n\r\n", { title: "Council raises rents" });
    check("“We had no choice”: mayor defends rise\n \n", { title: "“We had no choice”: mayor defends rise" });
    check("Who pays?\n\n", { title: "Who pays?" });
  });
  test("or before a byline", () => {
    check("Council raises rents\nBy Jane Doe\n", { title: "Council raises rents", byline: people("Jane Doe") });
  });
  test("is no sentence, no line of a paragraph, no dateline", () => {
    checkNoHead(`Rents rose.\n\n${body}`);
    checkNoHead(`Rents rose again\nin May.\n\n${body}`);
    checkNoHead(`MOSCOW, 3 May —\n\n${body}`);
    checkNoHead(`and so it goes\n\n${body}`);
    checkNoHead(`${"Rents rose again ".repeat(20)}\n\n${body}`);
    checkNoHead(body);
  });
  test("alone is the text", () => {
    checkNoHead("Council raises rents\n\n");
    checkNoHead("Council raises rents\n\nBy Jane Doe\n");
    checkNoHead("");
  });
  test("that is known from elsewhere is not looked for", () => {
    const head = readTextHead(`Rents\n\n${body}`, "Council raises rents");
    expect(head).toEqual({ ...nothing, title: "Council raises rents", start: 0 });
  });
});

describe("under the title", () => {
  const title = "Council raises rents";
  test("a credit", () => {
    check(`${title}\n\nBy Jane Doe and Omar Haddad\n\n`, { title, byline: people("Jane Doe", "Omar Haddad") });
    check(`${title}\n\nJane Doe, Staff writer\n\n`, { title, byline: people("Jane Doe") });
    check(`${title}\n\nBy Reuters\n\n`, { title, byline: { kind: "agency", name: "Reuters" } });
    check("By Jane Doe\n\n", { byline: people("Jane Doe") });
  });
  test("what its writer is, and for whom", () => {
    check(`${title}\n\nBy Jane Doe\nCourt reporter\n\n`, { title, byline: people("Jane Doe") });
    check(`${title}\n\nBy Jane Doe\nThe Harbour Post\n\n`, {
      title,
      byline: people("Jane Doe"),
      outlet: "The Harbour Post",
    });
    check(`${title}\nBy Jane Doe\nCourt reporter, Harbour Post\n`, {
      title,
      byline: people("Jane Doe"),
      outlet: "Harbour Post",
    });
  });
  test("a date", () => {
    check(`${title}\n\nPublished 3 May 2026\n\n`, { title, published: "2026-05-03" });
    check(`${title}\n\nBy Jane Doe\n3 May 2026\n\n`, { title, byline: people("Jane Doe"), published: "2026-05-03" });
  });
  test("but no prose", () => {
    const prose = `By the end of May, rents had risen.\n\n${body}`;
    expect(readTextHead(`${title}\n\n${prose}`, null)).toEqual({ ...nothing, title, start: title.length + 2 });
    const capitals = "By Monday the vote was lost";
    expect(readTextHead(`${title}\n\n${capitals}\n\n${body}`, null).byline).toEqual({ kind: "none" });
  });
});

test("a label stays in the text, and the name under it is the credit", () => {
  const text = `Scrap the buses\n\nComment\nIda Farrow\n\n${body}`;
  const head = readTextHead(text, null);
  expect(head.byline).toEqual(people("Ida Farrow"));
  expect(text.slice(head.start)).toBe(`Comment\nIda Farrow\n\n${body}`);
});

test("the agency in a dateline is the credit where there is no other", () => {
  expect(readTextHead(`PORT ELLERY (Coast Wire) — ${body}`, null)).toEqual({
    ...nothing,
    byline: { kind: "agency", name: "Coast Wire" },
    start: 0,
  });
  expect(readTextHead(`She (Ana) — ${body}`, null).byline).toEqual({ kind: "none" });
});

test("any text keeps all but lines of its beginning", () => {
  const lines = fc.array(
    fc.oneof(
      fc.constantFrom("By Jane Doe", "Rents rise", "", "3 May 2026", body, "Comment"),
      fc.string({ unit: "binary" }),
    ),
  );
  fc.assert(
    fc.property(lines, fc.constantFrom("\n", "\r\n", "\n\n"), (some, end) => {
      const text = some.join(end);
      const { start } = readTextHead(text, null);
      expect(start === 0 || text.charAt(start - 1).trim() === "").toBe(true);
      expect(text.trim() === "" || text.slice(start).trim() !== "").toBe(true);
    }),
  );
});
