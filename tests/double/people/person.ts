import { ChannelType, MessageType, type APIUser } from "discord-api-types/v10";
import { addMessage, changeMessage, dropMessage, messageIn } from "../state/messages.ts";
import { mayIn } from "../state/permissions.ts";
import { directChannel } from "../state/places.ts";
import { react, unreact } from "../state/reactions.ts";
import { addThread } from "../state/threads.ts";
import type { Upload } from "../state/attachments.ts";
import type { Channel, Interaction, Stored, World } from "../state/world.ts";
import { complete, messageMenu, slash, userMenu, type There, type Typing } from "./commands.ts";
import type { Values } from "./options.ts";
import { seen, type Seen } from "./seen.ts";
import { use, type Use } from "./use.ts";

/** Where something is done: a channel by name or id (a thread by its id). The first one of the server by default. */
export type Where = { readonly channel?: string };

export type Saying = {
  readonly files?: readonly Upload[];
  /** The message this one answers, which pings its author unless `ping` is false. */
  readonly replyTo?: Pick<Seen, "id" | "channelId">;
  readonly ping?: boolean;
  /** Begins with a mention of the bot. */
  readonly mention?: boolean;
};

type Message = Pick<Seen, "id" | "channelId">;

/** Somebody at their client. What the client would not let them do throws. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** What is over 2000 characters arrives as message.txt, as Discord's client has it. */
  readonly say: (channel: string, text: string, how?: Saying) => Seen;
  readonly edit: (message: Message, text: string) => void;
  readonly delete: (message: Message) => void;
  readonly slash: (command: string, values?: Values, where?: Where) => Use;
  /** A command of a message's menu (“Apps”). */
  readonly menu: (command: string, message: Message) => Use;
  readonly userMenu: (command: string, person: string, where?: Where) => Use;
  readonly complete: (command: string, typing: Typing, where?: Where) => Use;
  /** The message as this person sees it: with their own presses. */
  readonly look: (message: Message) => Seen;
  readonly react: (message: Message, emoji: string) => void;
  readonly unreact: (message: Message, emoji: string) => void;
  /** Opens a thread, on a message or alone; its id is the place to speak in. */
  readonly thread: (channel: string, name: string, on?: Message) => string;
  /** A post in a forum: the thread's id and its first message. */
  readonly post: (
    forum: string,
    title: string,
    text: string,
    files?: readonly Upload[],
  ) => { readonly id: string; readonly message: Seen };
  /** The id of the direct conversation with the bot. */
  readonly direct: () => string;
};

/** What people without Nitro may write. */
const mostCharacters = 2000;

