import type { Clock } from "../clock.ts";
import type { Fault } from "./faults.ts";
import type { ModelMemory } from "./learned.ts";
import type { Reply } from "./reply.ts";
import type { WireRequest } from "./wire-request.ts";

/** Where a model is, and how long and how much to bear with it. */
export type ModelServer = {
  /** Up to and with "/v1" or the like; the path of the call is put behind it. */
  readonly baseUrl: string;
  readonly model: string;
  /** "" for servers without keys. A function, so that nothing that is logged shows it. */
  readonly key: () => string;
  /** As the operator knows it; null to ask the server. */
  readonly contextTokens: number | null;
  /** The longest silence, and the longest time for a whole request with all its attempts. */
  readonly silenceMs: number;
  readonly wholeMs: number;
  /** Of one answer, everything counted. */
  readonly maxBytes?: number;
};

/** Single calls, without a second try. They reject only with the signal's reason. */
export type Exchange = {
  readonly send: (call: Call, signal: AbortSignal) => Promise<Reply | Fault>;
  /** The body of GET /models; null where there is none. */
  readonly listModels: (signal: AbortSignal) => Promise<unknown>;
};

export type Call = {
  readonly body: WireRequest;
  /** Told each piece of the answer as it comes. */
  readonly onText: (added: string) => void;
};

/** What a model is asked with. */
export type Around = { readonly exchange: Exchange; readonly memory: ModelMemory; readonly clock: Clock };
