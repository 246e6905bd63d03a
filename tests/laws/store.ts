import { describe } from "vitest";
import type { TokenSeal } from "../../src/store/request-row.ts";
import type { Store } from "../../src/store/store.ts";
import { articleLaws } from "./store/articles.ts";
import { damageLaws } from "./store/damage.ts";
import { discussionLaws } from "./store/discussions.ts";
import { jobLaws } from "./store/jobs.ts";
import { oldOfServerLaws } from "./store/old-of-server.ts";
import { memberLaws, serverLaws } from "./store/people.ts";
import { readingLaws } from "./store/readings.ts";
import { requestLaws } from "./store/requests.ts";
import { auditLaws, promptLaws, settingLaws } from "./store/servers-own.ts";
import { sessionLaws } from "./store/sessions.ts";
import { transactionLaws } from "./store/transactions.ts";
import { usageLaws } from "./store/usage.ts";

/** A store that is new and empty, and a way to harm it. */
export type StoreGiven = AsyncDisposable & {
  readonly store: Store;
  /** Makes a row unreadable, as a faulty disk or a careless hand may. */
  readonly spoil: (row: SpoiledRow) => Promise<void>;
};

export type SpoiledRow = {
  readonly table: "request" | "reading" | "article" | "turn" | "setting" | "prompt" | "prompt draft" | "audit";
  /** Of a setting its scope’s id, of a draft and of a prompt’s newest version the prompt’s name, of a turn its request, of the audit its server. */
  readonly id: string;
};

export type MakeStore = (seal?: TokenSeal) => Promise<StoreGiven>;

/** What every adapter of the port Store promises. */
export function storeLaws(name: string, make: MakeStore): void {
  describe.each(laws.map(([of, check]) => ({ of: `${name}: ${of}`, check })))("$of", ({ check }) => {
    check(make);
  });
}

const laws: readonly (readonly [of: string, check: (make: MakeStore) => void])[] = [
  ["a transaction", transactionLaws],
  ["a request", requestLaws],
  ["a reading", readingLaws],
  ["an article", articleLaws],
  ["a discussion", discussionLaws],
  ["a setting", settingLaws],
  ["a prompt", promptLaws],
  ["usage", usageLaws],
  ["the audit", auditLaws],
  ["a session of the chat’s connection", sessionLaws],
  ["a job", jobLaws],
  ["of a member", memberLaws],
  ["of a Discord server", serverLaws],
  ["of what a Discord server wants kept no longer", oldOfServerLaws],
  ["a damaged row", damageLaws],
];
