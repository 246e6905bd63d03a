import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from "discord-api-types/v10";
import type { Command } from "../src/discord/command.ts";
import { helpPage } from "../src/discord/render/help.ts";

/** /help: what the bot does, how to ask it, and what it never does. */
export const help: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "help",
    description: "What I do, and how to use me",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  answer: async () => ({ kind: "show", payload: helpPage() }),
  parts: {},
};
