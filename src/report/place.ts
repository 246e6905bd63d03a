import type { Voice } from "../reading/reading.ts";
import { slice } from "../text/span.ts";
import type { PlacedClaim, PlacedPerspective, PlacedSentence } from "./checks/check.ts";
import { claimerOf, foundVoice } from "./claimer.ts";
import type { Draft, DraftClaim, Labelled } from "./draft.ts";
import type { Facts } from "./facts.ts";
import { limitAfter, placeQuote, sentencesOf } from "./place-quote.ts";
import type { AnswerSentence } from "./said.ts";
import type { Tally } from "./tally.ts";
import { namesIn } from "./names.ts";
import { isPlural, voicesMeant } from "./who.ts";

export type Work = { readonly facts: Facts; readonly tally: Tally };

/** Holds a claim to the first checks: its sentence is there, its quotation is found, and it is whose the text says. */
export function placeClaim(
  claim: Labelled<DraftClaim>,
  { facts, tally, voices, answer }: Work & { readonly voices: Voice[]; readonly answer: AnswerSentence },
): readonly PlacedClaim[] {
  const { label, sentence } = claim;
  const known = isSentence(sentence, facts);
  tally.count("sentences", known);
  const quote = placeQuote(claim.quote, sentence, facts);
  tally.count("quotes", quote !== null);
  if (quote === null) {
    const problem = `these words are not in S${sentence}, nor anywhere in the article: copy them to the letter`;
    tally.fault({
      label,
      check: "quotes",
      problem,
      reason: "its quotation is not in the article",
      outcome: "withheld",
    });
    return [];
  }
  const limit = limitAfter(quote, facts);
  const cited = [...new Set([...sentencesOf(quote, facts), ...(limit === null ? [] : sentencesOf(limit, facts))])];
  const claimer = claimerOf(claim, quote, facts);
  tally.count("claimers", claimer.kind !== "unclear" && !(claimer.kind === "known" && claimer.mended));
  const common = { label, text: claim.text, cited, told: "", quote, limit, kind: claim.kind, answer };
  const reason = "it is not clear whose claim it is";
  switch (claimer.kind) {
    case "unclear":
      tally.fault({ label, check: "claimers", problem: claimer.problem, reason, outcome: "withheld" });
      return [];
    case "found": {
      const already = voices.find(({ name }) => name.toLowerCase() === claimer.name.toLowerCase());
      const quoted = /["“„«]/.test(slice(facts.article.text, quote));
      const voice = already ?? foundVoice(claimer.name, `V${voices.length + 1}`, facts, quoted);
      if (voice === null) {
        const problem = `“${claimer.name}” is not in the article`;
        tally.fault({ label, check: "claimers", problem, reason, outcome: "withheld" });
        return [];
      }
      if (already === undefined) voices.push(voice);
      return [{ ...common, claimer: voice.id, via: null, carried: true }];
    }
    case "known":
      if (claimer.mended) {
        const problem = "the text gives these words to another than the one named";
        tally.fault({
          label,
          check: "claimers",
          problem,
          reason: "the text says that it is another’s",
          outcome: "mended",
        });
      }
      return [{ ...common, claimer: claimer.speaker, via: claimer.via, carried: claimer.speaker !== "article" }];
  }
}

function isSentence(id: number, { reading }: Facts): boolean {
  return id >= 1 && id <= reading.sentences.length;
}

const citedMost = 4;

export function placeSentence(
  { label, text, sentences }: Draft["summary"][number],
  { facts, tally, answer }: Work & { readonly answer: AnswerSentence },
): readonly PlacedSentence[] {
  const known = sentences.length > 0 && sentences.length <= citedMost && sentences.every((id) => isSentence(id, facts));
  tally.count("sentences", known);
  if (known) return [{ label, text, cited: sentences, told: "", carried: false, answer }];
  const problem = `cite one to ${citedMost} sentences of the article by their numbers`;
  tally.fault({
    label,
    check: "sentences",
    problem,
    reason: "it rests on no sentence of the article",
    outcome: "withheld",
  });
  return [];
}

export function placePerspective(
  one: Draft["perspectives"][number],
  { facts, tally }: Work,
): readonly PlacedPerspective[] {
  const { label, kind, who, why, question, outside } = one;
  const span = placeQuote(one.trigger, one.sentence, facts);
  tally.count("quotes", span !== null);
  const [sentence] = span === null ? [] : sentencesOf(span, facts);
  if (span === null || sentence === undefined) {
    const problem = "its trigger is not in the article: copy it to the letter";
    tally.fault({ label, check: "quotes", problem, reason: "its trigger is not in the article", outcome: "withheld" });
    return [];
  }
  const id = /^\[?(V\d+)\]?\b/.exec(who)?.[1];
  const ids = new Set(id === undefined ? voicesMeant(who, facts) : [id]);
  // "the companies" are not the one that the text calls "the company"
  const many = id === undefined && isPlural(who, facts) && namesIn(who).length === 0;
  const voices = facts.reading.voices.filter((voice) => ids.has(voice.id) && !(many && /\p{Lu}/u.test(voice.name)));
  const named = id === undefined ? who : (voices[0]?.name ?? who);
  const text = `${why} ${question}`;
  return [
    {
      label,
      kind,
      who: named,
      voices,
      trigger: { sentence, span },
      why,
      question,
      outside,
      text,
      cited: [],
      told: "",
      carried: false,
    },
  ];
}
