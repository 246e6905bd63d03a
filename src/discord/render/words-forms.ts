import type { APILabelComponent, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { WordFields } from "../../report/house-words.ts";
import { limits } from "../limits.ts";
import * as say from "../wording-words.ts";

type Form = APIModalInteractionResponseCallbackData;

/** The fields that are prose, as a form has five; kinds and length are chosen from menus on the card. */
export const formFields = ["purpose", "lookFor", "tone", "audience", "terms"] as const;

/** Null where a field is longer than a form takes: cut off, it would be lost when the form is handed in. */
export function wordsForm(id: string, name: string, fields: WordFields): Form | null {
  if (formFields.some((one) => fields[one].length > limits.formText)) return null;
  const { purpose, purposeAside, lookFor, lookForAside, tone, audience, terms, termsAside, termsExample } = say.form;
  return {
    custom_id: id,
    title: say.form.title(name),
    components: [
      field("purpose", { label: purpose, aside: purposeAside, value: fields.purpose, style: 1 }),
      field("lookFor", { label: lookFor, aside: lookForAside, value: fields.lookFor, style: 2 }),
      field("tone", { label: tone, value: fields.tone, style: 2 }),
      field("audience", { label: audience, value: fields.audience, style: 2 }),
      field("terms", { label: terms, aside: termsAside, example: termsExample, value: fields.terms, style: 2 }),
    ],
  };
}

/** The last question before words are published. */
export function whyForm(id: string, aside: string, value: string): Form {
  return {
    custom_id: id,
    title: say.why.title,
    components: [field("why", { label: say.why.label, aside, value, style: 1, most: whyMost })],
  };
}

const whyMost = 300;

type Asked = {
  readonly label: string;
  readonly aside?: string;
  readonly example?: string;
  readonly value: string;
  readonly style: 1 | 2;
  readonly most?: number;
};

function field(
  name: string,
  { label, aside, example, value, style, most = limits.formText }: Asked,
): APILabelComponent {
  return {
    type: 18,
    label,
    ...(aside === undefined ? {} : { description: aside }),
    component: {
      type: 4,
      custom_id: name,
      style,
      required: false,
      max_length: most,
      ...(value === "" ? {} : { value }),
      ...(example === undefined ? {} : { placeholder: example }),
    },
  };
}
