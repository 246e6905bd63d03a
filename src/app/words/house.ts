import type { HouseWords } from "../../report/house-words.ts";
import { parseWords } from "../../report/parse-words.ts";
import type { PromptVersion } from "../../store/rows.ts";
import type { Tables } from "../../store/store.ts";
import { isDamagedRow } from "../notices.ts";
import { settingsIn, type Place } from "../settings/settings-in.ts";

/** The sets of words that every server has; the first one holds where nothing else was chosen. */
export type Presets = readonly [HouseWords, ...HouseWords[]];

/** What an article is read with in a place, beside the shipped words. `server`: whose words they are; null: shipped. */
export type House = {
  readonly words: HouseWords;
  readonly server: string | null;
  /** Whether a model may name background from outside the article. */
  readonly outside: boolean;
  /** Whether a model may be asked at all; some members get the local reading alone. */
  readonly asksModel: boolean;
};

type Kept = Pick<Tables, "prompts" | "settings">;

/** In direct messages, and wherever nobody chose anything. */
export function usualHouse([words]: Presets): House {
  return { words, server: null, outside: true, asksModel: true };
}

/** What holds in a place; null: in direct messages. */
export async function houseIn(place: Place | null, tx: Kept, presets: Presets): Promise<House> {
  if (place === null) return usualHouse(presets);
  const { name } = await assignedIn(place, tx, presets);
  return {
    ...(await liveWords(place.server, name, { tx, presets })),
    outside: await mayNameOutside(place, tx),
    asksModel: true,
  };
}

/** Where it was chosen: for a place that holds this one, for the whole server, or nowhere. */
export type ChosenAt = { readonly kind: "place"; readonly id: string } | { readonly kind: "server" | "usual" };

/** The name of the set that holds in a place. */
export async function assignedIn(
  { server, within }: Place,
  { prompts }: Pick<Tables, "prompts">,
  [usual]: Presets,
): Promise<{ readonly name: string; readonly at: ChosenAt }> {
  const assignments = await prompts.assignments(server);
  for (const id of [...within, null]) {
    const here = assignments.find(({ channel }) => channel === id);
    if (here !== undefined) return { name: here.name, at: id === null ? { kind: "server" } : { kind: "place", id } };
  }
  return { name: usual.id, at: { kind: "usual" } };
}

/** The newest version of a server’s set that can be read; where it has none of its own, the shipped one of that name, else the usual. */
export async function liveWords(
  server: string,
  name: string,
  { tx, presets }: { readonly tx: Kept; readonly presets: Presets },
): Promise<Pick<House, "words" | "server">> {
  const [newest] = (await tx.prompts.versions(server, name)).rows;
  if (newest !== undefined) return { words: wordsOf(newest), server };
  return { words: presets.find(({ id }) => id === name) ?? presets[0], server: null };
}

/** The words of a version, under the name and number that it has in its server. */
export function wordsOf({ name, version, words }: PromptVersion): HouseWords {
  return { ...parseWords(words).words, id: name, version };
}

/** Every house that there ever was in a server: a reading is made with the one it was asked for with. */
export async function housesOf(server: string | null, { prompts }: Kept, presets: Presets): Promise<readonly House[]> {
  const names = server === null ? [] : (await prompts.ofServer(server)).rows.map(({ name }) => name);
  const own =
    server === null ? [] : await Promise.all(names.map(async (name) => (await prompts.versions(server, name)).rows));
  const all = [
    ...presets.map((words) => ({ words, server: null })),
    ...own.flat().map((version) => ({ words: wordsOf(version), server })),
  ];
  return all.flatMap((one) => [
    { ...one, outside: true, asksModel: true },
    { ...one, outside: false, asksModel: true },
    { ...one, outside: true, asksModel: false },
    { ...one, outside: false, asksModel: false },
  ]);
}

/** Where a setting cannot be read, nothing is done that it might forbid. */
async function mayNameOutside(place: Place, tx: Kept): Promise<boolean> {
  try {
    return (await settingsIn(place, tx)).values.outside;
  } catch (error) {
    if (isDamagedRow(error)) return false;
    throw error;
  }
}
