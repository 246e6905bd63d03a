import { usualShowing } from "../../app/showing.ts";
import { doubtWords } from "../../article/doubt-words.ts";
import type { Section } from "../../report/sections.ts";
import type { Showing } from "../../store/rows.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";
import { noThread } from "../wording-threads.ts";
import { roomy } from "../limits.ts";
import { usedUp } from "../wording-shares.ts";
import { cardClaims, claimsShown, type ClaimRoom, type Reported } from "./card-claims.ts";
import { cardHead, linkOf } from "./card-head.ts";
import { cardQuestions, cardRefusals } from "./card-questions.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
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
 * away. A summary or a claim is shown whole or not at all. The sections are those that the place has, in its order;
 * refusals and the receipt always stand.
 */
export function card(of: CardOf, ids: CardIds, showing: Showing = usualShowing): Payload {
  const { head, body, foot } = cardTexts(of, showing.sections);
  const link = linkOf(of);
  const linked = link === null ? null : linkButton(link);
  return shown([
    ...(showing.noThread === null ? [] : [textDisplay(marked`-# ${noThread[showing.noThread]}`)]),
    container([
      linked === null ? textDisplay(head) : section(head, linked),
      ...body.flatMap((text) => [separator, textDisplay(text)]),
      separator,
      textDisplay(foot),
      row([
        button(say.evidenceUnder(showing.sections), ids.claims),
        button(say.buttons.voices, ids.voices),
        button(say.buttons.wording, ids.wording),
        ...(showing.discussion ? [button(say.buttons.ask, ids.ask)] : []),
        button(say.buttons.delete, ids.delete),
      ]),
    ]),
  ]);
}

/** `body`: the sections, in their order, and who gave no answer. */
type CardTexts = { readonly head: Markdown; readonly body: readonly Markdown[]; readonly foot: Markdown };

const longestCard = 1_800; // characters that a reader sees, the buttons aside

function cardTexts(of: CardOf, sections: readonly Section[]): CardTexts {
  const most = Math.min(longestCard, of.article.text.length);
  const rooms = sections.includes("claims") ? bestFirst(of, claimRooms) : [noClaims];
  const head = cardHead(of);
  const under = say.evidenceUnder(sections);
  const fewest = sections.every((one) => one === "summary") ? 1 : 0; // an answer without any section says nothing
  for (const { sentences, questions, notes } of shapes) {
    const foot = cardFoot(of, notes);
    const fixed = {
      summary: headed(cardSummary(of, Math.max(fewest, sentences)), sections),
      "left-out": cardQuestions(of, questions, under),
    };
    for (const room of rooms) {
      const body = bodyOf(of, sections, { ...fixed, claims: cardClaims(of, room) });
      const all = [head, ...body, foot];
      const characters = all.reduce((sum, { plain }) => sum + plain.length, 0);
      if (characters <= most && fits(all, roomy)) return { head, body, foot };
    }
  }
  // A text of a few lines, which anybody has read before the card: what is asked of it, and no more.
  const least = {
    summary: cardSummary(of, fewest),
    claims: sections.includes("left-out") ? null : cardClaims(of, noClaims),
    "left-out": cardQuestions(of, 0, under),
  };
  return { head, body: bodyOf(of, sections, least), foot: cardFoot(of, "none") };
}

/** Below claims or questions a summary says that it is one; on top of a card everybody knows. */
function headed(summary: Markdown | null, [first]: readonly Section[]): Markdown | null {
  if (summary === null || first === "summary") return summary;
  return lines([marked`-# ${say.headings.summaryShort}`, summary]);
}

/** Refusals follow the questions; without these they stand last. */
function bodyOf(
  of: CardOf,
  sections: readonly Section[],
  texts: Readonly<Record<Section, Markdown | null>>,
): readonly Markdown[] {
  const refusals = cardRefusals(of);
  const body = sections.flatMap((one) => (one === "left-out" ? [texts[one], refusals] : [texts[one]]));
  return [...body, ...(sections.includes("left-out") ? [] : [refusals])].filter((text) => text !== null);
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
const noClaims: ClaimRoom = { most: 0, longest: 0 };

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
  if (report.summary.length === 0) return marked`${isPartlyRead(of) ? say.noSummaryRead : reportWords.noSummary}`;
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
  const how = marked`-# ${receipt(of)}`;
  const line = of.share === undefined ? how : marked`${how}\n-# ${usedUp(of.share)}`;
  const doubts = [...of.article.extraction.doubts, ...of.reading.doubts];
  const [note] = doubts.flatMap((code) => doubtWords[code] ?? []);
  return note === undefined || notes === "none" ? line : marked`-# ${note}\n${line}`;
}
