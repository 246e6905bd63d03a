import { describe, expect, test } from "vitest";
import { storyRecord } from "../../src/article/json-ld.ts";

const headline = (...scripts: readonly string[]): string | null => storyRecord(scripts)?.headline ?? null;

describe("the record of a story is found", () => {
  const check = (name: string, script: string): void => test(name, () => expect(headline(script)).toBe("Rents"));
  check("alone", '{"@type":"NewsArticle","headline":"Rents"}');
  check("in a list", '[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Rents"}]');
  check("in a graph", '{"@graph":[{"@type":"WebPage"},{"@type":["Thing","BlogPosting"],"headline":"Rents"}]}');
  check("as the page's main thing", '{"@type":"WebPage","mainEntity":{"@type":"Report","headline":"Rents"}}');
  check("inside CDATA", '//<![CDATA[\n{"@type":"Article","headline":"Rents"}\n//]]>');
  check("with raw line breaks in strings", '{"@type":"Article","headline":"Rents","description":"a\nb"}');
  check("with a comma too many", '{"@type":"Article","headline":"Rents",}');
});

test("what is not JSON, or not of a story, is passed over", () => {
  expect(
    headline("{", '{"@type":"Recipe","name":"Soup"}', "null", '"x"', '{"@type":"Article","headline":"Rents"}'),
  ).toBe("Rents");
  expect(storyRecord(["oops"])).toBeNull();
});

test("the longest body of several records is taken", () => {
  const record = storyRecord([
    '{"@type":"Article","headline":"a","articleBody":"b"}',
    '{"@type":"Article","articleBody":"longer"}',
  ]);
  expect(record).toMatchObject({ headline: "a", body: "longer", live: false });
});

test("a live blog says so", () => {
  expect(storyRecord(['{"@type":"LiveBlogPosting","headline":"Storm","wordCount":"900"}'])).toMatchObject({
    live: true,
    words: 900,
  });
});
