import type { BudgetScope } from "../model/model.ts";
import type { Article } from "../article/article.ts";
import type { Job, JobKind, NewJob } from "../queue/queue.ts";
import type {
  AuditEntry,
  Discussion,
  Fault,
  Json,
  NewRequest,
  Owner,
  PromptAssignment,
  PromptDraft,
  PromptVersion,
  Request,
  RequestEnd,
  Result,
  Setting,
  SettingScope,
  StoredArticle,
  StoredReading,
  Turn,
  Usage,
} from "./rows.ts";

/**
 * What is kept. A promise that resolves has its changes on the disk.
 *
 * Faults that a person can mend are UserErrors: "store-full", "store-damaged", "store-unwritable", "store-in-use",
 * "store-newer"; and "row-damaged" where one row cannot be read, which concerns that row alone.
 */
export type Store = AsyncDisposable &
  /** Each call is a transaction of its own. */
  Tables & {
    /**
     * All of it or nothing. One transaction follows the other, so `work` awaits nothing but `tx`: no network, no
     * timer. A call on the store itself inside of `work` would wait for ever; it is refused with a TypeError, as is `tx`
     * after its end. Whatever `work` throws undoes the transaction and is passed on.
     */
    readonly transaction: <T>(work: (tx: Tables) => Promise<T>) => Promise<T>;
  };

export type Tables = {
  readonly requests: Requests;
  readonly readings: Readings;
  readonly articles: Articles;
  readonly discussions: Discussions;
  readonly settings: Settings;
  readonly prompts: Prompts;
  readonly usage: UsageTable;
  readonly audit: Audit;
  readonly servers: Servers;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly jobs: Jobs;
};

/** A list, and the ids of those of its rows that cannot be read: they stand in nobody’s way. */
export type Listed<Row> = { readonly rows: readonly Row[]; readonly damaged: readonly string[] };

export type Requests = {
  /** "replay": there is one of that id, and nothing was changed. */
  readonly add: (request: NewRequest) => Promise<"new" | "replay">;
  readonly get: (id: string) => Promise<Request | null>;
  /** The one that this message answers: for buttons, and for who may delete it. */
  readonly ofReply: (replyId: string) => Promise<Request | null>;
  readonly waitingFor: (reading: string) => Promise<Listed<Request>>;
  /** Waiting and made before `time`, the oldest first. */
  readonly waitingSince: (time: number, most: number) => Promise<Listed<Request>>;
  /** False where there is no such request. Also of one that has ended: its message can be deleted all the same. */
  readonly acknowledged: (id: string, reply: { readonly replyId: string; readonly at: number }) => Promise<boolean>;
  /**
   * Ends it, and erases its token and the words that were pasted or asked. False where it is not waiting, and then
   * nothing was changed.
   */
  readonly end: (id: string, end: EndOfRequest) => Promise<boolean>;
  readonly waiting: () => Promise<number>;
  readonly waitingOf: (user: string) => Promise<number>;
  /** Keys of the readings that were shown to all in a server, of which something is kept; the newest first. */
  readonly latestRead: (server: string, most: number) => Promise<readonly string[]>;
  /** Ended before `time`; how many there were. */
  readonly deleteEnded: (before: number) => Promise<number>;
};

/** `replyId`: of the message that was shown; the acknowledged one stays where it is null. */
export type EndOfRequest = {
  readonly state: RequestEnd;
  readonly outcome: string;
  readonly replyId: string | null;
  readonly at: number;
};

export type Readings = {
  /**
   * Asks for a reading. "new": it is pending now and somebody must make it (there was none, it had expired or was
   * not fresh any more, or its article is gone); "pending": it is being made; "ready" and "failed": it can be told at once.
   */
  readonly want: (wanted: WantedReading) => Promise<StoredReading["state"] | "new">;
  readonly get: (key: string) => Promise<StoredReading | null>;
  /** False where there is no pending one, and then nothing was changed. */
  readonly finish: (key: string, finished: FinishedReading) => Promise<boolean>;
  readonly fail: (key: string, failed: FailedReading) => Promise<boolean>;
  /** So that the next who asks gets it made anew. */
  readonly delete: (key: string) => Promise<boolean>;
  /** Expired before `time`; and pending ones made before `time` for which no request waits. */
  readonly deleteExpired: (before: number) => Promise<number>;
};

