/** What a reader should know of how the text was come by or read, by the doubt's code; others concern the terminal alone. */
export const doubtWords: Readonly<Record<string, string>> = {
  "language-partly-read": "Of this language only sentences, quotations and names are read.",
  "page-cut": "The page is very long, and only its first part was read.",
  "several-stories": "The page holds several stories; the one under its title was read.",
  "live-blog": "These are entries written over a day, the newest first.",
  "more-pages": "The story goes on on another page, which was not read.",
  "from-json-ld": "The page shows little of its text; what it gives to search engines was read.",
  "shorter-than-stated": "The page says that the article is much longer than what was found.",
  "much-dropped": "Much of the page looked like no part of the story and was left out.",
};
