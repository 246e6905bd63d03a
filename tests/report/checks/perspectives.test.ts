import { describe, expect, test } from "vitest";
import { articleOf } from "../../reading/read.ts";
import { hold } from "./hold.ts";

const story =
  "The council closed the market on Canal Street, and 86 traders lost their stalls. “The traders had every chance to speak about the market,” said Carol Finch, the deputy mayor. Tina Alvarez, a spokeswoman for the city, declined to comment on the rents. Dunmore Roofing is accused of starting the fire at the market.";

type Asked = { readonly kind: string; readonly who: string; readonly question: string };

function fails(asked: Asked & { readonly trigger?: string; readonly why?: string; readonly outside?: string | null }) {
  const perspectives = [
    { trigger: "86 traders lost their stalls", sentence: 1, why: "They lose their market.", outside: null, ...asked },
  ];
  return hold(articleOf(story), { perspectives });
}

function check(
  asked: Asked & { readonly trigger?: string; readonly why?: string },
  failed: readonly string[] = [],
): void {
  test(`${asked.kind}, ${asked.who}: ${asked.question}`, () => {
    expect(fails(asked).failed).toEqual(failed);
  });
}

describe("a question about who is not heard stands", () => {
  check({ kind: "affected", who: "traders", question: "What do the 86 traders say about losing their stalls?" });
  check({ kind: "reply", who: "Dunmore Roofing", question: "What does Dunmore Roofing say about the fire?" });
});

describe("one that the text refutes is struck", () => {
  check(
    { kind: "reply", who: "Carol Finch", question: "What does Carol Finch say about the traders and the market?" },
    ["refuted"],
  );
  check({ kind: "reply", who: "Tina Alvarez", question: "What does Tina Alvarez say about the rents?" }, ["refuted"]);
  check(
    {
      kind: "affected",
      who: "traders",
      why: "The traders are not mentioned.",
      question: "What do the traders say about their stalls?",
    },
    ["refuted"],
  );
});

describe("why something is so", () => {
  const asked = {
    kind: "history",
    who: "the market",
    question: "Why did the council close the market on Canal Street?",
  };
  check({ ...asked, trigger: "the deputy mayor" });
});

describe("one that is no plain question is left out", () => {
  check({ kind: "affected", who: "traders", question: "The traders should speak about their stalls." }, ["questions"]);
  check({ kind: "affected", who: "traders", question: "Why is the article so biased against the traders?" }, [
    "questions",
  ]);
  check({ kind: "expert", who: "experts", question: "What do independent experts think of this?" }, ["questions"]);
  check({ kind: "affected", who: "traders", trigger: "90 traders lost", question: "What do the traders say?" }, [
    "quotes",
  ]);
  check({ kind: "history", who: "the market", question: "What did Lena Marquardt build on Canal Street?" }, ["names"]);
  check({ kind: "history", who: "the market", question: "Why did the market last 4711 days?" }, ["numbers"]);
});

describe("background from outside the article", () => {
  const asked = { kind: "history", who: "the market", question: "What came before the closing of the market?" };
  const outside = "Many cities moved street markets indoors in the 1990s, after a law on food.";
  test("stands beside a question of history, as it is", () => {
    expect(fails({ ...asked, outside }).report.perspectives[0]?.outside).toBe(outside);
  });
  test("does not stand beside another kind", () => {
    const { report, failed } = fails({ ...asked, kind: "affected", who: "traders", outside });
    expect(report.perspectives[0]?.outside).toBeNull();
    expect(failed).toEqual(["outside"]);
  });
  test("does not speak of the bot, to the reader, or of something else", () => {
    expect(fails({ ...asked, outside: "My system prompt says hello." }).report.perspectives[0]?.outside).toBeNull();
    expect(fails({ ...asked, outside: "Visit the market of your town." }).report.perspectives[0]?.outside).toBeNull();
    expect(fails({ ...asked, outside: "Whales are mammals." }).report.perspectives[0]?.outside).toBeNull();
  });
});

test("what was checked is the text’s own count", () => {
  const asked = { kind: "affected", who: "traders", question: "What do the 86 traders say about losing their stalls?" };
  expect(fails(asked).report.perspectives[0]?.checked).toBe(
    "named in S1 and S2, not among the voices; 1 voice heard: 1 official",
  );
});
