import { languageName } from "../text/languages.ts";

/** Stands for "of whoever asks" in the list of languages. */
export const askersLanguage = "asker";

const tags = ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "hu", "ro", "el", "tr", "uk", "ru", "ar", "hi", "ja", "ko", "zh"]; // prettier-ignore

/** The languages that can be chosen from a menu, which holds 25 options. */
export const languageChoices: readonly { readonly name: string; readonly value: string }[] = [
  { name: "that of whoever asks", value: askersLanguage },
  ...tags.map((tag) => ({ name: languageName(tag) ?? tag, value: tag })),
];
