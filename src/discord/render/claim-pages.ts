import { claimsInTurn } from "../../report/claim-turns.ts";
import type { Evidence } from "../../reading/reading.ts";
import type { Perspective, ReportClaim } from "../../report/report.ts";
import { sections as allSections, type Section as SectionName } from "../../report/sections.ts";
import { slice } from "../../text/span.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";
import { questionLine } from "./card-questions.ts";
import { sharedVia, speakerLine, type Reported } from "./card-claims.ts";
import { marked, type Markdown } from "./markdown.ts";
import { paged, type Block, type Paged, type Section } from "./pages.ts";
import { capitalised, isPartlyRead, nameOf, shortened, type Read } from "./speakers.ts";

/**
 * All that a report rests on, behind the button “All claims”: every claim with its kind and its sentences, every
 * question with its trigger and what was checked, who gave no answer, what was withheld and why, and the sentences of
 * the summary. The sections are those of the card, in the same order turned so that the claims, which the button names,
 * begin it; who gave no answer and what was withheld stand also where their section does not.
 */
export function claimPages(reported: Reported, shown: readonly SectionName[] = allSections): Paged {
  const first = Math.max(0, shown.indexOf("claims"));
  const order = [...shown.slice(first), ...shown.slice(0, first)];
  const { pages, begins } = paged([...order.map((one) => made[one](reported)), ...always(reported, shown)]);
  return { pages, leftOut: begins[order.indexOf("left-out")] ?? null };
}

const made: Readonly<Record<SectionName, (reported: Reported) => Section>> = { summary, claims, "left-out": leftOut };

/** What moderators cannot switch off, where the section that it would stand in is. */
function always(reported: Reported, shown: readonly SectionName[]): readonly Section[] {
  const all = [
    { heading: say.headings.refusals, blocks: shown.includes("left-out") ? [] : refusals(reported) },
    { heading: say.headings.withheld, blocks: shown.includes("summary") ? [] : withheld(reported) },
  ];
  return all.flatMap(({ heading, blocks }) =>
    blocks.length === 0 ? [] : [{ heading: marked`## ${heading}`, blocks }],
  );
}

function claims(reported: Reported): Section {
  const { report, reading } = reported;
  const groups = claimsInTurn(report.claims, reading.genre, Infinity);
  const blocks = groups.flatMap(({ by, claims: all }) => {
    const via = sharedVia(all);
    const under = speakerLine(reported, by, via);
    return all.map((claim) => ({ under, lines: claimLines(reported, claim, via === null) }));
  });
  const none = isPartlyRead(reported) ? reportWords.noClaimsRead : reportWords.noClaims;
  return {
    heading: marked`## ${say.headings.allClaims}`,
    blocks: blocks.length > 0 ? blocks : [{ under: null, lines: [marked`${none}`] }],
  };
}

/** Where the claim is words of the sentence, it is shown in it; where it is put in other words, the sentence stands below. */
function claimLines(reported: Reported, claim: ReportClaim, tellVia: boolean): readonly Markdown[] {
  const through = tellVia && claim.via !== null ? ` · ${say.via(nameOf(reported, claim.via))}` : "";
  const kind = claim.checkable ? `${say.claimKinds[claim.kind]}, ${say.checkable}` : say.claimKinds[claim.kind];
  const ids = claim.evidence.map(({ sentence }) => sentence);
  const about = marked`-# ${say.cited(ids)} · ${kind + through}`;
  const inSentence = ids.length === 1 ? shownIn(reported, claim) : null;
  if (inSentence !== null) return [about, inSentence];
  return [marked`${shortened(claim.text, textMost)}`, about, ...sentencesOf(reported, claim.evidence)];
}

