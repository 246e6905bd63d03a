import { DiscordAPIError, type REST } from "@discordjs/rest";
import { PermissionFlagsBits, Routes } from "discord-api-types/v10";
import { z } from "zod";

/** What the bot may do in a channel other than the one it is called in, which no interaction tells. */
export type Held =
  | { readonly kind: "held"; readonly bits: bigint }
  /** It is gone, or the bot may not see it: Discord does not tell which. */
  | { readonly kind: "unseen" }
  /** It is in another server. */
  | { readonly kind: "elsewhere" }
  /** Discord could not be asked. */
  | { readonly kind: "unknown" };

export type OursIn = (
  where: { readonly server: string; readonly channel: string },
  signal: AbortSignal,
) => Promise<Held>;

/** `ours`: the bot's user id. */
export function oursIn(rest: REST, ours: () => Promise<string>): OursIn {
  return async ({ server, channel }, signal) => {
    try {
      const { guild_id: place, permission_overwrites: overwrites } = channelShape.parse(
        await rest.get(Routes.channel(channel), { signal }),
      );
      if (place !== server) return { kind: "elsewhere" };
      const user = await ours();
      const { roles, owner_id: owner } = guildShape.parse(await rest.get(Routes.guild(server), { signal }));
      const member = memberShape.parse(await rest.get(Routes.guildMember(server, user), { signal }));
      if (owner === user) return { kind: "held", bits: everything };
      return { kind: "held", bits: heldBy({ user, roles: member.roles }, { server, roles, overwrites }) };
    } catch (error) {
      const isRefused = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
      return isRefused ? { kind: "unseen" } : { kind: "unknown" };
    }
  };
}

const everything = PermissionFlagsBits.Administrator;

type Role = { readonly id: string; readonly permissions: bigint };
type Overwrite = { readonly id: string; readonly allow: bigint; readonly deny: bigint };

/** By Discord's algorithm (docs, topics/permissions): the server's roles, then what the channel says of all, of roles, of the member. */
export function heldBy(
  { user, roles: theirs }: { readonly user: string; readonly roles: readonly string[] },
  channel: { readonly server: string; readonly roles: readonly Role[]; readonly overwrites: readonly Overwrite[] },
): bigint {
  const { server, roles, overwrites } = channel;
  const base = roles
    .filter(({ id }) => id === server || theirs.includes(id))
    .reduce((bits, { permissions }) => bits | permissions, 0n);
  if ((base & everything) !== 0n) return everything;
  return [[server], theirs, [user]].reduce((before, ids) => {
    const here = overwrites.filter(({ id }) => ids.includes(id));
    const deny = here.reduce((bits, one) => bits | one.deny, 0n);
    const allow = here.reduce((bits, one) => bits | one.allow, 0n);
    return (before & ~deny) | allow;
  }, base);
}

const bits = z.string().transform((text) => BigInt(text));
const channelShape = z.object({
  guild_id: z.string().optional(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});
const guildShape = z.object({ owner_id: z.string(), roles: z.array(z.object({ id: z.string(), permissions: bits })) });
const memberShape = z.object({ roles: z.array(z.string()) });
