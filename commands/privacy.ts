import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord-api-types/v10";
import { forgetArticle, forgetMember, keptAbout } from "../src/app/privacy.ts";
import { retentionIn } from "../src/app/settings/retention.ts";
import { UserError } from "../src/errors.ts";
import { acting } from "../src/discord/acting.ts";
import { talkedAbout } from "../src/discord/answered.ts";
import type { Call } from "../src/discord/call.ts";
import type { Answer, App, Command } from "../src/discord/command.ts";
import { deletedAbout, forgottenArticle, keptAboutYou } from "../src/discord/render/privacy.ts";

/** /privacy: what is kept about a member, and deleting it; deleting an article. */
export const privacy: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "privacy",
    description: "What I keep about you, and how to delete it",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      { type: ApplicationCommandOptionType.Subcommand, name: "show", description: "What I keep about you" },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "delete-mine",
        description: "Delete all that I keep about you",
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "delete-article",
        description: "Delete the article that is talked about here, with all that was said about it",
      },
    ],
  },
  answer: async (call, app) => {
    if (call.act.kind !== "slash") throw new TypeError("a slash command was called in another way");
    const { user } = call.caller;
    if (call.act.part === "delete-mine") {
      return { kind: "show", payload: deletedAbout(await forgetMember(user, app.flow)) };
    }
    if (call.act.part === "delete-article") return deleteArticle(call, app);
    const kept = await keptAbout(user, app.flow);
    const here = await retentionIn(call.caller.server, app.flow);
    return { kind: "show", payload: keptAboutYou(kept, { here, everywhere: app.flow.limits.retention }) };
  },
  parts: {},
};

async function deleteArticle(call: Call, app: App): Promise<Answer> {
  const { caller } = call;
  const about = await talkedAbout(caller.channel.id, app.flow);
  if (about === null) {
    throw new UserError(
      "usage",
      "No article is talked about in this channel.",
      "Use this where its report is; after some days without use it is deleted by itself.",
    );
  }
  const by = acting(caller);
  if (!by.moderates && caller.server !== null) {
    throw new UserError(
      "not-allowed",
      "Only moderators may delete an article for everybody.",
      "Whoever asked for a report can delete it with the button below it.",
    );
  }
  await forgetArticle(about.hash, by, app.flow);
  return { kind: "show", payload: forgottenArticle(about) };
}
