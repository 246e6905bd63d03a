import { ApplicationCommandType, InteractionType, PermissionFlagsBits, type APIUser } from "discord-api-types/v10";
import { shownMessage } from "../state/messages.ts";
import { mayIn, permissionsIn } from "../state/permissions.ts";
import type { Channel, Interaction, Registered, Stored, World } from "../state/world.ts";
import { fillOptions, type Values } from "./options.ts";
import { raise, resolve } from "./raise.ts";

/** Somebody at a place. */
export type There = { readonly user: APIUser; readonly channel: Channel };

/** A slash command; “settings channel” is the subcommand channel of /settings. */
export function slash(world: World, there: There, name: string, values: Values): Interaction {
  const [root = "", ...path] = name.split(" ");
  const found = commandFor(world, there, root, ApplicationCommandType.ChatInput);
  const { options, resolved } = fillOptions(world, there.channel, found.command, { path, values });
  return raise(
    world,
    { ...there, type: InteractionType.ApplicationCommand, name: `/${name}`, messageId: null },
    (frame) => ({
      ...frame,
      type: InteractionType.ApplicationCommand,
      data: { ...named(found, there.channel), type: ApplicationCommandType.ChatInput, options, resolved },
    }),
  );
}

/** A command of a message's menu. The message comes with all its words, whatever the intents. */
export function messageMenu(world: World, there: There, name: string, stored: Stored): Interaction {
  const found = commandFor(world, there, name, ApplicationCommandType.Message);
  const { id } = stored.message;
  const resolved = { messages: { [id]: shownMessage(world, stored) } };
  return raise(world, { ...there, type: InteractionType.ApplicationCommand, name, messageId: null }, (frame) => ({
    ...frame,
    type: InteractionType.ApplicationCommand,
    data: { ...named(found, there.channel), type: ApplicationCommandType.Message, target_id: id, resolved },
  }));
}

export function userMenu(world: World, there: There, name: string, targetId: string): Interaction {
  const found = commandFor(world, there, name, ApplicationCommandType.User);
  const { users = {}, members = {} } = resolve(world, there.channel, [targetId]);
  return raise(world, { ...there, type: InteractionType.ApplicationCommand, name, messageId: null }, (frame) => ({
    ...frame,
    type: InteractionType.ApplicationCommand,
    data: {
      ...named(found, there.channel),
      type: ApplicationCommandType.User,
      target_id: targetId,
      resolved: { users, members },
    },
  }));
}

/** What somebody has typed so far of an option that completes itself. */
export type Typing = { readonly option: string; readonly text: string };

export function complete(world: World, there: There, name: string, { option, text }: Typing): Interaction {
  const [root = "", sub] = name.split(" ");
  const found = commandFor(world, there, root, ApplicationCommandType.ChatInput);
  const focused = { name: option, type: 3 as const, value: text, focused: true };
  const options = sub === undefined ? [focused] : [{ name: sub, type: 1 as const, options: [focused] }];
  const type = InteractionType.ApplicationCommandAutocomplete;
  return raise(world, { ...there, type, name: `/${name}`, messageId: null }, (frame) => ({
    ...frame,
    type,
    data: { ...named(found, there.channel), type: ApplicationCommandType.ChatInput, options },
  }));
}

function named({ id, command }: Registered, { guildId }: Channel) {
  return { id, name: command.name, ...(guildId === null ? {} : { guild_id: guildId }) };
}

/** The command that somebody is offered here; throws with the reason why they are not. */
function commandFor(world: World, { user, channel }: There, name: string, type: ApplicationCommandType): Registered {
  const scopes = [channel.guildId, "global"].filter((one) => one !== null);
  const all = scopes.flatMap((scope) => world.commands.get(scope) ?? []);
  const found = all.find(({ command }) => command.name === name && command.type === type);
  if (!found) {
    const there = all.map(({ command }) => command.name).join(", ");
    throw new Error(`No command “${name}” is registered here; registered: ${there === "" ? "none" : there}.`);
  }
  if (channel.thread?.archived === true) throw new Error("Commands do not work in an archived thread.");
  const { contexts, default_member_permissions: needed } = found.command;
  if (contexts && !contexts.includes(channel.guildId === null ? 1 : 0))
    throw new Error(`“${name}” is not offered here.`);
  if (channel.guildId === null) return found;
  if (!mayIn(world, channel, user.id, "UseApplicationCommands"))
    throw new Error(`${user.username} may use no commands here.`);
  const has = permissionsIn(world, channel, user.id);
  const wants = needed === undefined || needed === null ? 0n : BigInt(needed);
  const isAdministrator = (has & PermissionFlagsBits.Administrator) !== 0n;
  const lacks = String(needed) === "0" ? !isAdministrator : (has & wants) !== wants;
  if (lacks) throw new Error(`${user.username} is not offered “${name}”.`);
  return found;
}
