import type { z } from "zod";
import { messageBody, type MessageBody } from "../rules/message-body.ts";
import { draftOf } from "../state/messages.ts";
import { isEmpty, mentionFaults, messageFaults } from "../rules/message.ts";
import { sentencesOf } from "../rules/sentences.ts";
import type { Upload } from "../state/attachments.ts";
import { mayIn, type PermissionName } from "../state/permissions.ts";
import type { Channel, Stored, World } from "../state/world.ts";
import { Refusal, refusals } from "./refusal.ts";

/** A request that found its route. */
export type Call = {
  readonly world: World;
  /** By name, as the route's pattern has them. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** JSON, or the payload_json of a form; null without a body. */
  readonly body: unknown;
  readonly uploads: readonly Upload[];
};

export type Answer = { readonly status: number; readonly body: unknown };

export type Route = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path as the OpenAPI document writes it. */
  readonly path: string;
  /** Whether the secret is in the path, as with interactions, rather than in the header. */
  readonly open?: true;
  readonly answer: (call: Call) => Answer;
};

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const done: Answer = { status: 204, body: null };

export function param({ params }: Call, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no {${name}}.`);
  return value;
}

/** A body of the right shape, or the refusal that Discord gives. */
export function bodyAs<T>(call: Pick<Call, "body">, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(call.body ?? {});
  if (!parsed.success) throw new Refusal(refusals.invalidBody, sentencesOf(parsed.error));
  return parsed.data;
}

/** The message that a request would leave behind, judged whole. */
export function messageOf(call: Pick<Call, "body" | "uploads" | "world">, before: Stored | null): MessageBody {
  const body = bodyAs(call, messageBody);
  const draft = draftOf(body, call.uploads, before);
  const faults = [
    ...messageFaults(draft),
    ...mentionFaults(body),
    ...flagFaults(body, before),
    ...fileFaults(call, body),
  ];
  if (faults.length > 0) throw new Refusal(refusals.invalidBody, faults);
  if (isEmpty(draft)) throw new Refusal(refusals.emptyMessage, ["The message is empty."]);
  return body;
}

function flagFaults({ flags }: MessageBody, before: Stored | null): readonly string[] {
  const v2 = 1 << 15;
  const had = ((before?.message.flags ?? 0) & v2) !== 0;
  const lost = had && flags !== undefined && flags !== null && (flags & v2) === 0;
  return lost ? ["The flag IS_COMPONENTS_V2 cannot be taken from a message."] : [];
}

/** 25 MiB a request (reference: Uploading Files). */
const mostBytes = 25 * 1024 * 1024;

function fileFaults({ uploads, world }: Pick<Call, "uploads" | "world">, body: MessageBody): readonly string[] {
  const sizes = uploads.map(({ bytes }) => bytes.byteLength);
  const names = uploads.map(({ name }) => name);
  if (
    sizes.some((size) => size > world.limits.attachmentBytes) ||
    sizes.reduce((sum, one) => sum + one, 0) > mostBytes
  ) {
    throw new Refusal(refusals.tooLarge, ["A file is too large."]);
  }
  const placeholders = (body.attachments ?? []).filter(({ id }) => id.length < 4);
  return [
    ...placeholders
      .filter(({ id }) => uploads[Number(id)] === undefined)
      .map(({ id }) => `attachments names files[${id}], which was not sent.`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `The file name “${name}” stands twice.`),
  ];
}

export function channelOf(call: Call, name = "channel_id"): Channel {
  const channel = call.world.channels.get(param(call, name));
  if (!channel) throw new Refusal(refusals.unknownChannel);
  if (channel.guildId !== null && call.world.guilds.get(channel.guildId)?.present !== true) {
    throw new Refusal(refusals.missingAccess);
  }
  if (!botMay(call.world, channel, "ViewChannel")) throw new Refusal(refusals.missingAccess);
  return channel;
}

export function botMay(world: World, channel: Channel, name: PermissionName): boolean {
  return mayIn(world, channel, world.application.bot.id, name);
}

export function need(world: World, channel: Channel, ...names: readonly PermissionName[]): void {
  if (names.some((name) => !botMay(world, channel, name))) throw new Refusal(refusals.missingPermissions);
}

/** A message that stands in the channel for everybody. One that only one person sees is unknown to this door. */
export function storedIn(call: Call, channel: Channel): Stored {
  const stored = call.world.messages.get(channel.id)?.get(param(call, "message_id"));
  if (!stored || stored.onlyFor !== null) throw new Refusal(refusals.unknownMessage);
  return stored;
}
