import { describe, expect, test } from "vitest";
import { cleanJob } from "../../../src/app/clean-job.ts";
import { retentionIn } from "../../../src/app/settings/retention.ts";
import type { Job } from "../../../src/queue/queue.ts";
import type { Source } from "../../../src/store/rows.ts";
import { deskOn, member, mona } from "../../commands/desk.ts";
import { pasted, story } from "../incoming.ts";
import { startKit, type Kit } from "../kit.ts";

const job: Job = { id: "0", kind: "clean", key: "", group: "", data: {}, attempt: 1, isLast: false };
const dayMs = 24 * 3_600_000;

/** Sets it as a moderator does. */
async function keep(kit: Kit, numbers: Readonly<Record<string, number>>, server = "s1"): Promise<void> {
  expect((await deskOn(kit.flow).slash({ ...mona, server }, "settings", "retention", { numbers })).kind).toBe("show");
}

async function answered(kit: Kit, id: string, differs: { server?: string | null; source?: Source } = {}) {
  await kit.ask({ id, ...differs });
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state === "done");
}

/** So many days later the hourly clean-up runs. */
async function later(kit: Kit, days: number): Promise<void> {
  kit.clock.set(kit.clock.now() + days * dayMs);
  await cleanJob(kit.flow).run(job, new AbortController().signal);
}

/** What a server’s card leads to. */
async function behind(kit: Kit, id: string): Promise<"its article" | "its request alone" | "nothing"> {
  const { requests, readings, articles } = kit.flow.store;
  const request = await requests.get(id);
  if (request === null) return "nothing";
  const reading = request.reading === null ? null : await readings.get(request.reading);
  const article = reading?.state === "ready" ? await articles.get(reading.article) : null;
  return article === null ? "its request alone" : "its article";
}

describe("what is kept in a server", () => {
  test("goes when its moderators said, from the next hour on; elsewhere it stays", async () => {
    await using kit = await startKit();
    await answered(kit, "1");
    await answered(kit, "2", { source: pasted(story) });
    await answered(kit, "3", { server: "s2" });
    await answered(kit, "4", { server: "s2", source: pasted(story) });
    await keep(kit, { articles: 2 });
    await later(kit, 1.5);
    for (const id of ["1", "2", "3", "4"]) expect(await behind(kit, id), id).toBe("its article");
    await later(kit, 1);
    for (const id of ["1", "2"]) expect(await behind(kit, id), id).toBe("its request alone");
    for (const id of ["3", "4"]) expect(await behind(kit, id), id).toBe("its article");
    expect(await kit.flow.store.discussions.get("m1")).toBeNull();
    expect(await kit.flow.store.discussions.get("m3")).not.toBeNull();
    await keep(kit, { requests: 1 });
    await later(kit, 0.1);
    expect(await behind(kit, "1")).toBe("nothing");
    expect(await behind(kit, "3")).toBe("its article");
  });

  test("is read anew when somebody asks again", async () => {
    await using kit = await startKit();
    await keep(kit, { reports: 1 });
    await answered(kit, "1");
    await later(kit, 1.5);
    await answered(kit, "2");
    expect(kit.answerOf("2")).toMatchObject({ kind: "report", cached: false });
    expect(await behind(kit, "2")).toBe("its article");
  });

  test("is never kept longer than whoever runs the bot keeps it", async () => {
    await using kit = await startKit();
    await keep(kit, { articles: 3000, reports: 3000, requests: 3000 });
    await answered(kit, "1");
    await later(kit, 8);
    expect(await behind(kit, "1")).toBe("its request alone");
    await later(kit, 23);
    expect(await behind(kit, "1")).toBe("nothing");
  });

  test("goes by the usual days where its settings cannot be read, and others by theirs", async () => {
    await using kit = await startKit();
    const scope = { kind: "server", id: "s0", server: "s0" } as const;
    await kit.flow.store.settings.set({ scope, value: { keepReportsDays: "few" }, updatedAt: kit.clock.now() });
    await keep(kit, { reports: 1 });
    await answered(kit, "1", { server: "s1" });
    await answered(kit, "2", { server: "s2" });
    await later(kit, 2);
    expect(await behind(kit, "1")).toBe("its request alone");
    expect(await retentionIn("s0", kit.flow)).toEqual(kit.flow.limits.retention);
  });
});

describe("/privacy", () => {
  const usual = [
    "An article’s text is deleted 7 days after it was last used.",
    "A report is deleted after 30 days, a request after 30 days.",
  ];

  test("tells the days of the server where it is asked, and what holds elsewhere", async () => {
    await using kit = await startKit();
    const desk = deskOn(kit.flow);
    const told = async (server: string | null): Promise<string> =>
      (await desk.slash({ ...member, server }, "privacy", "show")).text;
    for (const line of usual) expect(await told("s1")).toContain(line);
    expect(await told("s1")).not.toContain("this server’s moderators");
    await keep(kit, { reports: 3, requests: 10, articles: 60 });
    const here = await told("s1");
    expect(here).toContain("An article’s text is deleted 3 days after it was last used.");
    expect(here).toContain("A report is deleted after 3 days, a request after 10 days.");
    expect(here).toContain("its text for 7 days and its report for 30 days at most");
    for (const server of ["s2", null]) for (const line of usual) expect(await told(server)).toContain(line);
  });
});
