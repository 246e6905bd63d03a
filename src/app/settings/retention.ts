import type { OldBefore } from "../../store/store.ts";
import type { RetentionConfig } from "../../config/running.ts";
import { dayMs, type Flow } from "../flow.ts";
import { isDamagedRow } from "../notices.ts";
import { settingsIn } from "./settings-in.ts";
import type { Settings } from "./settings.ts";

type Kept = Pick<Flow, "store" | "limits">;

/**
 * For how long things are kept in a server, in days: never longer than whoever runs the bot keeps them, and so long where
 * its settings cannot be read. Null: in direct messages.
 */
export async function retentionIn(server: string | null, { store, limits }: Kept): Promise<RetentionConfig> {
  const { retention } = limits;
  const values = server === null ? null : await settingsOf(server, store);
  if (values === null) return retention;
  const read = readDays(values, retention);
  return {
    articles: fewer(retention.articles, read),
    reports: fewer(retention.reports, read),
    requests: fewer(retention.requests, values.keepRequestsDays),
    leftServers: retention.leftServers,
  };
}

/** What is old in a server by its own settings alone; null where these shorten nothing. */
export async function oldIn(server: string, { store, limits }: Kept, now: number): Promise<OldBefore | null> {
  const { retention } = limits;
  const values = await settingsOf(server, store);
  const days = values === null ? null : readDays(values, retention);
  const requestDays = values?.keepRequestsDays ?? null;
  const read = days === null ? null : now - days * dayMs;
  const requests = requestDays === null || requestDays >= retention.requests ? null : now - requestDays * dayMs;
  return read === null && requests === null ? null : { read, requests };
}

/**
 * A report without its text cannot be shown, and nothing asks for a text without a report: in a server they go together,
 * when the shorter time is over. Null where neither is shorter than everywhere.
 */
function readDays({ keepArticlesDays, keepReportsDays }: Settings, most: RetentionConfig): number | null {
  const shorter = [
    ...(keepArticlesDays !== null && keepArticlesDays < most.articles ? [keepArticlesDays] : []),
    ...(keepReportsDays !== null && keepReportsDays < most.reports ? [keepReportsDays] : []),
  ];
  return shorter.length === 0 ? null : Math.min(...shorter);
}

function fewer(most: number, wanted: number | null): number {
  return wanted === null ? most : Math.min(most, wanted);
}

async function settingsOf(server: string, store: Flow["store"]): Promise<Settings | null> {
  try {
    return (await settingsIn({ server, within: [] }, store)).values;
  } catch (error) {
    if (isDamagedRow(error)) return null;
    throw error;
  }
}
