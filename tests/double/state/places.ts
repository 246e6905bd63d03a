import { ChannelType, type APIUser } from "discord-api-types/v10";
import type { Channel, World } from "./world.ts";

/** The direct conversation between the bot and somebody, opened when there is none. */
export function directChannel(world: World, recipient: APIUser): Channel {
  const open = [...world.channels.values()].find((one) => one.recipient?.id === recipient.id);
  if (open) return open;
  const channel = blankChannel(world.newId(), ChannelType.DM, recipient.username, recipient);
  world.channels.set(channel.id, channel);
  return channel;
}

export function blankChannel(id: string, type: ChannelType, name: string, recipient: APIUser | null): Channel {
  return {
    id,
    type,
    guildId: null,
    parentId: null,
    name,
    topic: null,
    tags: [],
    recipient,
    thread: null,
    overwrites: [],
    lastMessageId: null,
  };
}
