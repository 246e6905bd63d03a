import { createHash } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../../clock.ts";
import type { Tables } from "../../store/store.ts";
import { noted } from "../audit-notes.ts";
import type { Moderator } from "../moderator.ts";
import type { Live } from "./words-office.ts";

/** A draft that is to be published, and the words that hold before it. */
export type Pair = { readonly draft: string; readonly live: Live | null };

const what = "words-checked";

/** What came of a check. `isTried` false: the model failed on some of it. */
export type Checked = { readonly worse: readonly string[]; readonly isTried: boolean };

/** Notes what came of a check; it counts for these very words, drafted and live, and for no others. */
export async function noteCheck(
  by: Moderator,
  {
    pair,
    worse,
    isTried = true,
  }: { readonly pair: Pair; readonly worse: readonly string[]; readonly isTried?: boolean },
  { tx, clock }: { readonly tx: Pick<Tables, "audit">; readonly clock: Pick<Clock, "now"> },
): Promise<void> {
  const detail = { pair: digest(pair), worse: JSON.stringify(worse), tried: isTried };
  await noted({ server: by.server, who: by.user, what, detail }, { tx, clock });
}

/** What the newest check of these words found; null where they were not checked. */
export async function checkedBefore(
  { server }: Moderator,
  pair: Pair,
  { audit }: Pick<Tables, "audit">,
): Promise<Checked | null> {
  const entry = await audit.newest(server, { what, detail: { pair: digest(pair) } });
  if (entry === null || typeof entry.detail["worse"] !== "string") return null;
  const worse = z.array(z.string()).parse(JSON.parse(entry.detail["worse"]));
  return { worse, isTried: entry.detail["tried"] !== false };
}

/** Short enough for a button; another one as soon as the draft or the words that hold are others. */
export function nameOfCheck(pair: Pair): string {
  return digest(pair).slice(0, 6);
}

function digest({ draft, live }: Pair): string {
  return createHash("sha256")
    .update(JSON.stringify([draft, live?.words ?? null]))
    .digest("hex");
}
