import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import { isThread, type Channel, type HeardMessage } from "./call.ts";

/** What the bot asks Discord, beside talking. What it may not see is null or empty. */
export type Asking = {
  readonly channel: (id: string, signal: AbortSignal) => Promise<Channel | null>;
  readonly message: (channel: string, id: string, signal: AbortSignal) => Promise<HeardMessage | null>;
  /** Up to 24 of the messages before and after it, in no order. */
  readonly around: (message: HeardMessage, signal: AbortSignal) => Promise<readonly HeardMessage[]>;
  /** The bot's application. Rejects where Discord cannot be asked. */
  readonly application: (signal: AbortSignal) => Promise<Application>;
};

/** `user`: the bot's, which mentions name. */
export type Application = { readonly id: string; readonly user: string; readonly flags: number };

export function askingDiscord(rest: REST): Asking {
  const seen = async <T>(
    route: `/${string}`,
    shape: z.ZodType<T>,
    signal: AbortSignal,
    query = "",
  ): Promise<T | null> => {
    try {
      return shape.parse(await rest.get(route, { signal, query: new URLSearchParams(query) }));
    } catch {
      signal.throwIfAborted();
      return null;
    }
  };
  return {
    channel: async (id, signal) => seen(Routes.channel(id), channelShape, signal),
    message: async (channel, id, signal) => seen(Routes.channelMessage(channel, id), messageShape, signal),
    around: async ({ channel, id }, signal) =>
      (await seen(Routes.channelMessages(channel), z.array(messageShape), signal, `around=${id}&limit=25`)) ?? [],
    application: async (signal) => applicationShape.parse(await rest.get(Routes.currentApplication(), { signal })),
  };
}

const applicationShape = z
  .object({ id: z.string(), flags: z.number().default(0), bot: z.object({ id: z.string() }).optional() })
  .transform(({ id, flags, bot }): Application => ({ id, flags, user: bot?.id ?? id }));

const channelShape = z
  .object({ id: z.string(), type: z.number(), parent_id: z.string().nullable().default(null) })
  .transform(({ id, type, parent_id: parent }): Channel => ({ id, isThread: isThread(type), parent }));

const attachmentShape = z
  .object({
    filename: z.string(),
    url: z.string(),
    size: z.number(),
    content_type: z.string().nullable().default(null),
  })
  .transform(({ filename, url, size, content_type }) => ({
    name: filename,
    url,
    bytes: size,
    contentType: content_type,
  }));

const messageShape = z
  .object({
    id: z.string(),
    channel_id: z.string(),
    author: z.object({ id: z.string(), bot: z.boolean().default(false) }),
    content: z.string(),
    attachments: z.array(attachmentShape),
    timestamp: z.string(),
  })
  .transform((message): HeardMessage => ({
    id: message.id,
    channel: message.channel_id,
    author: message.author.id,
    isBot: message.author.bot,
    text: message.content,
    attachments: message.attachments,
    at: Date.parse(message.timestamp),
  }));
