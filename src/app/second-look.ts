import { setImmediate as loopTurn } from "node:timers/promises";
import type { ReadSentence } from "../reading/reading.ts";
import { bearingOn } from "../report/bearing.ts";
import { lookAnswer, readLook, type DraftFinding } from "../report/draft.ts";
import { factsOf, sentenceText, type Facts } from "../report/facts.ts";
import type { Grounds } from "../report/ground.ts";
import { placeQuote, sentencesOf } from "../report/place-quote.ts";
import { lookMessages, type Asking } from "../report/prompt.ts";
import type { Perspective, Report } from "../report/report.ts";
import { soughtIn } from "../report/sought.ts";
import { shared, stemsOf } from "../report/stems.ts";
import type { Outcome } from "../model/model.ts";
import { ask, type Calling } from "./spending.ts";

/** Whether what is left out was looked for once more, and how much of it was found in the text. */
export type SecondLook =
  | { readonly kind: "not-taken" }
  | { readonly kind: "taken"; readonly asked: number; readonly struck: number }
  | { readonly kind: "failed"; readonly outcome: Exclude<Outcome, { kind: "answered" }> };

const bearingMost = 8; // sentences to a question
const besideTrigger = 2;
const lookTokens = 600;
const sharedLeast = 2; // stems of question and answer

/**
 * A report without the questions that the article answers after all. The rules of src/report/checks have struck what
 * can be told without a model; here the model is shown the sentences that bear on each question, and asked for the words
 * that answer it. It cannot strike by its word alone: the words have to stand there, and to speak of the matter.
 */
export async function afterSecondLook(
  report: Report,
  { grounds, asking }: { readonly grounds: Grounds; readonly asking: Asking },
  calling: Calling,
): Promise<{ readonly report: Report; readonly secondLook: SecondLook }> {
  if (report.perspectives.length === 0) return { report, secondLook: { kind: "not-taken" } };
  const { article, reading, language } = grounds;
  const facts = factsOf(article, reading, language);
  await loopTurn();
  const questions = report.perspectives.map((one, at) => ({ label: `P${at + 1}`, question: one.question, one }));
  const sentences = await sentencesToSearch(report.perspectives, facts);
  const ends = { first: sentences[0]?.id ?? 1, last: sentences.at(-1)?.id ?? 1 };
  const messages = lookMessages(article, { questions, sentences, asking });
  const answer = { name: "look_v1", schema: lookAnswer };
  const outcome = await ask({ messages, answer, maxTokens: lookTokens, sentences: ends }, calling);
  if (outcome.kind !== "answered") return { report, secondLook: { kind: "failed", outcome } };

  const found = new Map(readLook(outcome.json).map((one) => [one.item, one]));
  const struck = questions.flatMap(({ label, one }) => {
    const finding = found.get(label);
    const sentence = finding === undefined ? null : answeredIn(finding, one, facts);
    return sentence === null ? [] : [{ one, sentence }];
  });
  const gone = new Set(struck.map(({ one }) => one));
  const withheld = struck.map(({ one, sentence }) => ({
    what: `a question on what is left out (${one.kind})`,
    reason: `the article answers it in S${sentence}`,
  }));
  return {
    report: {
      ...report,
      perspectives: report.perspectives.filter((one) => !gone.has(one)),
      withheld: [...report.withheld, ...withheld],
      checks: { ...report.checks, "second-look": { passed: questions.length - struck.length, of: questions.length } },
    },
    secondLook: { kind: "taken", asked: questions.length, struck: struck.length },
  };
}

/** The sentences that bear on the questions most, and those beside their triggers. */
async function sentencesToSearch(perspectives: readonly Perspective[], facts: Facts): Promise<readonly ReadSentence[]> {
  const { sentences } = facts.reading;
  const ids = new Set<number>();
  for (const { question, who, trigger } of perspectives) {
    const bearing = bearingOn(soughtIn(`${question} ${who}`, [], facts), facts).slice(0, bearingMost);
    for (const { sentence } of bearing) ids.add(sentence.id);
    await loopTurn();
    for (const { sentence } of trigger)
      for (let id = sentence - besideTrigger; id <= sentence + besideTrigger; id += 1) ids.add(id);
  }
  return sentences.filter(({ id }) => ids.has(id));
}

/** The sentence that answers a question, where the words given stand in it and are not those that raised it; else null. */
function answeredIn(finding: DraftFinding, { question, who, trigger }: Perspective, facts: Facts): number | null {
  const span = placeQuote(finding.quote, finding.sentence, facts);
  const [sentence] = span === null ? [] : sentencesOf(span, facts);
  if (sentence === undefined || trigger.some((one) => one.sentence === sentence)) return null;
  if (!facts.sameWords) return sentence;
  const matter = new Set(stemsOf(`${question} ${who}`));
  return shared(stemsOf(sentenceText(facts, sentence)), matter) >= sharedLeast ? sentence : null;
}
