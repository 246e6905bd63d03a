import { MessageType, type GatewayMessageCreateDispatchData } from "discord-api-types/v10";
import type { Incoming } from "../app/accept.ts";
import type { Flow } from "../app/flow.ts";
import { sourceOfMessages } from "./asked-to-read.ts";
import type { Asking } from "./asking.ts";
import { heardMessage, type Channel, type HeardMessage } from "./call.ts";
import { modeIn, type ChannelMode } from "./channel-mode.ts";
import type { Channels } from "./channels.ts";
import { hear, type Hearing } from "./hear.ts";
import { piecesOfPaste, quietMs, mayGoOn } from "./pastes.ts";

export type Ears = AsyncDisposable & { readonly heard: (message: GatewayMessageCreateDispatchData) => void };

export type EarsTools = {
  readonly flow: Flow;
  /** The bot's own user id. */
  readonly ours: () => Promise<string>;
  readonly channels: Channels;
  readonly asking: Pick<Asking, "around">;
  readonly accept: (incoming: Incoming) => Promise<unknown>;
  readonly offer: (message: HeardMessage, server: string | null) => Promise<void>;
  readonly explain: (message: HeardMessage) => Promise<void>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Listens to what members say, and takes on what is meant for the bot. */
export function listening(tools: EarsTools): Ears {
  const { flow } = tools;
  const ending = new AbortController();
  const inHand = new Set<Promise<void>>();
  return {
    heard: (message) => {
      if (message.author.bot === true || message.webhook_id !== undefined) return;
      if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return;
      const done = listen(message, tools, ending.signal).catch((error: unknown) => {
        if (!ending.signal.aborted) flow.log.error("a message was not taken in", { request: message.id }, error);
      });
      inHand.add(done);
      void done.finally(() => inHand.delete(done));
    },
    [Symbol.asyncDispose]: async () => {
      ending.abort(new Error("The bot is ending"));
      await Promise.allSettled(inHand);
    },
  };
}

async function listen(message: GatewayMessageCreateDispatchData, tools: EarsTools, signal: AbortSignal): Promise<void> {
  const ours = await tools.ours();
  const said = heardMessage(message);
  const server = message.guild_id ?? null;
  const repliedTo = message.referenced_message ? heardMessage(message.referenced_message) : null;
  const mentionsUs = message.content.includes(`<@${ours}>`) || message.content.includes(`<@!${ours}>`);
  const repliesToUs = repliedTo?.author === ours;
  const isForUs = mentionsUs || repliesToUs || server === null;
  // Without the intent for it, what is not meant for us comes without its words.
  if (!isForUs && said.text === "" && said.attachments.length === 0) return;

  const places = await placesOf(said.channel, tools, signal);
  const discussion = await tools.flow.store.discussions.get(said.channel);
  const mode: ChannelMode =
    server === null ? "asked" : modeIn(places, await tools.flow.store.settings.ofServer(server));
  const hearing = hear(
    {
      message: said,
      repliedTo,
      mentionsUs,
      repliesToUs,
      isDirect: server === null,
      isThread: places[0]?.isThread ?? false,
      isDiscussion: discussion !== null,
      mode,
    },
    ours,
  );
  await act(hearing, { said, server, repliedTo, repliesToUs }, tools, signal);
}

/** A channel, and what it inherits from: a thread's channel, a channel's category. */
async function placesOf(id: string, { channels }: EarsTools, signal: AbortSignal): Promise<readonly Channel[]> {
  const places: Channel[] = [];
  let next: string | null = id;
  while (next !== null && places.length < 3) {
    const place: Channel | null = await channels.find(next, signal);
    if (place === null) break;
    places.push(place);
    next = place.parent;
  }
  return places;
}

type Said = {
  readonly said: HeardMessage;
  readonly server: string | null;
  readonly repliedTo: HeardMessage | null;
  readonly repliesToUs: boolean;
};

async function act(hearing: Hearing, where: Said, tools: EarsTools, signal: AbortSignal): Promise<void> {
  const { said, server } = where;
  switch (hearing.kind) {
    case "silent":
      return;
    case "explain":
      return tools.explain(said);
    case "offer":
      return tools.offer(hearing.from, server);
    case "ask": {
      const thread = await threadOf(where, tools.flow);
      if (thread === null) return tools.explain(said);
      const source = { kind: "question", thread, question: hearing.question } as const;
      await tools.accept(incoming(where, { kind: "ask", source }, tools));
      return;
    }
    case "read": {
      const pieces = await wholePaste(hearing.from, tools, signal);
      // The first piece speaks for all: the others find the same paste, and leave it at that.
      if (hearing.from.id === said.id && pieces[0]?.id !== said.id) return;
      const source = sourceOfMessages(pieces);
      if (source === null) return tools.explain(said);
      await tools.accept(incoming(where, { kind: "read", source }, tools));
      return;
    }
  }
}

/** A text that fills a message may go on in the next one: that is waited for. */
async function wholePaste(from: HeardMessage, tools: EarsTools, signal: AbortSignal): Promise<readonly HeardMessage[]> {
  if (!mayGoOn(from) && from.text.length < 200) return [from];
  if (mayGoOn(from)) await tools.wait(quietMs, signal);
  return piecesOfPaste(from, await tools.asking.around(from, signal));
}

/** Under what the article's talk is kept that a question belongs to: here, or at the card that is replied to. */
async function threadOf({ said, repliedTo, repliesToUs }: Said, { store }: Flow): Promise<string | null> {
  if (repliesToUs && repliedTo !== null) {
    const answered = await store.requests.ofReply(repliedTo.id);
    if (answered?.source.kind === "question") return answered.source.thread;
    if (answered !== null && (await store.discussions.get(repliedTo.id)) !== null) return repliedTo.id;
  }
  return (await store.discussions.get(said.channel)) === null ? null : said.channel;
}

function incoming(
  { said, server }: Said,
  what: Pick<Incoming, "kind" | "source">,
  { flow, channels }: EarsTools,
): Incoming {
  return {
    ...what,
    id: said.id,
    server,
    channel: said.channel,
    user: said.author,
    language: (server === null ? null : channels.languageOf(server)) ?? "en",
    isPrivate: false,
    address: { kind: "message", message: said.id },
    createdAt: flow.clock.now(),
  };
}
