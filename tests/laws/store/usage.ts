import { expect, test } from "vitest";
import type { Account } from "../../../src/store/store.ts";
import type { MakeStore } from "../store.ts";
import { day } from "./rows.ts";

// That budgets on top of it hold is in laws/budgets.ts.

const user: Account = { scope: "user", account: "user ann", limit: 100 };
const bot: Account = { scope: "bot", account: "bot", limit: 150 };

export function usageLaws(make: MakeStore): void {
  test("is spent from all accounts or none, and the first that is full is told", async () => {
    await using given = await make();
    const { usage } = given.store;
    expect(await usage.spend(day, 100, [user, bot])).toBeNull();
    const another = { ...user, account: "user bob" };
    expect(await usage.spend(day, 51, [another, bot])).toEqual({ full: bot, spent: 100 });
    expect(await usage.of(day, "user bob")).toEqual({ tokens: 0, requests: 0 });
    expect(await usage.spend(day, 1, [user, bot])).toEqual({ full: user, spent: 100 });
    expect(await usage.of(day, "bot")).toEqual({ tokens: 100, requests: 0 });
  });

  test("cannot be overspent by many at once", async () => {
    await using given = await make();
    const { usage } = given.store;
    const spent = await Promise.all(Array.from({ length: 20 }, () => usage.spend(day, 30, [bot])));
    expect(spent.filter((refused) => refused === null)).toHaveLength(5);
    expect(await usage.of(day, "bot")).toEqual({ tokens: 150, requests: 0 });
  });

  test("is added without asking, and given back", async () => {
    await using given = await make();
    const { usage } = given.store;
    await usage.add(day, { tokens: 500, requests: 1 }, ["bot", "server 1"]);
    await usage.add(day, { tokens: -200, requests: 1 }, ["bot"]);
    expect(await usage.of(day, "bot")).toEqual({ tokens: 300, requests: 2 });
    expect(await usage.of(day, "server 1")).toEqual({ tokens: 500, requests: 1 });
  });

  test("is of a day, and deleted with the days before", async () => {
    await using given = await make();
    const { usage } = given.store;
    for (const one of ["2025-12-31", "2026-11-21", day]) await usage.add(one, { tokens: 1, requests: 0 }, ["bot"]);
    expect(await usage.deleteBefore(day)).toBe(2);
    expect(await usage.of("2026-11-21", "bot")).toEqual({ tokens: 0, requests: 0 });
    expect(await usage.of(day, "bot")).toEqual({ tokens: 1, requests: 0 });
  });
}
