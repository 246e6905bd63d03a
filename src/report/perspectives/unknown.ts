import type { Evidence } from "../../reading/reading.ts";
import { slice, type Span } from "../../text/span.ts";
import { countWords } from "../../text/words.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import type { Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

/**
 * More certainty than the text has evidence for: a headline that asserts what the story itself only holds possible, or
 * "proves", "beyond doubt" with no doubt, no method and no other voice beside it.
 */
export function moreCertain(ledger: Ledger): readonly Candidate[] {
  if (ledger.reading.genre === "opinion") return [];
  return [...headlineAhead(ledger), ...beyondDoubt(ledger)].slice(0, 1);
}

// "to end the right": a plan asserts nothing
const assertive =
  /(?<!\bto )\b(?:causes|cures|prevents|kills|boosts|cuts|raises|lowers|reduces|makes|proves|protects|stops|wards off|slows|doubles|halves|improves|extends|leads to|triggers|fuels|reverses)\b/i;
const held =
  /\b(?:may|might|could|can|would|likely|possibl[ey]|suggests?|linked|link|says?|said|claims?|hopes?|aims?|fears?|study|studies|plans?|if|how|why|bid)\b|[?:“”"‘]/i;
const hedged =
  /\b(may|might|could|suggests?|possibly|preliminary|early results|linked to|associated with|not (?:yet )?(?:been )?(?:proven|shown|established)|too early|correlat\w+|do(?:es)? not (?:prove|show))\b/i;
const confirmed = /\b(?:confirm(?:s|ed)|proved|proven that|established that|demonstrat(?:es|ed)|found that)\b/i;
const sharedLeast = 2; // content words of the headline in the sentence that holds back

function headlineAhead(ledger: Ledger): readonly Candidate[] {
  const { article, reading } = ledger;
  const title = article.title ?? "";
  const verb = assertive.exec(title);
  if (verb === null || held.test(title) || confirmed.test(article.text)) return [];
  const words = new Set(matterWords(title));
  const sentence = reading.sentences.find(({ span }) => {
    const said = slice(article.text, span);
    return hedged.test(said) && matterWords(said).filter((word) => words.has(word)).length >= sharedLeast;
  });
  if (sentence === undefined) return [];
  const match = hedged.exec(slice(article.text, sentence.span));
  if (match === null) return [];
  const start = sentence.span.start + match.index;
  const point = { sentence: sentence.id, span: { start, end: start + match[0].length } };
  return [
    {
      kind: "unknown",
      who: "how sure it is",
      weight: 4,
      perspective: () => ({
        kind: "unknown",
        who: "how sure it is",
        why: `The headline says “${verb[0].toLowerCase()}”, the text itself no more than “${match[0]}” (S${sentence.id}).`,
        question: `The headline says “${verb[0].toLowerCase()}”, S${sentence.id} “${match[0]}”: how sure is it?`,
        trigger: [point],
        checked: `the headline beside ${reading.sentences.length} sentences: none says that it is established`,
        outside: null,
      }),
    },
  ];
}

function matterWords(text: string): readonly string[] {
  return [...new Set((text.toLowerCase().match(/\p{L}{4,30}/gu) ?? []).map((word) => word.slice(0, 6)))];
}

const certain =
  /\b(?:prov(?:es|ed) (?:that )?(?=(?:the|it|he|she|they|this|a|an|our|its|their) )|(?:is|was) proof that |there (?:is|was|can be) no (?:reasonable )?doubt (?:that |about )|beyond (?:any |all |reasonable )*doubt(?: that)? |without (?:a |any )?(?:shadow of a )?doubt,? |undoubtedly |unquestionably |indisputably |it is (?:certain|beyond question) that |will inevitably )/iu;
// The text holds open itself, or says how it is known.
const open =
  /\b(?:not (?:yet )?(?:known|clear|certain|proven|been (?:proven|confirmed))|unknown|unclear|uncertain\w*|cannot be ruled out|disput(?:e|es|ed)|den(?:y|ies|ied)|reject(?:s|ed)|questioned|questions? (?:about|whether)|doubted|sceptic\w+|skeptic\w+|no evidence|appeal(?:s|ed)?|alleged\w*|measured|measurements|documents? (?:show|seen)|records show|survey of|sample of|tests? (?:showed|found)|data (?:show|from))\b/i;

const wordsLeast = 4; // of what is held to be certain

function beyondDoubt(ledger: Ledger): readonly Candidate[] {
  const { article, reading } = ledger;
  if (open.test(article.text)) return [];
  for (const { id, span } of reading.sentences) {
    const match = certain.exec(slice(article.text, span));
    if (match === null) continue;
    const from = span.start + match.index;
    const point: Evidence = { sentence: id, span: { start: from, end: from + match[0].trimEnd().length } };
    const by = ledger.speakerOf(from);
    // a lawyer or a fan may be sure of anything; whoever decides, sells or tells owes how it is known
    const side = by === "article" ? null : (ledger.voiceOf.get(by) ?? null);
    if (side !== null && side.role !== "official" && side.role !== "business") continue;
    if (countWords(article.text.slice(from + match[0].length, span.end)) < wordsLeast) continue;
    return [
      candidate(ledger, { point, from: from + match[0].length, by: side === null ? "The article itself" : side.name }),
    ];
  }
  return [];
}

function candidate(
  { article, reading }: Ledger,
  { point, from, by }: { readonly point: Evidence; readonly from: number; readonly by: string },
): Candidate {
  const sentence = sentenceSpan(reading, point.sentence);
  const said: Span = clauseAt(article.text, { start: from, end: sentence.end }, sentence);
  return {
    kind: "unknown",
    who: "what is not yet known",
    weight: 3.4,
    perspective: () => ({
      kind: "unknown",
      who: "what is not yet known",
      why: `${by} is certain (“${slice(article.text, point.span)}”, S${point.sentence}); the text does not say how it is known.`,
      question: `What shows that ${quote(article.text, said)}, and what is still open?`,
      trigger: [point],
      checked: `${reading.sentences.length} sentences: no test, no document, nobody who doubts it`,
      outside: null,
    }),
  };
}
