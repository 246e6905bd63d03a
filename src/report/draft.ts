import { z } from "zod";
import { claimKinds } from "../reading/reading.ts";
import { plainLine } from "./plain-line.ts";
import { perspectiveKinds, type Withheld } from "./report.ts";

// Quotes come first and the summary last: a model writes in order, and should have its evidence before its words.
const claim = z.object({
  quote: z.string(),
  sentence: z.int(),
  claimer: z.string(),
  kind: z.enum(claimKinds),
  text: z.string(),
});
const perspective = z.object({
  kind: z.enum(perspectiveKinds),
  who: z.string(),
  trigger: z.string(),
  sentence: z.int(),
  why: z.string(),
  question: z.string(),
  outside: z.string().nullable(),
});
const summarySentence = z.object({ text: z.string(), sentences: z.array(z.int()) });

// The numbers of the sentences at the ends, as the model sees them: a server that cut the article is caught so.
const ends = { first_sentence: z.int(), last_sentence: z.int() };

/** What a model is asked for; the shape goes to the server, the answer is read item by item by `readDraft`. */
export const reportAnswer = z.object({
  ...ends,
  claims: z.array(claim),
  perspectives: z.array(perspective),
  summary: z.array(summarySentence),
});

/** Of one part of a long article: what is claimed in it. */
export const partAnswer = z.object({ ...ends, claims: z.array(claim) });

/** Of all parts of a long article, from their claims: what is left out, and the summary. */
export const wholeAnswer = z.object({ perspectives: z.array(perspective), summary: z.array(summarySentence) });

/** Replacements for the items that failed, by their labels ("C2", "P1", "S3"). */
export const repairAnswer = z.object({
  claims: z.array(claim.extend({ item: z.string() })),
  perspectives: z.array(perspective.extend({ item: z.string() })),
  summary: z.array(summarySentence.extend({ item: z.string() })),
});

/** An answer to a question about the article; `found` "no" where the article does not say. */
export const askAnswer = z.object({
  ...ends,
  found: z.enum(["yes", "partly", "no"]),
  answer: z.array(summarySentence),
});

/** Replacements for the sentences of such an answer that failed. */
export const askRepairAnswer = z.object({ answer: z.array(summarySentence.extend({ item: z.string() })) });

/** Questions of a report that a second look finds answered in the article, each with the words that answer it. */
export const lookAnswer = z.object({
  ...ends,
  answered: z.array(z.object({ item: z.string(), quote: z.string(), sentence: z.int() })),
});

export type DraftClaim = z.infer<typeof claim>;
export type DraftPerspective = z.infer<typeof perspective>;
export type DraftSentence = z.infer<typeof summarySentence>;
export type DraftFinding = z.infer<typeof lookAnswer>["answered"][number];

/** An item with the label it keeps through repair: "C2" is the second claim. */
export type Labelled<Item> = Item & { readonly label: string };

/** What a model said of an article, shape checked and nothing else. `unread`: items that have not the shape. */
export type Draft = {
  readonly claims: readonly Labelled<DraftClaim>[];
  readonly perspectives: readonly Labelled<DraftPerspective>[];
  readonly summary: readonly Labelled<DraftSentence>[];
  readonly unread: readonly Withheld[];
};

const most = { claims: 12, perspectives: 6, summary: 4, ids: 8 };
const charactersMost = { quote: 600, claimer: 120, text: 400, who: 120, why: 300, question: 300, outside: 300 };

/** Reads an answer item by item: what has not the shape is left aside, and what was not asked for is not looked at. */
export function readDraft(answer: Readonly<Record<string, unknown>>): Draft {
  const claims = readItems(answer["claims"], { read: readClaim, letter: "C", most: most.claims });
  const perspectives = readItems(answer["perspectives"], {
    read: readPerspective,
    letter: "P",
    most: most.perspectives,
  });
  const summary = readItems(answer["summary"], { read: readSentence, letter: "S", most: most.summary });
  return {
    claims: claims.items,
    perspectives: perspectives.items,
    summary: summary.items,
    unread: [...claims.unread, ...perspectives.unread, ...summary.unread],
  };
}

/** Puts replacements in the place of the items that failed; any other is not touched, whatever the answer says. */
export function applyRepair(
  draft: Draft,
  answer: Readonly<Record<string, unknown>>,
  failed: ReadonlySet<string>,
): Draft {
  return {
    ...draft,
    claims: replaced(draft.claims, labelled(answer["claims"], readClaim), failed),
    perspectives: replaced(draft.perspectives, labelled(answer["perspectives"], readPerspective), failed),
    summary: replaced(draft.summary, labelled(answer["summary"], readSentence), failed),
  };
}

