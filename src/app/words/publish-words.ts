import { UserError } from "../../errors.ts";
import { parseWords, type WordsFault } from "../../report/parse-words.ts";
import { printFields, printWords } from "../../report/house-words.ts";
import { diffWords, type FieldDiff } from "../../report/words-diff.ts";
import type { PromptVersion } from "../../store/rows.ts";
import type { Tables } from "../../store/store.ts";
import { noted } from "../audit-notes.ts";
import type { Moderator } from "../moderator.ts";
import { checkedBefore, nameOfCheck } from "./check-notes.ts";
import { setAside } from "./drafts.ts";
import {
  edited,
  lintHere,
  liveOf,
  noDraft,
  noSuchWords,
  versionAt,
  type Live,
  type WordsOffice,
} from "./words-office.ts";

export type Published =
  /**
   * `line`: what changed. `before`: the version that held until now, 0 for shipped words, null where there was none.
   * `tried` false: there was no model to try the words with.
   */
  | {
      readonly kind: "published";
      readonly version: number;
      readonly before: number | null;
      readonly line: string;
      readonly tried: boolean;
    }
  /** These words hold already. */
  | { readonly kind: "same" }
  | { readonly kind: "refused"; readonly faults: readonly WordsFault[] }
  /** Somebody published since this draft was begun. To go on: look at what differs, and publish over that version. */
  | { readonly kind: "conflict"; readonly theirs: PromptVersion; readonly differs: readonly FieldDiff[] }
  /** The draft was not tried on the three articles, or was changed since, or the words that hold were. */
  | { readonly kind: "unchecked" }
  /**
   * It made reports worse. To go on: publish it once more, with the check as `confirmed`. `isTried` false: the model
   * failed, and may do better now.
   */
  | { readonly kind: "worse"; readonly worse: readonly string[]; readonly check: string; readonly isTried: boolean }
  /** What was confirmed was of other words: the draft, or the words that hold, were changed since. */
  | { readonly kind: "stale" };

export type Publishing = {
  readonly name: string;
  /** For the history; may be empty. */
  readonly why: string;
  /** The version whose words this moderator has seen and publishes over. */
  readonly over?: number;
  /** The check after which this moderator wants it all the same. */
  readonly confirmed?: string;
  /** Whether there is a model, and so a check to be had. */
  readonly withModel: boolean;
};

/**
 * Makes the moderator’s draft the next version; it holds from the next article on, wherever this set does. A draft that
 * is not published stays as it is. Fails with "nothing-there" where there is no draft.
 */
export async function publishDraft(by: Moderator, wanted: Publishing, office: WordsOffice): Promise<Published> {
  const { name, why, over, confirmed, withModel } = wanted;
  return await edited(by, office, async (tx) => {
    const draft = await tx.prompts.draft({ server: by.server, name, author: by.user });
    if (draft === null) throw noDraft(name);
    const linted = await lintHere(draft.words, by, tx);
    if (linted.isRefused) return { kind: "refused", faults: linted.faults };
    const live = await liveOf(by, name, { tx, presets: office.presets });
    const differs = live === null ? null : diffWords(parseWords(live.words).fields, linted.fields);
    if (differs?.length === 0) return { kind: "same" };
    const [theirs] = (await tx.prompts.versions(by.server, name)).rows;
    const next = await tx.prompts.next(by.server, name);
    const isOver = theirs === undefined || linted.words.version === next || over === theirs.version;
    if (!isOver) return { kind: "conflict", theirs, differs: differs ?? [] };
    const pair = { draft: draft.words, live };
    const check = nameOfCheck(pair);
    if (confirmed !== undefined && confirmed !== check) return { kind: "stale" };
    const checked = withModel ? await checkedBefore(by, pair, tx) : null;
    if (withModel && checked === null) return { kind: "unchecked" };
    const { worse, isTried } = checked ?? { worse: [], isTried: true };
    if (worse.length > 0 && confirmed === undefined) return { kind: "worse", worse, check, isTried };
    const version = await publish(by, { name, file: draft.words, why, live, worse: worse.length }, { tx, office });
    await setAside(by, name, tx);
    const before = live?.version ?? null;
    return { kind: "published", version, before, line: publishedLine(name, version), tried: withModel };
  });
}

