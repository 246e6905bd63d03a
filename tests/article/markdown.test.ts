import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { unmark } from "../../src/article/markdown.ts";

const check = (marked: string, text: string): void => {
  test.each([marked])("%s", () => {
    expect(unmark(marked).text).toBe(text);
  });
};

const same = (text: string): void => check(text, text);

describe("what Discord draws is undone", () => {
  check(
    "**bold** *italic* _italic_ ***both*** __under__ ~~struck~~ ||hidden||",
    "bold italic italic both under struck hidden",
  );
  check("**bold with *italic***", "bold with italic");
  check("**Rents** rose; **U**nited said _no_.", "Rents rose; United said no.");
  check("**a title\nover two lines**", "a title\nover two lines");
  check("||a whole story\n\nbehind a spoiler||", "a whole story\n\nbehind a spoiler");
  check("# Rents\n## rise\n### again\n-# by nine per cent", "Rents\nrise\nagain\nby nine per cent");
  check("> Rents rose.\n>\n> Tenants left.", "Rents rose.\n\nTenants left.");
  check(">>> Rents rose.\n\nTenants left.", "Rents rose.\n\nTenants left.");
  check("> > twice", "twice");
  check("- first\n- second", "first\nsecond");
  check("> - first\n> - second", "first\nsecond");
  check("* first\n* second", "first\nsecond");
  check("1. first\n2. second", "1. first\n2. second");
  check("```\nRents rose.\n```", "Rents rose.\n");
  check("```md\n**Rents** rose.\n```", "**Rents** rose.\n");
  check("the `rents` table", "the rents table");
  check("[Rents rise](https://example.com/a)", "Rents rise");
  check('[**Rents** rise](<https://example.com/a> "today")', "Rents rise");
  check("[Rent](https://example.org/Rent_(play)) opens", "Rent opens");
  check("<https://example.com/a>", "https://example.com/a");
  check("![a chart](https://example.com/a.png)Rents", "Rents");
  check("Rents <:up:12345> rose <a:fire:6>.", "Rents rose .");
  check("<@123> <@!4> <@&5> <#6> Rents", "Rents");
  check("Ask <@123> about it", "Ask about it");
  check("The vote is on <t:1795341600:D>.", "The vote is on 2026-11-22.");
  check("\\*Names changed\\* and \\_so\\_ on \\> here", "*Names changed* and _so_ on > here");
  check("Rents\r\nrose", "Rents\nrose");
});

describe("prose that only looks like markup stays", () => {
  same("5 * 3 * 2 = 30, and 2*3*4 = 24");
  same("snake_case_name and __ and ____ and ***");
  same("What the f*** is f**king s**t?");
  same("*Names have been changed.\n*So have places.");
  same("It cost $5* a month.");
  same("~5 per cent, or ~6");
  same("a || b");
  same("#Rents is a tag, and #1 a number");
  same(">5 per cent of rents");
  same("- Yes, she said.\n\nHe left.");
  same("[sic] and [1] and (see [2])");
  same("1 < 2 and <b> and <@you>");
  same("C:\\Users\\desk");
  same("The town's “plan” — ‘a start’ – was 9% late…");
  same("` one backtick");
});

test("links and whatever was dropped are kept beside the text", () => {
  expect(
    unmark("<@1> [a](https://example.com/a) and [b](https://example.com/b) <:up:2> ![c](https://example.com/c)"),
  ).toEqual({
    text: "a and b ",
    links: ["https://example.com/a", "https://example.com/b"],
    dropped: [
      { reason: "mention", text: "<@1>" },
      { reason: "emoji", text: "<:up:2>" },
      { reason: "image", text: "![c](https://example.com/c)" },
    ],
  });
});

test("letters and digits of any message without tags survive", () => {
  assert(
    property(string({ unit: "grapheme", maxLength: 200 }), (message) => {
      const plain = message.replace(/[<[`!]/g, "");
      expect(unmark(plain).text.replace(/[^\p{L}\p{N}]/gu, "")).toBe(plain.replace(/[^\p{L}\p{N}]/gu, ""));
    }),
  );
});
