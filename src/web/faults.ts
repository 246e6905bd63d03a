import { UserError } from "../errors.ts";

export type WebFault = keyof typeof words;

/** A fault on the way to a page, in words for people. They name no address but the one the member gave. */
export function webFault(code: WebFault, cause?: unknown): UserError {
  const [message, wayOn] = words[code];
  return new UserError(code, message, wayOn, { cause });
}

/** The server answered, but not with the page. */
export function badStatus(status: number): UserError {
  return new UserError("bad-status", `That site did not hand over the page: it answered “${status}”.`, inBrowser);
}

const inBrowser = "See whether the link opens in a browser; if it does, paste the text of the page.";
const bringText = "Paste the text of the page, or save the page and give it as a file.";

const words = {
  "bad-address": [
    "That is not the address of a page on the web.",
    "Give a link that begins with https://, or paste the text.",
  ],
  "blocked-address": ["That address is not on the public internet.", bringText],
  "dns-failed": ["No site was found under that name.", "Check the spelling of the link, or paste the text."],
  "connect-failed": ["That site could not be reached.", inBrowser],
  timeout: ["That site took too long to answer.", `Try again later. ${inBrowser}`],
  "too-many-redirects": ["That link leads from address to address and never to a page.", inBrowser],
  "too-large": ["That page is too large to be read.", bringText],
  "unsupported-type": ["That link leads to something that is neither a page, nor plain text, nor a PDF.", bringText],
  "bad-response": ["That site’s answer could not be read.", inBrowser],
} as const;
