import { expect, test } from "vitest";
import { memoryStore } from "../../src/store/memory.ts";
import { fixedClock } from "../fixed-clock.ts";
import { open } from "./given.ts";

test("a long row of transactions lets timers have their turn", async () => {
  await using store = await memoryStore({ clock: fixedClock(0), seal: open });
  const over = new AbortController();
  setTimeout(() => over.abort(), 1);
  const enough = performance.now() + 2000;
  while (!over.signal.aborted && performance.now() < enough) await store.requests.waiting();
  expect(over.signal.aborted).toBe(true);
});

test("and what is asked for alone waits for no turn", async () => {
  await using store = await memoryStore({ clock: fixedClock(0), seal: open });
  await new Promise((resolve) => setImmediate(resolve));
  let hasTurned = false;
  setImmediate(() => {
    hasTurned = true;
  });
  await store.requests.waiting();
  expect(hasTurned).toBe(false);
});
