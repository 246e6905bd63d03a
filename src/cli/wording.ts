import { doubtWords } from "../article/doubt-words.ts";
import { gateWords } from "../article/gate-words.ts";
import { UserError, type GateCode } from "../errors.ts";
import type { FramingFunction, Voice } from "../reading/reading.ts";
import { counted } from "../report/report-words.ts";

/** What the terminal says in words of its own. */

export const untitled = "An article without a title";
export const theArticle = "The article itself";

/** Each with what is said beside it. */
export const headings = {
  localSummary: { name: "SUMMARY", aside: "in the article’s own sentences, read without a model" },
  summary: { name: "SUMMARY", aside: "in a model’s words, held to the article’s sentences" },
  claims: { name: "CLAIMS", aside: "and who makes them" },
  perspectives: { name: "LEFT OUT", aside: "inferred from this text alone" },
  refusals: { name: "NO ANSWER", aside: "asked, and did not say" },
  dropped: { name: "LEFT ASIDE", aside: "what was taken for no part of the story, and why" },
  withheld: { name: "WITHHELD", aside: "what the model said and the article does not bear out, or was put right" },
  functions: { name: "FRAMING", aside: "what the text gives as problem, cause, judgement and remedy" },
  loaded: { name: "WORDING", aside: "choices to discuss, a plainer one in brackets" },
} as const;

export const nothingDropped = "Nothing: all of the text is there.";

export const functions: Readonly<Record<FramingFunction["function"], string>> = {
  problem: "Problem",
  cause: "Cause",
  judgement: "Moral judgement",
  remedy: "Remedy",
};
export const noSuchFunction = "none in this text";

/** What the codes of doubts mean for whoever reads the report; a code that is not here is shown as it is. */
export const doubts: Readonly<Record<string, string>> = {
  "read-as-windows-1252": "The text is not in UTF-8; it was read as Windows-1252.",
  "bytes-replaced": "Some bytes are no text, and stand as \ufffd.",
  ...doubtWords,
};

export const note = "Note:";
export const readLocally = "Read without a model";
export const allItsOwn = "summary and claims in the article’s own words";

export function linesWordForWord(passed: number, of: number): string {
  return `${passed} of ${counted(of, "line", "lines")} found word for word`;
}

/** "5 voices: 2 quoted, 2 paraphrased, 1 mentioned" */
export function voices(heard: readonly Voice["heard"][]): string {
  if (heard.length === 0) return "no voices";
  const kinds = (["quoted", "paraphrased", "mentioned"] as const).map((kind) => ({
    kind,
    count: heard.filter((one) => one === kind).length,
  }));
  const parts = kinds.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`);
  return `${counted(heard.length, "voice", "voices")}: ${parts.join(", ")}`;
}

export function more(count: number): string {
  return `and ${count} more, shown by --evidence`;
}

const threeWays = `Three ways on:
  paste it      npm run read -- -   then the whole text, then Ctrl-D
  save it       open the page in a browser, save it as .html, and read that file
  another one   the same story from another page or another outlet`;

export const pasteNow = "Paste the article, then press Ctrl-D on a line of its own.";

export function gateFault(code: GateCode): UserError {
  return new UserError(code, gateWords(code).reason, threeWays);
}

export function noStory(): UserError {
  return new UserError("no-article", "No article was found on this page.", threeWays);
}

export function linkOfLines(): UserError {
  return new UserError("usage", "--jsonl reads lines from a file or standard input, not from a link.", seeHelp);
}

export function fileMissing(name: string, cause: unknown): UserError {
  const isAddress = /^[a-z][a-z+.-]*:\/\/|^(?:www\.|[\w-]+\.(?:com|org|net|info|[a-z]{2})\/)/i.test(name);
  const wayOn = isAddress
    ? "If it is a link, give it with https:// in front; other kinds of address are not read."
    : "Check the spelling, or try one of seeds/articles.";
  return new UserError("file-missing", `There is no file “${name}”.`, wayOn, { cause });
}

export function folderGiven(name: string): UserError {
  return new UserError("file-unreadable", `“${name}” is a folder.`, "Name one file in it.");
}

export function fileUnreadable(name: string, cause: unknown): UserError {
  const wayOn = "Check that you may read it, or copy it to a folder of your own.";
  return new UserError("file-unreadable", `The file “${name}” cannot be opened.`, wayOn, { cause });
}

export function tooLarge(): UserError {
  const wayOn = "Keep the one article that you mean in a file of its own.";
  return new UserError("too-large", "This is over 5 MB, more than any article.", wayOn);
}

export function nothingInIt(): UserError {
  return new UserError("empty", "There is nothing in it to read.", "Give it the text of an article.");
}

export function notText(): UserError {
  return new UserError("binary", "This is not text.", readable);
}

const readable =
  "Links, text (.txt), Markdown (.md), saved web pages (.html) and PDF (.pdf) are read, and standard input for “-”.";

/** `extension` with its dot, in lower case. */
export function unsupportedType(extension: string): UserError {
  const way = otherFormats.find(({ extensions }) => extensions.includes(extension));
  const message = `${way?.what ?? `Files of type ${extension}`} are not read.`;
  return new UserError("unsupported-type", message, way === undefined ? readable : `${way.wayOn} ${readable}`);
}

const otherFormats: readonly {
  readonly extensions: readonly string[];
  readonly what: string;
  readonly wayOn: string;
}[] = [
  {
    extensions: [".doc", ".docx", ".odt", ".rtf", ".pages", ".epub"],
    what: "Word documents and the like",
    wayOn: "Open it and save it as plain text (.txt), or copy the text and paste it.",
  },
  {
    extensions: [".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic"],
    what: "Pictures",
    wayOn: "Type or paste the text that it shows.",
  },
];

export const seeHelp = "npm run read -- --help   shows how it is called.";

export function notTogether(one: string, other: string): UserError {
  return new UserError("usage", `${one} and ${other} do not go together.`, seeHelp);
}

export function oneFileOnly(second: string): UserError {
  const message = `One article at a time: “${second}” is one too many.`;
  return new UserError("usage", message, "For many at once, give one a line to --jsonl.");
}

export function noFile(): UserError {
  return new UserError("usage", "There is no file named to read.", seeHelp);
}

export function notJson(cause: unknown): UserError {
  return new UserError("bad-line", "This line is not JSON.", lineShape, { cause });
}

/** `fault` names the key that is wrong. */
export function badLine(fault: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): UserError {
  const key = fault.issues[0]?.path[0];
  const message =
    key === undefined ? "This line is not an object." : `“${String(key)}” is missing or not what it must be.`;
  return new UserError("bad-line", message, lineShape);
}

const lineShape = 'A line is {"id", "text", "title"?} or {"id", "html", "url"?}, all text.';

export function ownFault(cause: unknown): UserError {
  const message = "This could not be read, by a fault of the program and not of the text.";
  return new UserError("parse-failed", message, "Please report it, with the text.", { cause });
}
