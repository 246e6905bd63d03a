import type { Acknowledged, Asked, Messenger, Notice, Opened, Place, Reply, Shown } from "../app/messenger.ts";
import { edited, type Payload } from "./render/parts.ts";
import { threadName } from "./render/thread-name.ts";
import { whyNoThread, type Posting, type Sent, type Wire } from "./wire.ts";

/** What answers look like. `ids`: of whatever can be pressed in them, bound to the request. */
export type Rendering = {
  readonly reply: (request: Asked, reply: Reply) => Payload;
  /** What stands there until the answer is made. */
  readonly begun: (request: Asked) => Payload;
  /** For whoever asked alone. */
  readonly notice: (request: Asked, notice: Notice) => Payload;
};

const deferred = 5; // InteractionResponseType.DeferredChannelMessageWithSource
const message = 4; //  InteractionResponseType.ChannelMessageWithSource
const ephemeral = 1 << 6;

/** Carries answers to Discord. Called twice with the same, it shows nothing twice: edits are the same edit, and a post has a nonce. */
export function discordMessenger(wire: Wire, render: Rendering): Messenger {
  return {
    acknowledge: async (request, signal) => {
      const { address, id } = request;
      if (address.kind === "interaction") {
        if (address.token === null) return { kind: "not-acknowledged", code: "no-token" };
        const data = request.isPrivate ? { data: { flags: ephemeral } } : {};
        return acknowledged(await wire.answer({ id, token: address.token }, { type: deferred, ...data }, signal));
      }
      const to = { channel: request.channel, replyTo: address.message, nonce: id };
      return acknowledged(await wire.post(to, render.begun(request), signal));
    },

    refuse: async (request, notice, signal) => {
      const { address, id, channel } = request;
      const payload = render.notice(request, notice);
      if (address.kind === "message") {
        // Where there is nobody's message to reply to, whoever asked is told by those who know how they asked.
        if (address.message === null) return;
        await wire.post({ channel, replyTo: address.message, nonce: id }, edited(payload), signal);
      } else if (address.token !== null) {
        await wire.answer({ id, token: address.token }, { type: message, data: payload }, signal);
      }
    },

    show: async (place, reply, signal) => {
      const payload = render.reply(seenAt(place), reply);
      const sent = await send(place, payload, signal);
      const isUnseen = place.kind === "edit" && sent.kind === "sent" && sent.isLoading === true;
      // What is only on its way may stay behind “is thinking”.
      if (!isUnseen || reply.kind === "progress") return shown(place, sent);
      return shown(place, await anew(place, payload, signal));
    },

    open: async ({ channel }, { below, article }, signal) =>
      opened(await wire.threadOf({ channel, message: below }, threadName({ article }), signal)),
  };

  async function send(place: Place, payload: Payload, signal: AbortSignal): Promise<Sent> {
    const { channel, id } = place.request;
    switch (place.kind) {
      case "interaction":
        return wire.editAnswer(place.token, payload, signal);
      case "edit":
        return wire.edit({ channel, message: place.message }, payload, signal);
      case "post":
        return post({ channel, replyTo: place.to, nonce: id }, payload, signal);
      case "thread":
        // Another name than the acknowledgement’s, which is not to be found in its stead.
        return post({ channel: place.thread, replyTo: null, nonce: `${id}-t` }, payload, signal);
    }
  }

  /**
   * An acknowledgement can be edited after its 15 minutes, too, and Discord's documentation does not say whether people
   * then see that or a “thinking” that has failed. Where Discord's answer says that it still loads, the answer is posted
   * below it, and it goes; where it may not be posted, what was edited has to do.
   */
  async function anew(
    { message: old, request: { channel, id } }: Extract<Place, { kind: "edit" }>,
    payload: Payload,
    signal: AbortSignal,
  ): Promise<Sent> {
    const posted = await post({ channel, replyTo: null, nonce: id }, payload, signal);
    if (posted.kind !== "sent" || posted.message === null) return { kind: "sent", message: old };
    await wire.delete({ channel, message: old }, signal);
    return posted;
  }

  async function post(to: Posting, payload: Payload, signal: AbortSignal): Promise<Sent> {
    const sent = await wire.post(to, payload, signal);
    if (sent.kind !== "sent" || sent.message === null) return sent;
    // The nonce may have found the acknowledgement of a process that died before it had noted it down.
    return wire.edit({ channel: to.channel, message: sent.message }, payload, signal);
  }
}

/** As people see it: in a thread of its own it replies to nobody, and its buttons belong there. */
function seenAt(place: Place): Asked {
  if (place.kind !== "thread") return place.request;
  return { ...place.request, channel: place.thread, address: { kind: "message", message: null } };
}

function opened(sent: Sent): Opened {
  if (sent.kind === "later") return sent;
  if (sent.kind === "sent" && sent.message !== null) return { kind: "open", thread: sent.message };
  return { kind: "none", why: whyNoThread(sent) };
}

function acknowledged(sent: Sent): Acknowledged {
  return sent.kind === "sent"
    ? { kind: "acknowledged", replyId: sent.message }
    : { kind: "not-acknowledged", code: sent.kind };
}

function shown({ kind }: Place, sent: Sent): Shown {
  if (sent.kind === "sent") return { kind: "shown", replyId: sent.message };
  // Where a token is good and its message is not there yet, the acknowledgement has not arrived.
  return kind === "interaction" && sent.kind === "gone" ? { kind: "too-early" } : sent;
}
