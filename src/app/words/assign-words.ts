import { noted } from "../audit-notes.ts";
import type { Moderator } from "../moderator.ts";
import { plainNames, type Named } from "../settings/setting-wording.ts";
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
  { name, channel, named = plainNames }: { readonly name: string | null; readonly channel: string | null; readonly named?: Named }, // prettier-ignore
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
    return { kind: "assigned", before, line: whatHolds(name, channel, named) };
  });
}

function whatHolds(name: string | null, channel: string | null, named: Named): string {
  const when = "from the next article on";
  if (channel !== null) {
    const where = named.channel(channel);
    return name === null ? `What holds around ${where} holds in it ${when}.` : `“${name}” holds in ${where} ${when}.`;
  }
  const whole = `in the whole server ${when}, except where other words were chosen.`;
  return name === null ? `The usual words hold ${whole}` : `“${name}” holds ${whole}`;
}
