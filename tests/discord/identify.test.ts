import { expect, test } from "vitest";
import { gatewayPacing } from "../../src/discord/identify.ts";

const hourMs = 3_600_000;
const { signal } = new AbortController();

/** Pacing at a time that passes by the waits alone. */
function paced() {
  let now = Date.UTC(2026, 10, 22);
  const pacing = gatewayPacing({ now: () => now }, async (ms) => {
    now += ms;
  });
  return {
    pacing,
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** How often a gateway is connected to, and identified with, in so long. */
async function tried(forMs: number, during: "connect" | "identify"): Promise<number> {
  const { pacing, now } = paced();
  const end = now() + forMs;
  let times = 0;
  for (;;) {
    await pacing.mayConnect();
    if (during === "identify") await pacing.mayIdentify(signal);
    if (now() >= end) return times;
    times += 1;
    pacing.closed();
  }
}

test("a gateway that closes at once after every identification gets under 120 of them a day, of 1,000", async () => {
  const times = await tried(24 * hourMs, "identify");
  expect(times).toBeGreaterThan(20);
  expect(times).toBeLessThan(120);
});

test("a gateway that closes before it is identified with is tried some hundred times a day, quickly at first", async () => {
  expect(await tried(60_000, "connect")).toBeGreaterThanOrEqual(5);
  expect(await tried(24 * hourMs, "connect")).toBeLessThan(320);
});

test("after a connection that worked it is connected to at once, and identified with no sooner than Discord has it", async () => {
  const { pacing, now } = paced();
  await pacing.mayIdentify(signal);
  pacing.ready();
  pacing.closed();
  const before = now();
  await pacing.mayConnect();
  expect(now()).toBe(before);
  await pacing.mayIdentify(signal);
  expect(now() - before).toBeGreaterThanOrEqual(5000);
});

test("a connection that works for a moment each time does not let the identifications run", async () => {
  const { pacing, now } = paced();
  const end = now() + 24 * hourMs;
  let times = 0;
  while (now() < end) {
    await pacing.mayConnect();
    await pacing.mayIdentify(signal);
    times += 1;
    pacing.ready();
    pacing.closed();
  }
  expect(times).toBeLessThan(1000);
});

test("the identifications of the last 24 hours are counted", async () => {
  const { pacing, pass } = paced();
  await pacing.mayIdentify(signal);
  await pacing.mayIdentify(signal);
  expect(pacing.identified()).toBe(2);
  pass(25 * hourMs);
  expect(pacing.identified()).toBe(0);
});

test("a clock that is set back keeps the bot away for no longer than its longest wait", async () => {
  const { pacing, now, pass } = paced();
  await pacing.mayIdentify(signal);
  pass(-48 * hourMs);
  const before = now();
  await pacing.mayIdentify(signal);
  expect(now() - before).toBeLessThanOrEqual(15 * 60_000);
});
