import { describe, expect, test } from "vitest";

import type { Voice } from "../../src/reading/reading.ts";
import { articleOf } from "./read.ts";
import { localReader } from "../../src/seeds.ts";
import { compareVoices, voicesSet } from "./voices-set.ts";

const speaking: ReadonlySet<Voice["heard"]> = new Set(["quoted", "paraphrased"]);
const all: ReadonlySet<Voice["heard"]> = new Set(["quoted", "paraphrased", "mentioned"]);

/** Floors in per cent; they go up, never down. The goal for those who speak is 85. */
const floors = { speaking: 87, all: 81 };

describe("the group and unnamed voices of forty short articles", () => {
  test("there are forty, each of 60 to 160 words", () => {
    const articles = voicesSet();
    expect(articles).toHaveLength(40);
    const lengths = articles.map(({ text }) => text.join(" ").split(/\s+/).length);
    expect(lengths.filter((words) => words < 60 || words > 160)).toEqual([]);
  });

  test("those who speak are found, and no others", () => {
    const { f1, faults } = score("speaking", speaking);
    expect(f1, faults).toBeGreaterThanOrEqual(floors.speaking);
  });

  test("so are those who are only talked about", () => {
    const { f1, faults } = score("all", all);
    expect(f1, faults).toBeGreaterThanOrEqual(floors.all);
  });
});

/** F1 in per cent, which is printed too, and the faults in words. */
function score(name: string, heard: ReadonlySet<Voice["heard"]>): { readonly f1: number; readonly faults: string } {
  const read = localReader();
  let found = 0;
  let missed = 0;
  let alarms = 0;
  const faults: string[] = [];
  for (const { id, title, text, voices } of voicesSet()) {
    const reading = read({ ...articleOf(text.join("\n\n")), title });
    const compared = compareVoices(voices, reading.voices, heard);
    found += compared.found.length;
    missed += compared.missed.length;
    alarms += compared.alarms.length;
    faults.push(
      ...compared.missed.map((voice) => `${id}: missed ${voice.name} (${voice.heard})`),
      ...compared.alarms.map((voice) => `${id}: said ${voice.name} (${voice.heard})`),
    );
  }
  const f1 = (200 * found) / (2 * found + missed + alarms);
  process.stdout.write(
    `group and unnamed voices, ${name}: F1 ${f1.toFixed(1)}, ${found} found, ${missed} missed, ${alarms} too many\n`,
  );
  return { f1, faults: faults.join("\n") };
}
