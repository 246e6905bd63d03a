import { languageName } from "../text/languages.ts";

/** Stands for the server's own, as it is set in Discord, in the list of languages. */
export const serversLanguage = "server";

const tags = ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "hu", "ro", "el", "tr", "uk", "ru", "ar", "hi", "ja", "ko", "zh"]; // prettier-ignore

/** The languages that can be chosen from a menu, which holds 25 options. */
export const languageChoices: readonly { readonly name: string; readonly value: string }[] = [
  { name: "the server’s own, as it is set in Discord", value: serversLanguage },
  ...tags.map((tag) => ({ name: languageName(tag) ?? tag, value: tag })),
];
