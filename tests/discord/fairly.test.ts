import { expect, test } from "vitest";
import { fairly } from "../../src/discord/fairly.ts";
import { call, slash } from "./calls.ts";

const soon = AbortSignal.timeout(60_000);

/** Calls that are in hand until they are let go. */
function started() {
  const handled: string[] = [];
  const turnedAway: string[] = [];
  const held = Promise.withResolvers<void>();
  const handle = fairly(
    async ({ caller }) => {
      handled.push(caller.user);
      await held.promise;
    },
    async ({ caller }) => void turnedAway.push(caller.user),
  );
  const by = (user: string): Promise<void> => handle(call(slash("read"), { user }), soon);
  return { handled, turnedAway, letGo: held.resolve, by };
}

test("ten calls of a member are in hand at once; the rest is turned away, and others are served", async () => {
  const { handled, turnedAway, letGo, by } = started();
  const all = [...Array.from({ length: 12 }, () => by("ann")), by("ben")];
  await Promise.all(all.slice(10, 12));
  expect([handled.filter((user) => user === "ann").length, turnedAway]).toEqual([10, ["ann", "ann"]]);
  expect(handled.at(-1)).toBe("ben");
  letGo();
  await Promise.all(all);
  await by("ann");
  expect(handled.at(-1)).toBe("ann");
});

test("a call that breaks leaves its place to the next, and one that cannot be turned away does not stop the others", async () => {
  let told = 0;
  const handle = fairly(
    async () => {
      await Promise.resolve();
      throw new Error("broken");
    },
    async () => {
      told += 1;
      if (told === 1) throw new Error("not told");
    },
  );
  const ask = (): Promise<void> => handle(call(slash("read")), soon);
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, ask));
  expect(outcomes.map(({ status }) => status)).toEqual([...Array.from({ length: 11 }, () => "rejected"), "fulfilled"]);
  await expect(ask()).rejects.toThrow("broken");
});
