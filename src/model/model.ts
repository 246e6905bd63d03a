/**
 * A language model at one address. Whatever the model, its server or the network does is an outcome, never an
 * exception: `complete` rejects only with the signal's reason, where the caller gave up.
 */
export type Model = {
  /** As the operator calls it; stands on the report. */
  readonly name: string;
  /** How much it can take in. Asked of the server once, then remembered; never rejects but with the signal's reason. */
  readonly window: (signal: AbortSignal) => Promise<Window>;
  readonly complete: (request: CompletionRequest, signal: AbortSignal) => Promise<Completion>;
};

export type Window = {
  /** Prompt and answer together. */
  readonly tokens: number;
  /** How many tokens a text takes at most, as far as is known of this model: what budgets are made with. */
  readonly tokensOf: (text: string) => number;
};

export type CompletionRequest = {
  /**
   * The last one is the user's. They hold the word "JSON" and a compact example of the shape: json_object needs the
   * word, and a server without structured answers goes by the example alone.
   */
  readonly messages: readonly Message[];
  readonly schema: AnswerSchema;
  /** Room for the answer itself. Where a model thinks first, more is asked for on top of it. */
  readonly maxTokens: number;
  /**
   * Numbers of the first and last numbered sentence in the messages. Given, the answer's `first_sentence` and
   * `last_sentence` must equal them: a server that cut the prompt short in silence is caught so. Null: not checked.
   */
  readonly sentences: { readonly first: number; readonly last: number } | null;
  /** Told as the answer grows; see Progress. */
  readonly onProgress?: (progress: Progress) => void;
};

export type Message = { readonly role: "system" | "user" | "assistant"; readonly text: string };

/**
 * A JSON schema whose root is an object, as `z.toJSONSchema()` writes it; `name` matches [a-zA-Z0-9_-]{1,64}. Every
 * property is required: what may be missing is nullable; `complete` rejects with a TypeError else. Bounds of numbers
 * and strings are not sent: check them in the answer.
 */
export type AnswerSchema = { readonly name: string; readonly json: Readonly<Record<string, unknown>> };

/** Numbers alone, so that no unchecked word can be shown: finished items by top-level key ({claims: 9, voices: 3}). */
export type Progress = { readonly items: Readonly<Record<string, number>> };

export type Completion = { readonly outcome: Outcome; readonly served: Served };

/** How an answer was come by; for the log and the report's receipt. */
export type Served = {
  /** As asked for, and as the server names what answered (null: it does not say). */
  readonly model: string;
  readonly answeredBy: string | null;
  /** Of the last call. */
  readonly rung: Rung;
  readonly quirks: readonly Quirk[];
  /** Requests sent, with those that were turned down. */
  readonly calls: number;
  /** Of all calls that were answered. */
  readonly usage: Usage;
};

/** Tokens. `counted` by the server, or estimated from the text where it does not count. */
export type Usage = { readonly prompt: number; readonly answer: number; readonly counted: "server" | "estimate" };

/** How the shape of the answer is asked for, best first. */
export type Rung = "json-schema-strict" | "json-schema" | "json-object" | "text";

/** What a server or model cannot do, or does differently. */
export type Quirk =
  | "no-stream"
  | "no-stream-options"
  | "no-temperature"
  | "max-completion-tokens" // max_tokens has that name there
  | "no-system-role"
  | "thinks"; //               hidden thoughts count as part of the answer

/**
 * What became of a request. `said`: the server's own words, one line, at most 200 characters, without keys and without
 * the words of the prompt, so that it may be logged. A `text` may not: those are the model's words.
 */
export type Outcome =
  | Answered
  /** The model declined. `text`: its words; empty where it gave none. */
  | { readonly kind: "refused"; readonly text: string }
  /** The answer did not fit in `maxTokens`, with the room that was added for thoughts. */
  | { readonly kind: "length"; readonly maxTokens: number; readonly answerTokens: number | null }
  | { readonly kind: "content-filter"; readonly said: string }
  /** It ended properly, with nothing in it. */
  | { readonly kind: "empty" }
  /** Something else than one JSON object. */
  | { readonly kind: "malformed"; readonly text: string }
  /** The server cut the prompt in silence: fewer tokens than were sent, or other sentences at its ends. */
  | {
      readonly kind: "truncated-input";
      readonly promptTokens: number | null;
      readonly expectedTokens: number | null;
      readonly sentences: { readonly first: number | null; readonly last: number | null } | null;
    }
  /** Prompt and answer do not fit in the context; `contextTokens` as the server gives it, or as set. */
  | {
      readonly kind: "context-too-small";
      readonly contextTokens: number | null;
      readonly neededTokens: number;
      readonly said: string;
    }
  | { readonly kind: "bad-request"; readonly status: number; readonly said: string }
  | { readonly kind: "auth"; readonly status: number; readonly said: string }
  | { readonly kind: "out-of-credit"; readonly status: number; readonly said: string }
  | { readonly kind: "model-missing"; readonly status: number; readonly said: string }
  /** Nothing there speaks this protocol: a web page, another path, a redirect (never followed). */
  | { readonly kind: "wrong-address"; readonly status: number; readonly said: string }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number | null; readonly said: string }
  | { readonly kind: "server-error"; readonly status: number; readonly said: string }
  /** `code` is Node's: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED … */
  | { readonly kind: "unreachable"; readonly code: string | null }
  /** Silent for `ms`, or not done after `ms` in all. */
  | { readonly kind: "timeout"; readonly waiting: "silence" | "whole"; readonly ms: number }
  /** More bytes than an answer may have. */
  | { readonly kind: "too-large"; readonly maxBytes: number }
  /** The answer broke off: the connection dropped, the stream ended early, or an event in it was unreadable. */
  | { readonly kind: "cut-stream"; readonly why: "dropped" | "unfinished" | "garbled" }
  | { readonly kind: "budget-spent"; readonly scope: BudgetScope; readonly limit: number; readonly spent: number };

export type Answered = {
  readonly kind: "answered";
  /** An object, and no more is known of it: parse it. */
  readonly json: Readonly<Record<string, unknown>>;
  /** What was parsed, without thoughts: goes back as the assistant's message where a repair is asked for. */
  readonly text: string;
};

/** Whose tokens are spent: those of one request, or a day's of a member, a Discord server, or the whole bot. */
export type BudgetScope = "request" | "user" | "server" | "bot";
