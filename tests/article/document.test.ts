import { describe, expect, test } from "vitest";
import { blocksOf } from "../../src/article/blocks.ts";
import { openPage } from "../../src/article/document.ts";
import { branches } from "../../src/article/tree.ts";

const lines = (html: string): readonly string[] => blocksOf(openPage(html).root).map((block) => block.text);

describe("what is read of a page", () => {
  const check = (name: string, html: string, expected: readonly string[]): void =>
    test(name, () => expect(lines(html)).toEqual(expected));
  check("its text", "<p>Rents rose.", ["Rents rose."]);
  check(
    "no scripts, styles, comments or templates",
    "<script>1</script><style>p{}</style><!-- a --><template>b</template><p>Rents.",
    ["Rents."],
  );
  check(
    "no fallbacks and no controls",
    "<noscript>a</noscript><object>b</object><select><option>c</select><textarea>d</textarea><p>Rents.",
    ["Rents."],
  );
  check("a shadow tree that is open to view", '<x-a><template shadowrootmode="open"><p>Rents.</p></template></x-a>', [
    "Rents.",
  ]);
  check("no characters that nobody sees", "<p>Re\u200Bnts\u{E0041}\u{E0042} rose.", ["Rents rose."]);
});

test("data for machines is kept apart, unparsed", () => {
  const page = openPage('<script type="application/ld+json">{"a":1}</script><script>2</script><p>x');
  expect(page.jsonLd).toEqual(['{"a":1}']);
});

describe("pages made to break a parser", () => {
  const check = (name: string, html: string, doubts: readonly string[]): void =>
    test(name, () => {
      const page = openPage(html);
      expect(branches(page.root).length).toBeLessThanOrEqual(20_002);
      expect(page.doubts).toEqual(doubts);
    });
  check("100,000 nested boxes", `${"<div>".repeat(100_000)}x`, ["page-cut"]);
  check("3,000 unclosed formatting elements", Array.from({ length: 3_000 }, (_, at) => `<font a${at}=1><p>`).join(""), [
    "page-cut",
  ]);
  check("200,000 paragraphs", "<p>word".repeat(200_000), ["page-cut"]);
  check("a million ampersands", `<p>${"&".repeat(1_000_000)}`, ["page-cut"]);
  check("100,000 attributes", `<div ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(" ")}>x</div>`, []);
  check("a page of nothing", "", []);
});

test("text below the depth limit keeps its order and its lines", () => {
  const deep = `${"<div>".repeat(100)}one <b>two</b><p>three</p>${"</div>".repeat(100)}`;
  expect(lines(deep)).toEqual(["one two", "three"]);
});

test("an element keeps at most fifty attributes", () => {
  const attributes = Array.from({ length: 80 }, (_, at) => `a${at}=1`).join(" ");
  const box = branches(openPage(`<div ${attributes}>x</div>`).root).find(({ tag }) => tag === "div");
  expect(box?.attributes.size).toBe(50);
});
