import { ComponentType, type APIMessage, type APIUser } from "discord-api-types/v10";
import { allPieces } from "../rules/components.ts";
import type { MessageBody } from "../rules/message-body.ts";
import type { Channel, World } from "./world.ts";

type Mentions = Pick<APIMessage, "mentions" | "mention_roles" | "mention_everyone">;

/** Whom a message really calls: what its text names and allowed_mentions lets through. */
export function mentionsOf(
  world: World,
  channel: Channel,
  author: APIUser,
  body: Partial<MessageBody>,
  byInteraction: boolean,
): Mentions {
  const text = textOf(body);
  const allowed = author.bot === true ? body.allowed_mentions : undefined;
  // Unless told otherwise channel messages call everybody they name, answers to interactions users alone.
  const parse = allowed === undefined || allowed === null ? defaults(byInteraction) : (allowed.parse ?? []);
  const named = (pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, id]) => id ?? "");
  const users = named(/<@!?(\d+)>/g).filter((id) => parse.includes("users") || allowed?.users?.includes(id) === true);
  const roles = named(/<@&(\d+)>/g).filter((id) => parse.includes("roles") || allowed?.roles?.includes(id) === true);
  const replied = repliedTo(world, channel, body);
  const ids = new Set([...users, ...replied]);
  return {
    mentions: [...ids].flatMap((id) => world.users.get(id) ?? []),
    mention_roles: [...new Set(roles)],
    mention_everyone: /@everyone|@here/.test(text) && parse.includes("everyone"),
  };
}

export function textOf({ content, components }: Partial<MessageBody>): string {
  const texts = allPieces(components ?? []).flatMap((one) =>
    one.type === ComponentType.TextDisplay ? [one.content] : [],
  );
  return [content ?? "", ...texts].join("\n");
}

function defaults(byInteraction: boolean): readonly ("users" | "roles" | "everyone")[] {
  return byInteraction ? ["users"] : ["users", "roles", "everyone"];
}

/** Whom a reply calls: the author of what it answers, unless allowed_mentions is there and does not say so. */
function repliedTo(world: World, channel: Channel, body: Partial<MessageBody>): readonly string[] {
  const { message_reference: reference, allowed_mentions: allowed } = body;
  if (!reference || (allowed && allowed.replied_user !== true)) return [];
  const message = world.messages.get(reference.channel_id ?? channel.id)?.get(reference.message_id)?.message;
  return message ? [message.author.id] : [];
}
