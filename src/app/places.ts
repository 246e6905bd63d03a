import type { Request } from "../store/rows.ts";
import type { Place } from "./messenger.ts";

/** The ways to get an answer to whoever asked, the best first. None where the only one has lapsed. */
export function placesFor(request: Request, now: number): readonly Place[] {
  const { address, replyId, isPrivate } = request;
  const places: Place[] = [];
  if (address.kind === "interaction" && address.token !== null && now < address.until) {
    places.push({ kind: "interaction", token: address.token, request });
  }
  // What only one member sees cannot be reached in another way, and must not be shown to all.
  if (isPrivate) return places;
  if (replyId !== null) places.push({ kind: "edit", message: replyId, request });
  places.push({ kind: "post", to: address.kind === "message" ? address.message : null, request });
  return places;
}
