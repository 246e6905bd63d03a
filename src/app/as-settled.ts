import { UserError } from "../errors.ts";
import type { Incoming } from "./accept.ts";
import type { Flow } from "./flow.ts";
import type { Allowance } from "../store/rows.ts";
import { settingsIn } from "./settings/settings-in.ts";
import type { Settings } from "./settings/settings.ts";
import { refuseSite, sitesIn } from "./settings/sites.ts";
import { usualShowing } from "./showing.ts";

/**
 * Who asks, by the chat's word, and what the place is in, the nearest first and the place itself included. `isThread`:
 * of the place, for a thread has no threads.
 */
export type Asker = {
  readonly roles: readonly string[];
  readonly within: readonly string[];
  readonly isThread: boolean;
};

/**
 * A request as the settings of its place have it: in their language, shown as they say, with what the place is in. Fails with
 * "not-allowed" where they let this member not do it, or not with this site, and with "row-damaged".
 */
export async function asSettled(
  incoming: Incoming,
  { roles, within, isThread }: Asker,
  { store }: Pick<Flow, "store">,
): Promise<Incoming> {
  const { server, source, kind, isPrivate } = incoming;
  if (server === null) return incoming;
  const { values } = await settingsIn({ server, within }, store);
  if (!isAmong(values.rolesUse, roles))
    throw notAllowed("In this server only some roles may have me read articles here.");
  if (isPrivate && !isAmong(values.rolesPrivate, roles))
    throw notAllowed("In this server only some roles may have me answer in private here.");
  if (kind === "ask" && !values.discussion) throw questionsOff();
  const sites = sitesIn(values);
  if (source.kind === "link") refuseSite(source.url, "given", sites);
  const isOpened = source.kind === "link" || source.kind === "paste";
  const { noThread } = incoming.showing ?? usualShowing;
  const mayHaveThread = !isThread && !isPrivate;
  return {
    ...incoming,
    // Where a link leads, and where a file is from, is known when it is opened.
    ...(isOpened && sites !== null ? { source: { ...source, sites } } : {}),
    language: values.language ?? incoming.language,
    allowance: allowanceOf(roles, values),
    showing: {
      sections: values.sections,
      discussion: values.discussion,
      answersIn: values.answersIn === "thread" && mayHaveThread && noThread === null ? "thread" : "place",
      noThread,
    },
    within: within.filter((id) => id !== incoming.channel),
  };
}

export function questionsOff(): UserError {
  return notAllowed("Questions about an article are not answered here: the moderators switched that off.");
}

/** What moderators let somebody with these roles take of the model. */
export function allowanceOf(
  roles: readonly string[],
  { rolesSpend, budgetExempt, memberTokens, serverTokens }: Settings,
): Allowance {
  if (!isAmong(rolesSpend, roles)) return { kind: "none" };
  const isExempt = roles.some((role) => budgetExempt.includes(role));
  return { kind: "shares", member: isExempt ? null : memberTokens, server: serverTokens };
}

function isAmong(allowed: readonly string[], roles: readonly string[]): boolean {
  return allowed.length === 0 || roles.some((role) => allowed.includes(role));
}

function notAllowed(message: string): UserError {
  return new UserError("not-allowed", message, "Ask a moderator of this server; /settings shows who may.");
}
