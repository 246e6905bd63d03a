import { expect, test } from "vitest";
import { pickInRounds } from "../../src/report/rounds.ts";

/** Who says each item, and how many of each are shown of how many. */
function check(by: string, most: number, shown: readonly string[]): void {
  const groups = pickInRounds(
    by.split("").map((one, at) => ({ by: one, at })),
    most,
  );
  expect(groups.map((group) => `${group.by} ${group.shown.length} of ${group.all}`)).toEqual(shown);
}

test("everybody has a turn before anybody has a second", () => {
  check("aaaab", 3, ["a 2 of 4", "b 1 of 1"]);
  check("abc", 2, ["a 1 of 1", "b 1 of 1", "c 0 of 1"]);
  check("aabb", Infinity, ["a 2 of 2", "b 2 of 2"]);
  check("", 6, []);
});

test("what is shown comes first in its group and keeps its order", () => {
  const [group] = pickInRounds(
    [3, 1, 2].map((at) => ({ by: "a", at })),
    2,
  );
  expect(group?.shown.map(({ at }) => at)).toEqual([3, 1]);
});
