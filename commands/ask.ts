import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { questionsOff } from "../src/app/as-settled.ts";
import type { Settings } from "../src/app/settings/settings.ts";
import { withoutThread } from "../src/app/showing.ts";
import { UserError } from "../src/errors.ts";
import { may } from "../src/discord/acting.ts";
import { actionIds } from "../src/discord/action-ids.ts";
import { answered, talkedAbout, type Answered } from "../src/discord/answered.ts";
import { askedAQuestion } from "../src/discord/asked-a-question.ts";
import type { Caller } from "../src/discord/call.ts";
import type { App, Command } from "../src/discord/command.ts";
import { askForm, fields } from "../src/discord/render/forms.ts";
import { threadName } from "../src/discord/render/thread-name.ts";
import { settingsAt } from "../src/discord/settings-at.ts";
import type { NoThread } from "../src/store/rows.ts";

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
    const asked = { question, thread, isPrivate: false, at: app.flow.clock.now() };
    return { kind: "accept", incoming: askedAQuestion(call, asked) };
  },
  parts: {
    ask: async (call, app, signal) => {
      // Said before the question is written, not after it.
      if (!(await settingsAt(call.caller, app, signal)).discussion) throw questionsOff();
      const { request } = await answered(call.press.delivery, app.flow);
      return { kind: "form", form: askForm(actionIds(request.id, call.caller, app)("question"), request) };
    },
    question: async (call, app, signal) => {
      if (call.act.kind !== "form") throw new TypeError("a form came back as something else");
      const of = await answered(call.press.delivery, app.flow);
      const { isPrivate, replyId } = of.request;
      const { answersIn } = await settingsAt(call.caller, app, signal);
      const asked = {
        question: call.act.fields.texts[fields.question] ?? "",
        thread: await talkOf(of, call.caller, { app, answersIn }),
        isPrivate,
        at: app.flow.clock.now(),
      };
      const incoming = askedAQuestion(call, asked);
      if (replyId === null || isPrivate || answersIn === "place" || !hasThreads(call.caller))
        return { kind: "accept", incoming };
      const missing = missingForThread(call.caller.ours);
      if (missing !== null) return { kind: "accept", incoming: withoutThread(incoming, missing) };
      return { kind: "accept-below", below: replyId, name: threadName(of), incoming };
    },
  },
};

/** Where people go on about the card's article: in its thread or conversation, or in the thread that it has or could have. */
async function talkOf(
  { request, hash }: Answered,
  { channel, server }: Caller,
  { app, answersIn }: { readonly app: App } & Pick<Settings, "answersIn">,
): Promise<string> {
  const below = request.replyId ?? channel.id;
  if (request.isPrivate || (server !== null && !channel.isThread && answersIn !== "place")) return below;
  const here = await talkedAbout(channel.id, app.flow);
  return here?.hash === hash ? channel.id : below;
}

/** A thread has no threads, nor has a conversation with one member. */
function hasThreads({ server, channel }: Caller): boolean {
  return server !== null && !channel.isThread;
}

function missingForThread(ours: bigint): NoThread | null {
  const { ViewChannel, CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits;
  if (!may(ours, ViewChannel) || !may(ours, CreatePublicThreads)) return "may-not-open";
  return may(ours, SendMessagesInThreads) ? null : "may-not-write";
}

function nothingTalkedAbout(): UserError {
  return new UserError(
    "usage",
    "No article is talked about in this channel.",
    "Give me one with /read, or use /ask in the thread of one.",
  );
}
