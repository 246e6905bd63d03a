import { GatewayDispatchEvents, GatewayIntentBits, type APIMessage } from "discord-api-types/v10";
import type { Application, Dispatch, EventPlace } from "../state/world.ts";

const { Guilds, GuildMembers, GuildMessages, GuildMessageReactions, DirectMessages, DirectMessageReactions } =
  GatewayIntentBits;
const events = GatewayDispatchEvents;

/** Which intent an event takes, in a server and in a direct conversation; null: it comes to everybody. */
const takes: Readonly<Partial<Record<GatewayDispatchEvents, readonly [inGuild: number, direct: number]>>> = {
  [events.GuildCreate]: [Guilds, Guilds],
  [events.GuildUpdate]: [Guilds, Guilds],
  [events.GuildDelete]: [Guilds, Guilds],
  [events.GuildRoleUpdate]: [Guilds, Guilds],
  [events.ChannelCreate]: [Guilds, Guilds],
  [events.ChannelUpdate]: [Guilds, Guilds],
  [events.ChannelDelete]: [Guilds, Guilds],
  [events.ThreadCreate]: [Guilds, Guilds],
  [events.ThreadUpdate]: [Guilds, Guilds],
  [events.ThreadDelete]: [Guilds, Guilds],
  [events.GuildMemberAdd]: [GuildMembers, GuildMembers],
  [events.GuildMemberRemove]: [GuildMembers, GuildMembers],
  [events.MessageCreate]: [GuildMessages, DirectMessages],
  [events.MessageUpdate]: [GuildMessages, DirectMessages],
  [events.MessageDelete]: [GuildMessages, DirectMessages],
  [events.MessageReactionAdd]: [GuildMessageReactions, DirectMessageReactions],
  [events.MessageReactionRemove]: [GuildMessageReactions, DirectMessageReactions],
  [events.TypingStart]: [GatewayIntentBits.GuildMessageTyping, GatewayIntentBits.DirectMessageTyping],
};

export function wants(intents: number, { t }: Dispatch, { guildId }: EventPlace): boolean {
  const needed = takes[t];
  return needed === undefined || (intents & needed[guildId === null ? 1 : 0]) !== 0;
}

/** Privileged intents that were asked for and not switched on: the gateway closes with 4014. */
export function disallowed(intents: number, { privileged }: Application): boolean {
  const asks = (bit: number): boolean => (intents & bit) !== 0;
  return (
    (asks(GuildMembers) && !privileged.has("GuildMembers")) ||
    (asks(GatewayIntentBits.GuildPresences) && !privileged.has("GuildPresences")) ||
    (asks(GatewayIntentBits.MessageContent) && !privileged.has("MessageContent"))
  );
}

/** An event as a session without the intent gets it: what people wrote is emptied. */
export function asSeenWith(intents: number, dispatch: Dispatch, place: EventPlace, application: Application): Dispatch {
  if ((intents & GatewayIntentBits.MessageContent) !== 0) return dispatch;
  const direct = place.guildId === null;
  if (dispatch.t === events.MessageCreate) return { t: dispatch.t, d: emptied(dispatch.d, direct, application) };
  if (dispatch.t === events.MessageUpdate) return { t: dispatch.t, d: emptied(dispatch.d, direct, application) };
  return dispatch;
}

/**
 * Messages in direct conversations, the bot's own, and those that mention it keep their words (events/gateway: Message
 * Content Intent). What it answered is emptied with them where it is quoted.
 */
export function emptied<T extends APIMessage>(message: T, direct: boolean, application: Application): T {
  const mayRead =
    direct || message.author.id === application.bot.id || message.mentions.some(({ id }) => id === application.bot.id);
  const referenced = message.referenced_message;
  const inner = referenced ? { referenced_message: emptied(referenced, direct, application) } : {};
  return mayRead
    ? { ...message, ...inner }
    : { ...message, ...inner, content: "", embeds: [], attachments: [], components: [] };
}
