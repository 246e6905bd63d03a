import { articlesTable } from "./articles.ts";
import { auditTable } from "./audit.ts";
import { discussionsTable } from "./discussions.ts";
import { type JobNotes, jobsTable } from "./jobs.ts";
import { serversTable, usersTable } from "./people.ts";
import { promptsTable } from "./prompts.ts";
import { readingsTable } from "./readings.ts";
import type { TokenSeal } from "./request-row.ts";
import { requestsTable } from "./requests.ts";
import type { Run } from "./schema.ts";
import { sessionsTable } from "./sessions.ts";
import { settingsTable } from "./settings.ts";
import type { Tables } from "./store.ts";
import { usageTable } from "./usage.ts";

/** The tables of the port over SQL, for whichever database runs it. */
export function tablesOn(run: Run, seal: TokenSeal, notes: JobNotes): Tables {
  return {
    requests: requestsTable(run, seal),
    readings: readingsTable(run),
    articles: articlesTable(run),
    discussions: discussionsTable(run),
    settings: settingsTable(run),
    prompts: promptsTable(run),
    usage: usageTable(run),
    audit: auditTable(run),
    servers: serversTable(run),
    users: usersTable(run),
    sessions: sessionsTable(run),
    jobs: jobsTable(run, notes),
  };
}
