import type { APILabelComponent, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { settingWords } from "../../app/settings/setting-wording.ts";
import { channelModes } from "../../app/settings/settings.ts";
import { languageChoices } from "../languages.ts";
import * as say from "../wording-start.ts";
import { lines, marked } from "./markdown.ts";
import { button, container, row, shown, textDisplay, whispered, type Payload } from "./parts.ts";
import { shortened } from "./speakers.ts";

export type Preset = { readonly id: string; readonly purpose: string };

/** Three questions, each answered already as most servers would. */
export function startForm(id: string, presets: readonly Preset[]): APIModalInteractionResponseCallbackData {
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
        default: one === "asked",
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
      options: presets.slice(0, 10).map(({ id: value, purpose }, at) => ({
        label: value,
        value,
        description: shortened(purpose, 100),
        default: at === 0,
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
      options: languageChoices.map(({ name, value }, at) => ({ label: name, value, default: at === 0 })),
    },
  };
  return { custom_id: id, title: say.title, components: [mode, words, language] };
}

/** When the bot has just joined: what it does, and the way to set it up. */
export function greeting(start: string): Payload {
  const text = lines([marked`### ${say.helloHeading}`, ...say.hello.map((line) => marked`${line}`)]);
  return shown([container([textDisplay(text), row([button(say.startButton, start)])])]);
}

/** What holds now, and the way to a first reading. */
export function started(said: readonly string[], ids: { readonly sample: string; readonly again: string }): Payload {
  const text = lines([marked`### ${say.doneHeading}`, ...said.map((line) => marked`- ${line}`), marked`${say.next}`]);
  return whispered([
    container([textDisplay(text), row([button(say.sampleButton, ids.sample), button(say.againButton, ids.again)])]),
  ]);
}
