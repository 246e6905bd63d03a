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

/** Notes what came of a check; it counts for these very words, drafted and live, and for no others. */
export async function noteCheck(
  by: Moderator,
  { pair, worse }: { readonly pair: Pair; readonly worse: readonly string[] },
  { tx, clock }: { readonly tx: Pick<Tables, "audit">; readonly clock: Pick<Clock, "now"> },
): Promise<void> {
  const detail = { pair: digest(pair), worse: JSON.stringify(worse) };
  await noted({ server: by.server, who: by.user, what, detail }, { tx, clock });
}

/** What the newest check of these words found to be worse; null where they were not checked. */
export async function checkedBefore(
  { server }: Moderator,
  pair: Pair,
  { audit }: Pick<Tables, "audit">,
): Promise<readonly string[] | null> {
  const entry = await audit.newest(server, { what, detail: { pair: digest(pair) } });
  if (entry === null || typeof entry.detail["worse"] !== "string") return null;
  return z.array(z.string()).parse(JSON.parse(entry.detail["worse"]));
}

function digest({ draft, live }: Pair): string {
  return createHash("sha256")
    .update(JSON.stringify([draft, live?.words ?? null]))
    .digest("hex");
}
