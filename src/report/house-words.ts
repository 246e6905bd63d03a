import { perspectiveKinds, type PerspectiveKind } from "./report.ts";

/** Names that are contested: wherever the article has one of `instead`, the answer says `use`. */
export type Term = { readonly use: string; readonly instead: readonly string[] };

export const lengths = ["short", "usual", "long"] as const;
export type Length = (typeof lengths)[number];

/**
 * What the moderators of a server wish for beside the shipped words of a prompt: fields that a form can edit. They go to
 * a model between fences, and nothing in them changes the rules of evidence or the shape of an answer.
 */
export type HouseWords = {
  readonly id: string;
  readonly version: number;
  /** What the words are for, in a line; people see it, models do not. */
  readonly purpose: string;
  readonly lookFor: string;
  readonly tone: string;
  readonly audience: string;
  /** The kinds of left-out perspectives that are asked about here; others are not. */
  readonly kinds: readonly PerspectiveKind[];
  readonly terms: readonly Term[];
  readonly length: Length;
};

/** Words that wish for nothing. */
export const noWishes: Omit<HouseWords, "id"> = {
  version: 1,
  purpose: "",
  lookFor: "",
  tone: "",
  audience: "",
  kinds: perspectiveKinds,
  terms: [],
  length: "usual",
};

/** The sections of a file of words, by the heading that each has, in order. */
export const headings = {
  lookFor: "What to look for",
  tone: "Tone",
  audience: "Audience",
  kinds: "Perspectives that matter",
  terms: "Terms",
  length: "Length",
} as const;
export type Field = keyof typeof headings;

/** What a form shows in each field, and what is kept of it: text as a moderator types it. */
export type WordFields = Readonly<Record<Field | "purpose", string>>;

export function fieldsOf(words: HouseWords): WordFields {
  const { purpose, lookFor, tone, audience, kinds, terms, length } = words;
  return {
    purpose,
    lookFor,
    tone,
    audience,
    kinds: kinds.map((kind) => `- ${kind}`).join("\n"),
    terms: terms.map(({ use, instead }) => `- ${instead.join(", ")} → ${use}`).join("\n"),
    length,
  };
}

/** A file of the form of prompts/presets/*.md; what is empty is left out. */
export function printWords(words: HouseWords): string {
  return printFields(words, fieldsOf(words));
}

/** The same of fields as they were typed, whether or not they can be used. */
export function printFields(
  { id, version }: Pick<HouseWords, "id" | "version">,
  { purpose, ...fields }: WordFields,
): string {
  const head = ["---", `id: ${id}`, `version: ${version}`, `purpose: ${purpose.replaceAll(/\s+/g, " ").trim()}`, "---"];
  const sections = fieldNames
    .filter((name) => fields[name].trim() !== "")
    // A heading that somebody typed into a field stays a part of it.
    .map((name) => `## ${headings[name]}\n\n${fields[name].trim().replaceAll(/^##(?!#)/gm, "###")}`);
  return `${[head.join("\n"), ...sections].join("\n\n")}\n`;
}

export const fieldNames = ["lookFor", "tone", "audience", "kinds", "terms", "length"] as const;
