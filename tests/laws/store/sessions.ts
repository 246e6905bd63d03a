import { expect, test } from "vitest";
import type { MakeStore } from "../store.ts";

export function sessionLaws(make: MakeStore): void {
  test("is kept for each shard, replaced by the next, and dropped when there is none", async () => {
    await using given = await make();
    const { sessions } = given.store;
    expect(await sessions.load(0)).toBeNull();
    await sessions.save(0, { id: "a", sequence: 4 });
    await sessions.save(1, { id: "b", sequence: 9 });
    await sessions.save(0, { id: "a", sequence: 5 });
    expect(await sessions.load(0)).toEqual({ id: "a", sequence: 5 });
    await sessions.save(0, null);
    expect([await sessions.load(0), await sessions.load(1)]).toEqual([null, { id: "b", sequence: 9 }]);
  });
}
