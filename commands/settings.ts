import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
} from "discord-api-types/v10";
import { asEditor } from "../src/app/moderator.ts";
import { settingCalled, settingWords } from "../src/app/settings/setting-wording.ts";
import { settingsIn } from "../src/app/settings/settings-in.ts";
import { answerPlaces, channelModes } from "../src/app/settings/settings.ts";
import { wordsThatHold } from "../src/app/words/list-words.ts";
import { may } from "../src/discord/acting.ts";
import type { Call } from "../src/discord/call.ts";
import { changed, takenBack } from "../src/discord/change.ts";
import type { Answer, App, Command } from "../src/discord/command.ts";
import { commandPart, whereOption } from "../src/discord/command-options.ts";
import { sampleRead, startGiven, startQuestions } from "../src/discord/first-steps.ts";
import { languageChoices } from "../src/discord/languages.ts";
import { moderatorOf, placeOf, scopeNamed, whereNamed } from "../src/discord/moderating.ts";
import { lacksForLog } from "../src/discord/log-channel.ts";
import { missingOf } from "../src/discord/permissions.ts";
import { settingsShown } from "../src/discord/render/settings.ts";
import { settingForm, settingFormGiven } from "../src/discord/setting-forms.ts";
import { settingOptions, wishesIn, type PartWithOptions } from "../src/discord/setting-wishes.ts";
import * as say from "../src/discord/wording-settings.ts";
import { sections } from "../src/report/sections.ts";
import { wordsHold } from "../src/discord/wording-words.ts";

const reset: APIApplicationCommandBasicOption = { type: Type.Boolean, name: "reset", description: say.reset };

function orders(): readonly (readonly (typeof sections)[number][])[] {
  const longer = (some: readonly (typeof sections)[number][]): readonly (readonly (typeof sections)[number][])[] => [
    ...(some.length > 0 ? [some] : []),
    ...sections.filter((one) => !some.includes(one)).flatMap((one) => longer([...some, one])),
  ];
  return longer([]).toSorted((one, other) => other.length - one.length);
}

const on = (name: string, description: string): APIApplicationCommandBasicOption => ({ type: Type.Boolean, name, description }); // prettier-ignore
const number = (name: string, description: string, least: number, most: number): APIApplicationCommandBasicOption => ({ type: Type.Integer, name, description, min_value: least, max_value: most }); // prettier-ignore
const days = (what: string): string => `${what} so many days at most`;

