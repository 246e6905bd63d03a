import { randomUUID } from "node:crypto";
import { shippedPresets, shippedWords } from "../prompts/index.ts";
import type { ModelStage } from "./app/model-stage.ts";
import { paidModel } from "./app/paid-model.ts";
import { questionDesk, type QuestionDesk } from "./app/question-desk.ts";
import { readingDesk, type ReadingDesk } from "./app/reading-desk.ts";
import { storedBudgets } from "./app/stored-budgets.ts";
import { trialDesk, type TrialDesk } from "./app/words/trial-desk.ts";
import type { TrialTools } from "./app/words/try-words.ts";
import type { ParserPool } from "./child/pool.ts";
import { readAside } from "./child/read-aside.ts";
import { thinkAside } from "./child/think-aside.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { shortMemory } from "./model/learned.ts";
import { localReport } from "./report/local-report.ts";
import type { Model } from "./model/model.ts";
import { loadTrialArticles, localReader } from "./seeds.ts";
import type { Store } from "./store/store.ts";
import { guardedWeb } from "./web/guarded.ts";
import { systemTransport, type Transport } from "./web/transport.ts";

export type DeskParts = {
  readonly parser: ParserPool;
  /** Reads what is too long to be read where others wait. */
  readonly longReader: ParserPool;
  readonly clock: Clock;
  readonly store: Store;
  /** Null for the system's. */
  readonly transport: Transport | null;
};

export type Desks = { readonly reading: ReadingDesk; readonly questions: QuestionDesk; readonly trials: TrialDesk };

/** The desks with the web, the lexicon and the model there are. To make them takes half a second. */
export async function usualDesks(
  config: Config,
  { parser, longReader, clock, store, transport }: DeskParts,
): Promise<Desks> {
  const stage = { ...(await stageOf(config, clock)), think: thinkAside(longReader) };
  const paid = paidModel(stage.model, storedBudgets(store.usage, { limits: config.budgets, clock }));
  const web = guardedWeb(transport ?? systemTransport());
  const readLocally = readAside({ read: stage.read, child: longReader });
  const readAlone: TrialTools["readLocally"] = async (article, signal) => (await readLocally(article, signal)).reading;
  const seeds = loadTrialArticles();
  const tried = { presets: shippedPresets(), seeds, readLocally: readAlone };
  rehearse(seeds, stage.read);
  return {
    reading: readingDesk({ web, parser, stage, readLocally, paid }),
    questions: questionDesk(stage, paid),
    trials: trialDesk({ store, clock, stage, paid, ...tried }, web),
  };
}

/** The first article takes ten times as long as any other, for its code is compiled then: here nobody waits for it. */
function rehearse([first]: ReturnType<typeof loadTrialArticles>, read: ModelStage["read"]): void {
  if (first !== undefined) localReport(first.article, read(first.article));
}

async function stageOf({ model }: Config, clock: Clock): Promise<ModelStage> {
  const words = shippedWords();
  const stage = { model: await modelOf(model, clock), read: localReader(), words, marker };
  return model?.secondLook === true ? { ...stage, secondLook: words.secondLook } : stage;
}

async function modelOf(model: Config["model"], clock: Clock): Promise<Model | null> {
  if (model === null) return null;
  const { openaiModel } = await import("./model/openai.ts");
  return openaiModel(model, { memory: shortMemory(), clock });
}

/** Letters and digits that nobody can guess. */
function marker(): string {
  return randomUUID().replaceAll("-", "").slice(0, 12);
}
