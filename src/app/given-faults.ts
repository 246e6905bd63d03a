import { gateWords } from "../article/gate-words.ts";
import { UserError, type GateCode } from "../errors.ts";
import type { GivenFaults } from "./given.ts";

/** What a member is told of something that cannot be read. */
export const chatFaults: GivenFaults = {
  nothingInIt: () => new UserError("empty", "There is nothing in it to read.", "Give me the text of an article."),
  notText: () => new UserError("binary", "This is not text.", readable),
  unsupportedType: (extension) =>
    new UserError("unsupported-type", `Files of type ${extension} are not read.`, readable),
};

const readable =
  "I read links, pasted text, and files of text (.txt), Markdown (.md), web pages (.html) and PDF (.pdf).";

export function gateFault(code: GateCode): UserError {
  const { reason, waysOn } = gateWords(code);
  return new UserError(code, reason, waysOn.join("\n"));
}

export function noStory(): UserError {
  const wayOn = "Copy the story’s text and paste it here, attach it as a file, or give me another link.";
  return new UserError("no-article", "No article was found on this page.", wayOn);
}

export function oneOfThese(): UserError {
  const message = "Web pages and PDFs are read one at a time, and without other pieces.";
  return new UserError("unsupported-type", message, "Give me that file alone, or paste all of the article as text.");
}

export function textGone(): UserError {
  const wayOn = "Give me its link or its text again.";
  return new UserError("no-article", "The text of this article is not kept any more.", wayOn);
}
