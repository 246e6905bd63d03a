import { z } from "zod";
import type { Incoming } from "../../src/app/accept.ts";
import type { Acknowledged, Asked, Notice, Place, Reply, Shown } from "../../src/app/messenger.ts";

// What a bot in a process of its own and the chat outside tell each other.

export type Called =
  | { readonly method: "acknowledge"; readonly asked: Asked }
  | { readonly method: "refuse"; readonly asked: Asked; readonly notice: Notice }
  | { readonly method: "show"; readonly place: Place; readonly reply: Reply };

export type FromBot =
  | { readonly kind: "ready" }
  | ({ readonly kind: "call"; readonly n: number } & Called)
  | { readonly kind: "outcome"; readonly id: string; readonly outcome: string; readonly ms: number }
  | { readonly kind: "waiting"; readonly count: number };

export type ToBot =
  | { readonly kind: "offer"; readonly incoming: Incoming }
  | { readonly kind: "answered"; readonly n: number; readonly answer: Acknowledged | Shown | null }
  | { readonly kind: "broken"; readonly n: number }
  | { readonly kind: "count" };

/** Both ends are ours: only that it is a message of theirs at all is looked at. */
export const fromBot = z.custom<FromBot>(hasKind);
export const toBot = z.custom<ToBot>(hasKind);

function hasKind(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value;
}
