import type { LocalReason } from "../app/model-stage.ts";

/** What the bot says when there is no report to show, or not yet. */

type OutcomeKind = Extract<LocalReason, { kind: "outcome" }>["outcome"]["kind"];

/**
 * Why a report was made without the model that is set, by the code it is stored with; null where none is set. In words
 * that fit behind a colon.
 */
export function whyLocal(local: string): string | null {
  if (local === "no-model") return null;
  const known: Readonly<Record<string, string>> = outcomes;
  return known[local] ?? "the model gave no answer";
}

type Told = Exclude<LocalReason["kind"], "outcome" | "no-model">;

const outcomes: Readonly<Record<OutcomeKind | Told, string>> = {
  "not-allowed": "here, only some roles may use it",
  "not-borne-out": "the article bears out too little of what the model said",
  refused: "the model declined",
  length: "the model’s answer was too long",
  "content-filter": "the model’s filter stopped it",
  empty: "the model gave no answer",
  malformed: "the model’s answer could not be read",
  "truncated-input": "the model did not get the whole article",
  "context-too-small": "the article is too long for the model",
  "bad-request": "the model’s server did not take the request",
  auth: "the model’s server did not accept the key",
  "out-of-credit": "the credit with the model’s server is spent",
  "model-missing": "the model’s server does not know the model",
  "wrong-address": "no model answers at the address that is set",
  "rate-limited": "the model’s server had too many requests",
  "server-error": "the model’s server had a fault",
  unreachable: "the model’s server was not to be reached",
  timeout: "the model took too long",
  "too-large": "the model’s answer was too long",
  "cut-stream": "the model’s answer broke off",
  "budget-spent": "the model’s budget is spent for now",
};

export const nothingSaid = "The article does not say.";
export const partlySaid = "The article says only a part of it.";
export const bearing = "These sentences of the article bear on it:";
export const question = "Question:";
export const fromArticleAlone = "from the article alone";
export const gapOnlyAsFarAsWords = "as far as the words of the question tell";

/** What the words of a follow-up were taken to mean. */
export function takenAs(words: string, as: string): string {
  return `“${words}” is taken as ${as}`;
}

/** What the acknowledgement says while the answer is made: never a word that nobody has checked. */
export const progress = {
  fetching: "Fetching the page …",
  reading: "Reading the article …",
  asking: (items: number): string =>
    items === 0 ? "Asking the model …" : `Asking the model: ${items} ${items === 1 ? "item" : "items"} so far …`,
  answering: "Looking in the article …",
} as const;

export const waysOnHeading = "Three ways on";

/** Each says what is wrong and why, and then how to go on. */
export const notices = {
  busy: {
    what: "Too many articles are waiting at the moment, so this one was not taken.",
    wayOn: "Ask again in a few minutes.",
  },
  failed: {
    what: "This could not be read, by a fault of the program and not of the article.",
    wayOn: "Ask once more. If it fails again, tell whoever runs this bot when it was.",
  },
  expired: {
    what: "This button is too old to work.",
    wayOn: "Have the article read again; that costs nothing while it is still kept.",
  },
  "expired-form": {
    what: "This form is too old to be taken.",
    wayOn: "Open it again, and put in what you had typed.",
  },
  broke: {
    what: "I broke down over this, by a fault of the program and not of yours.",
    wayOn: "Try it once more. If it fails again, tell whoever runs this bot when it was.",
  },
  late: {
    what: "This took more than thirteen minutes, so I ended it. Nothing was changed.",
    wayOn: "Try again when the model is quicker, or on one article alone with /prompts try.",
  },
  gone: {
    what: "The article behind this is no longer kept.",
    wayOn: "Give me its link or its text again with /read.",
  },
  "not-allowed": {
    what: "You may not do this here.",
    wayOn: "Whoever asked for the report can, and so can this server’s moderators.",
  },
  "nothing-to-read": {
    what: "There is no article in this: no link, no file, and too little text.",
    wayOn: "Give me a link, attach a file, or paste the whole text.",
  },
  "in-thread": {
    what: "The answer comes in the thread below the report, for everybody there.",
    wayOn: "Go on asking there: mention me, or reply to me.",
  },
  deleted: { what: "The report was deleted.", wayOn: "Anybody can have the article read again with /read." },
} as const;

export const typedBack = "What you typed is in the file.";

export const onlyAPart =
  "This looks like one piece of a longer paste, and I may not see the messages beside it: for all of it, give me a file or the link.";

export const budgets = {
  user: "You have had as many articles read as one member may for now.",
  server: "This server has had as many articles read as it may for now.",
  bot: "The bot has read as many articles as it may for now.",
} as const;

export function budgetAgain(minutes: number): string {
  if (minutes < 60) return `Ask again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
  const hours = Math.ceil(minutes / 60);
  return `Ask again in ${hours} ${hours === 1 ? "hour" : "hours"}.`;
}

export function offer(words: number): string {
  return `This looks like an article of ${words.toLocaleString("en")} words.`;
}

export const forms = {
  read: {
    title: "Read an article",
    text: "Link or text",
    textAside: "A link, or the text itself. For more than 4,000 characters attach a file.",
    textExample: "https://…",
    file: "File",
    fileAside: "Text, Markdown, a saved web page, or PDF.",
  },
  ask: {
    title: "Ask about the article",
    question: "Your question",
    questionAside: "It is answered from the article alone, for everybody here.",
    questionAsidePrivate: "It is answered from the article alone, for you.",
    questionExample: "Who says that, and how do they know?",
  },
} as const;
