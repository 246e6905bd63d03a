import { randomUUID } from "node:crypto";
import { shippedWords } from "../prompts/index.ts";
import { readingDesk, type ReadingDesk } from "./app/reading-desk.ts";
import { storedBudgets } from "./app/stored-budgets.ts";
import type { ParserPool } from "./child/pool.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { shortMemory } from "./model/learned.ts";
import type { Model } from "./model/model.ts";
import { localReader } from "./seeds.ts";
import type { UsageTable } from "./store/store.ts";
import { guardedWeb } from "./web/guarded.ts";
import { systemTransport, type Transport } from "./web/transport.ts";

export type DeskParts = {
  readonly parser: ParserPool;
  readonly clock: Clock;
  readonly usage: UsageTable;
  /** Null for the system's. */
  readonly transport: Transport | null;
};

/** The desk with the web, the lexicon and the model there are. To make it takes half a second. */
export async function usualDesk(config: Config, { parser, clock, usage, transport }: DeskParts): Promise<ReadingDesk> {
  const read = localReader();
  return readingDesk({
    web: guardedWeb(transport ?? systemTransport()),
    parser,
    stage: { model: await modelOf(config, clock), read, words: shippedWords(), marker },
    readLocally: async (article) => read(article),
    budgets: storedBudgets(usage, { limits: config.budgets, clock }),
  });
}

async function modelOf({ model }: Config, clock: Clock): Promise<Model | null> {
  if (model === null) return null;
  const { openaiModel } = await import("./model/openai.ts");
  return openaiModel(model, { memory: shortMemory(), clock });
}

/** Letters and digits that nobody can guess. */
function marker(): string {
  return randomUUID().replaceAll("-", "").slice(0, 12);
}
