/** What the bot says of itself. */
export const heading = "I read how news is framed";
export const what =
  "Give me an article, and I show a neutral summary, whose claims it makes, and the points of view it leaves out: every line from the article’s own sentences.";

export const howHeading = "How to ask me";
export const how: readonly string[] = [
  "/read with a link, a file or a text. With nothing, a form opens for longer texts.",
  "In the menu of a message: Apps, Read this article.",
  "Mention me in a message with a link or a text, or in reply to one.",
  "Talk about an article with me in its thread: mention me, reply to me, or use /ask.",
  "/voices draws whose words fill the article. /privacy shows what I keep, and deletes it.",
  "Moderators: /settings start sets me up in three questions, /prompts changes what I look for.",
];

export const neverHeading = "What I never do";
export const never: readonly string[] = [
  "Rate an outlet, take a side, or say who is right.",
  "Show a quotation that the article does not hold word for word.",
  "Speak where nobody asked me, unless your moderators switched that on.",
];

export const howTo = {
  nothing:
    "I found no article in this. Mention me with a link, with the text, or in reply to a message that holds one.",
  unseen: "I may not see the words of that message. Open its menu instead: Apps, Read this article.",
} as const;