/** /settings: when the bot speaks, to whom, how and for how long it keeps what. */
export const settings: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "settings",
    description: "When and how I speak here, for moderators",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    // Shown to everybody, for a role that was named may use it; who may is asked of the settings.
    options: [
      commandPart("start", "The first steps: three questions, and a sample article"),
      commandPart("show", "Everything that holds here, and where each comes from"),
      commandPart("channel", "When I speak in this channel or thread", [
        {
          type: Type.String,
          name: settingOptions.channel.mode,
          description: settingCalled.mode,
          choices: channelModes.map((mode) => ({ name: settingWords("mode", { mode }) ?? mode, value: mode })),
        },
        on(settingOptions.channel.forumFirstPosts, "Read the first post of each thread of a forum unasked"),
        number(settingOptions.channel.minimumWords, "Leave shorter messages alone: how many words", 50, 5000),
        number(settingOptions.channel.coolDownSeconds, "Seconds between two unasked answers", 0, 86_400),
        whereOption,
        reset,
      ]),
      commandPart("language", "The language of my answers", [
        {
          type: Type.String,
          name: settingOptions.language.language,
          description: settingCalled.language,
          choices: [...languageChoices],
        },
        whereOption,
        reset,
      ]),
      commandPart("sections", "What an answer shows, and where I answer", [
        {
          type: Type.String,
          name: settingOptions.sections.sections,
          description: "Which sections an answer has, in this order",
          choices: orders().map((order) => ({ name: order.join(", "), value: order.join(" ") })),
        },
        on(settingOptions.sections.discussion, "Answer questions about an article"),
        {
          type: Type.String,
          name: settingOptions.sections.answersIn,
          description: settingCalled.answersIn,
          choices: answerPlaces.map((one) => ({
            name: settingWords("answersIn", { answersIn: one }) ?? one,
            value: one,
          })),
        },
        on(settingOptions.sections.outside, "Name well-known background from outside the article, marked as unchecked"),
        whereOption,
        reset,
      ]),
      commandPart("roles", "Which roles may use me, read privately, use the model, edit", [whereOption]),
      commandPart("budgets", "How much of the model members and the server may use in a day"),
      commandPart("sites", "Which sites may be read, and which not", [whereOption]),
      commandPart("retention", "How long I keep things", [
        number(settingOptions.retention.keepArticlesDays, days("Keep articles"), 1, 3650),
        number(settingOptions.retention.keepReportsDays, days("Keep reports"), 1, 3650),
        number(settingOptions.retention.keepRequestsDays, days("Keep requests"), 1, 3650),
        reset,
      ]),
      commandPart("log", "A channel that is told of every change; without one: none is", [
        {
          type: Type.Channel,
          name: settingOptions.log.logChannel,
          description: "The channel",
          channel_types: [ChannelType.GuildText],
        },
        reset,
      ]),
      commandPart("undo", "Take the latest change of settings back"),
    ],
  },

  answer: async (call, app, signal) => {
    if (call.act.kind !== "slash") throw new TypeError("a slash command was called in another way");
    const { part: asked, options } = call.act;
    const by = moderatorOf(call.caller);
    switch (asked) {
      case "start":
        return startQuestions(call, app);
      case "show":
        return show(call, app, signal);
      case "channel":
      case "language":
      case "sections":
        return change(asked, call, app, signal);
      case "retention":
      case "log":
        return change(asked, call, app, signal);
      case "roles":
        return settingForm("settings-roles", call, {
          where: whereNamed(options.texts["where"], "server"),
          app,
          signal,
        });
      case "budgets":
        return settingForm("settings-budgets", call, { where: "server", app, signal });
      case "sites":
        return settingForm("settings-sites", call, {
          where: whereNamed(options.texts["where"], "server"),
          app,
          signal,
        });
      case "undo":
        return takenBack(call, by, { at: null, app });
      case null:
      default:
        throw new TypeError(`there is no /settings ${asked ?? ""}`);
    }
  },

  parts: {
    start: startGiven,
    "start-try": sampleRead,
    "settings-undo": async (call, app) => {
      const { kind: _, ...told } = await takenBack(call, moderatorOf(call.caller), {
        at: Number(call.press.delivery),
        app,
      });
      return { kind: "replace", ...told };
    },
    "settings-roles": async (call, app, signal) => settingFormGiven("settings-roles", call, app, signal),
    "settings-budgets": async (call, app, signal) => settingFormGiven("settings-budgets", call, app, signal),
    "settings-sites": async (call, app, signal) => settingFormGiven("settings-sites", call, app, signal),
  },
};

async function show(call: Call, app: App, signal: AbortSignal): Promise<Answer> {
  const by = moderatorOf(call.caller);
  await asEditor(by, app.flow.store);
  const place = await placeOf(call.caller, app, signal);
  const here = await settingsIn(place, app.flow.store);
  const { live, at } = await wordsThatHold(place, app.flow);
  const missing = missingOf(call.caller.ours);
  const payload = settingsShown(here, { words: wordsHold(live, at, app.named), named: app.named, missing });
  return { kind: "show", payload };
}

async function change(asked: PartWithOptions, call: Call, app: App, signal: AbortSignal): Promise<Answer> {
  if (call.act.kind !== "slash") throw new TypeError("a slash command was called in another way");
  const { caller, act } = call;
  const isServers = asked === "retention" || asked === "log";
  const wanted = isServers ? "server" : whereNamed(act.options.texts["where"], "here");
  const scope = await scopeNamed(wanted, caller, { places: app.places, signal });
  const moderator = moderatorOf(caller);
  // Whoever manages a channel says when the bot speaks in it, as with everything else there.
  const runsChannel =
    asked === "channel" && wanted === "here" && may(caller.permissions, PermissionFlagsBits.ManageChannels);
  const by = { ...moderator, manages: moderator.manages || runsChannel };
  const wishes = wishesIn(asked, act.options);
  return changed(call, { by, scope, wishes, lacks: await lacksForLog(wishes, by, { app, signal }) }, app);
}
