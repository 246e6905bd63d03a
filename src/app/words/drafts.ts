import { UserError } from "../../errors.ts";
import { printFields, type WordFields } from "../../report/house-words.ts";
import type { Linted } from "../../report/lint-words.ts";
import { isWordsName, parseWords } from "../../report/parse-words.ts";
import { diffWords, type FieldDiff } from "../../report/words-diff.ts";
import type { PromptDraft } from "../../store/rows.ts";
import type { Tables } from "../../store/store.ts";
import type { Moderator } from "../moderator.ts";
import { draftOf, edited, lintHere, liveOf, noSuchWords, type WordsOffice } from "./words-office.ts";

/** A set of words that a moderator is working on. */
export type Desk = {
  readonly name: string;
  /** As it would be exported; what stands in it may still be faulty. */
  readonly file: string;
  readonly linted: Linted;
  /** What differs from the words that hold now. */
  readonly differs: readonly FieldDiff[];
  /** Null: nothing was submitted yet, and the words are those that hold now. */
  readonly savedAt: number | null;
  /** There was a draft that cannot be read any more: these are the words that hold. */
  readonly isDamaged: boolean;
};

/**
 * What a form is filled with: the moderator’s own draft, else the words that hold now, else those of `from` for a set
 * that is to be new. Nothing is stored by it.
 */
export async function openDraft(
  by: Moderator,
  { name, from = name }: { readonly name: string; readonly from?: string },
  office: WordsOffice,
): Promise<Desk> {
  return await edited(by, office, async (tx) => {
    checkName(name);
    const kept = await draftOf(by, name, tx);
    const draft = kept.kind === "kept" ? kept.draft : null;
    const source = draft ?? (await liveOf(by, from, { tx, presets: office.presets }));
    if (source === null) throw noSuchWords(from);
    const file = draft?.words ?? (await renamed(source.words, { by, name, tx }));
    const desk = await deskOf(by, { name, file, savedAt: draft?.at ?? null }, { tx, office });
    return { ...desk, isDamaged: kept.kind === "damaged" };
  });
}

/**
 * Keeps what was submitted, whatever faults it has; the draft before it can be had back with `undoDraft`. Drafts are each
 * moderator’s own: nobody writes over another’s.
 */
export async function saveDraft(
  by: Moderator,
  { name, fields }: { readonly name: string; readonly fields: WordFields },
  office: WordsOffice,
): Promise<Desk> {
  return await edited(by, office, async (tx) => {
    checkName(name);
    const before = await draftOf(by, name, tx);
    const version =
      before.kind === "kept" ? parseWords(before.draft.words).words.version : await tx.prompts.next(by.server, name);
    return await put(by, { name, file: printFields({ id: name, version }, fields) }, { tx, office });
  });
}

const fileMost = 20_000; // characters

/**
 * Takes a file of words as the moderator’s draft, under its own id or under another name. Its faults and what differs
 * from the words that hold now come back, and nothing holds before it is published.
 */
export async function importWords(
  by: Moderator,
  { file, name = null }: { readonly file: string; readonly name?: string | null },
  office: WordsOffice,
): Promise<Desk> {
  if (file.length > fileMost)
    throw new UserError(
      "too-large",
      `The file has ${file.length.toLocaleString("en")} characters; a set of words has ${fileMost.toLocaleString("en")} at most.`,
      "Check that it is a file of words, such as /prompts export gives.",
    );
  return await edited(by, office, async (tx) => {
    const target = name ?? parseWords(file).words.id;
    if (target === "") throw unnamed();
    checkName(target);
    return await put(by, { name: target, file: await renamed(file, { by, name: target, tx }) }, { tx, office });
  });
}

/** Changes places with the draft that was kept before this one, so that it can be done twice. */
export async function undoDraft(
  by: Moderator,
  { name }: { readonly name: string },
  office: WordsOffice,
): Promise<Desk> {
  return await edited(by, office, async (tx) => {
    const before = await tx.prompts.draft(keptBefore(by, name));
    if (before === null)
      throw new UserError("nothing-there", "No earlier draft of yours is kept.", "Go on from the one you have.");
    return await put(by, { name, file: before.words }, { tx, office });
  });
}

/** Throws the draft away; `undoDraft` brings it back. False where there was none. */
export async function dropDraft(
  by: Moderator,
  { name }: { readonly name: string },
  office: WordsOffice,
): Promise<boolean> {
  return await edited(by, office, async (tx) => await setAside(by, name, tx));
}

/** Takes the draft off the desk, and keeps it as the one before. */
export async function setAside(by: Moderator, name: string, tx: Pick<Tables, "prompts">): Promise<boolean> {
  const key = { server: by.server, name, author: by.user };
  const before = await draftOf(by, name, tx);
  if (before.kind === "kept") await tx.prompts.putDraft({ ...before.draft, ...keptBefore(by, name) });
  return await tx.prompts.deleteDraft(key);
}

type Working = { readonly tx: Tables; readonly office: WordsOffice };

async function put(by: Moderator, { name, file }: Pick<Desk, "name" | "file">, { tx, office }: Working): Promise<Desk> {
  await setAside(by, name, tx);
  const at = office.clock.now();
  await tx.prompts.putDraft({ server: by.server, name, author: by.user, words: file, at });
  return await deskOf(by, { name, file, savedAt: at }, { tx, office });
}

async function deskOf(
  by: Moderator,
  { name, file, savedAt }: Pick<Desk, "name" | "file" | "savedAt">,
  { tx, office }: Working,
): Promise<Desk> {
  const live = await liveOf(by, name, { tx, presets: office.presets });
  const linted = await lintHere(file, by, tx);
  const differs = live === null ? [] : diffWords(parseWords(live.words).fields, linted.fields);
  return { name, file, linted, differs, savedAt, isDamaged: false };
}

// A point stands in no name that a moderator can give.
function keptBefore({ server, user }: Moderator, name: string): Pick<PromptDraft, "server" | "name" | "author"> {
  return { server, name: `${name}.before`, author: user };
}

/** The same words under that name, with the number that they would get. What is no file of words stays as it is. */
async function renamed(
  file: string,
  { by, name, tx }: { readonly by: Moderator; readonly name: string; readonly tx: Pick<Tables, "prompts"> },
): Promise<string> {
  const { faults, fields } = parseWords(file);
  const version = await tx.prompts.next(by.server, name);
  if (faults.length === 0) return printFields({ id: name, version }, fields);
  // Printed anew it would lose what was not understood, and with it what the faults are about.
  return file.replace(/^id:.*$/m, () => `id: ${name}`).replace(/^version:.*$/m, () => `version: ${version}`);
}

function unnamed(): UserError {
  return new UserError(
    "bad-words",
    "The file does not say which set of words it is: it has no id between two lines of --- at its beginning.",
    "Give me a file such as /prompts export makes, or name the set: /prompts import with “name”.",
  );
}

function checkName(name: string): void {
  if (isWordsName(name)) return;
  throw new UserError(
    "bad-words",
    `“${name.slice(0, 60)}” cannot be the name of a set of words.`,
    "Use small letters, digits and hyphens, 32 at most, such as city-council.",
  );
}
