import { slice, type Span } from "../../text/span.ts";
import { countWords } from "../../text/words.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import type { Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

const wordsLeast = 100; // a brief item has room for one cause

/**
 * One cause is given as the cause of what the story is about, by the article itself or by one side, and no other
 * explanation is there. Refuted where the text doubts it, weighs it, or names a second cause.
 */
export function oneCause(ledger: Ledger): readonly Candidate[] {
  const { article, reading } = ledger;
  if (reading.genre === "opinion" || countWords(article.text) < wordsLeast) return [];
  if (weighed.test(article.text)) return [];
  const causes = causesIn(ledger);
  const [cause, second] = causes;
  if (cause === undefined || second !== undefined || !isAboutStory(ledger, cause)) return [];
  const by = ledger.speakerOf(cause.span.start);
  const side = by === "article" ? null : (ledger.voiceOf.get(by) ?? null);
  if (side !== null && (side.role === "expert" || side.role === "media")) return [];
  return [
    {
      kind: "counter",
      who: "other explanations",
      weight: 3.3 + (cause.sentence <= openingSentences ? 0.5 : 0),
      perspective: () => ({
        kind: "counter",
        who: "other explanations",
        why: `${side === null ? "The article itself gives" : `${side.name} gives`} one cause (S${cause.sentence}), and the text sets no other beside it.`,
        question: `The one cause given is ${quote(article.text, clauseAt(article.text, cause.span, cause.span))}: who explains it otherwise?`,
        trigger: [{ sentence: cause.sentence, span: cause.span }],
        checked: `${reading.sentences.length} sentences: no second cause, and no doubt about this one`,
        outside: null,
      }),
    },
  ];
}

type Cause = { readonly sentence: number; readonly span: Span };

// What comes before the cause, with nothing between.
const leads =
  /\b(?:caused by|(?:entirely|solely|mainly|largely) (?:due to|because of)|(?:is|was|are|were) (?:due to|because of|the result of|down to|driven by|the fault of)|the (?:only |main |real |true )?(?:cause|reason|culprit) (?:is|was)|blam(?:e|es|ed|ing) (?:(?:\p{L}+ ){1,6}on|it on|this on)|attribut(?:e|es|ed|ing) (?:\p{L}+ ){1,6}to) (?=\p{L}|\d)/gu;
// What comes behind it: "Higher taxes are to blame for …", "blames higher taxes for …"
const follows = /\b(?:(?:is|are|was|were) (?:solely |mainly )?(?:to blame|responsible) for)\b/gu;

// Signs that more than one explanation is in the text, or that the one is held open.
const weighed =
  /\b(?:(?:other|another|several|many|various|additional) (?:causes?|factors?|reasons?|explanations?)|partly|in part|contribut\w+ (?:to|factor)|among the (?:reasons|causes)|cause (?:is|was|remains) (?:still )?(?:not|un)|unclear|under investigation|investigat(?:e|ing|ors?|ion)|inquiry|disput(?:e|es|ed)|den(?:y|ies|ied)|reject(?:s|ed)|no evidence|not (?:caused|because|due|to blame|responsible)|rather than|on the contrary|trad(?:e|ed|ing) blame|accident report)\b/i;
// Causes that nobody disputes: there is nothing to explain otherwise.
const plain =
  /^(?:the |a |an |its |his |her |their |bad |heavy |high |strong |severe |poor )*(?:rain|snow|snowfall|storms?|weather|floods?|flooding|frost|heat|drought|winds?|ice|fog|earthquakes?|lightning|illness|injur(?:y|ies)|flu|pandemic|covid|holidays?|roadworks|works|maintenance|repairs?|time|age|cold|sickness)\b/i;

function causesIn({ article, reading }: Ledger): readonly Cause[] {
  const found: Cause[] = [];
  for (const { id, span } of reading.sentences) {
    const words = slice(article.text, span);
    for (const match of words.matchAll(leads)) {
      const start = span.start + match.index + match[0].length;
      if (!plain.test(article.text.slice(start, span.end)))
        found.push({ sentence: id, span: { start, end: span.end } });
    }
    for (const match of words.matchAll(follows)) {
      const before = /(?:^|[,;:“”"]\s*|\bthat )((?:[\p{L}\p{N}’'-]+ ){1,8})$/u.exec(words.slice(0, match.index))?.[1];
      if (before === undefined || /^(?:who|what|nobody|no one|which) /i.test(before) || plain.test(before)) continue;
      const start = span.start + match.index - before.length;
      found.push({ sentence: id, span: { start, end: span.start + match.index } });
    }
  }
  return found;
}

const openingSentences = 3;
const outcome =
  /\b(?:ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|declin\w+|drop(?:s|ped)?|increas\w+|shortages?|cris[ie]s|delays?|collapse[sd]?|crash(?:es|ed)?|fires?|outbreaks?|loss(?:es)?|closures?|deaths?|accidents?|outages?|breakdowns?|failures?|surge[sd]?|spikes?|inflation|unemployment|poverty|crime|violence|queues|debts?|deficit|vacanc(?:y|ies))\b/i;
const sharedLeast = 2; // content words that the sentence shares with title or opening

/** Whether what is explained is what the story is about: an outcome that the opening tells, too. */
function isAboutStory({ article, reading }: Ledger, { sentence }: Cause): boolean {
  const words = slice(article.text, sentenceSpan(reading, sentence));
  if (!outcome.test(words)) return false;
  if (sentence <= openingSentences) return true;
  const end = sentenceSpan(reading, Math.min(openingSentences, reading.sentences.length)).end;
  const first = new Set(matterWords(`${article.title ?? ""} ${article.text.slice(0, end)}`));
  return matterWords(words).filter((word) => first.has(word)).length >= sharedLeast;
}

function matterWords(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{5,30}/gu))];
}
