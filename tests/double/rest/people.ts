import { permissionsInGuild } from "../state/permissions.ts";
import { directChannel } from "../state/places.ts";
import { wireChannel, wireGuild, wireMember } from "../state/wire.ts";
import type { Guild, World } from "../state/world.ts";
import { z } from "zod";
import { bodyAs, ok, param, type Answer, type Call, type Route } from "./call.ts";
import { Refusal, refusals } from "./refusal.ts";

/** The application, the bot, other people and servers. */
export const peopleRoutes: readonly Route[] = [
  { method: "GET", path: "/oauth2/applications/@me", answer: application },
  { method: "GET", path: "/applications/@me", answer: application },
  { method: "GET", path: "/users/@me", answer: me },
  { method: "GET", path: "/users/@me/guilds", answer: myGuilds },
  { method: "POST", path: "/users/@me/channels", answer: openDirect },
  { method: "GET", path: "/users/{user_id}", answer: user },
  { method: "GET", path: "/guilds/{guild_id}", answer: guild },
  { method: "GET", path: "/guilds/{guild_id}/channels", answer: channels },
  { method: "GET", path: "/guilds/{guild_id}/roles", answer: roles },
  { method: "GET", path: "/guilds/{guild_id}/members/{user_id}", answer: member },
  { method: "GET", path: "/guilds/{guild_id}/threads/active", answer: activeThreads },
];

/** GATEWAY_GUILD_MEMBERS and GATEWAY_MESSAGE_CONTENT, in their forms for apps that are in few servers. */
function flagsOf({ application: { privileged } }: World): number {
  return (
    (privileged.has("GuildMembers") ? 1 << 15 : 0) |
    (privileged.has("MessageContent") ? 1 << 19 : 0) |
    (privileged.has("GuildPresences") ? 1 << 13 : 0)
  );
}

function application({ world }: Call): Answer {
  const { id, bot } = world.application;
  return ok({
    id,
    name: bot.username,
    icon: null,
    description: "",
    type: null,
    bot,
    summary: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: flagsOf(world),
    flags_new: String(flagsOf(world)),
    hook: true,
    is_monetized: false,
    is_verified: false,
    is_discoverable: false,
    storefront_available: false,
    integration_types_config: { "0": {} },
    owner: bot,
    team: null,
    redirect_uris: [],
    eligible_oauth2_scopes: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    event_webhooks_status: 1,
    event_webhooks_types: [],
    event_webhooks_url: null,
    explicit_content_filter: 0,
  });
}

function me({ world }: Call): Answer {
  return ok({ ...world.application.bot, mfa_enabled: false, locale: "en-US", verified: true, email: null });
}

function myGuilds({ world }: Call): Answer {
  const here = [...world.guilds.values()].filter(({ present }) => present);
  return ok(
    here.map((one) => ({
      id: one.id,
      name: one.name,
      icon: null,
      banner: null,
      owner: one.ownerId === world.application.bot.id,
      permissions: String(permissionsInGuild(one, world.application.bot.id)),
      features: [],
    })),
  );
}

function openDirect(call: Call): Answer {
  const { recipient_id: id } = bodyAs(call, z.object({ recipient_id: z.string() }));
  const recipient = call.world.users.get(id);
  if (!recipient) throw new Refusal(refusals.unknownUser);
  return ok(wireChannel(call.world, directChannel(call.world, recipient)));
}

function user(call: Call): Answer {
  const found = call.world.users.get(param(call, "user_id"));
  if (!found) throw new Refusal(refusals.unknownUser);
  return ok(found);
}

function guildOf(call: Call): Guild {
  const found = call.world.guilds.get(param(call, "guild_id"));
  if (!found) throw new Refusal(refusals.unknownGuild);
  if (!found.present) throw new Refusal(refusals.missingAccess);
  return found;
}

function guild(call: Call): Answer {
  return ok({ ...wireGuild(guildOf(call)), ...moreOfAGuild });
}

/** What the API gives and nobody here asks for. */
const moreOfAGuild = {
  region: "deprecated",
  home_header: null,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  widget_enabled: false,
  widget_channel_id: null,
  nsfw: false,
  nsfw_level: 0,
};

function channels(call: Call): Answer {
  const { id } = guildOf(call);
  const here = [...call.world.channels.values()].filter(({ guildId, thread }) => guildId === id && thread === null);
  return ok(here.map((one) => wireChannel(call.world, one)));
}

function roles(call: Call): Answer {
  return ok([...guildOf(call).roles.values()]);
}

function member(call: Call): Answer {
  const found = guildOf(call).members.get(param(call, "user_id"));
  if (!found) throw new Refusal(refusals.unknownMember);
  return ok(wireMember(found));
}

function activeThreads(call: Call): Answer {
  const { id } = guildOf(call);
  const here = [...call.world.channels.values()].filter(
    ({ guildId, thread }) => guildId === id && thread !== null && !thread.archived,
  );
  return ok({ threads: here.map((one) => wireChannel(call.world, one)), members: [], has_more: false });
}