/** A sentence with the words of a claim in bold; null where they are not in it, or there is more than can be shown. */
function shownIn({ article, reading }: Read, { text, evidence }: ReportClaim): Markdown | null {
  const sentence = reading.sentences[(evidence[0]?.sentence ?? 0) - 1];
  if (sentence === undefined) return null;
  const words = oneLine(slice(article.text, sentence.span));
  // “They talk about progress” stands there as “They talk about progress,”
  const claim = oneLine(text).replace(/^["“„«]([^"“”„«»]*)["”“»]$/u, "$1");
  const at = words.indexOf(claim);
  if (at < 0 || claim === "" || words.length > textMost) return null;
  const [before, after] = [words.slice(0, at), words.slice(at + claim.length)];
  return marked`> ${before}${spaceIf(before.endsWith(" "))}**${claim}**${spaceIf(after.startsWith(" "))}${after}`;
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, " ").trim();
}

/** Strangers' words come without the spaces at their ends. */
function spaceIf(there: boolean): Markdown {
  return there ? marked` ` : marked``;
}

const textMost = 600; // characters of one text that a page shows
const sentencesMost = 8;

/** The whole sentences that some evidence stands in, each once, with their numbers. */
export function sentencesOf(
  { article, reading }: Read,
  evidence: readonly Pick<Evidence, "sentence">[],
): readonly Markdown[] {
  const ids = [...new Set(evidence.map(({ sentence }) => sentence))].slice(0, sentencesMost);
  return ids.flatMap((id) => {
    const sentence = reading.sentences[id - 1];
    if (sentence === undefined) return [];
    const words = oneLine(slice(article.text, sentence.span));
    return [marked`> S${id}: ${shortened(words, textMost)}`];
  });
}

function leftOut(reported: Reported): Section {
  const { perspectives } = reported.report;
  const questions = perspectives.map((one, at) => ({ under: null, lines: questionLines(reported, one, at + 1) }));
  const silent = refusals(reported).map((block) => ({ ...block, under: marked`**${say.headings.refusals}**` }));
  const none = isPartlyRead(reported) ? reportWords.gapsNotRead : reportWords.noGap;
  return {
    heading: marked`## ${say.headings.leftOut}\n-# ${capitalised(say.headings.leftOutAside)}`,
    blocks: [...(questions.length > 0 ? questions : [{ under: null, lines: [marked`${none}`] }]), ...silent],
  };
}

/** Who was asked and gave no answer. */
function refusals(reported: Reported): readonly Block[] {
  return reported.report.refusals.map(({ voice, evidence }) => ({
    under: null,
    lines: [marked`${nameOf(reported, voice)}`, ...sentencesOf(reported, [evidence])],
  }));
}

function questionLines(reported: Reported, perspective: Perspective, number: number): readonly Markdown[] {
  const { kind, why, checked, trigger } = perspective;
  return [
    questionLine(perspective, number),
    marked`-# ${capitalised(reportWords.perspectiveKinds[kind])} · ${shortened(why, textMost)}`,
    marked`-# ${say.checkedFor} ${shortened(checked, textMost)}`,
    ...sentencesOf(reported, trigger),
  ];
}

function summary(reported: Reported): Section {
  const sentences = reported.report.summary.map(({ text, sentences: ids }): Block => {
    const cited = ids.map((sentence) => ({ sentence }));
    const whole = sentencesOf(reported, cited);
    const told = marked`${shortened(text, textMost)}`;
    // a whole sentence of the article is not said twice
    const isSentence = whole.length === 1 && whole[0]?.plain === `S${ids[0]}: ${told.plain}`;
    return { under: null, lines: isSentence ? whole : [told, ...whole] };
  });
  const under = marked`**${say.headings.withheld}**, ${say.headings.withheldAside}`;
  const kept = withheld(reported).map((block) => ({ ...block, under }));
  const none: Block = {
    under: null,
    lines: [marked`${isPartlyRead(reported) ? say.noSummaryRead : reportWords.noSummary}`],
  };
  return {
    heading: marked`## ${say.headings.summary}`,
    blocks: [...(sentences.length > 0 ? sentences : [none]), ...kept],
  };
}

/** What was said of the article and could not be shown. */
function withheld(reported: Reported): readonly Block[] {
  return reported.report.withheld.map(({ what, reason }) => ({
    under: null,
    lines: [marked`- ${shortened(capitalised(what), textMost)}: ${shortened(reason, textMost)}`],
  }));
}
