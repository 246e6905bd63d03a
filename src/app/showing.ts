import { sections } from "../report/sections.ts";
import type { NoThread, Showing } from "../store/rows.ts";
import type { Incoming } from "./accept.ts";

/** In direct messages, and where nobody set anything. */
export const usualShowing: Showing = { sections, discussion: true, answersIn: "place", noThread: null };

/** The same request, to be answered where it was asked, though a thread was to be had; the answer says why. */
export function withoutThread(incoming: Incoming, why: NoThread): Incoming {
  return { ...incoming, showing: { ...(incoming.showing ?? usualShowing), answersIn: "place", noThread: why } };
}
