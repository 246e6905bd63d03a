import { DiscordAPIError, type REST } from "@discordjs/rest";
import { ApplicationFlags, Routes } from "discord-api-types/v10";
import { z } from "zod";
import type { Finding } from "../app/finding.ts";
import type { Clock } from "../clock.ts";
import { askingDiscord, type Application } from "./asking.ts";
import type { Command } from "./command.ts";
import { missingOf as missingPermissions, neededPermissions } from "./permissions.ts";
import { missingOf, registered } from "./register.ts";
import { discordRest } from "./rest.ts";

export type CheckUp = {
  readonly token: () => string;
  readonly api: string | null;
  readonly commands: readonly Command[];
  readonly readsMessages: boolean;
  /** In how many places moderators chose that articles are noticed without being asked. */
  readonly unasked: number;
  /** The server whose permissions are looked at; null for none. */
  readonly server: string | null;
  readonly clock: Pick<Clock, "now">;
};

/** Looks at all that the bot needs of Discord. */
export async function checkDiscord(checked: CheckUp): Promise<readonly Finding[]> {
  const { server, clock } = checked;
  const rest = discordRest({ token: checked.token(), api: checked.api });
  let offMs: number | null = null;
  rest.on("response", (_request, { headers }) => {
    const said = Date.parse(headers.get("date") ?? "");
    if (!Number.isNaN(said)) offMs = clock.now() - said;
  });
  const signal = AbortSignal.timeout(15_000);
  let application: Application;
  try {
    application = await askingDiscord(rest).application(signal);
  } catch (error) {
    return [tokenFinding(error)];
  }
  const findings = [
    { what: "Discord’s token", found: `is that of application ${application.id}`, mend: null },
    intentsFinding(application, checked),
    await commandsFinding(application, checked, rest),
    clockFinding(offMs),
  ];
  if (server === null) return [...findings, inviteFinding(application)];
  return [...findings, await permissionsFinding(application, server, rest)];
}

function tokenFinding(error: unknown): Finding {
  const what = "Discord’s token";
  if (error instanceof DiscordAPIError && error.status === 401) {
    return {
      what,
      found: "is not accepted",
      mend: "Copy it again: discord.com/developers/applications, your application, Bot, Reset Token; then DISCORD_TOKEN.",
    };
  }
  return {
    what,
    found: "could not be tried, for Discord cannot be reached",
    mend: "Look at this machine’s connection, at a firewall, and at discordstatus.com; DISCORD_API should be empty.",
  };
}

function intentsFinding({ flags }: Application, { readsMessages, unasked }: CheckUp): Finding {
  const what = "Message content";
  const has = (flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !== 0;
  if (readsMessages && !has) {
    return {
      what,
      found: "is asked for (DISCORD_MESSAGE_CONTENT=on), but not switched on for the application",
      mend: `Switch it on: ${wherePortal}.`,
    };
  }
  if (!readsMessages && unasked > 0) {
    const places = unasked === 1 ? "one place is" : `${unasked} places are`;
    return {
      what,
      found: `is not read, but ${places} set to notice articles without being asked (/settings channel), which does nothing so`,
      mend: has
        ? "Set DISCORD_MESSAGE_CONTENT=on, and start the bot anew."
        : `Switch it on: ${wherePortal}; then set DISCORD_MESSAGE_CONTENT=on, and start the bot anew.`,
    };
  }
  if (readsMessages)
    return { what, found: "is read: articles are noticed in channels that moderators chose", mend: null };
  return {
    what,
    found: "is not read, and need not be: members use commands, the message menu, mentions and replies",
    mend: null,
  };
}

const wherePortal = "discord.com/developers/applications, your application, Bot, Message Content Intent";

async function commandsFinding(
  { id }: Application,
  { commands, server }: Pick<CheckUp, "commands" | "server">,
  rest: REST,
): Promise<Finding> {
  const what = "Commands";
  const mend = "Run: npm run register";
  try {
    const everywhere = await registered(rest, id);
    const alone = server === null ? [] : await registered(rest, id, server).catch(() => []); // the bot is not in it
    const missing = missingOf(commands, [...everywhere, ...alone]);
    if (missing.length > 0) return { what, found: `are missing at Discord: ${missing.join(", ")}`, mend };
    const twice = alone.filter((name) => everywhere.includes(name));
    if (twice.length === 0) return { what, found: `all ${commands.length} are registered`, mend: null };
    return {
      what,
      found: `show twice in server ${server}: ${twice.join(", ")}`,
      mend: `Run: npm run register -- ${server}, which takes away those that it has for itself`,
    };
  } catch {
    return { what, found: "could not be asked for", mend };
  }
}

const offMostMs = 10_000; // the header has whole seconds, and the answer takes a while

/** Whether this machine's clock says what Discord's does: times of requests and of what is kept go by it. */
function clockFinding(offMs: number | null): Finding {
  const what = "Clock";
  if (offMs === null) return { what, found: "could not be compared: Discord told no time", mend: null };
  if (Math.abs(offMs) <= offMostMs) return { what, found: "goes with Discord’s", mend: null };
  const seconds = Math.round(Math.abs(offMs) / 1000);
  return {
    what,
    found: `is ${seconds.toLocaleString("en")} seconds ${offMs > 0 ? "ahead of" : "behind"} Discord’s`,
    mend: "Have it set over the network (for example: timedatectl set-ntp true).",
  };
}

const neededBits = neededPermissions.reduce((bits, [, bit]) => bits | bit, 0n);

/** Where a moderator lets the bot into a server. */
export function inviteLink(application: string): string {
  const asked = new URLSearchParams({
    client_id: application,
    scope: "bot applications.commands",
    permissions: String(neededBits),
  });
  return `https://discord.com/oauth2/authorize?${asked.toString()}`;
}

function inviteFinding({ id }: Application): Finding {
  return { what: "To add it to a server", found: inviteLink(id), mend: null };
}

async function permissionsFinding({ id, user }: Application, server: string, rest: REST): Promise<Finding> {
  const what = `Permissions in server ${server}`;
  try {
    const { roles, owner_id: owner } = guildShape.parse(await rest.get(Routes.guild(server)));
    const member = memberShape.parse(await rest.get(Routes.guildMember(server, user)));
    const held = roles
      .filter((role) => role.id === server || member.roles.includes(role.id))
      .reduce((bits, { permissions }) => bits | BigInt(permissions), 0n);
    const missing = owner === user ? [] : missingPermissions(held);
    if (missing.length === 0) return { what, found: "are all there (single channels may say otherwise)", mend: null };
    return {
      what,
      found: `are missing: ${missing.join(", ")}`,
      mend: `Give them to its role under Server Settings, Roles; or add it anew: ${inviteLink(id)}`,
    };
  } catch {
    return { what, found: "cannot be seen: the bot is not in it", mend: `Add it: ${inviteLink(id)}` };
  }
}

const guildShape = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});
const memberShape = z.object({ roles: z.array(z.string()) });
