import type { Db, JobRow } from "../store/schema.ts";
import { type Begun, begin, dueGroups, dueJobs, dueSuspect } from "./job-rows.ts";
import { type JobKind, jobKinds } from "./queue.ts";

export type Room = {
  readonly now: number;
  /** How many more of this kind may be begun. */
  readonly room: (kind: JobKind) => number;
  /** Jobs in hand of that kind and group, and how many there may be. */
  readonly inHand: (kind: JobKind, group: string) => number;
  readonly perGroup: (kind: JobKind) => number;
  readonly hasSuspect: () => boolean;
};

/** At once: a transaction is kept short, for others wait for it. */
const mostAtOnce = 20;

/** Begins the jobs whose turn it is. Kinds go in their order; within one, see `choose`. */
export async function claim(db: Db, room: Room): Promise<readonly Begun[]> {
  const begun: Begun[] = [];
  let hasSuspect = room.hasSuspect();
  for (const kind of jobKinds) {
    const most = Math.min(room.room(kind), mostAtOnce - begun.length);
    if (most <= 0) continue;
    const suspect = hasSuspect ? null : await dueSuspect(db, kind, room.now);
    if (suspect !== null) {
      hasSuspect = true;
      begun.push(...(await begin(db, kind, [suspect], room.now)));
    }
    const others = await choose(db, kind, { ...room, most: suspect === null ? most : most - 1 });
    begun.push(...(await begin(db, kind, others, room.now)));
  }
  return begun;
}

type Line = { readonly group: string; priority: number; first: number; inHand: number; jobs: JobRow[] | null };

/**
 * The most pressing first; among those, from the group that has the fewest in hand, so that nobody waits for the many
 * of another; among those, the oldest.
 */
async function choose(db: Db, kind: JobKind, room: Room & { readonly most: number }): Promise<readonly JobRow[]> {
  const { now, most } = room;
  const perGroup = room.perGroup(kind);
  const lines = (await dueGroups(db, kind, now))
    .map((due): Line => ({ ...due, inHand: room.inHand(kind, due.group), jobs: null }))
    .filter(({ inHand }) => inHand < perGroup);
  const chosen: JobRow[] = [];
  while (chosen.length < most) {
    const line = best(lines);
    if (line === null) break;
    line.jobs ??= [...(await dueJobs(db, { kind, group: line.group, now, most: Math.min(most, perGroup) }))];
    const job = line.jobs.shift();
    if (job !== undefined) chosen.push(job);
    line.inHand += 1;
    const [next] = line.jobs;
    if (next === undefined || line.inHand >= perGroup) lines.splice(lines.indexOf(line), 1);
    else Object.assign(line, { priority: next.priority, first: next.id });
  }
  return chosen;
}

function best(lines: readonly Line[]): Line | null {
  let found: Line | null = null;
  for (const line of lines) if (found === null || isBefore(line, found)) found = line;
  return found;
}

function isBefore(a: Line, b: Line): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  if (a.inHand !== b.inHand) return a.inHand < b.inHand;
  return a.first < b.first;
}
