import type { Clock } from "../clock.ts";
import type { UsageTable } from "../store/store.ts";
import { accountsOf, dayOf, limited, type BudgetLimits, type Budgets } from "./budgets.ts";

/** Budgets that outlast the process. What was set aside when it died counts as spent. */
export function storedBudgets(
  usage: Pick<UsageTable, "spend" | "add">,
  { limits, clock }: { readonly limits: BudgetLimits; readonly clock: Pick<Clock, "now"> },
): Budgets {
  return {
    reserve: async (spender, tokens) => {
      const day = dayOf(clock.now());
      const refused = await usage.spend(day, tokens, limited(spender, limits));
      if (refused === null) return { kind: "reserved", spender, tokens, day };
      const { scope, limit } = refused.full;
      return { kind: "full", scope, limit, spent: refused.spent };
    },
    settle: async ({ spender, tokens: reserved, day }, tokens) => {
      // Yesterday's accounts are closed.
      if (tokens === reserved || day !== dayOf(clock.now())) return;
      const accounts = accountsOf(spender).map(({ account }) => account);
      await usage.add(day, { tokens: tokens - reserved, requests: 0 }, accounts);
    },
  };
}
