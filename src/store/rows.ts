import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Answer } from "../report/answer.ts";
import type { Report } from "../report/report.ts";
import type { Section } from "../report/sections.ts";

// All times are milliseconds since 1970; ids are Discord's snowflakes as text, unless said otherwise.

/** Small plain facts beside a code: what a fault's words are filled in with. Never an article's text, never a token. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;
export type Fault = { readonly code: string; readonly facts: Facts };

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Sites by the names of their hosts, each with all below it. `allowed` empty: any that is not refused. */
export type Sites = { readonly allowed: readonly string[]; readonly refused: readonly string[] };

/** What to read, or what is asked. `sites`: those that moderators chose where it was asked; left out where any may be. */
export type Source =
  | { readonly kind: "link"; readonly url: string; readonly sites?: Sites | undefined }
  /**
   * What was pasted or attached: messages and files in the order they were sent. `isPart`: it looks like a part of a
   * longer one, whose rest the bot may not see.
   */
  | {
      readonly kind: "paste";
      readonly pieces: readonly PastePiece[];
      readonly sites?: Sites | undefined;
      readonly isPart?: true;
    }
  /** An article that is stored already, by its content hash. */
  | { readonly kind: "article"; readonly article: string }
  | { readonly kind: "question"; readonly thread: string; readonly question: string };

/** `url`: of a file that is still to be fetched from the chat. */
export type PastePiece =
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "file"; readonly name: string; readonly url: string; readonly bytes: number };

/** Where the answer is shown, beside the channel. */
export type Address =
  /** `token` is sealed in the file, and null once the request has ended (or where the key to it was lost). */
  | { readonly kind: "interaction"; readonly token: string | null; readonly until: number }
  /** In reply to this message; null: a message of its own, where people see what it answers. */
  | { readonly kind: "message"; readonly message: string | null };

/** How an answer is shown, as the settings of its place had it when it was asked for. */
export type Showing = {
  /** Those that it has, in this order. */
  readonly sections: readonly Section[];
  /** Whether questions about an article are answered there. */
  readonly discussion: boolean;
  /** "thread": a report is shown in one of its own, which is opened for it. */
  readonly answersIn: "place" | "thread";
  /** Why it stands where it was asked for though a thread was to be had; null where that is as it was to be. */
  readonly noThread: NoThread | null;
};

/**
 * Why there is no thread for an answer: the bot may not open or not write in one, it is locked, the server has as many
 * as it may, a channel of that kind has none, or the chat did not open it in time.
 */
export const noThreads = ["may-not-open", "may-not-write", "locked", "too-many", "not-here", "not-now"] as const;
export type NoThread = (typeof noThreads)[number];

/**
 * Tokens of a day that moderators let one member, and their whole server, take; null: as many as whoever runs the bot
 * does, which is the most there is in any case.
 */
export type Shares = { readonly member: number | null; readonly server: number | null };

/** What a request may take, as it was when it was made. "none": no model is asked for it. */
export type Allowance = { readonly kind: "none" } | ({ readonly kind: "shares" } & Shares);

export type RequestKind = "read" | "ask";
export const requestEnds = ["done", "failed", "expired", "cancelled"] as const;
export type RequestEnd = (typeof requestEnds)[number];
export type RequestState = "waiting" | RequestEnd;

/** What a member asked for. */
export type NewRequest = {
  /** Of the interaction or the message: the same one sent twice has the same id. */
  readonly id: string;
  readonly kind: RequestKind;
  /** Null in direct messages. */
  readonly server: string | null;
  readonly channel: string;
  readonly user: string;
  /** BCP 47: of the answer. */
  readonly language: string;
  /** Whether only whoever asked sees the answer. */
  readonly isPrivate: boolean;
  readonly source: Source;
  readonly allowance: Allowance;
  /** The reading it waits for; null where it waits for none. */
  readonly reading: string | null;
  readonly address: Address;
  /** Null: as is usual. */
  readonly showing: Showing | null;
  readonly createdAt: number;
};

