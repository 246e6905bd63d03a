import { z } from "zod";

/** The words of a prompt: the part that people may edit, in prompts/*.md or in Discord. */
export type PromptWords = {
  readonly id: string;
  readonly version: number;
  readonly purpose: string;
  readonly words: string;
};

const frontMatter = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.coerce.number().int().min(1),
  purpose: z.string().min(1),
});

const wordsMost = 8000; // code units

/**
 * Reads a prompt file: lines of `key: value` between two lines of "---", then the words. Throws where it has not that
 * form, is too long, or holds a placeholder: words are words, and what goes beside them is set by code.
 */
export function parsePromptWords(file: string): PromptWords {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(file);
  if (match === null) throw new Error("a prompt begins with its front matter between lines of ---");
  const [, head = "", body = ""] = match;
  const entries = head.split(/\r?\n/).map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
  });
  const { id, version, purpose } = frontMatter.parse(Object.fromEntries(entries));
  const words = body.trim();
  if (words.length > wordsMost) throw new Error(`the words of “${id}” are longer than ${wordsMost} characters`);
  if (/\{\{|\$\{|<%/.test(words)) throw new Error(`the words of “${id}” hold a placeholder`);
  return { id, version, purpose, words };
}
