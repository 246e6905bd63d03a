import { PermissionFlagsBits } from "discord-api-types/v10";
import type { Moderator } from "../app/moderator.ts";
import type { ScopeHere } from "../app/settings/change-settings.ts";
import type { Place } from "../app/settings/settings-in.ts";
import { UserError } from "../errors.ts";
import { may } from "./acting.ts";
import type { Caller } from "./call.ts";
import type { App } from "./command.ts";

/** Whoever calls, with the rights that Discord says they have. Fails with "usage" in direct messages. */
export function moderatorOf({ user, server, roles, permissions }: Caller): Moderator {
  if (server === null)
    throw new UserError(
      "usage",
      "There is nothing to set here.",
      "In a conversation with me I always answer. Use this in a server.",
    );
  return { user, server, roles, manages: may(permissions, PermissionFlagsBits.ManageGuild) };
}

/** Where a setting is to hold: the thread or channel of the call, the channel of the thread, its category, the server. */
export const wheres = ["here", "channel", "category", "server"] as const;
export type Where = (typeof wheres)[number];

export function whereNamed(name: string | undefined, otherwise: Where): Where {
  return wheres.find((one) => one === name) ?? otherwise;
}

/** Fails with "usage" where there is no such place around this one. */
export async function scopeNamed(
  where: Where,
  caller: Caller,
  { places, signal }: Pick<App, "places"> & { readonly signal: AbortSignal },
): Promise<ScopeHere> {
  const { id, isThread, parent } = caller.channel;
  if (where === "server") return { kind: "server", id: moderatorOf(caller).server };
  if (where === "here") return { kind: isThread ? "thread" : "channel", id };
  if (where === "channel") return { kind: "channel", id: isThread && parent !== null ? parent : id };
  const category = isThread ? ((await places(id, signal))[2]?.id ?? null) : parent;
  if (category !== null) return { kind: "category", id: category };
  throw new UserError("usage", "This channel is in no category.", "Set it for the channel or for the whole server.");
}

/** The server of the call, with all that its channel is in. */
export async function placeOf(caller: Caller, { places }: Pick<App, "places">, signal: AbortSignal): Promise<Place> {
  const { server } = moderatorOf(caller);
  const around = await places(caller.channel.id, signal);
  const { id, parent } = caller.channel;
  // What cannot be looked up is at least known from the call itself.
  const within = around.length > 0 ? around.map((one) => one.id) : [id, ...(parent === null ? [] : [parent])];
  return { server, within };
}
