import {
  array,
  assert,
  boolean,
  dictionary,
  integer,
  object,
  oneof,
  property,
  string,
  stringMatching,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { itemCounter } from "../../src/model/count-items.ts";

function counted(pieces: readonly string[]): Readonly<Record<string, number>> {
  const counter = itemCounter();
  for (const piece of pieces) counter.add(piece);
  return counter.counts();
}

function check(fact: string, text: string, counts: Readonly<Record<string, number>>): void {
  test.each([fact])("%s", () => expect(counted([text])).toEqual(counts));
}

describe("finished items are counted", () => {
  check("one of two", '{"claims": [{"a": 1}, {"a": ', { claims: 1 });
  check("by list", '{"n": 1, "claims": [{}, {}], "voices": [{"x": [1, {}]}], "s": "t"', { claims: 2, voices: 1 });
  check("strings, too", '{"summary": ["One.", "Two: [", "Thr', { summary: 2 });
  check("brackets in strings do not count", '{"a": [{"b": "}]{\\"}"}', { a: 1 });
  check("objects in objects do not count", '{"a": {"b": [{}, {}]}}', {});
  check("words and a fence before", 'Here [1]:\n```json\n{"a": [{}]}', { a: 1 });
  check("drafts among thoughts do not count", '<think>{"a": [{}, {}]}</think>{"a": [{}]}', { a: 1 });
  check("nothing of a thought that does not end", '<think>{"a": [{}]}', {});
  check("nothing of nothing", "", {});
});

test("it tells whether anything has changed", () => {
  const counter = itemCounter();
  expect(['{"a": [{', "}", ", {", "}, {}"].map((piece) => counter.add(piece))).toEqual([false, true, false, true]);
});

test("however an answer is cut into pieces, the count is the same", () => {
  const answer = dictionary(
    stringMatching(/^[a-z_]{1,9}$/),
    array(oneof(object({ maxDepth: 1 }), string()), { maxLength: 4 }),
  );
  assert(
    property(answer, boolean(), integer({ min: 1, max: 9 }), (lists, thinks, size) => {
      const text = (thinks ? '<think>"{[" </think>' : "") + JSON.stringify(lists);
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
      const parsed: Record<string, unknown[]> = JSON.parse(JSON.stringify(lists));
      const expected = Object.entries(parsed).filter(([, list]) => list.length > 0);
      expect(counted(pieces)).toEqual(Object.fromEntries(expected.map(([key, list]) => [key, list.length])));
    }),
  );
});
