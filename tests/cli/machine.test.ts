import { expect, test } from "vitest";
import { machineLine, machineObject } from "../../src/cli/machine.ts";
import { machineShape } from "./machine-shape.ts";
import { madeUpArticle, madeUpReading, madeUpReport } from "./made-up.ts";

const made = machineShape.parse(machineObject(madeUpArticle, madeUpReading, madeUpReport));

test("the object has the keys and shapes of the machine output, and no others", () => {
  expect(Object.keys(made)).toEqual(["article", "reading", "report"]);
});

test("spans point into the text that is given with them", () => {
  const words = (span: { readonly start: number; readonly end: number }): string =>
    made.article.text.slice(span.start, span.end);
  expect(made.reading.attributions[0]?.content.map(words)).toEqual(["“We had no choice,”"]);
  expect(made.reading.loaded.map(words)).toEqual(["rammed through", "disgrace"]);
  expect(made.report.claims[2]?.evidence.map(words)).toEqual(["the rise a disgrace"]);
});

test("the byline is one line, or null", () => {
  const unsigned = machineObject({ ...madeUpArticle, byline: { kind: "none" } }, madeUpReading, madeUpReport);
  expect(made.article.byline).toBe("Jane Doe, Omar Haddad");
  expect(machineShape.parse(unsigned).article.byline).toBeNull();
});

test("mentions are counted and absent parts are null", () => {
  expect(made.reading.voices[0]?.mentions).toBe(1);
  expect(made.reading.attributions[1]).toMatchObject({ source: null, cue: null, voice: null });
});

test("a line ends at its end alone, whatever breaks lines is in it", () => {
  const line = machineLine({ text: "a\nb\u2028c\u2029d\ud800" });
  expect(line.split(/[\n\r\u2028\u2029]/)).toEqual([line.trimEnd(), ""]);
  expect(JSON.parse(line)).toEqual({ text: "a\nb\u2028c\u2029d\ud800" });
});