export type WantedReading = { readonly key: string; readonly owner: Owner; readonly at: number };
export type FinishedReading = {
  readonly article: string;
  readonly result: Result;
  readonly at: number;
  readonly expiresAt: number;
  /** Whoever asks later gets it made anew, though it is kept for those who have it; as long as it is kept, where left out. */
  readonly freshUntil?: number;
};
export type FailedReading = { readonly fault: Fault; readonly at: number; readonly expiresAt: number };

export type Articles = {
  /** Kept by its content hash (`articleIdentity`); the first one stays, for spans point into it. */
  readonly put: (article: StoredArticle) => Promise<void>;
  readonly get: (hash: string) => Promise<Article | null>;
  readonly used: (hash: string, at: number) => Promise<void>;
  /** From now on, this canonical address has led to that article. */
  readonly putAddress: (url: string, fetched: { readonly hash: string; readonly at: number }) => Promise<void>;
  readonly atAddress: (url: string) => Promise<{ readonly hash: string; readonly fetchedAt: number } | null>;
  /** With its readings, discussions and addresses. */
  readonly delete: (hash: string) => Promise<boolean>;
  /** The texts alone, last used before `time`, with their addresses. Say `used` when somebody asks for one again. */
  readonly deleteUnused: (before: number) => Promise<number>;
};

export type Discussions = {
  /** From now on, that article is talked about there; the turns of another one are dropped. */
  readonly open: (discussion: Omit<Discussion, "turns"> & { readonly at: number }) => Promise<void>;
  readonly get: (thread: string) => Promise<Discussion | null>;
  /** False where nothing is talked about there, or the request has its turn already. */
  readonly addTurn: (thread: string, turn: Turn) => Promise<boolean>;
  readonly deleteUnused: (before: number) => Promise<number>;
};

export type Settings = {
  readonly get: (scope: SettingScope) => Promise<Setting | null>;
  readonly ofServer: (server: string) => Promise<readonly Setting[]>;
  /** Those in which something is set for the whole server. */
  readonly servers: () => Promise<readonly string[]>;
  readonly set: (setting: Setting) => Promise<void>;
  readonly delete: (scope: SettingScope) => Promise<boolean>;
};

export type Prompts = {
  /** Publishes the next version and returns its number. */
  readonly publish: (prompt: Omit<PromptVersion, "version">) => Promise<number>;
  /** The number that is published next: of versions that cannot be read, too, none is given again. */
  readonly next: (server: string, name: string) => Promise<number>;
  /** The newest first; `damaged`: numbers. */
  readonly versions: (server: string, name: string) => Promise<Listed<PromptVersion>>;
  /** Their names in order, each with the newest version that can be read; `damaged`: of newer ones, "name number". */
  readonly ofServer: (server: string) => Promise<Listed<PromptVersion>>;
  readonly draft: (key: Pick<PromptDraft, "server" | "name" | "author">) => Promise<PromptDraft | null>;
  /** The names of the sets that somebody has a draft of, in order. */
  readonly draftsBy: (author: Pick<PromptDraft, "server" | "author">) => Promise<readonly string[]>;
  readonly putDraft: (draft: PromptDraft) => Promise<void>;
  readonly deleteDraft: (key: Pick<PromptDraft, "server" | "name" | "author">) => Promise<boolean>;
  readonly assign: (assignment: PromptAssignment) => Promise<void>;
  readonly unassign: (place: Omit<PromptAssignment, "name">) => Promise<boolean>;
  readonly assignments: (server: string) => Promise<readonly PromptAssignment[]>;
};

