import { UserError } from "../../errors.ts";
import { printWords } from "../../report/house-words.ts";
import { lintWords, type Linted } from "../../report/lint-words.ts";
import type { PromptVersion } from "../../store/rows.ts";
import type { Tables } from "../../store/store.ts";
import type { Flow } from "../flow.ts";
import { asEditor, type Moderator } from "../moderator.ts";
import { isDamagedRow } from "../notices.ts";
import { settingsIn } from "../settings/settings-in.ts";
import type { Presets } from "./house.ts";

/** What moderators’ work on words takes. */
export type WordsOffice = Pick<Flow, "store" | "clock"> & { readonly presets: Presets };

/** The newest version of a set, as a file. `version` 0 and no author: it is the shipped one, never changed here. */
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
  const [newest] = await tx.prompts.versions(server, name);
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
