import type { APILabelComponent, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { settingWords } from "../../app/settings/setting-wording.ts";
import { channelModes } from "../../app/settings/settings.ts";
import { languageChoices } from "../languages.ts";
import { blind, unchanged } from "../wording-settings.ts";
import * as say from "../wording-start.ts";
import { lines, marked } from "./markdown.ts";
import { button, container, row, shown, textDisplay, whispered, type Payload } from "./parts.ts";
import { shortened } from "./speakers.ts";

export type Preset = { readonly id: string; readonly purpose: string };

/** The answers that stand in the form when it opens. */
export type Answered = { readonly mode: string; readonly words: string; readonly language: string };

/** Three questions, each answered already. */
export function startForm(id: string, sets: readonly Preset[], now: Answered): APIModalInteractionResponseCallbackData {
  const mode: APILabelComponent = {
    type: 18,
    label: say.mode,
    description: say.modeAside,
    component: {
      type: 21,
      custom_id: "mode",
      required: true,
      options: channelModes.map((one) => ({
        label: settingWords("mode", { mode: one }) ?? one,
        value: one,
        default: one === now.mode,
      })),
    },
  };
  const words: APILabelComponent = {
    type: 18,
    label: say.words,
    description: say.wordsAside,
    component: {
      type: 21,
      custom_id: "words",
      required: true,
      options: sets.slice(0, 10).map(({ id: value, purpose }) => ({
        label: value,
        value,
        ...(purpose === "" ? {} : { description: shortened(purpose, 100) }),
        default: value === now.words,
      })),
    },
  };
  const language: APILabelComponent = {
    type: 18,
    label: say.language,
    component: {
      type: 3,
      custom_id: "language",
      required: true,
      options: languageChoices.map(({ name, value }) => ({ label: name, value, default: value === now.language })),
    },
  };
  return { custom_id: id, title: say.title, components: [mode, words, language] };
}

/** When the bot has just joined: what it does, and the way to set it up. */
export function greeting(start: string): Payload {
  const text = lines([marked`### ${say.helloHeading}`, ...say.hello.map((line) => marked`${line}`)]);
  return shown([container([textDisplay(text), row([button(say.startButton, start)])])]);
}

/** What holds now, and the way to a first reading. `isBlind`: to speak unasked, it would need to see messages. */
export function started(
  said: readonly string[],
  isBlind: boolean,
  ids: { readonly sample: string; readonly again: string },
): Payload {
  const text = lines([
    marked`### ${say.doneHeading}`,
    ...(said.length === 0 ? [unchanged] : said).map((line) => marked`- ${line}`),
    ...(isBlind ? [marked`${blind}`] : []),
    marked`${say.next}`,
  ]);
  return whispered([
    container([textDisplay(text), row([button(say.sampleButton, ids.sample), button(say.againButton, ids.again)])]),
  ]);
}
