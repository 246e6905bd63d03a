import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { changeSettings } from "../src/app/settings/change-settings.ts";
import { settingCalled, settingWords } from "../src/app/settings/setting-wording.ts";
import { channelModes } from "../src/app/settings/settings.ts";
import { UserError } from "../src/errors.ts";
import { may } from "../src/discord/acting.ts";
import type { Command } from "../src/discord/command.ts";
import { missingHere } from "../src/discord/permissions.ts";
import { settingsTold } from "../src/discord/render/settings.ts";

/** /settings: `channel` says when the bot speaks in the channel or thread where it is called. */
export const settings: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "settings",
    description: "When I speak, for moderators",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "channel",
        description: "When I speak in this channel or thread",
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: "mode",
            description: settingCalled.mode,
            required: true,
            choices: channelModes.map((mode) => ({ name: settingWords("mode", { mode }) ?? mode, value: mode })),
          },
        ],
      },
    ],
  },
  answer: async ({ act, caller }, app) => {
    if (act.kind !== "slash") throw new TypeError("a slash command was called in another way");
    const { user, server, channel, roles, permissions } = caller;
    if (server === null) {
      throw new UserError("usage", "There is nothing to set here.", "In a conversation with me I always answer.");
    }
    const manages =
      may(permissions, PermissionFlagsBits.ManageGuild) || may(permissions, PermissionFlagsBits.ManageChannels);
    const mode = act.options.texts["mode"];
    const change = await changeSettings(
      { user, server, roles, manages },
      {
        scope: { kind: channel.isThread ? "thread" : "channel", id: channel.id },
        wishes: { mode: { kind: "set", value: mode } },
      },
      app.flow,
    );
    const isUnasked = mode !== "asked";
    return {
      kind: "show",
      payload: settingsTold({
        lines: change.kind === "changed" ? change.lines : [],
        isBlind: isUnasked && !app.readsMessages,
        missing: isUnasked ? missingHere(caller.ours, channel) : [],
      }),
    };
  },
  parts: {},
};
