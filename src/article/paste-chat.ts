import { countWords } from "../text/words.ts";
import type { Drop } from "./paste-dropped.ts";

/** Takes out "(1/3)", "Part 2 of 3" or "(cont.)" where a text was sent in several messages. */
export function withoutPartNumber(text: string, drop: Drop): string {
  let kept = text.trim();
  for (const shape of partNumbers) {
    kept = kept.replace(shape, (number) => {
      drop("part-number", number.trim());
      return "";
    });
  }
  return kept;
}

const partNumbers: readonly RegExp[] = [
  /^[*_([]{0,4}(?:(?:part|pt\.?) ?)?\d{1,2} ?(?:\/|of) ?\d{1,2}[*_)\]:]{0,4}(?=\n)/i,
  /^[*_([]{0,4}(?:part \d{1,2}|cont(?:inued|[’']?d|\.))[*_)\]:.…]{0,4}(?=\n)/i,
  /^[([](?:part )?\d{1,2} ?(?:\/|of) ?\d{1,2}[)\]] /i,
  /[\s][([](?:part )?\d{1,2} ?(?:\/|of) ?\d{1,2}[)\]]$/i,
  /(?<=^[^\n]{1,150}) [([](?:part )?\d{1,2} ?(?:\/|of) ?\d{1,2}[)\]](?=\n)/i,
  /\n[*_([]{0,4}(?:(?:part|pt\.?) ?)?\d{1,2} ?(?:\/|of) ?\d{1,2}[*_)\]]{0,4}$/i,
  /\s[*_]{0,2}[([](?:to be )?cont(?:inued|[’']?d|\.)[)\]][*_]{0,2}$/i,
];

/** Where most of a message is a quoted block, the rest is what its sender says about it. */
export function withoutComments(text: string, drop: Drop): string {
  const lines = text.split("\n");
  if (lines.some((line) => line.startsWith(">>> "))) return text;
  const own = lines.filter((line) => !isQuoted(line) && line.trim() !== "");
  const quotedWords = countWords(lines.filter(isQuoted).join(" "));
  if (own.length === 0 || quotedWords < articleLeast || countWords(own.join(" ")) > quotedWords / 5) return text;
  for (const line of own) drop("comment", line);
  return lines.filter((line) => isQuoted(line) || line.trim() === "").join("\n");
}

const articleLeast = 40; // words

function isQuoted(line: string): boolean {
  return /^>(?: |$)/.test(line);
}

/** Whether a first line is the sender's, and not the story's: "here's the full text:", "read this please". */
export function isLeadIn(line: string): boolean {
  const words = countWords(line.replace(/https?:\/\/\S+/g, ""));
  if (words > 20) return false;
  if (/https?:\/\/\S/.test(line)) return true;
  if (/\b(?:article|text|story|paywall(?:ed)?|paste|piece|link)\b.*[:⬇👇]$/iu.test(line)) return true;
  return words <= 10 && asksForReading.test(line) && (/^\p{Ll}/u.test(line) || /[:?]$/.test(line));
}

const asksForReading =
  /^(?:please|pls|can you|could you|would you|hey|hi|read|analy[sz]e|summari[sz]e|check|look|thoughts|opinions?|what do you|what about|here|fyi|interesting|this|tell me|bot)\b/i;
