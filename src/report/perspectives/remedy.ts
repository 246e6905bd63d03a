import { slice, type Span } from "../../text/span.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import type { Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

const openingSentences = 3;
const sentencesLeast = 6; // a brief item weighs nothing

/**
 * The story is about one remedy: a measure that the opening gives with what it is to cure ("a ban on cars to curb
 * smog"), or one that somebody calls the only way. No alternative is in the text. Refuted where anybody opposes it,
 * for then it is weighed.
 */
export function oneRemedy(ledger: Ledger): readonly Candidate[] {
  const { article, reading } = ledger;
  if (reading.genre === "opinion" || reading.sentences.length < sentencesLeast) return [];
  if (weighed.test(article.text)) return [];
  const remedy = onlyWayIn(ledger) ?? measureIn(ledger);
  if (remedy === null) return [];
  const sentence = sentenceSpan(reading, remedy.sentence);
  const goal = quote(article.text, clauseAt(article.text, remedy.goal, sentence));
  const cost = costed.test(article.text);
  return [
    {
      kind: "remedy",
      who: "other ways",
      weight: remedy.only ? 3.8 : 3.3,
      perspective: () => ({
        kind: "remedy",
        who: "other ways",
        why: `S${remedy.sentence} gives one remedy${remedy.only ? " as the only one" : ""}; the text has no alternative${cost ? "" : " and no cost"}.`,
        question: `Which other ways are there ${goal}${cost ? "" : ", and what would each cost"}?`,
        trigger: [{ sentence: remedy.sentence, span: remedy.span }],
        checked: `${reading.sentences.length} sentences: no alternative, nobody against it${cost ? "" : ", no sum of money"}`,
        outside: null,
      }),
    },
  ];
}

/** `goal` is "to curb smog". */
type Remedy = { readonly sentence: number; readonly span: Span; readonly goal: Span; readonly only: boolean };

const onlyWay =
  /\b(?:the only|no other|the best|the one) (?:possible |real |realistic )?(?:way|means|answer|chance) (?=(to) \p{L})/u;
const measure =
  /\b(?:ban|bans|curfew|law|bill|fee|tax|levy|charge|cap|cameras?|fence|wall|limits?|rules?|restrictions|programme|program|scheme|plan|measures?|crackdown|subsid(?:y|ies)|quota|fund|package|lockdown|vaccines?|tests?) (?:[\p{L}\p{N}’'-]+ ){0,8}?(?:(?:designed|meant|intended|aimed|in a bid|in an effort|in order) )?(?=(to|at) (?:curb|tackle|reduc(?:e|ing)|cut|cutting|combat|combating|stop|stopping|end|ending|prevent|preventing|eas(?:e|ing)|fight|fighting|address|addressing|solve|solving|relieve|improve|improving|boost|boosting|protect|protecting|fix|halt|limit|keep)\b)/u;
const weighed =
  /\b(?:alternativ\w+|instead|rather than|(?:other|another|different|better|cheaper) (?:options?|ways?|measures?|solutions?|steps|approach\w*|remed\w+)|oppos\w+|oppon\w+|critic\w+|sceptic\w+|skeptic\w+|against (?:it|the|this|a)|object(?:s|ed|ions?|ors?)|reject(?:s|ed)|would be better|better to|will not (?:work|help|solve)|won[’']t (?:work|help|solve)|doubts?|doubted|protest\w*|lawsuit|disagree\w*)\b/i;
const costed = /[$€£]\s?\d|\b(?:costs?|costing|million|billion|crowns|euros|dollars|pounds|kroner|budget)\b/i;

function onlyWayIn(ledger: Ledger): Remedy | null {
  return first(ledger, onlyWay, ledger.reading.sentences.length, true);
}

function measureIn(ledger: Ledger): Remedy | null {
  return first(ledger, measure, openingSentences, false);
}

function first({ article, reading }: Ledger, pattern: RegExp, within: number, only: boolean): Remedy | null {
  for (const { id, span } of reading.sentences.slice(0, within)) {
    const match = pattern.exec(slice(article.text, span));
    if (match === null) continue;
    const start = span.start + match.index + match[0].length;
    // "aimed at curbing smog" is put as "to curb" nowhere: the goal is the article's own words
    return {
      sentence: id,
      span: { start: span.start + match.index, end: start },
      goal: { start: match[1] === "at" ? start + "at ".length : start, end: span.end },
      only,
    };
  }
  return null;
}
