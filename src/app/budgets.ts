import type { Clock } from "../clock.ts";
import type { BudgetScope } from "../model/model.ts";

/**
 * Tokens that may be spent. Set aside before a call, so that two at once cannot spend the same; settled after it, so
 * that what was really spent counts. A reservation that is never settled counts as spent.
 */
export type Budgets = {
  /** All of a spender's accounts or none. */
  readonly reserve: (spender: Spender, tokens: number) => Promise<Reservation | BudgetFull>;
  /** Once for each reservation. More than was set aside is counted, too. */
  readonly settle: (reservation: Reservation, tokens: number) => Promise<void>;
};

/** Who pays: a request, the member who made it, the Discord server where; null outside of Discord. */
export type Spender = { readonly request: string; readonly user: string | null; readonly server: string | null };

export type Reservation = {
  readonly kind: "reserved";
  readonly spender: Spender;
  readonly tokens: number;
  /** The day it counts for, in UTC: "2026-11-22". */
  readonly day: string;
};

export type BudgetFull = {
  readonly kind: "full";
  readonly scope: BudgetScope;
  readonly limit: number;
  /** With what is set aside. */
  readonly spent: number;
};

/** Tokens of one request, and of a day for the others; "bot" is the hard cap over everything. */
export type BudgetLimits = Readonly<Record<BudgetScope, number>>;

/** Budgets that are forgotten when the process ends. */
export function shortBudgets(limits: BudgetLimits, clock: Pick<Clock, "now">): Budgets {
  let day = "";
  let spent = new Map<string, number>();

  const turnTo = (today: string): void => {
    if (today === day) return;
    day = today;
    spent = new Map();
  };

  const add = (spender: Spender, tokens: number): void => {
    for (const { account } of accountsOf(spender)) spent.set(account, (spent.get(account) ?? 0) + tokens);
  };

  return {
    reserve: async (spender, tokens) => {
      turnTo(dayOf(clock.now()));
      for (const { scope, account } of accountsOf(spender)) {
        const before = spent.get(account) ?? 0;
        if (before + tokens > limits[scope]) return { kind: "full", scope, limit: limits[scope], spent: before };
      }
      add(spender, tokens);
      return { kind: "reserved", spender, tokens, day };
    },
    settle: async (reservation, tokens) => {
      // Yesterday's accounts are closed.
      if (reservation.day === day) add(reservation.spender, tokens - reservation.tokens);
    },
  };
}

/** The smallest first, so that the one which is told as full is the one that is nearest to whoever asked. */
export function accountsOf({
  request,
  user,
  server,
}: Spender): readonly { readonly scope: BudgetScope; readonly account: string }[] {
  return [
    { scope: "request", account: `request ${request}` },
    ...(user === null ? [] : [{ scope: "user", account: `user ${user}` } as const]),
    ...(server === null ? [] : [{ scope: "server", account: `server ${server}` } as const]),
    { scope: "bot", account: "bot" },
  ];
}

/** In UTC: "2026-11-22". */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