export function person(world: World, user: APIUser): Person {
  const follow = (raised: Interaction): Use => use(world, raised);
  const place = (name?: string): Channel => {
    const channel = channelNamed(world, name, user.id);
    if (channel.guildId !== null && !mayIn(world, channel, user.id, "ViewChannel")) {
      throw new Error(`${user.username} does not see #${channel.name}.`);
    }
    return channel;
  };
  const there = (where?: Where): There => ({ user, channel: place(where?.channel) });
  const message = ({ id, channelId }: Message): Stored => {
    const stored = messageIn(world, channelId, id);
    if (!stored) throw new Error("The message is deleted.");
    if (stored.onlyFor !== null && stored.onlyFor !== user.id) throw new Error(`${user.username} does not see it.`);
    return stored;
  };
  const removable = (stored: Stored): Stored => {
    const channel = world.channels.get(stored.message.channel_id);
    const own = stored.message.author.id === user.id || stored.onlyFor === user.id;
    if (!own && !(channel && mayIn(world, channel, user.id, "ManageMessages"))) {
      throw new Error(`${user.username} may not delete this.`);
    }
    return stored;
  };
  const say = (
    channel: Channel,
    text: string,
    { files = [], replyTo, ping = true, mention = false }: Saying = {},
  ): Seen => {
    const called = mention ? `<@${world.application.bot.id}> ${text}` : text;
    // What is too long to be written, Discord's client sends as a file of this name.
    const tooLong = called.length > mostCharacters;
    const paste: Upload = { name: "message.txt", type: "text/plain; charset=utf-8", bytes: Buffer.from(called) };
    const reference = replyTo ? { message_reference: { message_id: replyTo.id, channel_id: replyTo.channelId } } : {};
    if (channel.thread?.archived === true) channel.thread.archived = false;
    const isPost =
      channel.thread?.sent === 0 && world.channels.get(channel.parentId ?? "")?.type === ChannelType.GuildForum;
    const stored = addMessage(world, {
      ...(isPost ? { id: channel.id } : {}),
      channel,
      author: user,
      body: {
        content: tooLong ? "" : called,
        ...reference,
        ...(ping ? {} : { allowed_mentions: { replied_user: false } }),
      },
      uploads: tooLong ? [...files, paste] : files,
      onlyFor: null,
      interaction: null,
      type: replyTo ? MessageType.Reply : MessageType.Default,
      loading: false,
    });
    return seen(world, stored, user.id, follow);
  };
  return {
    id: user.id,
    name: user.username,
    say: (channel, text, how) => {
      const here = place(channel);
      const talks = here.thread === null ? "SendMessages" : "SendMessagesInThreads";
      if (here.guildId !== null && !mayIn(world, here, user.id, talks)) {
        throw new Error(`${user.username} may not write in #${here.name}.`);
      }
      return say(here, text, how);
    },
    edit: (one, text) => changeMessage(world, mine(message(one), user), { body: { content: text }, uploads: [] }),
    delete: (one) => dropMessage(world, removable(message(one))),
    slash: (command, values = {}, where) => follow(slash(world, there(where), command, values)),
    menu: (command, one) => follow(messageMenu(world, there({ channel: one.channelId }), command, message(one))),
    userMenu: (command, name, where) => {
      const target = [...world.users.values()].find(({ username }) => username === name);
      if (!target) throw new Error(`Nobody is called “${name}”.`);
      return follow(userMenu(world, there(where), command, target.id));
    },
    complete: (command, typing, where) => follow(complete(world, there(where), command, typing)),
    look: (one) => seen(world, message(one), user.id, follow),
    react: (one, emoji) => react(world, message(one), user.id, emoji),
    unreact: (one, emoji) => unreact(world, message(one), user.id, emoji),
    thread: (channel, name, on) => openThread(place(channel), name, on ? message(on) : null).id,
    post: (forum, title, text, files = []) => {
      const parent = place(forum);
      if (parent.type !== ChannelType.GuildForum) throw new Error(`#${parent.name} is no forum.`);
      const thread = openThread(parent, title, null);
      return { id: thread.id, message: say(thread, text, { files }) };
    },
    direct: () => directChannel(world, user).id,
  };

  function openThread(parent: Channel, name: string, from: Stored | null): Channel {
    return addThread(world, { parent, ownerId: user.id, name, isPrivate: false, from, autoArchive: null, tags: [] });
  }
}

function mine(stored: Stored, { id, username }: APIUser): Stored {
  if (stored.message.author.id !== id) throw new Error(`${username} did not write this.`);
  return stored;
}

/** A channel by its id, or by its name; without either the first one that is talked in. */
export function channelNamed(world: World, name: string | undefined, userId: string): Channel {
  const byId = name === undefined ? undefined : world.channels.get(name);
  if (byId) return byId;
  const theirs = [...world.channels.values()].filter(
    ({ guildId }) => guildId !== null && world.guilds.get(guildId)?.members.has(userId) === true,
  );
  const found = theirs.find((one) => (name === undefined ? one.type === ChannelType.GuildText : one.name === name));
  if (!found) throw new Error(name === undefined ? "There is no channel here." : `There is no channel “${name}”.`);
  return found;
}
