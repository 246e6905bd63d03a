import type { BudgetScope } from "../model/model.ts";
import { dayOf, limited } from "./budgets.ts";
import { dayMs, type Flow } from "./flow.ts";
import { spenderOf, type Payer } from "./payers.ts";

/** Of the budgets that a request is paid from, the one with the least left. */
export type ShareLeft = {
  readonly scope: BudgetScope;
  /** Tokens: of one request, and of a day for the others. */
  readonly limit: number;
  readonly left: number;
  /** Milliseconds until the next day begins, in UTC, and it is full again. */
  readonly fullInMs: number;
};

/** Null where no model is asked for the request. */
export async function shareLeft(
  request: Payer & { readonly id: string },
  { store, clock, limits }: Pick<Flow, "store" | "clock" | "limits">,
): Promise<ShareLeft | null> {
  const spender = spenderOf(request.id, request);
  if (spender === null) return null;
  const now = clock.now();
  const accounts = await Promise.all(
    limited(spender, limits.budgets).map(async ({ scope, account, limit }) => {
      const { tokens } = await store.usage.of(dayOf(now), account);
      return { scope, limit, left: Math.max(0, limit - tokens), fullInMs: dayMs - (now % dayMs) };
    }),
  );
  const [least] = accounts.toSorted((one, other) => one.left - other.left);
  return least ?? null;
}
