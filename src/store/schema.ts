import type { Kysely } from "kysely";

/** The tables as SQL has them: text, whole numbers, JSON as text, times in milliseconds since 1970. */
export type Schema = {
  readonly request: RequestRow;
  readonly reading: ReadingRow;
  readonly article: { readonly hash: string; readonly article: string; readonly last_used_at: number };
  readonly article_address: { readonly url: string; readonly hash: string; readonly fetched_at: number };
  readonly discussion: DiscussionRow;
  readonly turn: TurnRow;
  readonly setting: SettingRow;
  readonly prompt_version: PromptVersionRow;
  readonly prompt_draft: PromptDraftRow;
  /** `channel` is "" for the whole server: a part of a primary key cannot be null everywhere. */
  readonly prompt_assignment: { readonly server: string; readonly channel: string; readonly name: string };
  readonly usage: {
    readonly day: string;
    readonly account: string;
    readonly tokens: number;
    readonly requests: number;
  };
  readonly audit: AuditRow;
  readonly server_left: { readonly server: string; readonly left_at: number };
  readonly gateway_session: { readonly shard: number; readonly session: string };
  readonly job: JobRow;
};

export type Db = Kysely<Schema>;

/** Runs statements in a transaction: the one that is open, or one of its own. */
export type Run = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

export type RequestRow = {
  readonly id: string;
  readonly kind: string;
  readonly server: string | null;
  readonly channel: string;
  readonly user_id: string;
  readonly language: string;
  readonly is_private: number;
  readonly source: string;
  readonly allowance: string;
  readonly reading_key: string | null;
  /** Sealed. */
  readonly token: string | null;
  readonly token_until: number | null;
  readonly message: string | null;
  readonly showing: string | null;
  readonly state: string;
  readonly outcome: string | null;
  readonly reply_id: string | null;
  readonly created_at: number;
  readonly acked_at: number | null;
  readonly done_at: number | null;
};

export type ReadingRow = {
  readonly key: string;
  readonly owner_kind: string;
  readonly owner_id: string | null;
  readonly state: string;
  readonly article: string | null;
  readonly result: string | null;
  readonly fault: string | null;
  readonly created_at: number;
  readonly finished_at: number | null;
  readonly expires_at: number | null;
  readonly fresh_until: number | null;
};

type DiscussionRow = {
  readonly thread: string;
  readonly server: string | null;
  readonly article: string;
  readonly reading_key: string;
  readonly last_used_at: number;
};

export type TurnRow = {
  readonly request: string;
  readonly thread: string;
  readonly user_id: string;
  readonly question: string;
  readonly answer: string;
  readonly at: number;
};

export type SettingRow = {
  readonly scope_kind: string;
  readonly scope_id: string;
  readonly server: string;
  readonly value: string;
  readonly updated_at: number;
};

type PromptVersionRow = {
  readonly server: string;
  readonly name: string;
  readonly version: number;
  readonly words: string;
  readonly author: string;
  readonly why: string;
  readonly at: number;
};

type PromptDraftRow = {
  readonly server: string;
  readonly name: string;
  readonly author: string;
  readonly words: string;
  readonly at: number;
};

export type AuditRow = {
  readonly id: string;
  readonly server: string;
  readonly who: string;
  readonly what: string;
  readonly at: number;
  readonly detail: string;
};

export type JobRow = {
  readonly id: number;
  readonly kind: string;
  readonly key: string;
  readonly group_id: string;
  readonly priority: number;
  /** "ready", "running", "dead". */
  readonly state: string;
  /** Times it was begun: an attempt's number. */
  readonly starts: number;
  /** Times it threw, and times the process died with it. */
  readonly failures: number;
  readonly kills: number;
  readonly run_at: number;
  /** When `run_at` was written: a time to come shows that the clock was set back. */
  readonly written_at: number;
  /** Of a scheduled job; null for others. */
  readonly every_ms: number | null;
  readonly data: string;
};
