import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Facts, NoThread, Request, Result, Turn } from "../store/rows.ts";
import type { ShareLeft } from "./share-left.ts";

/**
 * How answers reach people. Whatever a chat makes of them, here they are plain data. Every call may be made twice, as
 * a process that was killed is not sure what it had done: the second shows nothing new.
 */
export type Messenger = {
  /** Tells whoever asked that it has been taken on. For a message, the reply that will later hold the answer. */
  readonly acknowledge: (request: Asked, signal: AbortSignal) => Promise<Acknowledged>;
  /** Tells at once that a request was not taken on; best effort. */
  readonly refuse: (request: Asked, notice: Notice, signal: AbortSignal) => Promise<void>;
  /** Rejects with the signal's reason, or for a fault of its own; whatever the chat says is one of the answers. */
  readonly show: (place: Place, reply: Reply, signal: AbortSignal) => Promise<Shown>;
  /** The thread below a message in the request's channel, named after the article; opened where there is none yet. */
  readonly open: (request: Asked, thread: NewThread, signal: AbortSignal) => Promise<Opened>;
};

export type NewThread = { readonly below: string; readonly article: Article };

export type Opened =
  | { readonly kind: "open"; readonly thread: string }
  | { readonly kind: "none"; readonly why: NoThread }
  | { readonly kind: "later"; readonly afterMs: number };

/** What is needed of a request to answer it. Without a word on how it is shown and what is read, it is as is usual. */
export type Asked = Pick<
  Request,
  "id" | "kind" | "server" | "channel" | "user" | "language" | "isPrivate" | "address"
> &
  Partial<Pick<Request, "showing" | "source">>;

/** `replyId` null: the chat does not tell it, or there is no message yet. */
export type Acknowledged =
  | { readonly kind: "acknowledged"; readonly replyId: string | null }
  /** Too late, or not allowed there: nobody has seen anything. */
  | { readonly kind: "not-acknowledged"; readonly code: string };

/** Where an answer goes, the ways to get it there being tried in this order. */
export type Place = { readonly request: Asked } & (
  | { readonly kind: "interaction"; readonly token: string }
  /** The message that acknowledged the request, by the bot's own right. */
  | { readonly kind: "edit"; readonly message: string }
  /**
   * A new message; `to`: the message that it replies to. Where the chat knows one of this request already (its
   * acknowledgement, an answer whose news was lost), that one is changed instead.
   */
  | { readonly kind: "post"; readonly to: string | null }
  /** A new message in a thread; where the chat knows one of this request there already, that one is changed. */
  | { readonly kind: "thread"; readonly thread: string }
);

export type Shown =
  | { readonly kind: "shown"; readonly replyId: string | null }
  /** There is nothing to edit yet: the acknowledgement may be on its way. */
  | { readonly kind: "too-early" }
  /** The interaction's token holds no more. */
  | { readonly kind: "lapsed" }
  | { readonly kind: "forbidden" }
  /** What was to be edited, or where it was to be posted, is not there any more. */
  | { readonly kind: "gone" }
  /** The chat asks for patience, or cannot be reached. */
  | { readonly kind: "later"; readonly afterMs: number };

/** What people are shown of a request. */
export type Reply =
  | ReportReply
  | {
      readonly kind: "answer";
      readonly article: Article;
      readonly reading: Reading;
      readonly turn: Turn;
      readonly share: ShareLeft | null;
    }
  /** Where it was asked for: that it stands in the thread below. */
  | { readonly kind: "in-thread"; readonly of: "report" | "answer"; readonly article: Article }
  | Notice
  | { readonly kind: "progress"; readonly step: ProgressStep };

/** `hash`: under which the article is kept. `share`: where no model was asked for want of it; else null. */
export type ReportReply = Result & {
  readonly kind: "report";
  readonly article: Article;
  readonly hash: string;
  readonly cached: boolean;
  readonly share: ShareLeft | null;
};

/** Something that a person can be told and can act on: a code of errors.ts, with what its words are filled in with. */
export type Notice = { readonly kind: "notice"; readonly code: string; readonly facts: Facts };

/** `items`: how many of them the model has written so far. */
export type ProgressStep =
  | { readonly kind: "fetching" | "reading" }
  | { readonly kind: "asking"; readonly items: number };
