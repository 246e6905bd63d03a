import { expect, test } from "vitest";
import type { MakeStore } from "../store.ts";
import { turnOf } from "./results.ts";
import { noon } from "./rows.ts";

const discussion = { thread: "t1", server: "s1", article: "h1", reading: "k1" } as const;

export function discussionLaws(make: MakeStore): void {
  test("has its turns in order, as they were", async () => {
    await using given = await make();
    const { discussions } = given.store;
    expect(await discussions.get("t1")).toBeNull();
    await discussions.open({ ...discussion, at: noon });
    const first = turnOf({ request: "q2", at: noon + 1 });
    const second = turnOf({ request: "q1", at: noon + 2, answer: { ...turnOf().answer, found: "no", said: [] } });
    expect(await discussions.addTurn("t1", second)).toBe(true);
    expect(await discussions.addTurn("t1", first)).toBe(true);
    expect(await discussions.get("t1")).toEqual({ ...discussion, turns: [first, second] });
  });

  test("has one turn for a request, however often its job is done", async () => {
    await using given = await make();
    const { discussions } = given.store;
    await discussions.open({ ...discussion, at: noon });
    expect(await discussions.addTurn("t1", turnOf())).toBe(true);
    expect(await discussions.addTurn("t1", turnOf({ question: "And again?" }))).toBe(false);
    expect((await discussions.get("t1"))?.turns).toEqual([turnOf()]);
  });

  test("that is not open takes no turn", async () => {
    await using given = await make();
    expect(await given.store.discussions.addTurn("t1", turnOf())).toBe(false);
    expect(await given.store.users.kept("ann")).toEqual({});
  });

  test("is opened again with its turns; those about another article are dropped", async () => {
    await using given = await make();
    const { discussions } = given.store;
    await discussions.open({ ...discussion, at: noon });
    await discussions.addTurn("t1", turnOf());
    await discussions.open({ ...discussion, reading: "k2", at: noon });
    expect(await discussions.get("t1")).toEqual({ ...discussion, reading: "k2", turns: [turnOf()] });
    await discussions.open({ ...discussion, article: "h2", server: null, at: noon });
    expect(await discussions.get("t1")).toEqual({ ...discussion, article: "h2", server: null, turns: [] });
  });

  test("is deleted with its turns some time after the last of them", async () => {
    await using given = await make();
    const { discussions } = given.store;
    for (const thread of ["unused", "used"]) {
      await discussions.open({ ...discussion, thread, at: noon });
      await discussions.addTurn(thread, turnOf({ request: thread, user: thread }));
    }
    await discussions.addTurn("used", turnOf({ request: "q9", at: noon + 10 }));
    expect(await discussions.deleteUnused(noon + 10)).toBe(1);
    expect(await discussions.get("unused")).toBeNull();
    expect(await given.store.users.kept("unused")).toEqual({});
    expect((await discussions.get("used"))?.turns).toHaveLength(2);
  });
}
