import { setTimeout as wait } from "node:timers/promises";
import { DiscordAPIError, HTTPError, type RawFile, RateLimitError, type REST } from "@discordjs/rest";
import { type RESTPostAPIInteractionCallbackWithResponseResult, Routes } from "discord-api-types/v10";
import { z } from "zod";
import type { NoThread } from "../store/rows.ts";
import type { Payload } from "./render/parts.ts";
import type { Halt } from "./rest.ts";

/** Every request that the bot makes of Discord while it talks, each told as what came of it. */
export type Wire = {
  /** The first answer to an interaction: within 3 s. `body` as in the API. */
  readonly answer: (to: Interaction, body: CallbackBody, signal: AbortSignal, file?: RawFile) => Promise<Sent>;
  /** The message that the first answer made, also where only one member sees it. */
  readonly editAnswer: (token: string, payload: Payload, signal: AbortSignal, file?: RawFile) => Promise<Sent>;
  readonly deleteAnswer: (token: string, signal: AbortSignal) => Promise<Sent>;
  /** One more message for an interaction. */
  readonly follow: (token: string, payload: Payload, signal: AbortSignal) => Promise<Sent>;
  /** `nonce`: sent twice with the same one, a message is posted once; at most 25 characters. */
  readonly post: (to: Posting, payload: Payload, signal: AbortSignal) => Promise<Sent>;
  readonly edit: (message: MessagePlace, payload: Payload, signal: AbortSignal) => Promise<Sent>;
  readonly delete: (message: MessagePlace, signal: AbortSignal) => Promise<Sent>;
  /**
   * The thread of a message, opened where there is none yet; `message` is its id, which is the message's own.
   * "forbidden" also where moderators have locked it.
   */
  readonly threadOf: (from: MessagePlace, name: string, signal: AbortSignal) => Promise<Sent>;
};

export type Interaction = { readonly id: string; readonly token: string };
export type MessagePlace = { readonly channel: string; readonly message: string };
export type Posting = { readonly channel: string; readonly replyTo: string | null; readonly nonce: string };
export type CallbackBody = { readonly type: number; readonly data?: unknown };

/** What Discord made of a request. `message`: the one that was made or changed, null where it does not say. */
export type Sent =
  /** `isLoading`: people are shown all the same that the bot is thinking. */
  | { readonly kind: "sent"; readonly message: string | null; readonly isLoading?: true }
  /** The message or channel is not there. */
  | { readonly kind: "gone" }
  /** The interaction is over: its token is unknown, or its 15 minutes have passed. */
  | { readonly kind: "lapsed" }
  /** `why`, of a thread: where it is not for want of a permission. */
  | { readonly kind: "forbidden"; readonly why?: NoThread }
  /** Not now: Discord fails, cannot be reached, or asks for patience. */
  | { readonly kind: "later"; readonly afterMs: number };

const laterMs = 5000;
const doubtMs = 1000;

/** `halts`: while any of them does, nothing is sent but answers to interactions. */
export function discordWire(rest: REST, application: () => Promise<string>, halts: readonly Halt[]): Wire {
  const send = async (request: () => Promise<unknown>, signal: AbortSignal): Promise<Sent> => {
    const afterMs = Math.max(...halts.map((halt) => halt.haltedMs()), 0);
    if (afterMs > 0) return { kind: "later", afterMs };
    return told(request, signal);
  };
  const webhook = async (token: string) => Routes.webhookMessage(await application(), token, "@original");

  return {
    answer: async ({ id, token }, body, signal, file) =>
      told(
        async () =>
          rest.post(Routes.interactionCallback(id, token), {
            body,
            auth: false,
            signal,
            query: new URLSearchParams({ with_response: "true" }),
            ...files(file),
          }),
        signal,
      ),
    editAnswer: async (token, payload, signal, file) =>
      told(
        async () => rest.patch(await webhook(token), { body: payload, auth: false, signal, ...files(file) }),
        signal,
      ),
    deleteAnswer: async (token, signal) =>
      told(async () => rest.delete(await webhook(token), { auth: false, signal }), signal),
    follow: async (token, payload, signal) =>
      told(
        async () => rest.post(Routes.webhook(await application(), token), { body: payload, auth: false, signal }),
        signal,
      ),
    post: async ({ channel, replyTo, nonce }, payload, signal) => {
      const reference =
        replyTo === null ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      const body = { ...payload, ...reference, nonce, enforce_nonce: true };
      return send(async () => rest.post(Routes.channelMessages(channel), { body, signal }), signal);
    },
    edit: async ({ channel, message }, payload, signal) =>
      send(async () => rest.patch(Routes.channelMessage(channel, message), { body: payload, signal }), signal),
    delete: async ({ channel, message }, signal) =>
      send(async () => rest.delete(Routes.channelMessage(channel, message), { signal }), signal),
    threadOf: async ({ channel, message }, name, signal) => {
      const opened = await send(
        async () => rest.post(Routes.threads(channel, message), { body: { name }, signal }),
        signal,
      );
      if (opened.kind !== "sent" || opened.message !== null) return opened;
      let thread: unknown = null;
      const there = await send(async () => (thread = await rest.get(Routes.channel(message), { signal })), signal);
      return lockedThread.safeParse(thread).success ? { kind: "forbidden", why: "locked" } : there;
    },
  };
}