export type Request = NewRequest & {
  readonly state: RequestState;
  /** A code of how it ended ("shown", "paywall", …); null while it waits. */
  readonly outcome: string | null;
  /** The message with the answer, or with the acknowledgement until then. */
  readonly replyId: string | null;
  readonly ackedAt: number | null;
  readonly doneAt: number | null;
};

/** One article read with one prompt, model and language. The key is made by who asks; see `readingKey` in app. */
export type StoredReading =
  | (ReadingHead & { readonly state: "pending" })
  | (ReadingHead & {
      readonly state: "ready";
      /** Content hash. The article itself may be gone: it is kept for a shorter time. */
      readonly article: string;
      readonly result: Result;
      readonly finishedAt: number;
      readonly expiresAt: number;
    })
  | (ReadingHead & {
      readonly state: "failed";
      readonly fault: Fault;
      readonly finishedAt: number;
      readonly expiresAt: number;
    });

export type ReadingHead = {
  readonly key: string;
  readonly owner: Owner;
  readonly createdAt: number;
};

/** Whose it is: what was pasted is its server's (in direct messages, the member's); a public page is nobody's. */
export type Owner =
  | { readonly kind: "public" }
  | { readonly kind: "server"; readonly id: string }
  | { readonly kind: "user"; readonly id: string };

export type Result = { readonly reading: Reading; readonly report: Report; readonly provenance: StoredProvenance };

/** How a report was come by: what its receipt says, without words of the model. */
export type StoredProvenance = {
  readonly model: string | null;
  readonly prompt: { readonly id: string; readonly version: number } | null;
  /** The set of words of its moderators that it was read with; null where it was with none. */
  readonly words: { readonly id: string; readonly version: number } | null;
  /** Why the report is the local one: "no-model", "not-allowed", "not-borne-out", or the kind of the model's outcome; null: it is not. */
  readonly local: string | null;
  readonly tokens: { readonly prompt: number; readonly answer: number };
  readonly calls: number;
  readonly repaired: { readonly asked: number; readonly stood: number };
  /** Sentences that the model had no room for. */
  readonly unread: number;
};

export type StoredArticle = { readonly hash: string; readonly article: Article; readonly lastUsedAt: number };

/** A thread or channel in which an article is talked about. */
export type Discussion = {
  readonly thread: string;
  readonly server: string | null;
  readonly article: string;
  readonly reading: string;
  readonly turns: readonly Turn[];
};

/** `request`: the one that asked it, so that a repeated job adds no second turn. */
export type Turn = {
  readonly request: string;
  readonly user: string;
  readonly question: string;
  readonly answer: StoredAnswer;
  readonly at: number;
};

/** `local`: why it was answered without a model, as in `StoredProvenance`; null: it was not. */
export type StoredAnswer = Answer & { readonly local: string | null };

/** Where a setting holds. Of a server, `id` is the server's. */
export type SettingScope = {
  readonly kind: "server" | "category" | "channel" | "thread";
  readonly id: string;
  readonly server: string;
};
export type Setting = { readonly scope: SettingScope; readonly value: Json; readonly updatedAt: number };

/** A published prompt of a server. It never changes; another version follows it. Versions count from 1. */
export type PromptVersion = {
  readonly server: string;
  readonly name: string;
  readonly version: number;
  readonly words: string;
  readonly author: string;
  readonly why: string;
  readonly at: number;
};

/** What a moderator is writing; one for each prompt and moderator. */
export type PromptDraft = {
  readonly server: string;
  readonly name: string;
  readonly author: string;
  readonly words: string;
  readonly at: number;
};

/** Which prompt holds where; `channel` null: wherever in the server no other does. */
export type PromptAssignment = { readonly server: string; readonly channel: string | null; readonly name: string };

/** Tokens and requests of one account ("bot", "server 123") on one day in UTC ("2026-11-22"). */
export type Usage = { readonly tokens: number; readonly requests: number };

/** Who did what in a server. */
export type AuditEntry = {
  readonly server: string;
  readonly who: string;
  readonly what: string;
  readonly at: number;
  readonly detail: Facts;
};
