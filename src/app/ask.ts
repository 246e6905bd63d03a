import { setImmediate as loopTurn } from "node:timers/promises";
import type { Article } from "../article/article.ts";
import type { Message, Progress, Window } from "../model/model.ts";
import type { ReadSentence, Reading } from "../reading/reading.ts";
import type { Answer, Asked } from "../report/answer.ts";
import { bearingOn } from "../report/bearing.ts";
import { applyRepair, askAnswer, askRepairAnswer, nameOfAnswered, readAskAnswer, type Draft } from "../report/draft.ts";
import { factsOf } from "../report/facts.ts";
import type { GroundedSentences, Grounds } from "../report/ground.ts";
import { answerWishes } from "../report/house-lines.ts";
import type { HouseWords } from "../report/house-words.ts";
import { evidenceOf } from "../report/local-answer.ts";
import { askMessages, type Asking } from "../report/prompt.ts";
import type { PromptWords } from "../report/prompt-words.ts";
import { answerRepairMessage, failedItems } from "../report/repair.ts";
import { soughtIn } from "../report/sought.ts";
import { withheldFor } from "../report/tally.ts";
import type { LocalReason, ModelStage, Provenance } from "./model-stage.ts";
import { ask, newSpending, type Calling } from "./spending.ts";
import { thinkHere, type Think } from "./think.ts";

export type AskRequest = {
  readonly article: Article;
  readonly reading: Reading;
  readonly question: string;
  /** What was asked and answered before it, oldest first. */
  readonly earlier: readonly Asked[];
  /** BCP 47: of the answer. */
  readonly language: string;
  /** What the moderators wish for beside the prompt's words; null where they wish for nothing. */
  readonly house: HouseWords | null;
  readonly onProgress?: (progress: Progress) => void;
};

export type StagedAnswer = { readonly answer: Answer; readonly provenance: Provenance };

const answerTokens = 1200;
const repairTokens = 800;
const schemaTokens = 250;
const windowUsed = 0.9; // what is counted is an estimate

/**
 * Answers a question from the article alone. A model's sentences are held to the article as a summary is, and told
 * once of what fails; without one, or where it fails or nothing of it stands, the sentences that bear on the question
 * are the answer, and the reason is named. Rejects with the signal's reason, or where `think` fails.
 */
export async function answerQuestion(
  request: AskRequest,
  stage: ModelStage,
  signal: AbortSignal,
): Promise<StagedAnswer> {
  const { article, reading } = request;
  const { model, words, think = thinkHere } = stage;
  const spending = newSpending();
  const fallBack = async (reason: LocalReason): Promise<StagedAnswer> => ({
    answer: await think.answer(request, signal),
    provenance: { ...spending.spent(), ...untold, local: reason, model: model?.name ?? null },
  });
  if (model === null) return await fallBack({ kind: "no-model" });

  const calling: Calling = { model, spending, signal, onProgress: request.onProgress ?? (() => undefined) };
  const house = answerWishes(request.house);
  const asking: Asking = { ...request, house, words: words.ask, marker: stage.marker(), outside: false };
  const sentences = await sentencesFor(request, asking, await model.window(signal));
  const [first] = sentences;
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) return await fallBack(noRoom(await model.window(signal)));

  const messages = askMessages(article, reading, { ...request, sentences, asking });
  const ends = { first: first.id, last: last.id };
  const shape = { name: "ask_v1", schema: askAnswer };
  const outcome = await ask({ messages, answer: shape, maxTokens: answerTokens, sentences: ends }, calling);
  if (outcome.kind !== "answered") return await fallBack({ kind: "outcome", outcome });

  const { found, draft } = readAskAnswer(outcome.json);
  const conversation: readonly Message[] = [...messages, { role: "assistant", text: outcome.text }];
  const grounds = { ...request, read: stage.read, terms: request.house?.terms ?? [] };
  const work = { grounds, think, words: words.repair, calling };
  const held = await heldToText({ draft: found === "no" ? none : draft, conversation }, work);
  if (found !== "no" && held.said.length === 0)
    return await fallBack({ kind: "not-borne-out", passed: 0, of: draft.summary.length });
  const cited = new Set(held.said.flatMap((one) => one.sentences));
  const { id, version } = words.ask;
  return {
    answer: {
      mode: model.name,
      found,
      said: held.said,
      evidence: evidenceOf(reading.sentences.filter((one) => cited.has(one.id))),
      understood: [],
      withheld: [...draft.unread, ...withheldFor(held.faults, nameOfAnswered)],
      checks: held.checks,
    },
    provenance: {
      ...spending.spent(),
      ...untold,
      model: model.name,
      prompt: { id, version },
      repaired: held.repaired,
      unread: reading.sentences.length - sentences.length,
    },
  };
}

