import { assert, dictionary, jsonValue, nat, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonObject, withoutThoughts } from "../../src/model/json-object.ts";

function check(fact: string, text: string, expected: object | null): void {
  test.each([fact])("%s", () => expect(jsonObject(text)).toEqual(expected));
}

describe("an object is found", () => {
  check("by itself", '{"a": 1}', { a: 1 });
  check("in a fence", 'Sure!\n```json\n{"a": 1}\n```', { a: 1 });
  check("in a fence that is not closed", '```\n{"a": 1}', { a: 1 });
  check("among words", 'Here is the JSON: {"a": {"b": []}} I hope it helps.', { a: { b: [] } });
  check("before words with a closing bracket", '{"a": 1} :-}', { a: 1 });
  check("behind a byte order mark", '\ufeff{"a": 1}', { a: 1 });
});

describe("mistakes are mended", () => {
  check("a comma too many", '{"a": [1, 2, ], "b": {"c": 3,\n},}', { a: [1, 2], b: { c: 3 } });
  check("line breaks and tabs in strings", '{"a": "one\ntwo\tthree"}', { a: "one\ntwo\tthree" });
  check("quotation marks in strings", '{"a": "He said "no" and left", "b": 1}', { a: 'He said "no" and left', b: 1 });
  check("Python's literals", '{"a": None, "b": True, "c": [False]}', { a: null, b: true, c: [false] });
  check("but not in strings", '{"a": "None of them, True", }', { a: "None of them, True" });
  check("closing brackets left off", '{"a": [{"b": "c"}', { a: [{ b: "c" }] });
  check("with a comma before them", '{"a": [1, 2,', { a: [1, 2] });
  check("escapes stay as they are", '{"a": "\\"x\\" \\u00e9 \\\\", }', { a: '"x" é \\' });
});

describe("nothing is made of", () => {
  check("nothing", "", null);
  check("prose", "I'm sorry, I can't help with that.", null);
  check("a list", "[1, 2]", null);
  check("a string", '"{"', null);
  check("two objects", '{"a": 1}\n{"a": 2}', null);
  check("words in braces", "{claims}", null);
  check("brackets that do not match", '{"a": [1}', null);
  check("keys without quotation marks", "{a: 1}", null);
});

describe("thoughts are left out", () => {
  const answers: readonly (readonly [string, string, string | null])[] = [
    ["none", ' {"a": 1} ', '{"a": 1}'],
    ["between tags", '<think>Is it {"a": 2}?</think>\n{"a": 1}', '{"a": 1}'],
    ["whose beginning is in the template", 'Hm.\n</think>\n\n{"a": 1}', '{"a": 1}'],
    ["that speak of their end", 'I close with </think> then.</think>{"a": 1}', '{"a": 1}'],
    ["before a fence", "<think>x</think>```json\n{}\n```", "```json\n{}\n```"],
    ["before words", "<think>x</think> I refuse.", "I refuse."],
    ["that are all there is", "<think>Let me see", null],
    ["but not from a quotation of the tag", '{"a": "</think>{"}', '{"a": "</think>{"}'],
  ];
  test.each(answers)("%s", (_, written, expected) => expect(withoutThoughts(written)).toBe(expected));
});

test("whatever can be written as an object is read back, broken off or not, and nothing throws", () => {
  assert(
    property(dictionary(string(), jsonValue()), nat(), (object, at) => {
      const text = JSON.stringify(object);
      expect(jsonObject(`So: ${text}\n`)).toEqual(JSON.parse(text));
      jsonObject(text.slice(0, at % (text.length + 1)));
    }),
  );
});

test("what takes other parsers minutes or the stack is read in passing", () => {
  expect(jsonObject(`{"a": ${"[".repeat(200_000)}`)).not.toBe(undefined);
  expect(jsonObject(`{"a": "${'x" y '.repeat(100_000)}"}`)).not.toBeNull();
  expect(jsonObject(`{"a": "${`"${" ".repeat(300)}`.repeat(2000)}`)).not.toBe(undefined);
  expect(jsonObject("{".repeat(500_000))).toBeNull();
  expect(withoutThoughts("</think> ".repeat(200_000))).toBe("");
});
