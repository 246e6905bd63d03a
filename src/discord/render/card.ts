import { doubtWords } from "../../article/doubt-words.ts";
import * as say from "../wording.ts";
import { roomy } from "../limits.ts";
import { cardClaims, claimsShown, type ClaimRoom, type Reported } from "./card-claims.ts";
import { cardHead, linkOf } from "./card-head.ts";
import { cardQuestions, cardRefusals } from "./card-questions.ts";
import { marked, type Markdown } from "./markdown.ts";
import { button, container, fits, linkButton, row, section, separator, shown, textDisplay } from "./parts.ts";
import type { Payload } from "./parts.ts";
import { receipt, type ReceiptOf } from "./receipt.ts";
import { isPartlyRead, shortened } from "./speakers.ts";

export type CardOf = Reported & ReceiptOf;

/** Custom ids of the buttons, as the codec made them for this delivery. */
export type CardIds = Readonly<Record<"claims" | "voices" | "wording" | "ask" | "delete", string>>;

/**
 * The report of an article as everybody in the channel sees it: read in half a minute, at most 1,800 characters and
 * never longer than the article. Where space runs out the claims go first; what is not shown is counted and one press
 * away. A summary or a claim is shown whole or not at all.
 */
export function card(of: CardOf, ids: CardIds): Payload {
  const { head, summary, claims, questions, refusals, foot } = cardTexts(of);
  const link = linkOf(of);
  const linked = link === null ? null : linkButton(link);
  const texts = [summary, claims, questions, refusals].filter((text) => text !== null);
  return shown([
    container([
      linked === null ? textDisplay(head) : section(head, linked),
      ...texts.flatMap((text) => [separator, textDisplay(text)]),
      separator,
      textDisplay(foot),
      row([
        button(say.buttons.claims, ids.claims),
        button(say.buttons.voices, ids.voices),
        button(say.buttons.wording, ids.wording),
        button(say.buttons.ask, ids.ask),
        button(say.buttons.delete, ids.delete),
      ]),
    ]),
  ]);
}

type CardTexts = {
  readonly head: Markdown;
  readonly summary: Markdown | null;
  readonly claims: Markdown | null;
  readonly questions: Markdown;
  readonly refusals: Markdown | null;
  readonly foot: Markdown;
};

const longestCard = 1_800; // characters that a reader sees, the buttons aside

function cardTexts(of: CardOf): CardTexts {
  const most = Math.min(longestCard, of.article.text.length);
  const rooms = bestFirst(of, claimRooms);
  for (const { sentences, questions, notes } of shapes) {
    const fixed = {
      head: cardHead(of),
      summary: cardSummary(of, sentences),
      questions: cardQuestions(of, questions),
      refusals: cardRefusals(of),
      foot: cardFoot(of, notes),
    };
    for (const room of rooms) {
      const texts = { ...fixed, claims: cardClaims(of, room) };
      const all = textsOf(texts);
      const characters = all.reduce((sum, { plain }) => sum + plain.length, 0);
      if (characters <= most && fits(all, roomy)) return texts;
    }
  }
  // A text of a few lines, which anybody has read before the card: what is asked of it, and no more.
  return {
    head: cardHead(of),
    summary: null,
    claims: null,
    questions: cardQuestions(of, 0),
    refusals: cardRefusals(of),
    foot: cardFoot(of, "none"),
  };
}

function textsOf({ head, summary, claims, questions, refusals, foot }: CardTexts): readonly Markdown[] {
  return [head, summary, claims, questions, refusals, foot].filter((text) => text !== null);
}

type Shape = { readonly sentences: number; readonly questions: number; readonly notes: "all" | "none" };

/** What stands beside the claims, the fullest first: the next one is taken where no number of claims fits. */
const shapes: readonly Shape[] = [
  { sentences: 3, questions: 4, notes: "all" },
  { sentences: 3, questions: 3, notes: "all" },
  { sentences: 2, questions: 3, notes: "all" },
  { sentences: 2, questions: 2, notes: "none" },
  { sentences: 1, questions: 2, notes: "none" },
  { sentences: 1, questions: 1, notes: "none" },
  { sentences: 0, questions: 1, notes: "none" },
];

const claimRooms: readonly ClaimRoom[] = [320, 220, 150].flatMap((longest) =>
  [6, 5, 4, 3, 2, 1, 0].map((most) => ({ most, longest })),
);
const claimsEnough = 4;

/** Room for four claims at least, with the longer ones among them where that goes, and then for the most. */
function bestFirst(of: CardOf, rooms: readonly ClaimRoom[]): readonly ClaimRoom[] {
  const ranked = rooms.map((room) => ({ room, count: claimsShown(of, room) }));
  return ranked
    .toSorted((a, b) => enough(b.count) - enough(a.count) || b.room.longest - a.room.longest || b.count - a.count)
    .map(({ room }) => room);
}

function enough(count: number): number {
  return Math.min(count, claimsEnough);
}

const summaryMost = 700; // characters
const sentenceMost = 450;

/** The first sentences of the summary that there is room for; null for none. */
function cardSummary(of: CardOf, most: number): Markdown | null {
  const { report } = of;
  if (most === 0) return null;
  if (report.summary.length === 0) return marked`${isPartlyRead(of) ? say.noSummaryRead : say.noSummary}`;
  const kept: string[] = [];
  let length = 0;
  for (const { text } of report.summary) {
    if (kept.length >= most) break;
    if (text.length > sentenceMost || length + text.length > summaryMost) continue;
    kept.push(text);
    length += text.length;
  }
  // A “sentence” that is longer is one of a text without stops: its beginning says what it is about.
  const [first = { text: "" }] = report.summary;
  const summary = marked`${kept.length > 0 ? kept.join(" ") : shortened(first.text, sentenceMost)}`;
  return summary.plain === "" ? null : summary;
}

/** What a reader should know of how this was come by. */
function cardFoot(of: CardOf, notes: Shape["notes"]): Markdown {
  const line = marked`-# ${receipt(of)}`;
  const doubts = [...of.article.extraction.doubts, ...of.reading.doubts];
  const [note] = doubts.flatMap((code) => doubtWords[code] ?? []);
  return note === undefined || notes === "none" ? line : marked`-# ${note}\n${line}`;
}
