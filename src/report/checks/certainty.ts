import { sentenceText, textOf, type Facts } from "../facts.ts";
import type { Check, Resting } from "./check.ts";
import { pleading } from "./report-verbs.ts";
import { usedClauses, type UsedClause } from "./used-clauses.ts";

/**
 * How sure the article is, in classes of words. Where the words that a sentence uses hold one of `said`, the sentence
 * has one of `kept`; `also` counts where it is the sentence's own and does not stand in the article's.
 */
type Certainty = {
  readonly lost: string;
  readonly said: RegExp;
  readonly kept: RegExp;
  readonly also?: RegExp;
  /** Kept as well where it is shown under the name of whoever says it. */
  readonly byName?: true;
  /** Not asked for behind "did not say when …": what is not said is not expected either. */
  readonly ifSaid?: true;
};

const english: readonly Certainty[] = [
  {
    lost: "may, might, could, likely or expected",
    ifSaid: true,
    said: /\b(?:(?:may|might)(?! (?:not|no longer)\b)|could(?! (?:not|only|(?:be )?(?:hear|see|smell|feel|heard|seen))\b)|perhaps|apparently|possibl[ey]|probabl[ey]|likely|unlikely|appear(?:s|ed)?|seem(?:s|ed)?|suggest(?:s|ed)?|expected to|estimated?|estimates|believed to|thought to|feared)\b/i,
    kept: /\b(?:may|might|could|would|can|perhaps|possib\w+|probab\w+|likel\w+|unlikely|appear\w*|seem\w*|suggest\w*|expect\w*|estimat\w*|believ\w*|think\w*|thought|fear\w*|risk\w*|potential\w*|if|hop(?:e|es|ed|ing)|forecast\w*|predict\w*|project(?:s|ed|ion)|doubt\w*|warn\w*|chance|question\w*|plan(?:s|ned)?|about|around|roughly)\b/i,
  },
  {
    lost: "would",
    byName: true,
    ifSaid: true,
    said: /(?<!\b(?:neither|nobody|no one)\b[^.;]{0,60})\b(?:would(?! not (?:say|comment|answer|confirm|discuss)))\b/i,
    kept: /\b(?:would|will|could|may|might|can|should|must|ought|if|unless|until|to be|is to|are to|due to|set to|’ll|'ll|estimat\w*|forecast\w*|predict\w*|whether)\b/i,
    also: /\b(?:plan\w*|propos\w*|aim\w*|intend\w*|want\w*|seek\w*|ask\w*|demand\w*|offer\w*|expect\w*|forecast\w*|predict\w*|warn\w*|promis\w*|pledg\w*|agree\w*|insist\w*|rul\w+ out|refus\w*|hop\w+|project\w*|estimat\w*|threat\w*|likely|to \w+)\b/gi,
  },
  {
    lost: "that it is alleged, charged or disputed",
    byName: true,
    said: /\b(?:alleg\w+|accus\w+|(?:is|are|was|were) charged with|suspected|claim(?:s|ed)|purported\w*|reportedly|disput(?:es|ed)|den(?:y|ies|ied)(?! (?:(?:an?|the|his|her|its|their|our) )?(?:\p{L}+ ){0,2}(?:request|application|permission|access|entry|bail|appeal|motion|petition|visa|funding)s?\b))\b/iu,
    kept: /\b(?:alleg\w+|accus\w+|charg\w+|suspect\w*|claim\w*|purport\w*|report\w*|disput\w*|den(?:y|ies|ied|ying)|sa(?:y|ys|id|ying)|t(?:ell|ells|old)|according|court|prosecut\w*|trial|indict\w*|argu\w*|contend\w*|reject\w*|plead\w*|pleas?|contradict\w*|whether)\b/i,
  },
  {
    lost: "that it would not be said",
    said: /\b(?:would not|won[’']t|will not|refus(?:e|es|ed) to|declin(?:e|es|ed) to) (?:say|comment|answer|confirm|discuss|disclose|respond|speak)\b/i,
    kept: /\b(?:would not|won[’']t|will not|refus\w*|declin\w*|unwilling|no comment|left open)\b/i,
  },
];

const others: Readonly<Record<string, readonly Certainty[]>> = {
  de: [
    {
      lost: "dass es nur möglich oder behauptet ist",
      said: /\b(?:könn(?:te|ten)|möglicherweise|vielleicht|wohl|dürf(?:te|ten)|voraussichtlich|mutmaßlich\w*|angeblich\w*)(?!\p{L})/iu,
      kept: /\b(?:könn\w+|möglich\w*|vielleicht|wohl|dürf\w+|voraussichtlich|mutmaßlich\w*|angeblich\w*|soll(?:en|te|ten)?|würden?|seien?|laut|zufolge|nach angaben|sag\w+|warn\w+)/iu,
    },
  ],
};

/** Certainty is not raised: what the article only expects, alleges or holds possible is not stated as so. */
export const certaintyKept: Check<Resting> = {
  name: "certainty",
  reason: "it is surer than the article",
  find: (item, facts) => {
    if (!facts.sameWords) return null;
    const whole = textOf(facts, item.cited);
    const classes = facts.english ? english : (others[facts.languages.answer] ?? []);
    for (const clause of usedClauses(item, facts)) {
      const open = isLeftOpen(clause, facts);
      const lost = classes.find(
        (one) => one.said.test(clause.text) && !(open && one.ifSaid === true) && !isKept(item, one, whole),
      );
      if (lost !== undefined) return `the article does not say it so surely: keep ${lost.lost}`;
    }
    return null;
  },
};

const notSaid = /\bnot (?:yet )?(?:say|know|tell|decide|disclose)d? (?:when|whether|why|where|how|what|who)\b/iu;

/** "She did not say when the border, which was closed in February, might be opened". */
function isLeftOpen({ text, sentence }: UsedClause, facts: Facts): boolean {
  const whole = sentenceText(facts, sentence);
  const open = notSaid.exec(whole);
  return open !== null && whole.indexOf(text) + text.length > open.index + open[0].length;
}

function isKept({ text, carried }: Resting, { kept, also, byName }: Certainty, whole: string): boolean {
  if (kept.test(text) || (carried && byName === true)) return true;
  if (also === undefined) return false;
  const there = whole.toLowerCase();
  return [...text.matchAll(also)].some(([word]) => !there.includes(word.toLowerCase()));
}

// Words that claim more than most news does; each stands in the article or it is the model's own.
const surer =
  /\b(?:clearly|definitely|certainly|undoubtedly|obviously|inevitabl[ey]|prov(?:e|es|ed|en|ing|ably)|confirm(?:s|ed|ing)?|guarantee[sd]|indisputabl[ey]|unquestionabl[ey]|always|entirely|completely|guilty|convicted|certain to|bound to|in fact|established|(?<!\b(?:be|been|being|is|are|was|were) )admit(?:s|ted)?|conced(?:e|es|ed)|acknowledg(?:e|es|ed)|reveal(?:s|ed)?|expos(?:e|es|ed))\b/gi;

/** No word of certainty that the cited sentences have not: "proved", "clearly", "admitted". */
export const nothingSurer: Check<Resting> = {
  name: "certainty",
  reason: "it is surer than the article",
  find: ({ text, cited }, facts) => {
    if (!facts.english) return null;
    const there = textOf(facts, cited).toLowerCase();
    const raised = [...text.matchAll(surer)].find(
      (match) => !isSaid(match[0].toLowerCase(), there) && !isDenied(text, match),
    );
    return raised === undefined ? null : `“${raised[0]}” is surer than the article`;
  },
};

/** "Proves little", "guarantees nothing", "once it has been confirmed": that it is so is not said. */
function isDenied(text: string, { 0: word, index }: RegExpExecArray): boolean {
  return (
    /^(?: \p{L}+)? (?:nothing|little|no|nobody|neither)\b/u.test(text.slice(index + word.length)) ||
    /\b(?:not|never|nobody|cannot|n[’']t|once|until|unless|if|whether|before|yet to|remains? to)\b[^,.;:]{0,60}$/iu.test(
      text.slice(0, index),
    )
  );
}

/** "Proof" bears "proved"; "cleared" bears no "clearly". */
function isSaid(word: string, there: string): boolean {
  if (word.startsWith("admit") && pleading.test(there)) return true;
  if (!word.endsWith("ly")) return there.includes(word.slice(0, 5));
  return new RegExp(`\\b${word.slice(0, -2)}(?:ly)?\\b`).test(there);
}