/** The sentences of an answer to a question, read like those of a summary. */
export function readAskAnswer(answer: Readonly<Record<string, unknown>>): {
  readonly found: "yes" | "partly" | "no";
  readonly draft: Draft;
} {
  const found = askAnswer.shape.found.safeParse(answer["found"]);
  const { items, unread } = readItems(answer["answer"], {
    read: readSentence,
    letter: "S",
    most: most.summary,
    nameOf: nameOfAnswered,
  });
  return {
    found: found.success ? found.data : "no",
    draft: { claims: [], perspectives: [], summary: items, unread },
  };
}

/** What a second look found, as far as it has the shape. */
export function readLook(answer: Readonly<Record<string, unknown>>): readonly DraftFinding[] {
  const given = answer["answered"];
  return (Array.isArray(given) ? given : []).slice(0, most.perspectives).flatMap((one) => {
    const parsed = lookAnswer.shape.answered.element.safeParse(one);
    return parsed.success && parsed.data.quote.length <= charactersMost.quote ? [parsed.data] : [];
  });
}

function readItems<Item>(
  given: unknown,
  {
    read,
    letter,
    most: count,
    nameOf = nameOfItem,
  }: {
    readonly read: (item: unknown) => Item | null;
    readonly letter: string;
    readonly most: number;
    readonly nameOf?: (label: string) => string;
  },
): { readonly items: readonly Labelled<Item>[]; readonly unread: readonly Withheld[] } {
  const items: Labelled<Item>[] = [];
  const unread: Withheld[] = [];
  for (const [index, one] of (Array.isArray(given) ? given : []).slice(0, count).entries()) {
    const label = `${letter}${index + 1}`;
    const item = read(one);
    if (item === null) unread.push({ what: nameOf(label), reason: "it has not the shape that was asked for" });
    else items.push({ ...item, label });
  }
  return { items, unread };
}

/** "C2" → "claim 2", for people. */
export function nameOfItem(label: string): string {
  const names = new Map([
    ["C", "claim"],
    ["P", "question"],
    ["S", "summary sentence"],
  ]);
  return `${names.get(label.charAt(0)) ?? "item"} ${label.slice(1)}`;
}

/** "S2" → "sentence 2 of the answer" */
export function nameOfAnswered(label: string): string {
  return `sentence ${label.slice(1)} of the answer`;
}

const lenientClaim = claim.extend({ kind: z.enum(claimKinds).catch("statement") });
const lenientPerspective = perspective.extend({ outside: z.string().nullish() });
const labelOnly = z.object({ item: z.string() });

function readClaim(item: unknown): DraftClaim | null {
  const parsed = lenientClaim.safeParse(item);
  if (!parsed.success) return null;
  const { quote, claimer, text } = parsed.data;
  const lines = {
    quote: plainLine(quote, charactersMost.quote),
    claimer: plainLine(claimer, charactersMost.claimer),
    text: plainLine(text, charactersMost.text),
  };
  return lines.quote === null || lines.claimer === null || lines.text === null
    ? null
    : { ...parsed.data, quote: lines.quote, claimer: lines.claimer, text: lines.text };
}

function readPerspective(item: unknown): DraftPerspective | null {
  const parsed = lenientPerspective.safeParse(item);
  if (!parsed.success) return null;
  const { who, trigger, why, question, outside, kind, sentence } = parsed.data;
  const lines = {
    who: plainLine(who, charactersMost.who),
    trigger: plainLine(trigger, charactersMost.quote),
    why: plainLine(why, charactersMost.why),
    question: plainLine(question, charactersMost.question),
  };
  if (lines.who === null || lines.trigger === null || lines.why === null || lines.question === null) return null;
  const background = outside === null || outside === undefined ? null : plainLine(outside, charactersMost.outside);
  return {
    kind,
    sentence,
    who: lines.who,
    trigger: lines.trigger,
    why: lines.why,
    question: lines.question,
    outside: background,
  };
}

function readSentence(item: unknown): DraftSentence | null {
  const parsed = summarySentence.safeParse(item);
  if (!parsed.success || parsed.data.sentences.length > most.ids) return null;
  const text = plainLine(parsed.data.text, charactersMost.text);
  return text === null ? null : { text, sentences: [...new Set(parsed.data.sentences)] };
}

function labelled<Item>(given: unknown, read: (item: unknown) => Item | null): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const one of Array.isArray(given) ? given : []) {
    const label = labelOnly.safeParse(one);
    const item = read(one);
    if (label.success && item !== null) found.set(label.data.item, item);
  }
  return found;
}

function replaced<Item>(
  items: readonly Labelled<Item>[],
  by: ReadonlyMap<string, Item>,
  failed: ReadonlySet<string>,
): readonly Labelled<Item>[] {
  return items.map((item) => {
    const replacement = failed.has(item.label) ? by.get(item.label) : undefined;
    return replacement === undefined ? item : { ...replacement, label: item.label };
  });
}
