import { z } from "zod";
import { messageComponent } from "./components.ts";

/** What a program may send as a message, by whichever route; parsed once, where it enters. */
export type MessageBody = z.infer<typeof messageBody>;

const id = z.string().regex(/^\d+$/, "This is no snowflake.");
const text = (most: number) => z.string().max(most).nullish();

export const embed = z.object({
  title: text(256),
  description: text(4096),
  url: z.string().nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  timestamp: z.string().nullish(),
  footer: z.object({ text: z.string().max(2048) }).nullish(),
  author: z.object({ name: z.string().max(256) }).nullish(),
  image: z.object({ url: z.string() }).nullish(),
  thumbnail: z.object({ url: z.string() }).nullish(),
  fields: z
    .array(
      z.object({ name: z.string().min(1).max(256), value: z.string().min(1).max(1024), inline: z.boolean().nullish() }),
    )
    .max(25)
    .nullish(),
});

export const messageBody = z.object({
  // 2000 is the limit of the docs; the OpenAPI document says 4000 for channel messages.
  content: text(2000),
  embeds: z.array(embed).max(10).nullish(),
  components: z.array(messageComponent).max(40).nullish(),
  flags: z.int().nullish(),
  tts: z.boolean().nullish(),
  allowed_mentions: z
    .object({
      parse: z.array(z.literal(["users", "roles", "everyone"])).nullish(),
      users: z.array(id).max(100).nullish(),
      roles: z.array(id).max(100).nullish(),
      replied_user: z.boolean().nullish(),
    })
    .nullish(),
  attachments: z
    .array(
      z.object({
        id: z.union([z.string(), z.int()]).transform(String),
        filename: z.string().max(1024).nullish(),
        description: text(1024),
      }),
    )
    .max(10)
    .nullish(),
  message_reference: z
    .object({
      type: z.literal([0, 1]).nullish(),
      message_id: id,
      channel_id: id.nullish(),
      guild_id: id.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  sticker_ids: z.array(id).max(3).nullish(),
  poll: z.unknown().optional(),
});
