import { expect, test } from "vitest";
import type { MakeQueue } from "../queue.ts";
import { benchOf, held, type Bench } from "./bench.ts";

const everyMs = { reconcile: 60_000, clean: 3_600_000 };

export function scheduleLaws(make: MakeQueue): void {
  test("is done when the queue begins, and again each time its interval has passed since", async () => {
    await using bench = await benchOf(make, { scheduled: "seen", everyMs });
    await bench.until(() => completions(bench) === 2);
    expect(kindsBegun(bench)).toEqual(["clean", "reconcile"]);
    await bench.pass(59_999);
    expect(completions(bench)).toBe(2);
    await bench.pass(1);
    await bench.until(() => completions(bench) === 3);
    expect(kindsBegun(bench)).toEqual(["clean", "reconcile", "reconcile"]);
    for (let minutes = 2; minutes <= 60; minutes += 1) {
      await bench.pass(60_000);
      await bench.until(() => completions(bench) > minutes);
    }
    await bench.until(() => kindsBegun(bench).filter((kind) => kind === "clean").length === 2);
  });

  test("that fails is tried again, and has its next time though it was given up", async () => {
    await using bench = await benchOf(make, {
      scheduled: "seen",
      everyMs,
      limits: { clean: { failures: 1 } },
      run: async (job) => {
        if (job.kind === "clean") throw new Error("no");
        await bench.store.jobs.complete(job);
      },
    });
    await bench.until(() => bench.givenUp.length === 1);
    await bench.pass(3_600_000);
    await bench.until(() => bench.givenUp.length === 2);
    expect(bench.givenUp[1]).toMatchObject({ code: "failed" });
  });

  test("is there once, however often a process begins", async () => {
    await using bench = await benchOf(make, { scheduled: "seen", everyMs });
    await bench.until(() => completions(bench) === 2);
    for (let starts = 0; starts < 3; starts += 1) await bench.restart();
    await bench.settle();
    const { clean, reconcile } = await bench.queue().counts();
    expect([clean.ready + clean.running, reconcile.ready + reconcile.running]).toEqual([1, 1]);
    expect(completions(bench)).toBe(2);
  });

  test("a clock that was set back makes nobody wait for the time that it was ahead", async () => {
    await using bench = await benchOf(make, {
      run: async (job) => {
        if (job.attempt === 1 && job.key === "retried") throw new Error("no");
        await bench.store.jobs.complete(job);
      },
    });
    await bench.add({ key: "retried" });
    await bench.until(() => bench.kinds().includes("retried"));
    await bench.settle();
    const dayMs = 24 * 3_600_000;
    bench.clock.set(bench.clock.now() - dayMs);
    await bench.add({ key: "new" });
    await bench.settle();
    await bench.pass(60_000);
    expect(bench.begun().toSorted()).toEqual(["read new #1", "read retried #1", "read retried #2"]);
  });

  test("a clock that was set back brings nobody’s job forward that is for later", async () => {
    await using bench = await benchOf(make);
    await bench.add({ key: "later", runAt: bench.clock.now() + 10_000 });
    await bench.settle();
    bench.clock.set(bench.clock.now() - 30_000);
    await bench.settle();
    await bench.pass(39_000);
    expect(bench.begun()).toEqual([]);
    await bench.pass(1000);
    await bench.until(() => bench.begun().length === 1);
  });

  test("a clock that jumps ahead begins each job once", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    await bench.add({ key: "k1", runAt: bench.clock.now() + 5000 });
    await bench.settle();
    await bench.pass(365 * 24 * 3_600_000);
    await bench.until(() => hold.inHand().length === 1);
    await bench.settle();
    expect(bench.begun()).toEqual(["read k1 #1"]);
  });
}

function completions(bench: Bench): number {
  return bench.kinds().filter((kind) => kind === "completed").length;
}

/** The first of each pair may be either: both are due at once. */
function kindsBegun(bench: Bench): readonly string[] {
  return bench
    .begun()
    .map((begun) => begun.split(" ")[0] ?? "")
    .toSorted();
}
