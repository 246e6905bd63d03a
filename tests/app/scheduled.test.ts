import { describe, expect, test } from "vitest";
import { cleanJob } from "../../src/app/clean-job.ts";
import { reconcileJob } from "../../src/app/reconcile-job.ts";
import { contentHash } from "../../src/article/identity.ts";
import type { Handler, Job } from "../../src/queue/queue.ts";
import { startKit, type Kit } from "./kit.ts";

const job: Job = { id: "0", kind: "clean", key: "", group: "", data: {}, attempt: 1, isLast: false };
const days = 24 * 3_600_000;

/** Runs a scheduled job at once. */
async function runNow(handler: Handler): Promise<void> {
  await handler.run(job, new AbortController().signal);
}

async function answered(kit: Kit, id: string): Promise<void> {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state === "done");
}

describe("the reconciler", () => {
  test("puts a lost job back, whether its reading was made or not", async () => {
    let isLost = true;
    await using kit = await startKit({
      script: (call) =>
        call === "show" && isLost ? { kind: "answered", shown: { kind: "later", afterMs: 1000 } } : { kind: "well" },
    });
    await kit.ask({ id: "1" });
    await kit.until(async () => await kit.flow.store.jobs.isLive("deliver", "1"));
    await kit.flow.store.jobs.cancel("deliver", "1");
    isLost = false;
    await runNow(reconcileJob(kit.flow));
    expect(await kit.flow.store.jobs.isLive("deliver", "1")).toBe(false);
    kit.clock.pass(2 * 60_000 + 1);
    await runNow(reconcileJob(kit.flow));
    await answered(kit, "1");
    expect(kit.answerOf("1")).toMatchObject({ kind: "report" });
  });

  test("leaves alone what is being done", async () => {
    await using kit = await startKit({
      script: (call) =>
        call === "show" ? { kind: "answered", shown: { kind: "later", afterMs: 100_000 } } : { kind: "well" },
    });
    await kit.ask({ id: "1" });
    await kit.until(async () => await kit.flow.store.jobs.isLive("deliver", "1"));
    kit.clock.set(kit.clock.now() + 3 * 60_000);
    await runNow(reconcileJob(kit.flow));
    expect(kit.reported).toEqual(["1"]);
  });
});

describe("what is old is deleted:", () => {
  test("articles first, then requests and reports, each in its time", async () => {
    await using kit = await startKit();
    await kit.ask({ id: "1" });
    await answered(kit, "1");
    const answer = kit.answerOf("1");
    const hash = answer?.kind === "report" ? contentHash(answer.article.text) : "";
    const { store, clock } = kit.flow;
    const cleaned = async (): Promise<void> => await runNow(cleanJob(kit.flow));

    kit.clock.set(clock.now() + 6 * days);
    await cleaned();
    expect(await store.articles.get(hash)).not.toBeNull();
    kit.clock.set(clock.now() + 2 * days);
    await cleaned();
    expect(await store.articles.get(hash)).toBeNull();
    expect(await store.requests.get("1")).not.toBeNull();
    kit.clock.set(clock.now() + 23 * days);
    await cleaned();
    expect(await store.requests.get("1")).toBeNull();
  });

  test("a server some time after the bot left it, unless it came back", async () => {
    await using kit = await startKit();
    const { store, clock } = kit.flow;
    for (const id of ["s1", "s2"]) {
      const scope = { kind: "server", id, server: id } as const;
      await store.settings.set({ scope, value: { language: "de" }, updatedAt: clock.now() });
      await store.servers.left(id, clock.now());
    }
    kit.clock.set(clock.now() + 29 * days);
    await store.servers.joined("s2");
    await runNow(cleanJob(kit.flow));
    expect(await store.settings.ofServer("s1")).toHaveLength(1);
    kit.clock.set(clock.now() + 2 * days);
    await runNow(cleanJob(kit.flow));
    expect(await store.settings.ofServer("s1")).toEqual([]);
    expect(await store.settings.ofServer("s2")).toHaveLength(1);
  });

  test("never what still waits", async () => {
    await using kit = await startKit({
      script: (call) =>
        call === "show" ? { kind: "answered", shown: { kind: "later", afterMs: 100 * days } } : { kind: "well" },
    });
    await kit.ask({ id: "1" });
    await kit.until(async () => await kit.flow.store.jobs.isLive("deliver", "1"));
    kit.clock.set(kit.clock.now() + 99 * days);
    await runNow(cleanJob(kit.flow));
    expect(await kit.flow.store.requests.get("1")).toMatchObject({ state: "waiting" });
  });
});
