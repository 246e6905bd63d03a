import { localReport } from "../../../src/report/local-report.ts";
import type { Result, Turn } from "../../../src/store/rows.ts";
import type { Store } from "../../../src/store/store.ts";
import { madeUpArticle, madeUpReading } from "../../cli/made-up.ts";
import { noon } from "./rows.ts";

export const article = madeUpArticle;

export const result: Result = {
  reading: madeUpReading,
  report: localReport(madeUpArticle, madeUpReading),
  provenance: {
    model: "m",
    prompt: { id: "report", version: 3 },
    words: { id: "neutral", version: 1 },
    local: null,
    tokens: { prompt: 12, answer: 3 },
    calls: 1,
    repaired: { asked: 1, stood: 0 },
    unread: 2,
  },
};

/** Asks for a reading of a key and stores it, with its article, as ready. */
export async function storeReading(
  store: Store,
  key: string,
  differs: Partial<{
    owner: Parameters<Store["readings"]["want"]>[0]["owner"];
    hash: string;
    expiresAt: number;
    freshUntil: number;
  }> = {},
): Promise<void> {
  const hash = differs.hash ?? `hash of ${key}`;
  await store.readings.want({ key, owner: differs.owner ?? { kind: "public" }, at: noon });
  await store.articles.put({ hash, article, lastUsedAt: noon });
  const expiresAt = differs.expiresAt ?? noon + 1000;
  const fresh = differs.freshUntil === undefined ? {} : { freshUntil: differs.freshUntil };
  await store.readings.finish(key, { article: hash, result, at: noon, expiresAt, ...fresh });
}

export function turnOf(differs: Partial<Turn> = {}): Turn {
  const said = result.report.summary;
  return {
    request: "q1",
    user: "ann",
    question: "Who says so?",
    answer: {
      mode: "m",
      found: "partly",
      said,
      evidence: result.report.claims.flatMap(({ evidence }) => evidence),
      understood: [{ words: "she", as: "Ana Ruiz" }],
      withheld: [],
      checks: { numbers: { passed: 1, of: 2 } },
      local: null,
    },
    at: noon,
    ...differs,
  };
}
