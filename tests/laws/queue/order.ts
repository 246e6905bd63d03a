import { expect, test } from "vitest";
import type { MakeQueue } from "../queue.ts";
import { benchOf, held } from "./bench.ts";

const one = { read: { atOnce: 1 } };

export function orderLaws(make: MakeQueue): void {
  test("those of a kind are begun in the order in which they came", async () => {
    await using bench = await benchOf(make, { limits: one });
    await bench.add({ key: "1" }, { key: "2" }, { key: "3" });
    await bench.until(() => bench.begun().length === 3);
    expect(bench.begun()).toEqual(["read 1 #1", "read 2 #1", "read 3 #1"]);
  });

  test("those of a higher priority go first", async () => {
    await using bench = await benchOf(make, { limits: one });
    await bench.add({ key: "low", priority: -1 }, { key: "1" }, { key: "high", priority: 5 }, { key: "2" });
    await bench.until(() => bench.begun().length === 4);
    expect(bench.begun()).toEqual(["read high #1", "read 1 #1", "read 2 #1", "read low #1"]);
  });

  test("a higher priority goes before another group’s turn", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { atOnce: 2 } } });
    const large = ["1", "2", "3"].map((key) => ({ key, group: "large", priority: 1 }));
    await bench.add({ key: "0", group: "small" }, ...large);
    await bench.until(() => hold.inHand().length === 2);
    expect(hold.inHand().toSorted()).toEqual(["1", "2"]);
  });

  test("answers are shown before questions are answered, and those before articles are read", async () => {
    await using bench = await benchOf(make);
    await bench.add({ key: "1" }, { key: "2", kind: "answer" }, { key: "3", kind: "deliver" });
    await bench.until(() => bench.begun().length === 3);
    expect(bench.begun()).toEqual(["deliver 3 #1", "answer 2 #1", "read 1 #1"]);
  });

  test("one kind that is all in hand holds up no other kind", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { atOnce: 2 } } });
    await bench.add({ key: "1" }, { key: "2" }, { key: "3" });
    await bench.until(() => hold.inHand().length === 2);
    await bench.add({ key: "4", kind: "deliver" });
    await bench.until(() => hold.inHand().length === 3);
    expect(hold.inHand()).toEqual(["1", "2", "4"]);
  });

  test("a group with one job does not wait for the many of another", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { atOnce: 3 } } });
    const many = Array.from({ length: 30 }, (_, at) => ({ key: `many ${at}`, group: "large" }));
    await bench.add(...many, { key: "few", group: "small" });
    await bench.until(() => hold.inHand().length === 3);
    expect(hold.inHand()).toContain("few");
  });

  test("groups take turns, whoever came first", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { atOnce: 6 } } });
    const of = (group: string) => Array.from({ length: 5 }, (_, at) => ({ key: `${group}${at}`, group }));
    await bench.add(...of("a"), ...of("b"), ...of("c"));
    await bench.until(() => hold.inHand().length === 6);
    expect(hold.inHand().toSorted()).toEqual(["a0", "a1", "b0", "b1", "c0", "c1"]);
    await hold.letGo(bench.store, "b0", "b1");
    await bench.until(() => hold.inHand().length === 6);
    expect(hold.inHand().toSorted()).toEqual(["a0", "a1", "b2", "b3", "c0", "c1"]);
  });

  test("one group has so many in hand at most, and the rest of them wait", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { atOnce: 10, perGroup: 2 } } });
    await bench.add(...["1", "2", "3", "4"].map((key) => ({ key, group: "large" })), { key: "5", group: "small" });
    await bench.until(() => hold.inHand().length === 3);
    await bench.settle();
    expect(hold.inHand().toSorted()).toEqual(["1", "2", "5"]);
    await hold.letGo(bench.store, "1");
    await bench.until(() => hold.inHand().includes("3"));
    await bench.settle();
    expect(hold.inHand().toSorted()).toEqual(["2", "3", "5"]);
  });

  test("a hundred can be in hand at once, each of them once", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    const keys = Array.from({ length: 120 }, (_, at) => `${at}`);
    await bench.add(...keys.map((key) => ({ key, group: `s${Number(key) % 5}` })));
    await bench.until(() => hold.inHand().length === 120);
    expect(bench.begun()).toHaveLength(120);
    await hold.letGo(bench.store);
    await bench.until(() => bench.kinds().filter((kind) => kind === "completed").length === 120);
  });

  test("one that failed waits for its time, and the next of its group is begun meanwhile", async () => {
    await using bench = await benchOf(make, {
      limits: one,
      run: async (job) => {
        if (job.key === "bad" && job.attempt === 1) throw new Error("no");
        await bench.store.jobs.complete(job);
      },
    });
    await bench.add({ key: "bad" }, { key: "2" }, { key: "3" });
    await bench.until(() => bench.begun().length === 3);
    await bench.pass(60_000);
    await bench.until(() => bench.begun().length === 4);
    expect(bench.begun()).toEqual(["read bad #1", "read 2 #1", "read 3 #1", "read bad #2"]);
  });
}