/** A budget that is to be spent from. `account`: "bot", "server 123". */
export type Account = { readonly scope: BudgetScope; readonly account: string; readonly limit: number };

export type UsageTable = {
  /** From all accounts, or none of them: null where it was spent, else the first that is full and what it has spent. */
  readonly spend: (
    day: string,
    tokens: number,
    accounts: readonly Account[],
  ) => Promise<{ readonly full: Account; readonly spent: number } | null>;
  /** Adds to accounts without asking for their limits; less than nothing gives back. */
  readonly add: (day: string, added: Usage, accounts: readonly string[]) => Promise<void>;
  readonly of: (day: string, account: string) => Promise<Usage>;
  /** What was still to be counted of members who are forgotten, of the days before. */
  readonly deleteForgotten: (day: string) => Promise<number>;
  readonly deleteBefore: (day: string) => Promise<number>;
};

export type AuditSought = {
  readonly what: string;
  readonly at?: number;
  readonly detail?: Readonly<Record<string, string>>;
};

export type Audit = {
  readonly add: (entry: AuditEntry) => Promise<void>;
  /** The newest first. */
  readonly ofServer: (server: string, most: number) => Promise<readonly AuditEntry[]>;
  /** The newest of a kind, however long ago, whose detail holds these; null where there is none that can be read. */
  readonly newest: (server: string, sought: AuditSought) => Promise<AuditEntry | null>;
  readonly deleteBefore: (time: number) => Promise<number>;
};

/** How many rows there are of each kind ("requests", "turns", …); kinds without any are left out. */
export type Kept = Readonly<Record<string, number>>;

/** Servers that the bot has left, and all that is kept of a server. */
export type Servers = {
  readonly left: (server: string, at: number) => Promise<void>;
  readonly joined: (server: string) => Promise<void>;
  readonly leftBefore: (time: number) => Promise<readonly string[]>;
  /** Deletes whatever is kept of it; its waiting requests too. Cancel their jobs first. */
  readonly forget: (server: string) => Promise<Kept>;
  /**
   * Deletes some of what one server wants kept for a shorter time, and nothing that waits; call it until it has none. Of
   * what was read: its talks, what was
   * pasted there, and the way from its requests to their reports; with these the reports and texts of public pages that
   * nobody else’s request or talk leads to. Of requests: their rows, what they took of budgets, and the audit.
   */
  readonly deleteOld: (server: string, before: OldBefore) => Promise<Kept>;
};

/**
 * What was last used or asked for in a server before these times is old; null: nothing of that kind. `read`: texts,
 * reports and talks.
 */
export type OldBefore = { readonly read: number | null; readonly requests: number | null };

/** All that is kept about a member. */
export type Users = {
  readonly kept: (user: string) => Promise<Kept>;
  /** Published prompts and the audit keep the member's id: they are the server's. */
  /**
   * `today`: what they spent on that day is counted until it ends, for a budget would be full again each time; see
   * `deleteForgotten`.
   */
  readonly forget: (user: string, today: string) => Promise<Kept>;
};

/** What the chat's connection goes on from after a restart, one for each shard; null where there is nothing. */
export type Sessions = {
  readonly load: (shard: number) => Promise<Json | null>;
  readonly save: (shard: number, session: Json | null) => Promise<void>;
};

export type Jobs = {
  readonly add: (job: NewJob) => Promise<"new" | "there-already">;
  /** In the transaction that stores what came of it. False where this attempt is no longer the job's: store nothing. */
  readonly complete: (job: Pick<Job, "id" | "attempt">) => Promise<boolean>;
  /** Ends a live job; where it is in hand, its signal is aborted once this is committed. False where there is none. */
  readonly cancel: (kind: JobKind, key: string) => Promise<boolean>;
  /** Whether there is one, waiting or in hand. */
  readonly isLive: (kind: JobKind, key: string) => Promise<boolean>;
  /** Jobs that were given up before `time`. */
  readonly deleteDead: (before: number) => Promise<number>;
};
