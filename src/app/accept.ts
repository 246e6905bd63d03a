import type { Allowance, NewRequest, Showing } from "../store/rows.ts";
import type { Tables } from "../store/store.ts";
import { accountsOf, dayOf } from "./budgets.ts";
import type { Flow } from "./flow.ts";
import { addJobFor } from "./jobs.ts";
import type { AcceptOutcome } from "./meters.ts";
import { noticeOf } from "./notices.ts";
import { readingKey } from "./reading-key.ts";
import { houseIn } from "./words/house.ts";

/**
 * What a chat hands over; the reading it waits for is found here. `within`: the ids of what holds the channel, the
 * nearest first (of a thread, its channel and that one's category); settings and words are inherited from them.
 * Without `allowance` it may take as much as whoever runs the bot allows. `showing`: as usual, where it is left out.
 */
export type Incoming = Omit<NewRequest, "reading" | "allowance" | "showing"> & {
  readonly within?: readonly string[];
  readonly allowance?: Allowance;
  readonly showing?: Showing;
};

const acknowledgeMs = 2500; // Discord waits 3 s, counted from when the request was made

/**
 * Takes a request on: its row, the reading it waits for and the job are stored together, and only then it is
 * acknowledged. "replay": it was there already. "flood" and "busy": it was not taken on, and whoever asked is told.
 * Never rejects.
 */
export async function accept(incoming: Incoming, flow: Flow): Promise<AcceptOutcome> {
  const began = performance.now();
  const log = flow.log.with({ request: incoming.id, kind: incoming.kind });
  const acknowledged = Promise.withResolvers<void>();
  const { outcome, isOwed } = await stored(incoming, flow, () =>
    flow.acknowledging.set(incoming.id, acknowledged.promise),
  );
  const ms = performance.now() - began;
  flow.meters.accepted(incoming.kind, outcome, ms);
  log.info("request came", { state: outcome, ms: Math.round(ms) });
  const within = AbortSignal.timeout(acknowledgeMs);
  try {
    if (outcome === "flood" || outcome === "busy") await flow.messenger.refuse(incoming, noticeOf(outcome), within);
    else if (isOwed) await acknowledge(incoming, flow, within);
  } catch (error) {
    // The row is there, and the answer finds another way.
    log.warn("not acknowledged", { code: error instanceof Error ? error.name : typeof error });
  } finally {
    // A second one of the same id leaves the first one's alone.
    if (flow.acknowledging.get(incoming.id) === acknowledged.promise) flow.acknowledging.delete(incoming.id);
    acknowledged.resolve();
  }
  return outcome;
}

type Stored = { readonly outcome: AcceptOutcome; readonly isOwed: boolean };

async function stored(incoming: Incoming, flow: Flow, beforeCommit: () => void): Promise<Stored> {
  try {
    return await flow.store.transaction(async (tx) => {
      const taken = await take(incoming, flow, tx);
      if (taken.isOwed) beforeCommit();
      return taken;
    });
  } catch (error) {
    flow.log.error("not stored, so not accepted", { request: incoming.id }, error);
    return { outcome: "busy", isOwed: false };
  }
}

async function take(incoming: Incoming, flow: Flow, tx: Tables): Promise<Stored> {
  const { desk, clock, limits, acknowledging } = flow;
  const before = await tx.requests.get(incoming.id);
  if (before !== null) {
    // A process that died right after storing it has acknowledged nothing.
    const isOwed = before.state === "waiting" && before.ackedAt === null && !acknowledging.has(incoming.id);
    return { outcome: "replay", isOwed };
  }
  if ((await tx.requests.waitingOf(incoming.user)) >= limits.memberOpenMost) return { outcome: "flood", isOwed: false };
  const { within = [], allowance = everything, showing = null, ...rest } = incoming;
  const { server, channel, language, kind } = rest;
  const place = server === null ? null : { server, within: [channel, ...within] };
  const house = { ...(await houseIn(place, tx, flow.presets)), asksModel: allowance.kind !== "none" };
  const wanted = kind === "read" ? readingKey(rest, desk.setup(language), house) : null;
  const request: NewRequest = { ...rest, allowance, showing, reading: wanted?.key ?? null };
  await tx.requests.add(request);
  await addJobFor(request, wanted, { tx, at: clock.now() });
  await tx.usage.add(dayOf(clock.now()), { tokens: 0, requests: 1 }, accountsOfDay(request));
  return { outcome: "new", isOwed: true };
}

const everything: Allowance = { kind: "shares", member: null, server: null };

/** A request's own account counts its tokens alone: it is always one request. */
function accountsOfDay({ id, user, server }: NewRequest): readonly string[] {
  return accountsOf({ request: id, user, server }).flatMap(({ scope, account }) =>
    scope === "request" ? [] : [account],
  );
}

const tries = 3;
const againMs = 150;

async function acknowledge(incoming: Incoming, flow: Flow, signal: AbortSignal): Promise<void> {
  const { messenger, store, clock, log } = flow;
  for (let tried = 1; ; tried += 1) {
    try {
      const told = await messenger.acknowledge(incoming, signal);
      if (told.kind === "not-acknowledged")
        return log.warn("not acknowledged", { request: incoming.id, code: told.code });
      if (told.replyId !== null)
        await store.requests.acknowledged(incoming.id, { replyId: told.replyId, at: clock.now() });
      return;
    } catch (error) {
      if (tried >= tries) throw error;
      await clock.wait(againMs, signal);
    }
  }
}
