import { sameMatter } from "./checks/borne-out.ts";
import { certaintyKept, nothingSurer } from "./checks/certainty.ts";
import type { Check, PlacedClaim, PlacedPerspective, PlacedSentence } from "./checks/check.ts";
import { claimerCarried } from "./checks/claimer-carried.ts";
import { notCopied } from "./checks/copied.ts";
import { datesInCited } from "./checks/dates.ts";
import { noLoadedQuestion, noLoadedWords, noWordsLoadedOn } from "./checks/loaded-words.ts";
import { namesInArticle, namesInCited } from "./checks/names.ts";
import { negationKept } from "./checks/negation.ts";
import { notOpposed } from "./checks/opposed.ts";
import { limitsKept, numbersInArticle, numbersInCited } from "./checks/numbers.ts";
import { balanceOwed } from "./checks/owed.ts";
import { plainPerspective, plainText } from "./checks/plain-text.ts";
import { limitsFollow, qualifiersKept } from "./checks/qualifiers.ts";
import { asksOnly, fitsThisArticle } from "./checks/questions.ts";
import { notAnswered, notAnsweredFor, notARefuser, notNamedAfterAll, notQuotedOnIt } from "./checks/refuted.ts";
import { verbsNoStronger } from "./checks/report-verbs.ts";
import { oneIsNotMany, speakersSpeak } from "./checks/speakers.ts";
import { quoteLongEnough, quoteNotClipped } from "./checks/whole-quote.ts";

// The rules that the items of an answer are held to, in this order. Adding one: a file in checks/ and a line here.
// Before them, `placeClaim` holds sentence numbers, quotations and claimers to the text (place-claim.ts).

/** Of a claim's quotation; one that fails is withheld. */
export const quoteChecks: readonly Check<PlacedClaim>[] = [quoteLongEnough, quoteNotClipped];

/** Of a claim's words; one that fails is told in the article's own. */
export const claimChecks: readonly Check<PlacedClaim>[] = [
  sameMatter,
  numbersInCited,
  limitsKept,
  datesInCited,
  namesInCited,
  negationKept,
  notOpposed,
  certaintyKept,
  nothingSurer,
  qualifiersKept,
  limitsFollow,
  verbsNoStronger,
  noWordsLoadedOn,
  plainText,
];

export const sentenceChecks: readonly Check<PlacedSentence>[] = [
  sameMatter,
  speakersSpeak,
  oneIsNotMany,
  numbersInCited,
  limitsKept,
  datesInCited,
  namesInCited,
  negationKept,
  notOpposed,
  certaintyKept,
  nothingSurer,
  qualifiersKept,
  limitsFollow,
  verbsNoStronger,
  noLoadedWords,
  claimerCarried,
  notCopied,
  plainText,
];

export const perspectiveChecks: readonly Check<PlacedPerspective>[] = [
  balanceOwed,
  notQuotedOnIt,
  notAnsweredFor,
  notARefuser,
  notNamedAfterAll,
  notAnswered,
  asksOnly,
  fitsThisArticle,
  numbersInArticle,
  namesInArticle,
  noLoadedQuestion,
  notCopied,
  plainPerspective,
];
