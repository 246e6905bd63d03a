/** The items of one speaker: those that are shown, in their order, and how many there are. */
export type Group<Item extends { readonly by: unknown }> = {
  readonly by: Item["by"];
  readonly shown: readonly Item[];
  readonly all: number;
};

/**
 * Groups items by whose they are, and shows at most `most` of all: one of each in turn, so that nobody takes every
 * place. Groups stand in the order of their first item; one of which nothing is shown is there all the same.
 */
export function pickInRounds<Item extends { readonly by: unknown }>(
  items: readonly Item[],
  most: number,
): readonly Group<Item>[] {
  const groups = Map.groupBy<Item["by"], Item>(items, ({ by }) => by);
  const places = new Map([...groups.keys()].map((by) => [by, 0]));
  let left = Math.min(most, items.length);
  for (let round = 1; left > 0; round += 1) {
    for (const [by, all] of groups) {
      if (left === 0 || all.length < round) continue;
      places.set(by, round);
      left -= 1;
    }
  }
  return [...groups].map(([by, all]) => ({ by, shown: all.slice(0, places.get(by)), all: all.length }));
}
