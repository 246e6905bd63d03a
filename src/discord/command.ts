import type { RawFile } from "@discordjs/rest";
import type {
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Incoming } from "../app/accept.ts";
import type { Flow } from "../app/flow.ts";
import type { Named } from "../app/settings/setting-wording.ts";
import type { Call, Channel, HeardMessage } from "./call.ts";
import type { Action, CustomIds, Press } from "./custom-id.ts";
import type { OursIn } from "./held-permissions.ts";
import type { Payload } from "./render/parts.ts";
import type { Unsaved } from "./unsaved.ts";
import type { MessagePlace } from "./wire.ts";

/** What commands may ask for. */
export type App = {
  readonly flow: Flow;
  readonly ids: CustomIds;
  /** Whether it sees what members write that is not meant for it. */
  readonly readsMessages: boolean;
  /** What was said right before and after a message, as far as the bot may see it; empty where it may not. */
  readonly around: (message: HeardMessage, signal: AbortSignal) => Promise<readonly HeardMessage[]>;
  /** Null where it is gone, or the bot may not see it. */
  readonly message: (channel: string, id: string, signal: AbortSignal) => Promise<HeardMessage | null>;
  /** A channel or thread and what it inherits from, the nearest first; what cannot be seen is left out. */
  readonly places: (channel: string, signal: AbortSignal) => Promise<readonly Channel[]>;
  readonly named: Named;
  /** What the bot may do in another channel of a server. */
  readonly oursIn: OursIn;
  readonly unsaved: Unsaved;
};

/**
 * One slash or context command, with the buttons and forms that belong to it. It answers, and never acts: what it
 * returns is done by whoever called it, so that it can be tried with plain values.
 */
export type Command = {
  /** As it is registered with Discord. */
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
  /** To the command itself. */
  readonly answer: (call: Call, app: App, signal: AbortSignal) => Promise<Answer>;
  /** To what was pressed or filled in of what it showed. */
  readonly parts: { readonly [K in Action]?: (call: Pressed, app: App, signal: AbortSignal) => Promise<Answer> };
};

export type Pressed = Call & { readonly press: Press };

/** What is done about a call. */
export type Answer =
  /** A message; for the caller alone where its flags say so. */
  | { readonly kind: "show"; readonly payload: Payload; readonly log?: ForLog }
  /** The message that the pressed button hangs on becomes this. */
  | { readonly kind: "replace"; readonly payload: Payload; readonly log?: ForLog }
  | { readonly kind: "form"; readonly form: APIModalInteractionResponseCallbackData }
  /** A request that is stored, acknowledged and answered later. */
  | { readonly kind: "accept"; readonly incoming: Incoming }
  /**
   * The same, answered in the thread of a message, for the article's talk belongs there; in place, where the bot cannot
   * have or write in one. Opening a thread is asked of Discord before the request is stored, for only then it is known
   * where the answer goes: a command cannot do it, and a request that waited for its thread would be acknowledged in
   * the wrong place. `name`: of a thread that is yet to be opened, at most 100 characters.
   */
  | { readonly kind: "accept-below"; readonly below: string; readonly name: string; readonly incoming: Incoming }
  /** For the caller alone, and takes longer than Discord waits. */
  | { readonly kind: "later"; readonly work: (signal: AbortSignal) => Promise<Later> }
  /** The message with the pressed button is deleted, and one of ours that led to it. */
  | { readonly kind: "delete"; readonly beside: MessagePlace | null };

/** What a channel is told of beside: that a moderator changed something. */
export type ForLog = { readonly channel: string; readonly payload: Payload };

export type Later = { readonly payload: Payload; readonly file?: RawFile; readonly log?: ForLog };
