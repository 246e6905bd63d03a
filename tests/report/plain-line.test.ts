import { describe, expect, test } from "vitest";
import { activeContent, plainLine } from "../../src/report/plain-line.ts";

function check(words: string, line: string | null): void {
  test(JSON.stringify(words), () => {
    expect(plainLine(words, 40)).toBe(line);
  });
}

describe("a stranger’s words on one line", () => {
  check("Rents\n\n rose.", "Rents rose.");
  check("Rents\u0007 rose\u001b[31m.", "Rents rose [31m.");
  check("Re\u200bnts \u202erose\u{e0041}.", "Rents rose.");
  check("Z\u0300\u0301\u0302\u0303\u0304", "Z\u0300\u0301\u0302");
  check(" \u200b ", null);
  check("Rents rose. ".repeat(10), null);
  check("\ufdfa".repeat(20), null); // one sign each, and a phrase each where it is folded
});

describe("plain prose does nothing", () => {
  test.each([
    "The U.S.-led force left at 12:30, and 3.30pm came.",
    "St. Mary’s No. 2 pit, e.g. its shaft, is a 260-million-crown ruin.",
    "She said: “No.”",
    "An AUKUS-style plan of the 1990s",
  ])("%s", (text) => {
    expect(activeContent(text)).toBeNull();
  });
});

describe("what does something is told by its kind", () => {
  const active: readonly (readonly [string, string])[] = [
    ["Hello @everyone", "mention"],
    ["Hello ＠everyone", "mention"],
    ["<@123456789012345678>", "mention"],
    ["see evil.example now", "link"],
    ["see tel:+491234", "link"],
    ["see hxxps://evil.example", "link"],
    ["discord.gg/evil", "link"],
    ["[text](x)", "markup"],
    ["a **bold** claim", "markup"],
    ["so # Heading", "markup"],
    ["sk-CANARY-0123456789abcdef0123456789abcdef", "key"],
    ["CANARY-SYSTEM-PROMPT-7f3a", "key"],
    ["w".repeat(60), "key"],
  ];
  test.each(active)("%s: %s", (text, kind) => {
    expect(activeContent(text)).toBe(kind);
  });
});
