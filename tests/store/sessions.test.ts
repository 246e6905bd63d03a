import { expect, test } from "vitest";
import { memoryStore } from "../../src/store/memory.ts";
import { fixedClock } from "../fixed-clock.ts";

test("a session is kept for each shard, replaced by the next, and dropped when there is none", async () => {
  const seal = { seal: (secret: string) => secret, open: (sealed: string) => sealed };
  await using store = await memoryStore({ clock: fixedClock(0), seal });
  expect(await store.sessions.load(0)).toBeNull();
  await store.sessions.save(0, { id: "a", sequence: 4 });
  await store.sessions.save(1, { id: "b", sequence: 9 });
  await store.sessions.save(0, { id: "a", sequence: 5 });
  expect(await store.sessions.load(0)).toEqual({ id: "a", sequence: 5 });
  await store.sessions.save(0, null);
  expect([await store.sessions.load(0), await store.sessions.load(1)]).toEqual([null, { id: "b", sequence: 9 }]);
});
