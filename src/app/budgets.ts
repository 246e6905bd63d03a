import type { Clock } from "../clock.ts";
import type { BudgetScope } from "../model/model.ts";
import type { Shares } from "../store/rows.ts";

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

/**
 * Who pays: a request, the member who made it, the Discord server where; null outside of Discord. `shares`: what the
 * moderators of that server allow, where that is less than the limits.
 */
export type Spender = {
  readonly request: string;
  readonly user: string | null;
  readonly server: string | null;
  readonly shares?: Shares;
};

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
      for (const { scope, account, limit } of limited(spender, limits)) {
        const before = spent.get(account) ?? 0;
        if (before + tokens > limit) return { kind: "full", scope, limit, spent: before };
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

/** `share`: what moderators allow of it; null: no less than the limit. */
export type BudgetAccount = { readonly scope: BudgetScope; readonly account: string; readonly share: number | null };

/**
 * The smallest first, so that the one which is told as full is the one that is nearest to whoever asked. A member has
 * an account in each server beside the one of all that they do: what is set in one server is nothing to another.
 */
export function accountsOf({ request, user, server, shares = noShares }: Spender): readonly BudgetAccount[] {
  const accounts: BudgetAccount[] = [{ scope: "request", account: `request ${request}`, share: null }];
  if (user !== null && server !== null)
    accounts.push({ scope: "user", account: `user ${user} in ${server}`, share: shares.member });
  if (user !== null) accounts.push({ scope: "user", account: `user ${user}`, share: null });
  if (server !== null) accounts.push({ scope: "server", account: `server ${server}`, share: shares.server });
  return [...accounts, { scope: "bot", account: "bot", share: null }];
}

/** The same with what each of them holds: the limits stay above what moderators allow. */
export function limited(
  spender: Spender,
  limits: BudgetLimits,
): readonly (Omit<BudgetAccount, "share"> & { readonly limit: number })[] {
  return accountsOf(spender).map(({ scope, account, share }) => ({
    scope,
    account,
    limit: Math.min(limits[scope], share ?? Infinity),
  }));
}

const noShares: Shares = { member: null, server: null };

/** In UTC: "2026-11-22". */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
