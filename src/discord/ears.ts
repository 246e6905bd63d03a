import { MessageType, type GatewayMessageCreateDispatchData } from "discord-api-types/v10";
import type { Incoming } from "../app/accept.ts";
import type { Flow } from "../app/flow.ts";
import { settingsIn } from "../app/settings/settings-in.ts";
import { fewestWords, usualSettings, type ChannelMode, type Settings } from "../app/settings/settings.ts";
import { asSettled } from "../app/as-settled.ts";
import { UserError } from "../errors.ts";
import { asPart, sourceOfMessages } from "./asked-to-read.ts";
import type { Asking } from "./asking.ts";
import { heardMessage, type HeardMessage } from "./call.ts";
import type { Channels } from "./channels.ts";
import { hear, holdsArticle, isEmpty, isLinkToStory, isPaste, mentions, type Hearing } from "./hear.ts";
import { hasUnseenPieces, piecesOfPaste, wholePaste } from "./pastes.ts";

export type Ears = AsyncDisposable & { readonly heard: (message: GatewayMessageCreateDispatchData) => void };

export type EarsTools = {
  readonly flow: Flow;
  /** The bot's own user id. */
  readonly ours: () => Promise<string>;
  readonly channels: Channels;
  readonly asking: Pick<Asking, "around">;
  /** Whether it sees what members write that is not meant for it. */
  readonly readsMessages: boolean;
  /** "flood" where this member has too much open already. */
  readonly accept: (incoming: Incoming) => Promise<string>;
  readonly offer: (message: HeardMessage, server: string | null) => Promise<void>;
  readonly explain: (message: HeardMessage, why: "nothing" | "unseen") => Promise<void>;
  /** What the settings here do not allow. */
  readonly refuse: (message: HeardMessage, why: UserError) => Promise<void>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Listens to what members say, and takes on what is meant for the bot. */
export function listening(tools: EarsTools): Ears {
  const { flow } = tools;
  const ending = new AbortController();
  const inHand = new Set<Promise<void>>();
  const [patience, floods] = [patienceWith(flow.clock), patienceWith(flow.clock)];
  const pauses = pausesWith(flow.clock);
  return {
    heard: (message) => {
      if (message.author.bot === true || message.webhook_id !== undefined) return;
      if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return;
      const done = listen(message, { ...tools, patience, floods, pauses }, ending.signal).catch((error: unknown) => {
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

type Tools = EarsTools & {
  /** With what is explained or refused; whoever was told so and then asks rightly is answered. */
  readonly patience: Patience;
  /** With whoever has too much open: what they ask meanwhile is left alone. */
  readonly floods: Patience;
  readonly pauses: Pauses;
};

/** A message with where it was said. */
type Said = {
  readonly said: HeardMessage;
  readonly server: string | null;
  readonly repliedTo: HeardMessage | null;
  readonly repliesToUs: boolean;
  readonly ours: string;
  readonly roles: readonly string[];
  /** What holds where nobody asked us; null where somebody did, or in direct messages. */
  readonly unasked: Settings | null;
  readonly within: readonly string[];
  readonly isThread: boolean;
};

async function listen(message: GatewayMessageCreateDispatchData, tools: Tools, signal: AbortSignal): Promise<void> {
  const ours = await tools.ours();
  const said = heardMessage(message);
  const server = message.guild_id ?? null;
  // Without the intent for it, what is not meant for us comes without its words; a sticker has none in any case.
  if (isEmpty(said) && server !== null) return;
  const repliedTo = message.referenced_message ? heardMessage(message.referenced_message) : null;
  const mentionsUs = mentions(said, ours);
  const repliesToUs = repliedTo?.author === ours;
  const isForUs = mentionsUs || repliesToUs || server === null;
  // Of what members say to each other, nothing is looked up.
  if (!isForUs && (repliedTo !== null || !isPaste(said, fewestWords))) return;

  const { channels, flow } = tools;
  const places = server === null ? [] : await channels.withParents(said.channel, signal);
  const within = places.length > 0 ? places.map(({ id }) => id) : [said.channel];
  const unasked = isForUs || server === null ? null : (await settingsIn({ server, within }, flow.store)).values;
  const isThread = places[0]?.isThread ?? false;
  const hearing = hear(
    {
      message: said,
      repliedTo,
      mentionsUs,
      repliesToUs,
      isDirect: server === null,
      isThread,
      isDiscussion: (await flow.store.discussions.get(said.channel)) !== null,
      mode: unasked === null ? "asked" : modeOf(said, unasked),
      shortest: (unasked ?? usualSettings).minimumWords,
    },
    ours,
  );
  const roles = message.member?.roles ?? [];
  const where = { said, server, repliedTo, repliesToUs, ours, roles, unasked, within, isThread };
  await act(hearing, where, tools, signal);
}

function modeOf({ id, channel }: HeardMessage, { forumFirstPosts, mode }: Settings): ChannelMode {
  // The first message of a forum's post has the number of its thread.
  return forumFirstPosts && id === channel ? "automatic" : mode;
}

/** Whether what nobody asked about may be spoken of: it is long enough, and the last time was a while ago. */
function isTimely(pieces: readonly HeardMessage[], { said, unasked }: Said, { pauses }: Tools): boolean {
  if (unasked === null) return true;
  const text = pieces.map((piece) => piece.text).join("\n");
  if (!isLinkToStory(text) && wordsIn(pieces) < unasked.minimumWords) return false;
  return pauses.begin(said.channel, unasked.coolDownSeconds * 1000);
}

const bytesPerWord = 6; // of a file, of which only the size is known before it is read

function wordsIn(pieces: readonly HeardMessage[]): number {
  const files = pieces.flatMap(({ attachments }) => attachments);
  const words = pieces.map(({ text }) => (text.match(/\S+/g) ?? []).length);
  return [...words, ...files.map(({ bytes }) => bytes / bytesPerWord)].reduce((sum, count) => sum + count, 0);
}

async function act(hearing: Hearing, where: Said, tools: Tools, signal: AbortSignal): Promise<void> {
  const { said, server } = where;
  switch (hearing.kind) {
    case "silent":
      return;
    case "explain":
      if (await endsPaste(where, tools, signal)) return;
      if (tools.patience.isOver(said.author)) return;
      return tools.explain(said, hearing.why);
    case "offer": {
      const pieces = await wholePaste(hearing.from, speakingIn(where), gathering(tools), signal);
      if (pieces !== null && isTimely(pieces, where, tools))
        await tools.offer({ ...said, text: pieces.map(({ text }) => text).join("\n") }, server);
      return;
    }
    case "ask": {
      if (await endsPaste(where, tools, signal)) return;
      const thread = await threadOf(where, tools.flow);
      if (thread === null) return act({ kind: "explain", why: "nothing" }, where, tools, signal);
      return take(where, { kind: "ask", source: { kind: "question", thread, question: hearing.question } }, tools);
    }
    case "read": {
      const pieces =
        hearing.from.id === said.id
          ? await wholePaste(hearing.from, speakingIn(where), gathering(tools), signal)
          : piecesOfPaste(hearing.from, await tools.asking.around(hearing.from, signal));
      if (pieces === null) return;
      const source = asPart(sourceOfMessages(pieces), await isPart(pieces, where, tools, signal));
      if (source === null) return act({ kind: "explain", why: "nothing" }, where, tools, signal);
      if (!isTimely(pieces, where, tools)) return;
      return take(where, { kind: "read", source }, tools);
    }
  }
}

/** In a server, without the intent for it, only what is for us comes with its words. */
async function isPart(
  pieces: readonly HeardMessage[],
  { said, server }: Said,
  { asking, readsMessages }: Tools,
  signal: AbortSignal,
): Promise<boolean> {
  const isLong = pieces.reduce((sum, { text }) => sum + text.length, 0) >= fewestOfPiece;
  if (readsMessages || server === null || !isLong) return false;
  return hasUnseenPieces(pieces, await asking.around(pieces.at(-1) ?? said, signal));
}

const fewestOfPiece = 400; // characters: a link with a remark is no piece, and nothing is looked up for it

function gathering({ asking, wait }: Tools): Parameters<typeof wholePaste>[2] {
  return { around: asking.around, wait };
}

/** Which pieces of a paste would have it read by themselves: of those the first does. */
function speakingIn({ said, server, ours, unasked }: Said): (piece: HeardMessage) => boolean {
  if (server === null) return holdsArticle;
  return mentions(said, ours) ? (piece) => mentions(piece, ours) : (piece) => isPaste(piece, unasked?.minimumWords);
}

/** In a conversation with one member everything is meant for us, the short last piece of a paste, too. */
async function endsPaste({ said, server }: Said, { asking }: Tools, signal: AbortSignal): Promise<boolean> {
  if (server !== null) return false;
  return piecesOfPaste(said, await asking.around(said, signal)).length > 1;
}

async function take(where: Said, what: Pick<Incoming, "kind" | "source">, tools: Tools): Promise<void> {
  const { said, server } = where;
  if (tools.floods.isSpent(said.author)) return;
  const incoming = await settled(
    where,
    {
      ...what,
      id: said.id,
      server,
      channel: said.channel,
      user: said.author,
      language: (server === null ? null : tools.channels.languageOf(server)) ?? "en",
      isPrivate: false,
      address: { kind: "message", message: said.id },
      createdAt: tools.flow.clock.now(),
    },
    tools,
  );
  if (incoming === null) return;
  const outcome = await tools.accept(incoming);
  if (outcome === "flood") tools.floods.spend(said.author);
}

/** As the settings here have it; null where they do not allow it, which only who asked is told. */
async function settled(where: Said, incoming: Incoming, tools: Tools): Promise<Incoming | null> {
  try {
    return await asSettled(incoming, where, tools.flow);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (where.unasked === null && !tools.patience.isOver(where.said.author)) await tools.refuse(where.said, error);
    return null;
  }
}

/** Under what the article's talk is kept that a question belongs to: here, or at the card that is replied to. */
async function threadOf({ said, repliedTo, repliesToUs }: Said, { store }: Flow): Promise<string | null> {
  if (repliesToUs && repliedTo !== null) {
    const answered = await store.requests.ofReply(repliedTo.id);
    if (answered?.source.kind === "question") return answered.source.thread;
    // To a card, or to the message below which its thread is.
    if ((await store.discussions.get(repliedTo.id)) !== null) return repliedTo.id;
  }
  return (await store.discussions.get(said.channel)) === null ? null : said.channel;
}

/** How long ago something was said unasked in a channel. */
type Pauses = { readonly begin: (channel: string, pauseMs: number) => boolean };

function pausesWith({ now }: Flow["clock"]): Pauses {
  const spokenAt = new Map<string, number>();
  return {
    begin: (channel, pauseMs) => {
      if ((spokenAt.get(channel) ?? -Infinity) + pauseMs > now()) return false;
      spokenAt.set(channel, now());
      return true;
    },
  };
}

/** A refusal or an explanation is a message in the channel: each member gets one of them in a while, however many ask. */
type Patience = {
  readonly isSpent: (member: string) => boolean;
  readonly spend: (member: string) => void;
  /** Spends it, and says whether it had been spent before. */
  readonly isOver: (member: string) => boolean;
};

const untilAgainMs = 20_000;

function patienceWith({ now }: Flow["clock"]): Patience {
  const spentAt = new Map<string, number>();
  const isSpent = (member: string): boolean => (spentAt.get(member) ?? -untilAgainMs) + untilAgainMs > now();
  const spend = (member: string): void => {
    for (const [other, at] of spentAt) if (at + untilAgainMs <= now()) spentAt.delete(other);
    spentAt.set(member, now());
  };
  return {
    isSpent,
    spend,
    isOver: (member) => {
      const was = isSpent(member);
      if (!was) spend(member);
      return was;
    },
  };
}
