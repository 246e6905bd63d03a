import { answerQuestion, type AskRequest, type StagedAnswer } from "../app/ask.ts";
import { mending } from "../app/mending.ts";
import { reportOn, type ModelStage, type Provenance, type StagedReport } from "../app/model-stage.ts";
import { operatorLine } from "../app/without-model.ts";
import type { Article } from "../article/article.ts";
import type { Asked } from "../report/answer.ts";
import type { Reading } from "../reading/reading.ts";
import { progressLine, type ProgressLine } from "./progress.ts";
import type { Reader } from "./read-article.ts";
import type { StageFor } from "./stages.ts";
import { writerTo, type Streams } from "./streams.ts";

type Around = {
  /** BCP 47; null for the article's own. */
  readonly language: string | null;
  readonly stderr: Streams["stderr"];
  /** Whether a line on the terminal tells how far an answer has come. */
  readonly progress: "shown" | "quiet";
};

/** Reads articles with the model; what is wrong with it is told on standard error, each trouble once. */
export function readerWithModel(stageFor: StageFor, around: Around): Reader {
  const tellTrouble = troubleTeller(around.stderr);
  let count = 0;
  return async (article) => {
    count += 1;
    const staged = await readOnce(article, stageFor(`read ${count}`), around);
    await tellTrouble(staged.provenance);
    return staged;
  };
}

async function readOnce(article: Article, stage: ModelStage, around: Around): Promise<StagedReport> {
  await using progress = progressOf(stage, around);
  const request = { ...requestOf(article, stage.read(article), around), outside: true, onProgress: progress.tell };
  return await reportOn(request, stage, unending());
}

/** Asks one question after the other, each with those before it. */
export async function* answersTo(
  article: Article,
  questions: readonly string[],
  { stageFor, ...around }: Around & { readonly stageFor: StageFor },
): AsyncGenerator<Asked & StagedAnswer> {
  const tellTrouble = troubleTeller(around.stderr);
  const reading = stageFor("reading").read(article);
  const earlier: Asked[] = [];
  for (const [at, question] of questions.entries()) {
    const request = { ...requestOf(article, reading, around), question, earlier: [...earlier] };
    const staged = await answerOnce(request, stageFor(`ask ${at + 1}`), around);
    await tellTrouble(staged.provenance);
    earlier.push({ question, answer: staged.answer });
    yield { question, ...staged };
  }
}

async function answerOnce(request: AskRequest, stage: ModelStage, around: Around): Promise<StagedAnswer> {
  await using progress = progressOf(stage, around);
  return await answerQuestion({ ...request, onProgress: progress.tell }, stage, unending());
}

function progressOf({ model }: ModelStage, { stderr, progress }: Around): ProgressLine {
  return progressLine(progress === "quiet" || model === null ? null : stderr, model?.name ?? "");
}

function requestOf(article: Article, reading: Reading, { language }: Around) {
  const own = article.language === "und" ? "en" : article.language;
  return { article, reading, language: language ?? own, house: null };
}

/** In a terminal, Ctrl-C ends the whole program. */
function unending(): AbortSignal {
  return new AbortController().signal;
}

function troubleTeller(stderr: Streams["stderr"]): (provenance: Provenance) => Promise<void> {
  const write = writerTo(stderr);
  let told = "";
  return async ({ local, secondLook }) => {
    const ofLook = secondLook.kind === "failed" ? mending(secondLook.outcome) : null;
    const line = local === null ? ofLook : operatorLine(local);
    if (line === null || line === told) return;
    told = line;
    await write(`${line}\n`);
  };
}