const untold = {
  local: null,
  prompt: null,
  repaired: { asked: 0, stood: 0 },
  unread: 0,
  secondLook: { kind: "not-taken" },
} as const;

const none: Draft = { claims: [], perspectives: [], summary: [], unread: [] };

function noRoom({ tokens }: Window): LocalReason {
  const neededTokens = tokens + answerTokens;
  return { kind: "outcome", outcome: { kind: "context-too-small", contextTokens: tokens, neededTokens, said: "" } };
}

/** All sentences where there is room for them, else as many as there is room for: those that bear on the question most. */
async function sentencesFor(
  request: AskRequest,
  asking: Asking,
  { tokens, tokensOf }: Window,
): Promise<readonly ReadSentence[]> {
  const { article, reading, question, earlier, language } = request;
  const sizeOf = (sentences: readonly ReadSentence[]): number =>
    askMessages(article, reading, { question, earlier, sentences, asking }).reduce(
      (sum, { text }) => sum + tokensOf(text),
      schemaTokens,
    );
  const usable = windowUsed * tokens - answerTokens;
  if (sizeOf(reading.sentences) <= usable) return reading.sentences;
  await loopTurn();
  const facts = factsOf(article, reading, language);
  await loopTurn();
  const bearing = bearingOn(soughtIn(question, earlier, facts), facts).map(({ sentence }) => sentence);
  await loopTurn();
  let room = usable - sizeOf([]);
  const chosen = new Set<ReadSentence>();
  for (const sentence of [...bearing, ...reading.sentences]) {
    const size = tokensOf(article.text.slice(sentence.span.start, sentence.span.end)) + numberTokens;
    if (chosen.has(sentence) || size > room) continue;
    chosen.add(sentence);
    room -= size;
  }
  return reading.sentences.filter((sentence) => chosen.has(sentence));
}

const numberTokens = 4; // "12| " and the end of the line

type Holding = {
  readonly grounds: Omit<Grounds, "outside">;
  readonly think: Think;
  readonly words: PromptWords;
  readonly calling: Calling;
};

type Held = GroundedSentences & { readonly repaired: Provenance["repaired"] };

/** What the article bears out, after one more question for what it does not. */
async function heldToText(
  { draft, conversation }: { readonly draft: Draft; readonly conversation: readonly Message[] },
  { grounds, think, words, calling }: Holding,
): Promise<Held> {
  const held = await think.groundSentences({ sentences: draft.summary, grounds }, calling.signal);
  const failed = failedItems(held.faults);
  if (failed.size === 0) return { ...held, repaired: untold.repaired };
  const messages = [...conversation, answerRepairMessage(held.faults, failed, words)];
  const answer = { name: "ask_repair_v1", schema: askRepairAnswer };
  const outcome = await ask({ messages, answer, maxTokens: repairTokens, sentences: null }, calling);
  if (outcome.kind !== "answered") return { ...held, repaired: { asked: failed.size, stood: 0 } };
  const repaired = applyRepair(draft, { summary: outcome.json["answer"] }, failed);
  const again = await think.groundSentences({ sentences: repaired.summary, grounds }, calling.signal);
  const fallen = new Set(again.faults.map(({ label }) => label));
  return {
    ...again,
    repaired: { asked: failed.size, stood: [...failed].filter((label) => !fallen.has(label)).length },
  };
}
