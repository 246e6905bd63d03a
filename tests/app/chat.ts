import type { Clock } from "../../src/clock.ts";
import type { Acknowledged, Asked, Messenger, Notice, Opened, Place, Reply, Shown } from "../../src/app/messenger.ts";

/** What becomes of one call: nothing goes wrong; it is lost on the way there or back; the chat answers otherwise. */
export type Fate =
  | { readonly kind: "well" }
  | { readonly kind: "lost-there" | "lost-back" }
  | { readonly kind: "answered"; readonly shown: Shown }
  | { readonly kind: "opened"; readonly opened: Opened }
  | { readonly kind: "delayed"; readonly ms: number };

export type Call = "acknowledge" | "refuse" | "show" | "open";
export type Script = (call: Call, request: string) => Fate;

/** A message as people see it. `thread`: the one it stands in; null where it was asked for. */
export type Message = {
  readonly id: string;
  readonly thread: string | null;
  readonly request: string;
  readonly replies: readonly Reply[];
  readonly isAcknowledgement: boolean;
};

/**
 * A chat in memory that behaves as Discord does: an interaction is acknowledged within 3 s or never, its message can be
 * edited by its token for 15 minutes and once it is there, and what is posted for a request is one message, however
 * often it is posted.
 */
export type Chat = {
  readonly messenger: Messenger;
  /** All messages of a request. */
  readonly messagesOf: (request: string) => readonly Message[];
  /** What people have read as the answer: its messages with a report, an answer or a notice in them. */
  readonly answersTo: (request: string) => readonly Message[];
  readonly refusals: () => readonly { readonly request: string; readonly notice: Notice }[];
  readonly delete: (message: string) => void;
  /** From now on. */
  readonly follow: (script: Script) => void;
};

const acknowledgeMs = 3000;
const graceMs = 30_000;

// The message that an interaction was acknowledged with is another than one that is posted for the same request.
const ofInteraction = (request: string): string => `m${request}`;
const posted = (request: string): string => `p${request}`;
const inThread = (request: string): string => `t${request}`;

export function chatInMemory(clock: Pick<Clock, "now" | "wait">, first: Script = () => ({ kind: "well" })): Chat {
  const messages = new Map<string, Message>();
  const deleted = new Set<string>();
  const refused: { readonly request: string; readonly notice: Notice }[] = [];
  let script = first;

  const put = (id: string, request: string, reply: Reply | null, thread: string | null = null): string => {
    const before = messages.get(id) ?? { id, thread, request, replies: [], isAcknowledgement: reply === null };
    messages.set(id, reply === null ? before : { ...before, replies: [...before.replies, reply] });
    return id;
  };

  /** Lives through the fate of a call: does it or not, and answers or not. */
  const live = async <T>(fate: Fate, signal: AbortSignal, act: () => T): Promise<T> => {
    signal.throwIfAborted();
    if (fate.kind === "lost-there") throw new Error("the connection broke");
    if (fate.kind === "delayed") await clock.wait(fate.ms, signal);
    const answer = act();
    if (fate.kind === "lost-back") throw new Error("the connection broke");
    return answer;
  };

  const acknowledge = (asked: Asked): Acknowledged => {
    const { id, address } = asked;
    if (address.kind === "message") return { kind: "acknowledged", replyId: put(posted(id), id, null) };
    if (clock.now() - createdAt(asked) > acknowledgeMs) return { kind: "not-acknowledged", code: "10062" };
    return { kind: "acknowledged", replyId: put(ofInteraction(id), id, null) };
  };

  const show = (place: Place, reply: Reply): Shown => {
    const { id, address } = place.request;
    if (place.kind === "thread") return { kind: "shown", replyId: put(inThread(id), id, reply, place.thread) };
    if (place.kind === "post") return { kind: "shown", replyId: put(posted(id), id, reply) };
    const message = place.kind === "edit" ? place.message : ofInteraction(id);
    if (deleted.has(message)) return { kind: "gone" };
    if (place.kind === "interaction") {
      if (address.kind === "interaction" && clock.now() >= address.until + graceMs) return { kind: "lapsed" };
      if (!messages.has(message)) return { kind: "too-early" };
    }
    return messages.has(message) ? { kind: "shown", replyId: put(message, id, reply) } : { kind: "gone" };
  };

  const messagesOf = (request: string): readonly Message[] =>
    [...messages.values()].filter((message) => message.request === request && !deleted.has(message.id));

  return {
    messenger: {
      acknowledge: async (asked, signal) =>
        await live(script("acknowledge", asked.id), signal, () => acknowledge(asked)),
      refuse: async (asked, notice, signal) =>
        await live(script("refuse", asked.id), signal, () => void refused.push({ request: asked.id, notice })),
      show: async (place, reply, signal) => {
        const fate = script("show", place.request.id);
        return fate.kind === "answered" ? fate.shown : await live(fate, signal, () => show(place, reply));
      },
      open: async ({ id }, { below }, signal) => {
        const fate = script("open", id);
        return fate.kind === "opened" ? fate.opened : await live(fate, signal, () => ({ kind: "open", thread: below }));
      },
    },
    messagesOf,
    answersTo: (request) => messagesOf(request).filter(({ replies }) => replies.some(isFinal)),
    refusals: () => refused,
    delete: (message) => void deleted.add(message),
    follow: (next) => {
      script = next;
    },
  };
}

export function isFinal({ kind }: Reply): boolean {
  return kind !== "progress" && kind !== "in-thread";
}

/** In these tests a token lasts 14.5 minutes from when the request was made. */
function createdAt({ address }: Asked): number {
  return address.kind === "interaction" ? address.until - tokenMs : 0;
}

export const tokenMs = 14.5 * 60_000;
