import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from "discord-api-types/v10";
import { UserError } from "../src/errors.ts";
import { answered, talkedAbout, type TalkedAbout } from "../src/discord/answered.ts";
import type { Answer, Command } from "../src/discord/command.ts";
import { pictureName, voicesPage } from "../src/discord/render/voices-page.ts";
import { voicesPicturePng } from "../src/discord/voices-picture-png.ts";
import { voicesPicture } from "../src/discord/voices-picture.ts";

/** /voices where an article is talked about, and the button “Voices” of a card: whose words fill the article. */
export const voices: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "voices",
    description: "A picture of whose words fill the article that is talked about here",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  answer: async (call, app) => {
    const about = await talkedAbout(call.caller.channel.id, app.flow);
    if (about === null) {
      throw new UserError(
        "usage",
        "No article is talked about in this channel.",
        "Give me one with /read, or use /voices in the thread of one.",
      );
    }
    return drawn(about);
  },
  parts: {
    voices: async (call, app) => drawn(await answered(call.press.delivery, app.flow)),
  },
};

function drawn(of: Pick<TalkedAbout, "article" | "reading">): Answer {
  return {
    kind: "later",
    work: async () => {
      const picture = voicesPicture(of);
      const data = Buffer.from(await voicesPicturePng(picture));
      return { payload: voicesPage(picture), file: { name: pictureName, data, contentType: "image/png" } };
    },
  };
}
