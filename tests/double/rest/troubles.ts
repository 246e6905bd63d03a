import type { refusals } from "./refusal.ts";

/** What may go wrong with one request. */
export type Trouble =
  | { readonly kind: "rate limited"; readonly retryAfterMs: number; readonly scope: "user" | "global" | "shared" }
  /** HTTP 502, before anything happened or after it did. */
  | { readonly kind: "bad gateway"; readonly when: "before" | "after" }
  /** The connection breaks without an answer. */
  | { readonly kind: "dropped"; readonly when: "before" | "after" }
  | { readonly kind: "slow"; readonly ms: number; readonly when: "before" | "after" }
  | { readonly kind: "refused"; readonly as: keyof typeof refusals };

/** Troubles yet to come, by route (“POST /channels/{channel_id}/messages”) or “any”. */
export type Troubles = {
  readonly plan: (route: string, trouble: Trouble, times: number) => void;
  /** The next trouble of a request, which is then over. */
  readonly next: (route: string) => Trouble | null;
  readonly clear: () => void;
};

export function troubles(): Troubles {
  let planned: readonly { readonly route: string; readonly trouble: Trouble; readonly times: number }[] = [];
  return {
    plan: (route, trouble, times) => {
      planned = [...planned, { route, trouble, times }];
    },
    next: (route) => {
      const one = planned.find((each) => each.route === route || each.route === "any");
      if (!one) return null;
      const rest = one.times > 1 ? [{ ...one, times: one.times - 1 }] : [];
      planned = planned.flatMap((each) => (each === one ? rest : [each]));
      return one.trouble;
    },
    clear: () => {
      planned = [];
    },
  };
}
