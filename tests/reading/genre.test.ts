import { describe, expect, test } from "vitest";
import type { Genre } from "../../src/reading/reading.ts";
import { localReader } from "../../src/seeds.ts";
import { articleOf } from "./read.ts";

const read = localReader();

function check(fact: string, genre: Genre, text: string, title: string | null = null): void {
  test(fact, () => {
    expect(read({ ...articleOf(text), title }).genre).toBe(genre);
  });
}

describe("a report lets others speak", () => {
  check("one that quotes", "report", "The bridge reopened on Monday. “It is good for 40 years,” said Ana Silva.");
  check("one with a dateline", "report", "PORT ELLERY (Coast Wire) — The cranes have not moved since dawn.");
  check(
    "in which those quoted demand things and say I",
    "report",
    "The council met on Monday.\n\n“I must say that we should all go,” said Ana Silva.\n\n“We must stay,” said Rui Costa. “I will not move.”\n\nThe vote was 9 to 4, the council said.",
  );
});

check(
  "a report that shows somebody’s message whole has no opinion of its own",
  "report",
  "The club let its coach go on Monday. It is 14th. It has won five times. The next match is on Saturday.\n\nThe captain wrote on his page.\n\nI can never thank this man enough. He did so much and I am glad. Good luck.\n\nThe coach had come in May. He had led the club to a final. Nobody follows him yet. The board meets on Friday. Fans came to the gate.",
);

describe("an opinion piece speaks for its writer", () => {
  check("its title says so", "opinion", "The buses are late. The trams are late.", "Opinion: Scrap the timetable");
  check("a line above it says so", "opinion", "Comment\n\nThe buses are late. Everybody knows why.");
  check(
    "it says I, and what must be done",
    "opinion",
    "I rode the bus for a week. It was full each night, and I counted. Nobody asked me to. We should keep it. The board must not vote for this. Let us tell them so. I will be there.",
  );
});

describe("a press release speaks for its sender", () => {
  check(
    "for immediate release, with a contact",
    "press-release",
    "FOR IMMEDIATE RELEASE\n\nSolvane today announced that it will build a plant.\n\nENDS\n\nMedia contact: Ana Silva, press office",
  );
  check(
    "one of these alone is not enough",
    "report",
    "Solvane today announced that it will build a plant. “We are glad,” said Ana Silva. The council said that it would vote in May.",
  );
});

describe("a live page has times", () => {
  check(
    "before its posts",
    "live",
    "21:40\nThe river fell.\n\n20:55\nThe dam answered.\n\n19:30\nTwo bridges are shut.",
  );
  check(
    "one time in a report is not enough",
    "report",
    "At 21:40 the river fell, said Ana Silva. The dam held, she said.",
  );
});

test("a few lines without anybody are neither", () => {
  expect(read(articleOf("The river fell.")).genre).toBe("other");
});