/** Why there is no thread, after asking for one. */
export function whyNoThread(asked: Sent): NoThread {
  return asked.kind === "forbidden" ? (asked.why ?? "may-not-open") : "not-now";
}

function files(file: RawFile | undefined): { readonly files?: RawFile[] } {
  return file ? { files: [file] } : {};
}

/** Codes of Discord's own (discord-api-docs, topics/opcodes-and-status-codes, "JSON Error Codes"). */
const codes: Readonly<Record<number, Sent>> = {
  10003: { kind: "gone" }, //      unknown channel
  10008: { kind: "gone" }, //      unknown message
  10015: { kind: "lapsed" }, //    unknown webhook
  10062: { kind: "lapsed" }, //    unknown interaction
  50027: { kind: "lapsed" }, //    invalid webhook token
  40060: { kind: "sent", message: null }, // acknowledged already: a first try that seemed to fail had come through
  50001: { kind: "forbidden" }, // missing access
  50013: { kind: "forbidden" }, // missing permissions
  50024: { kind: "forbidden", why: "not-here" }, // nothing of the kind in this type of channel
  50083: { kind: "forbidden", why: "locked" }, // the thread is archived
  160004: { kind: "sent", message: null }, // a thread was made from this message already
  160006: { kind: "forbidden", why: "too-many" }, // the server has as many active threads as it may
};

const tries = 3;
const againMs = 100;

/**
 * What came of a request. A connection that broke is tried again at once: Discord closes those that are kept open and
 * idle, and whether the request had come through does not matter, since whatever is sent twice here is done once.
 */
async function told(request: () => Promise<unknown>, signal: AbortSignal): Promise<Sent> {
  for (let tried = 1; ; tried += 1) {
    const { sent, isBroken } = await toldOnce(request);
    if (!isBroken || tried >= tries || signal.aborted) return sent;
    await wait(againMs * tried);
  }
}

async function toldOnce(request: () => Promise<unknown>): Promise<{ readonly sent: Sent; readonly isBroken: boolean }> {
  try {
    const response = await request();
    const isLoading = loading.safeParse(response).success ? ({ isLoading: true } as const) : {};
    return { sent: { kind: "sent", message: messageIn(response), ...isLoading }, isBroken: false };
  } catch (error) {
    return { sent: sentOf(error), isBroken: isNetworkTrouble(error) };
  }
}

/** What an error of the library says became of the request. Throws what is a bug of ours. */
function sentOf(error: unknown): Sent {
  if (error instanceof DiscordAPIError) {
    const known = codes[Number(error.code)];
    if (known) return known;
    if (error.status === 403) return { kind: "forbidden" };
    // Nothing was done, and whether it was a mistake shows soon (tokenWatch).
    if (error.status === 401) return { kind: "later", afterMs: doubtMs };
    if (error.status === 404) return { kind: "gone" };
    // Any other refusal is a payload that Discord does not take: our fault, and a bug.
    throw error;
  }
  if (error instanceof RateLimitError) return { kind: "later", afterMs: error.timeToReset };
  if (error instanceof HTTPError || isNetworkTrouble(error)) return { kind: "later", afterMs: laterMs };
  throw error;
}

/** A message that is still to come: MessageFlags.Loading. */
const loading = z.object({ id: z.string(), flags: z.int().refine((flags) => (flags & (1 << 7)) !== 0) });

const lockedThread = z.object({ thread_metadata: z.object({ locked: z.literal(true) }) });

function messageIn(response: unknown): string | null {
  if (isCallback(response)) return response.resource?.message?.id ?? response.interaction.response_message_id ?? null;
  return typeof response === "object" && response !== null && "id" in response && typeof response.id === "string"
    ? response.id
    : null;
}

function isCallback(response: unknown): response is RESTPostAPIInteractionCallbackWithResponseResult {
  return typeof response === "object" && response !== null && "interaction" in response;
}

/** Refused and reset connections, names that cannot be found, timeouts of the library's own. */
function isNetworkTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError") return true;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const cause = error.cause;
  return /^(?:E[A-Z]+|UND_ERR_[A-Z_]+)$/.test(code) || (cause !== undefined && isNetworkTrouble(cause));
}
