import type { Voice } from "../../reading/reading.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";

/** Who can be asked for a word, and in which texts nobody owes one. */
export function cannotAnswer(ledger: Ledger, voice: Voice): boolean {
  return isDead(ledger, voice) || isChild(ledger, voice);
}

const smallChild =
  /\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d|1[0-2])-(?:year|month|week|day)-old|baby|toddler|infant|newborn) (?:(?:son|daughter|boy|girl|child|twin)s?,? )?$/i;
const aged =
  /^,? (?:(?:who is |aged )?(?:\d|1[0-2]),|(?:a |an )?(?:\p{L}+|\d|1[0-2])-(?:year|month|week)-old (?:boy|girl|child)\b)/iu;

/** "two-year-old Ayo", "Brenden, 4,": a child is not asked by a newspaper. */
function isChild({ article, reading }: Ledger, voice: Voice): boolean {
  if (voice.kind !== "person") return false;
  return voice.mentions.some(({ span, sentence }) => {
    const around = sentenceSpan(reading, sentence);
    const before = article.text.slice(Math.max(around.start, span.start - 40), span.start);
    return smallChild.test(before) || aged.test(article.text.slice(span.end, Math.min(around.end, span.end + 30)));
  });
}

const dies =
  /^(?:[’']s (?:\p{L}+ )?(?:death|funeral|body|killing|murder|grave|obituary|estate)\b|,? (?:\d+, )?(?:who )?(?:had |was |has )?(?:been )?(?:died|killed|murdered|shot dead|found dead)\b)/iu;
const deathOf =
  /(?:\b(?:death|killing|murder|funeral|body|loss|memory) of|\bthe late|\bkilled|\bmurdered|\bmourn\w*) (?:\p{L}+ ){0,2}$/iu;

function isDead({ article, reading }: Ledger, voice: Voice): boolean {
  return voice.mentions.some(({ span, sentence }) => {
    const around = sentenceSpan(reading, sentence);
    const after = article.text.slice(span.end, Math.min(around.end, span.end + 60));
    return dies.test(after) || deathOf.test(article.text.slice(Math.max(around.start, span.start - 40), span.start));
  });
}

const wordsOfKind = 5; // so many words of its kind make a text one
const gameWords =
  /\b(?:goals?|scored|season|coach|playoffs?|league|innings?|touchdowns?|quarterback|goaltender|power play|semi-?finals?|birdies?|touchline|midfielder|striker)\b/gi;
const pollWords =
  /\b(?:polls?|polled|pollsters?|percentage points?|margin of error|likely voters|registered voters|respondents|surveyed)\b/gi;
const marketWords =
  /\b(?:stocks|shares|nasdaq|nikkei|dow jones|s&p 500|hang seng|ftse|benchmark|crude|a barrel|yen|bond yields|traders|indexe?s?|futures)\b/gi;

/** A report of a match: there nobody owes anybody a word. */
export function isGame({ article }: Ledger): boolean {
  return (article.text.match(gameWords)?.length ?? 0) >= wordsOfKind;
}

/** A poll, or a day at the exchange: figures of people who do nothing in it. */
export function isRoutine({ article }: Ledger): boolean {
  return [pollWords, marketWords].some((words) => (article.text.match(words)?.length ?? 0) >= wordsOfKind);
}
