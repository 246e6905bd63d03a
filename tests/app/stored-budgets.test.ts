import { expect, test } from "vitest";
import type { Budgets } from "../../src/app/budgets.ts";
import { storedBudgets } from "../../src/app/stored-budgets.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { fixedClock } from "../fixed-clock.ts";
import { budgetLaws } from "../laws/budgets.ts";

const open = { seal: (secret: string) => secret, open: (sealed: string) => sealed };

budgetLaws("budgets that are kept", (limits, clock): Budgets => {
  const store = memoryStore({ clock, seal: open });
  const budgets = store.then(({ usage }) => storedBudgets(usage, { limits, clock }));
  return {
    reserve: async (spender, tokens) => await (await budgets).reserve(spender, tokens),
    settle: async (reservation, tokens) => await (await budgets).settle(reservation, tokens),
  };
});

test("what was spent is known to the next process", async () => {
  const clock = fixedClock(0);
  await using store = await memoryStore({ clock, seal: open });
  const limits = { request: 100, user: 100, server: 100, bot: 100 };
  const spender = { request: "r1", user: "ann", server: "s1" };
  await storedBudgets(store.usage, { limits, clock }).reserve(spender, 80);
  expect(await storedBudgets(store.usage, { limits, clock }).reserve({ ...spender, request: "r2" }, 30)).toEqual({
    kind: "full",
    scope: "user",
    limit: 100,
    spent: 80,
  });
});