export type GoneBack =
  | {
      readonly kind: "published";
      readonly version: number;
      readonly line: string;
      readonly differs: readonly FieldDiff[];
    }
  | { readonly kind: "same" };

/** Publishes the words of an earlier version anew; none is ever lost by it. Fails with "nothing-there". */
export async function rollBack(
  by: Moderator,
  { name, to, why = "" }: { readonly name: string; readonly to: number; readonly why?: string },
  office: WordsOffice,
): Promise<GoneBack> {
  return await edited(by, office, async (tx) => {
    const earlier = await versionAt(by.server, { name, version: to }, tx);
    return await goBack(by, { name, file: earlier.words, why: reason(`back to version ${to}`, why) }, { tx, office });
  });
}

/** Publishes the shipped words of that name anew. Fails with "nothing-there" where none of that name are shipped. */
export async function resetWords(
  by: Moderator,
  { name, why = "" }: { readonly name: string; readonly why?: string },
  office: WordsOffice,
): Promise<GoneBack> {
  return await edited(by, office, async (tx) => {
    const shipped = office.presets.find(({ id }) => id === name);
    if (shipped === undefined)
      throw new UserError(
        "nothing-there",
        `No words called “${name.slice(0, 60)}” are shipped, so there is nothing to go back to.`,
        "Go back to an earlier version with /prompts rollback, or have other words hold with /prompts assign.",
      );
    return await goBack(
      by,
      { name, file: printWords(shipped), why: reason("back to the shipped words", why) },
      { tx, office },
    );
  });
}

type Working = { readonly tx: Tables; readonly office: WordsOffice };

async function goBack(
  by: Moderator,
  { name, file, why }: { readonly name: string; readonly file: string; readonly why: string },
  { tx, office }: Working,
): Promise<GoneBack> {
  const live = await liveOf(by, name, { tx, presets: office.presets });
  const differs = live === null ? [] : diffWords(parseWords(live.words).fields, parseWords(file).fields);
  if (differs.length === 0) return { kind: "same" };
  const version = await publish(by, { name, file, why, live, worse: 0 }, { tx, office });
  return { kind: "published", version, line: publishedLine(name, version), differs };
}

type Publication = {
  readonly name: string;
  readonly file: string;
  readonly why: string;
  readonly live: Live | null;
  readonly worse: number;
};

async function publish(
  by: Moderator,
  { name, file, why, live, worse }: Publication,
  { tx, office }: Working,
): Promise<number> {
  const next = await tx.prompts.next(by.server, name);
  const at = await noted(
    {
      server: by.server,
      who: by.user,
      what: "words-published",
      detail: { name, version: next, over: live?.version ?? null, worse },
    },
    { tx, clock: office.clock },
  );
  const words = printFields({ id: name, version: next }, parseWords(file).fields);
  return await tx.prompts.publish({
    server: by.server,
    name,
    words,
    author: by.user,
    why: why.trim().slice(0, whyMost),
    at,
  });
}

const whyMost = 300;

function publishedLine(name: string, version: number): string {
  return `“${name}” is now version ${version}, and holds from the next article on wherever these words were chosen.`;
}

function reason(what: string, why: string): string {
  return why.trim() === "" ? what : `${what}: ${why.trim()}`;
}

/** As a file, of the form that `importWords` takes: the words that hold now, or an earlier version’s. */
export async function exportWords(
  by: Moderator,
  { name, version = null }: { readonly name: string; readonly version?: number | null },
  office: WordsOffice,
): Promise<{ readonly fileName: string; readonly file: string }> {
  return await edited(by, office, async (tx) => {
    const file = await fileOf(by, { name, version }, { tx, office });
    return { fileName: `${name}.md`, file };
  });
}

async function fileOf(
  by: Moderator,
  { name, version }: { readonly name: string; readonly version: number | null },
  { tx, office }: Working,
): Promise<string> {
  if (version === null) {
    const live = await liveOf(by, name, { tx, presets: office.presets });
    if (live === null) throw noSuchWords(name);
    return live.words;
  }
  return (await versionAt(by.server, { name, version }, tx)).words;
}
