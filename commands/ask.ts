import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord-api-types/v10";
import { UserError } from "../src/errors.ts";
import { actionIds } from "../src/discord/action-ids.ts";
import { answered, talkedAbout } from "../src/discord/answered.ts";
import { askedAQuestion } from "../src/discord/asked-a-question.ts";
import type { Command } from "../src/discord/command.ts";
import { askForm, fields } from "../src/discord/render/forms.ts";

const questionMost = 400;

/** /ask where an article is talked about, and the button “Ask” of a card. */
export const ask: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "ask",
    description: "Ask about the article that is talked about here; the answer comes from the article alone",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "question",
        description: "What you want to know",
        required: true,
        max_length: questionMost,
      },
    ],
  },
  answer: async (call, app) => {
    if (call.act.kind !== "slash") throw new TypeError("a slash command was called in another way");
    const thread = call.caller.channel.id;
    if ((await talkedAbout(thread, app.flow)) === null) throw nothingTalkedAbout();
    const question = call.act.options.texts["question"] ?? "";
    return { kind: "accept", incoming: askedAQuestion(call, { question, thread, at: app.flow.clock.now() }) };
  },
  parts: {
    ask: async (call, app) => {
      await answered(call.press.delivery, app.flow);
      return { kind: "form", form: askForm(actionIds(call.press.delivery, call.caller, app)("question")) };
    },
    question: async (call, app) => {
      if (call.act.kind !== "form") throw new TypeError("a form came back as something else");
      const question = call.act.fields.texts[fields.question] ?? "";
      const { request } = await answered(call.press.delivery, app.flow);
      const thread = request.replyId ?? call.caller.channel.id;
      return { kind: "accept", incoming: askedAQuestion(call, { question, thread, at: app.flow.clock.now() }) };
    },
  },
};

function nothingTalkedAbout(): UserError {
  return new UserError(
    "usage",
    "No article is talked about in this channel.",
    "Give me one with /read, or use /ask in the thread of one.",
  );
}
