import { isWordsName, parseWords } from "../../report/parse-words.ts";
import { printWords } from "../../report/house-words.ts";
import { diffWords, type FieldDiff } from "../../report/words-diff.ts";
import type { PromptVersion } from "../../store/rows.ts";
import type { Listed, Tables } from "../../store/store.ts";
import type { Moderator } from "../moderator.ts";
import type { Place } from "../settings/settings-in.ts";
import { assignedIn, type ChosenAt } from "./house.ts";
import { edited, liveOf, noDraft, noSuchWords, versionAt, type Live, type WordsOffice } from "./words-office.ts";

/** One set of words in the list. */
export type ListedWords = {
  readonly name: string;
  readonly purpose: string;
  /** 0: shipped and never changed here, or not published yet. */
  readonly version: number;
  /** Numbers of newer versions, which cannot be read: the one before them holds. */
  readonly damaged: readonly number[];
  readonly isShipped: boolean;
  /** Where it holds: ids of channels, categories and threads; null for the whole server. */
  readonly holdsIn: readonly (string | null)[];
  readonly hasDraft: boolean;
};

/**
 * Every set of the server, the shipped ones, and those that this moderator has begun, in order of name; the usual one
 * holds where nothing was chosen.
 */
export async function listWords(by: Moderator, office: WordsOffice): Promise<readonly ListedWords[]> {
  const { presets } = office;
  return await edited(by, office, async (tx) => {
    const own = await tx.prompts.ofServer(by.server);
    const assignments = await tx.prompts.assignments(by.server);
    const chosen = assignments.some(({ channel }) => channel === null)
      ? assignments
      : [...assignments, { channel: null, name: presets[0].id }];
    const broken = own.damaged.map((id) => ({ name: id.slice(0, id.lastIndexOf(" ")), version: versionIn(id) }));
    // Those that were set aside for undoing have no name that could be given.
    const drafts = (await tx.prompts.draftsBy({ server: by.server, author: by.user })).filter(isWordsName);
    const published = [...own.rows, ...broken].map(({ name }) => name);
    const names = new Set([...published, ...drafts, ...presets.map(({ id }) => id)]);
    const listed: ListedWords[] = [];
    for (const name of [...names].toSorted()) {
      const live = await liveOf(by, name, { tx, presets });
      listed.push({
        name,
        purpose: live === null ? "" : parseWords(live.words).fields.purpose,
        version: live?.version ?? 0,
        damaged: broken.filter((one) => one.name === name).map(({ version }) => version),
        isShipped: presets.some(({ id }) => id === name),
        holdsIn: chosen.filter((one) => one.name === name).map(({ channel }) => channel),
        hasDraft: drafts.includes(name),
      });
    }
    return listed;
  });
}

/** "class-7b 3" is version 3. */
function versionIn(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}

/** The words that hold in a place, and where that was chosen. Anybody may know that. */
export async function wordsThatHold(
  place: Place,
  { store, presets }: Pick<WordsOffice, "store" | "presets">,
): Promise<{ readonly live: Live; readonly at: ChosenAt }> {
  return await store.transaction(async (tx) => {
    const { name, at } = await assignedIn(place, tx, presets);
    const live = await liveOf(place, name, { tx, presets });
    const [usual] = presets;
    return { live: live ?? { name: usual.id, version: 0, words: printWords(usual), author: null, why: "" }, at };
  });
}

/**
 * All versions, the newest first: who, when and why, and the numbers of those that cannot be read. Empty for shipped
 * words that nobody has changed.
 */
export async function historyOf(
  by: Moderator,
  { name }: { readonly name: string },
  office: WordsOffice,
): Promise<Listed<PromptVersion>> {
  return await edited(by, office, async (tx) => {
    const listed = await tx.prompts.versions(by.server, name);
    const live = await liveOf(by, name, { tx, presets: office.presets });
    if (live === null && listed.damaged.length === 0) throw noSuchWords(name);
    return listed;
  });
}

/** Versions to compare; 0 is the shipped one, "draft" one’s own. */
export type VersionToCompare = number | "draft";

/** What differs from one version to another. Fails with "nothing-there" where there is none of them. */
export async function diffVersions(
  by: Moderator,
  given: { readonly name: string; readonly from: VersionToCompare; readonly to: VersionToCompare },
  office: WordsOffice,
): Promise<readonly FieldDiff[]> {
  const { name, from, to } = given;
  return await edited(by, office, async (tx) => {
    const before = await wordsAt(by, { name, at: from }, { tx, office });
    const after = await wordsAt(by, { name, at: to }, { tx, office });
    return diffWords(parseWords(before).fields, parseWords(after).fields);
  });
}

async function wordsAt(
  { server, user }: Moderator,
  { name, at }: { readonly name: string; readonly at: VersionToCompare },
  { tx, office }: { readonly tx: Tables; readonly office: WordsOffice },
): Promise<string> {
  if (at === "draft") {
    const draft = await tx.prompts.draft({ server, name, author: user });
    if (draft === null) throw noDraft(name);
    return draft.words;
  }
  const preset = at === 0 ? office.presets.find(({ id }) => id === name) : undefined;
  if (preset !== undefined) return printWords(preset);
  return (await versionAt(server, { name, version: at }, tx)).words;
}
