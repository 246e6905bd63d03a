import { expect, test } from "vitest";
import { systemClock } from "../src/clock.ts";

const { now, wait } = systemClock();

test("the time is that of the machine", () => {
  const before = Date.now();
  expect(now()).toBeGreaterThanOrEqual(before);
});

test("a wait ends", async () => {
  await expect(wait(1, new AbortController().signal)).resolves.toBeUndefined();
});

test("a wait that is given up rejects with the reason", async () => {
  const reason = new Error("Enough.");
  const abort = new AbortController();
  const waiting = wait(60_000, abort.signal);
  abort.abort(reason);
  await expect(waiting).rejects.toBe(reason);
  await expect(wait(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
});
