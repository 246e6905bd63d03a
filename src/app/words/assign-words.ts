import { noted } from "../audit-notes.ts";
import type { Moderator } from "../moderator.ts";
import { edited, liveOf, noSuchWords, type WordsOffice } from "./words-office.ts";

export type Assigned =
  /** `before`: the name that was chosen there, so that it can be put back; null: none was. */
  { readonly kind: "assigned"; readonly before: string | null; readonly line: string } | { readonly kind: "same" };

/**
 * Has a set of words hold in a channel, category or thread; null: in the whole server. `name` null: none is chosen there
 * any more, and what holds around it holds. Fails with "nothing-there" where there is no set of that name.
 */
export async function assignWords(
  by: Moderator,
  { name, channel }: { readonly name: string | null; readonly channel: string | null },
  office: WordsOffice,
): Promise<Assigned> {
  return await edited(by, office, async (tx) => {
    const { server, user: who } = by;
    if (name !== null && (await liveOf(by, name, { tx, presets: office.presets })) === null) throw noSuchWords(name);
    const before = (await tx.prompts.assignments(server)).find((one) => one.channel === channel)?.name ?? null;
    if (before === name) return { kind: "same" };
    await noted(
      { server, who, what: "words-assigned", detail: { name, before, channel } },
      { tx, clock: office.clock },
    );
    if (name === null) await tx.prompts.unassign({ server, channel });
    else await tx.prompts.assign({ server, channel, name });
    return { kind: "assigned", before, line: `${whatHolds(name, channel)} from the next article on.` };
  });
}

function whatHolds(name: string | null, channel: string | null): string {
  if (channel !== null) return name === null ? "What holds around it holds there" : `“${name}” holds there`;
  const whole = "in the whole server, but where others were chosen,";
  return name === null ? `The usual words hold ${whole}` : `“${name}” holds ${whole}`;
}
