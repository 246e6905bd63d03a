import type { GateCode } from "../errors.ts";

/** What a person is told where the gate stays shut: why, and three ways on, the likeliest first. Plain text. */
export type GateWords = { readonly reason: string; readonly waysOn: readonly [string, string, string] };

export function gateWords(code: GateCode): GateWords {
  return words[code];
}

const attach = "Save the article as a text, HTML or PDF file and attach that.";

const words: Readonly<Record<GateCode, GateWords>> = {
  paywall: {
    reason:
      "The page shows only the beginning of this story; the rest is for subscribers. I don’t read a part as if it were the whole.",
    waysOn: [
      "If you can read it, copy the whole text and paste it here, in several messages if need be.",
      attach,
      "Give me another outlet’s link on the same event, or a gift link.",
    ],
  },
  consent: {
    reason: "The site answered with its cookie notice and not with the story.",
    waysOn: [
      "Open the page, answer the notice, copy the story’s text and paste it here.",
      attach,
      "Give me another link to the story, for example the agency’s own report.",
    ],
  },
  "bot-wall": {
    reason:
      "The site wants proof that a person is reading, or refuses programs altogether, so I did not get the story.",
    waysOn: [
      "Open the page yourself, copy the story’s text and paste it here.",
      attach,
      "Give me another outlet’s link on the same event.",
    ],
  },
  "index-page": {
    reason: "This is a list of headlines or a front page, and not one story.",
    waysOn: [
      "Open the story that you mean and give me its own link.",
      "Copy that story’s text and paste it here.",
      attach,
    ],
  },
  "video-page": {
    reason: "This page is a video with hardly any text, and I read text only.",
    waysOn: [
      "Paste the transcript here, if the page offers one.",
      "Attach the transcript or the subtitles as a text file.",
      "Give me a link to a written story on the same event.",
    ],
  },
  "too-short": {
    reason: "There is too little text here to say anything about how the story is told.",
    waysOn: [
      "Paste the whole text, and not only its beginning.",
      attach,
      "Give me the link to the full story, or to a longer one on the same event.",
    ],
  },
  "cut-off": {
    reason:
      "The text stops in the middle of a sentence, so a part of the story is missing. I don’t read a part as if it were the whole.",
    waysOn: [
      "Paste the whole text; several messages in a row are fine.",
      "Attach it as a file, which has no limit of characters.",
      "Give me the link to the full story.",
    ],
  },
  "not-news": {
    reason:
      "This does not look like a news story: I read reports, opinion pieces, interviews, press releases and the like.",
    waysOn: [
      "If the story is somewhere on that page, copy its text and paste it here.",
      "Attach the story alone, as a text, HTML or PDF file.",
      "Give me the link to the story itself.",
    ],
  },
};
