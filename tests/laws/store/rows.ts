import { localReport } from "../../../src/report/local-report.ts";
import type { NewRequest, Result, Turn } from "../../../src/store/rows.ts";
import type { Store } from "../../../src/store/store.ts";
import { madeUpArticle, madeUpReading } from "../../cli/made-up.ts";

export const noon = Date.UTC(2026, 10, 22, 12);
export const day = "2026-11-22";

/** A request of the kind that most are, with what differs. */
export function requestOf(differs: Partial<NewRequest> = {}): NewRequest {
  return {
    id: "r1",
    kind: "read",
    server: "s1",
    channel: "c1",
    user: "ann",
    language: "en",
    isPrivate: false,
    source: { kind: "link", url: "https://news.example.org/a" },
    reading: "k1",
    address: { kind: "message", message: "m1" },
    createdAt: noon,
    ...differs,
  };
}

export const ended = { state: "done", outcome: "answered", replyId: null, at: noon + 1 } as const;

export const article = madeUpArticle;

export const result: Result = {
  reading: madeUpReading,
  report: localReport(madeUpArticle, madeUpReading),
  provenance: {
    model: "m",
    prompt: { id: "report", version: 3 },
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
  differs: Partial<{ owner: Parameters<Store["readings"]["want"]>[0]["owner"]; hash: string; expiresAt: number }> = {},
): Promise<void> {
  const hash = differs.hash ?? `hash of ${key}`;
  await store.readings.want({ key, owner: differs.owner ?? { kind: "public" }, at: noon });
  await store.articles.put({ hash, article, lastUsedAt: noon });
  const expiresAt = differs.expiresAt ?? noon + 1000;
  await store.readings.finish(key, { article: hash, result, at: noon, expiresAt });
}

export function turnOf(differs: Partial<Turn> = {}): Turn {
  const [sentence] = result.report.summary;
  return {
    request: "q1",
    user: "ann",
    question: "Who says so?",
    answer: { found: "partly", sentences: sentence === undefined ? [] : [sentence] },
    at: noon,
    ...differs,
  };
}
