import { UserError } from "../../errors.ts";
import { printWords } from "../../report/house-words.ts";
import { lintWords, type Linted } from "../../report/lint-words.ts";
import type { PromptDraft, PromptVersion } from "../../store/rows.ts";
import type { Tables } from "../../store/store.ts";
import type { Flow } from "../flow.ts";
import { asEditor, type Moderator } from "../moderator.ts";
import { isDamagedRow } from "../notices.ts";
import { settingsIn } from "../settings/settings-in.ts";
import type { Presets } from "./house.ts";

/** What moderators’ work on words takes. */
export type WordsOffice = Pick<Flow, "store" | "clock"> & { readonly presets: Presets };

/** The newest version of a set that can be read, as a file. `version` 0 and no author: it is the shipped one, never changed here. */
export type Live = Pick<PromptVersion, "name" | "version" | "words"> & {
  readonly author: string | null;
  readonly why: string;
};

/** Does it in one transaction, once it is sure that this member may. */
export async function edited<T>(
  by: Moderator,
  { store }: Pick<WordsOffice, "store">,
  work: (tx: Tables) => Promise<T>,
): Promise<T> {
  return await store.transaction(async (tx) => {
    await asEditor(by, tx);
    return await work(tx);
  });
}

/** Null where there is no set of that name, neither of the server’s own nor shipped. */
export async function liveOf(
  { server }: Pick<Moderator, "server">,
  name: string,
  { tx, presets }: { readonly tx: Pick<Tables, "prompts">; readonly presets: Presets },
): Promise<Live | null> {
  const [newest] = (await tx.prompts.versions(server, name)).rows;
  if (newest !== undefined) return newest;
  const preset = presets.find(({ id }) => id === name);
  return preset === undefined ? null : { name, version: 0, words: printWords(preset), author: null, why: "" };
}

export async function lintHere(file: string, { server }: Moderator, tx: Pick<Tables, "settings">): Promise<Linted> {
  return lintWords(file, await languagesOf(server, tx));
}

/** Those that were set anywhere in the server; none where each answer is in the language of whoever asks. */
async function languagesOf(server: string, tx: Pick<Tables, "settings">): Promise<readonly string[]> {
  try {
    const { values } = await settingsIn({ server, within: [] }, tx);
    return values.language === null ? [] : [values.language];
  } catch (error) {
    if (isDamagedRow(error)) return [];
    throw error;
  }
}

export function noSuchWords(name: string): UserError {
  return new UserError(
    "nothing-there",
    `There are no words called “${name.slice(0, 60)}” in this server.`,
    "Look at /prompts list for those there are.",
  );
}

export function noDraft(name: string): UserError {
  return new UserError(
    "nothing-there",
    `You have no draft of “${name.slice(0, 60)}”.`,
    "Begin one with /prompts edit, or give me a file with /prompts import.",
  );
}

/** A version by its number. Fails with "nothing-there", and with "row-damaged" where it cannot be read. */
export async function versionAt(
  server: string,
  { name, version }: Pick<PromptVersion, "name" | "version">,
  { prompts }: Pick<Tables, "prompts">,
): Promise<PromptVersion> {
  const { rows, damaged } = await prompts.versions(server, name);
  const found = rows.find((one) => one.version === version);
  if (found !== undefined) return found;
  const called = name.slice(0, 60);
  if (damaged.includes(String(version)))
    throw new UserError(
      "row-damaged",
      `What is stored of version ${version} of “${called}” cannot be read.`,
      "The other versions can: /prompts history names them. Whoever runs me may restore a backup.",
    );
  throw new UserError(
    "nothing-there",
    `“${called}” has no version ${version} in this server.`,
    "Look at /prompts history for those there are.",
  );
}

/** "damaged": there is one, and it cannot be read; saving another takes its place. */
export type DraftHere = { readonly kind: "none" | "damaged" } | { readonly kind: "kept"; readonly draft: PromptDraft };

export async function draftOf(
  { server, user }: Pick<Moderator, "server" | "user">,
  name: string,
  { prompts }: Pick<Tables, "prompts">,
): Promise<DraftHere> {
  try {
    const draft = await prompts.draft({ server, name, author: user });
    return draft === null ? { kind: "none" } : { kind: "kept", draft };
  } catch (error) {
    if (isDamagedRow(error)) return { kind: "damaged" };
    throw error;
  }
}
