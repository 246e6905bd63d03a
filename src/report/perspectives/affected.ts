import type { Evidence, Voice } from "../../reading/reading.ts";
import { slice, type Span } from "../../text/span.ts";
import { sentenceSpan, type Ledger, type Mention } from "./ledger.ts";
import { heardThroughMembers } from "./members.ts";
import { whatTheTextHas, whoIsHeard, type Candidate } from "./rule.ts";
import { capitalised, clauseAt, quote } from "./wording.ts";

/** A group bears what others decide ("will be relocated", "pay the price"), is not heard, and nobody heard belongs to it. */
export function affectedUnheard(ledger: Ledger): readonly Candidate[] {
  const throughMembers = heardThroughMembers(ledger);
  return ledger.reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.kind !== "group" || voice.heard !== "mentioned" || voice.refused !== null) return [];
    if (voice.actedUpon.length === 0 || nobodyToAsk.test(voice.name)) return [];
    const borne = voice.actedUpon.flatMap((act) => borneIn(ledger, voice, act));
    const best = borne.toSorted((a, b) => b.strength - a.strength)[0];
    if (best === undefined || throughMembers(voice)) return [];
    return [
      {
        kind: "affected",
        who: voice.name,
        weight: weightOf(ledger, voice, borne),
        perspective: () => perspective(ledger, voice, best),
      },
    ];
  });
}

// Groups that speak for nobody in particular, or seldom can be asked.
const nobodyToAsk =
  /\b(?:children|babies|infants|toddlers|witnesses|eyewitnesses|bystanders|onlookers|public|people|others|members|victims|suspects|defendants|crowds?|respondents|users|fans|voters)$/;

type Borne = { readonly act: Evidence; readonly mention: Mention; readonly strength: number };

/** What a group bears, with where it is named beside it; weak where it is only spoken to ("are urged to"). */
function borneIn({ article, mentions, reading }: Ledger, voice: Voice, act: Evidence): readonly Borne[] {
  const word = slice(article.text, act.span).toLowerCase();
  if (dead.test(word)) return [];
  const near = voice.mentions.filter((mention) => mention.sentence === act.sentence);
  const nearest = near.toSorted((a, b) => distance(a.span, act.span) - distance(b.span, act.span))[0];
  if (nearest === undefined || mentions.length === 0 || reading.sentences.length === 0) return [];
  return [{ act, mention: { ...nearest, voice }, strength: addressed.test(word) ? 0.5 : 1 }];
}

const dead = /^(?:kill(?:ed|s|ing)?|died|murdered|executed|slain|shot|beheaded|massacred)$/;
const addressed =
  /^(?:advised|urged|asked|invited|reminded|warned|encouraged|recommended|welcomed|thanked|allowed|able|offered|surveyed|interviewed|polled|tested|vaccinated|treated|admitted|included|represented|compared|seen|found)$/;

function distance(a: Span, b: Span): number {
  return a.end <= b.start ? b.start - a.end : a.start - b.end;
}

const shortText = 24; // sentences: in a longer text a single line is said in passing

function weightOf({ article, reading }: Ledger, voice: Voice, borne: readonly Borne[]): number {
  const strength = borne.reduce((sum, { strength: one }) => sum + one, 0);
  const count = reading.sentences.length;
  const opening = (voice.mentions[0]?.sentence ?? count) <= 2 ? 0.5 : 0;
  const titled = (article.title ?? "").toLowerCase().includes(voice.name) ? 1 : 0;
  const passing = Math.max(0, count / shortText - 1) * 0.7;
  return 2.2 + Math.min(2.4, strength) + Math.min(1, (voice.mentions.length - 1) * 0.25) + opening + titled - passing;
}

function perspective(ledger: Ledger, voice: Voice, { act, mention }: Borne): ReturnType<Candidate["perspective"]> {
  const { article, reading } = ledger;
  const { text } = article;
  const sentence = sentenceSpan(reading, act.sentence);
  const called = calledIn(text, mention.span, sentence);
  const said = clauseAt(text, verbPhrase(text, mention.span, act.span), sentence);
  const things = standsForPeople(voice.name);
  const question =
    mention.span.end <= act.span.start
      ? `${capitalised(called)} ${quote(text, said)}: what do ${things ?? "they"} say about it?`
      : `${quote(text, clauseAt(text, { start: act.span.start, end: mention.span.end }, sentence))}: what do ${things ?? `the ${voice.name}`} say about it?`;
  return {
    kind: "affected",
    who: voice.name,
    why: `The text says what happens to the ${voice.name}, and nobody among them speaks.`,
    question,
    trigger: [act],
    checked: `${whatTheTextHas(voice, ledger)}; ${whoIsHeard(reading)}`,
    outside: null,
  };
}

/** "The 86 traders": the name with the number and article before it. */
function calledIn(text: string, mention: Span, sentence: Span): string {
  const before = text.slice(Math.max(sentence.start, mention.start - 40), mention.start);
  const count =
    /(?:\b(?:the|some|all|about|around|nearly|more than|these|those) )?(?:\d[\d,.]{0,12}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of|thousands of|tens of thousands of) $/i.exec(
      before,
    )?.[0] ?? "";
  const article = count === "" ? (/\bthe $/i.exec(before)?.[0] ?? "") : "";
  return `${count}${article}${slice(text, mention)}`.replace(/^(?:The|Some|All|About)\b/, (word) => word.toLowerCase());
}

/** From the auxiliary that opens the verb's group: "were told in a letter", "will be relocated". */
function verbPhrase(text: string, mention: Span, act: Span): Span {
  if (mention.end > act.start) return act;
  const between = text.slice(mention.end, act.start);
  const opening =
    /\b(?:(?:will|would|may|might|must|could|should|can|has|have|had|is|are|was|were) (?:\p{L}+ly |also |now |then |not |never )?(?:have |has |had |be |been |being )*)$/u.exec(
      between,
    );
  return { start: opening === null ? act.start : mention.end + opening.index, end: act.end };
}

// Things that are named for the people behind them.
const behind: readonly (readonly [things: RegExp, people: string])[] = [
  [/(?:boats|ships|vessels|trawlers|ferries)$/, "their crews"],
  [/(?:lorries|trucks|taxis|buses|trains)$/, "their drivers"],
  [/(?:allotments|gardens|plots|stalls|farms|shops|pubs|cafes|restaurants|workshops)$/, "those who work them"],
  [/(?:villages|towns|homes|houses|flats|estates|neighbou?rhoods|communities|settlements)$/, "those who live there"],
  [/(?:schools|colleges|nurseries|hospitals|clinics|libraries|care homes)$/, "those who use them"],
];

function standsForPeople(name: string): string | null {
  return behind.find(([things]) => things.test(name))?.[1] ?? null;
}
