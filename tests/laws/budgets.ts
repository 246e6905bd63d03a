import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/clock.ts";
import type { BudgetLimits, Budgets, Spender } from "../../src/app/budgets.ts";
import type { Shares } from "../../src/store/rows.ts";
import { fixedClock } from "../fixed-clock.ts";

/** What every adapter of the port Budgets promises. */
export function budgetLaws(name: string, make: (limits: BudgetLimits, clock: Pick<Clock, "now">) => Budgets): void {
  const start = () => {
    const clock = fixedClock(noon);
    return { clock, budgets: make(limits, clock) };
  };

  describe.each([name])("%s", () => {
    test("a budget can be spent to the last token, and no further", async () => {
      const { budgets } = start();
      expect(await spend(budgets, ann, 100)).toBe("spent");
      expect(await budgets.reserve(ann, 1)).toEqual({ kind: "full", scope: "request", limit: 100, spent: 100 });
    });

    test("each scope has its own: a request, a member, a server, the bot", async () => {
      const { budgets } = start();
      const by = (request: string, user: string, server: string) => spend(budgets, { request, user, server }, 100);
      expect(await by("r1", "ann", "s1")).toBe("spent");
      expect(await by("r1", "ann", "s1")).toBe("request");
      expect(await by("r2", "ann", "s2")).toBe("spent");
      expect(await by("r3", "ann", "s2")).toBe("user");
      expect(await by("r4", "bob", "s1")).toBe("spent");
      expect(await by("r5", "eve", "s1")).toBe("spent");
      expect(await by("r6", "dan", "s1")).toBe("server");
      expect(await by("r7", "dan", "s3")).toBe("spent");
      expect(await by("r8", "fay", "s4")).toBe("bot");
    });

    test("what is set aside cannot be spent by another at the same time", async () => {
      const { budgets } = start();
      const both = await Promise.all([budgets.reserve(ann, 60), budgets.reserve(ann, 60)]);
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(["full", "reserved"]);
    });

    test("what was not used is free again", async () => {
      const { budgets } = start();
      const reserved = await budgets.reserve(ann, 100);
      if (reserved.kind === "reserved") await budgets.settle(reserved, 30);
      expect(await spend(budgets, ann, 71)).toBe("request");
      expect(await spend(budgets, ann, 70)).toBe("spent");
    });

    test("what was used beyond that counts, too", async () => {
      const { budgets } = start();
      const reserved = await budgets.reserve(ann, 10);
      if (reserved.kind === "reserved") await budgets.settle(reserved, 150);
      expect(await budgets.reserve({ ...ann, request: "r2" }, 51)).toMatchObject({ scope: "user", spent: 150 });
    });

    test("where one is full, none of the others is touched", async () => {
      const { budgets } = start();
      for (const request of ["r1", "r2", "r3"]) await spend(budgets, { request, user: null, server: "s1" }, 100);
      expect(await spend(budgets, { request: "r4", user: "ann", server: "s1" }, 100)).toBe("server");
      expect(await spend(budgets, { request: "r4", user: "ann", server: "s2" }, 100)).toBe("spent");
      expect(await spend(budgets, { request: "r5", user: "ann", server: "s2" }, 100)).toBe("spent");
    });

    test("what moderators allow holds below the limits: for a member, and for their server", async () => {
      const { budgets } = start();
      const by = (request: string, user: string, shares: Shares, tokens: number) =>
        budgets.reserve({ request, user, server: "s1", shares }, tokens);
      expect(await by("r1", "ann", { member: 40, server: null }, 40)).toMatchObject({ kind: "reserved" });
      const full = { kind: "full", scope: "user", limit: 40, spent: 40 };
      expect(await by("r2", "ann", { member: 40, server: null }, 1)).toEqual(full);
      expect(await by("r3", "bob", { member: 40, server: 60 }, 20)).toMatchObject({ kind: "reserved" });
      expect(await by("r4", "bob", { member: 40, server: 60 }, 1)).toEqual({ kind: "full", scope: "server", limit: 60, spent: 60 }); // prettier-ignore
      expect(await by("r5", "eve", { member: 0, server: null }, 1)).toMatchObject({ scope: "user", limit: 0 });
    });

    test("whoever moderators set no limit for has that of whoever runs the bot, and never more", async () => {
      const { budgets } = start();
      const much: Shares = { member: 1_000_000, server: 1_000_000 };
      for (const request of ["r1", "r2"]) expect(await spend(budgets, { ...ann, request, shares: much }, 100)).toBe("spent"); // prettier-ignore
      expect(await budgets.reserve({ ...ann, request: "r3", shares: much }, 1)).toMatchObject({ limit: 200, spent: 200 }); // prettier-ignore
      expect(await spend(budgets, { request: "r4", user: "bob", server: "s1", shares: much }, 100)).toBe("spent");
      expect(await budgets.reserve({ request: "r5", user: "eve", server: "s1", shares: much }, 1)).toMatchObject({ scope: "server", limit: 300 }); // prettier-ignore
    });

    test("what is set in one server is nothing to another", async () => {
      const { budgets } = start();
      const little: Shares = { member: 40, server: null };
      expect(await spend(budgets, { ...ann, request: "r1", server: "s2" }, 100)).toBe("spent");
      expect(await spend(budgets, { ...ann, request: "r2", shares: little }, 40)).toBe("spent");
      expect(await spend(budgets, { ...ann, request: "r3", shares: little }, 1)).toBe("user");
      expect(await spend(budgets, { ...ann, request: "r4", server: "s2" }, 60)).toBe("spent");
      expect(await budgets.reserve({ ...ann, request: "r5", server: "s3" }, 1)).toMatchObject({ limit: 200, spent: 200 }); // prettier-ignore
    });

    test("what a member had before a limit was set counts toward it", async () => {
      const { budgets } = start();
      await spend(budgets, ann, 50);
      expect(await budgets.reserve({ ...ann, request: "r2", shares: { member: 40, server: null } }, 1)).toMatchObject({ limit: 40, spent: 50 }); // prettier-ignore
      expect(await spend(budgets, { ...ann, request: "r3" }, 50)).toBe("spent");
    });

    test("outside of Discord there is no member and no server", async () => {
      const { budgets } = start();
      const alone = (request: string) => spend(budgets, { request, user: null, server: null }, 100);
      for (const request of ["r1", "r2", "r3", "r4", "r5"]) expect(await alone(request)).toBe("spent");
      expect(await alone("r6")).toBe("bot");
    });

    test("a member is not a server or a request of the same name", async () => {
      const { budgets } = start();
      expect(await spend(budgets, { request: "1", user: "1", server: "1" }, 100)).toBe("spent");
      expect(await spend(budgets, { request: "2", user: "1", server: "1" }, 100)).toBe("spent");
    });

    test("a new day begins at midnight UTC, with full budgets", async () => {
      const { budgets, clock } = start();
      await spend(budgets, ann, 100);
      clock.pass(12 * 3_600_000 - 1);
      expect(await spend(budgets, ann, 100)).toBe("request");
      clock.pass(1);
      expect(await spend(budgets, ann, 100)).toBe("spent");
    });

    test("what was set aside yesterday does not count today", async () => {
      const { budgets, clock } = start();
      const reserved = await budgets.reserve(ann, 100);
      clock.pass(24 * 3_600_000);
      expect(await spend(budgets, ann, 60)).toBe("spent");
      if (reserved.kind === "reserved") await budgets.settle(reserved, 10);
      expect(await budgets.reserve(ann, 41)).toMatchObject({ kind: "full", spent: 60 });
    });
  });
}

const noon = Date.UTC(2026, 10, 22, 12);
const limits = { request: 100, user: 200, server: 300, bot: 500 };
const ann: Spender = { request: "r1", user: "ann", server: "s1" };

/** Spends all of it, or tells the scope that is full. */
async function spend(budgets: Budgets, spender: Spender, tokens: number): Promise<string> {
  const reserved = await budgets.reserve(spender, tokens);
  if (reserved.kind === "full") return reserved.scope;
  await budgets.settle(reserved, tokens);
  return "spent";
}
