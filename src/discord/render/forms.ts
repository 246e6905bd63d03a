import type { APILabelComponent, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { limits } from "../limits.ts";
import { forms } from "../wording-notices.ts";

/** How the fields of our forms are called when they come back. */
export const fields = { text: "text", file: "file", question: "question" } as const;

/** What opens where /read is given nothing: a link or a text, or a file. `id` from the codec of custom ids. */
export function readForm(id: string): APIModalInteractionResponseCallbackData {
  const text: APILabelComponent = {
    type: 18,
    label: forms.read.text,
    description: forms.read.textAside,
    component: {
      type: 4,
      custom_id: fields.text,
      style: 2,
      required: false,
      max_length: limits.formText,
      placeholder: forms.read.textExample,
    },
  };
  const file: APILabelComponent = {
    type: 18,
    label: forms.read.file,
    description: forms.read.fileAside,
    component: { type: 19, custom_id: fields.file, min_values: 0, max_values: 1, required: false },
  };
  return { custom_id: id, title: forms.read.title, components: [text, file] };
}

const questionMost = 400; // characters

/** What opens behind the button “Ask”. `isPrivate`: of a report that only one member sees; so is the answer. */
export function askForm(
  id: string,
  { isPrivate }: { readonly isPrivate: boolean },
): APIModalInteractionResponseCallbackData {
  const question: APILabelComponent = {
    type: 18,
    label: forms.ask.question,
    description: isPrivate ? forms.ask.questionAsidePrivate : forms.ask.questionAside,
    component: {
      type: 4,
      custom_id: fields.question,
      style: 2,
      required: true,
      max_length: questionMost,
      placeholder: forms.ask.questionExample,
    },
  };
  return { custom_id: id, title: forms.ask.title, components: [question] };
}
