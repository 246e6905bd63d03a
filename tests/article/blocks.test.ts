import { describe, expect, test } from "vitest";
import { blocksOf, textOf } from "../../src/article/blocks.ts";
import { openPage } from "../../src/article/document.ts";

const check = (name: string, html: string, text: string): void =>
  test(name, () => expect(textOf(blocksOf(openPage(html).root))).toBe(text));

describe("text as the page breaks it", () => {
  check("paragraphs", "<p>One.</p><p>Two.</p>", "One.\n\nTwo.");
  check(
    "inline elements do not break it",
    "<p><span>T</span>he <b>rent</b>, <a href=x>again</a>.</p>",
    "The rent, again.",
  );
  check("blocks inside inline elements do", "<a href=x><div>One</div><div>Two</div></a>", "One\n\nTwo");
  check("text beside blocks stands alone", "<div>One<p>Two</p>three</div>", "One\n\nTwo\n\nthree");
  check("two breaks part paragraphs", "<div>One.<br> <br>Two.</div>", "One.\n\nTwo.");
  check("one break parts lines", "<p>Roses are red,<br>Violets are blue.</p>", "Roses are red,\nViolets are blue.");
  check(
    "a break inside a sentence is none",
    "<p>The gates stayed open<br>and a launch came.</p>",
    "The gates stayed open and a launch came.",
  );
  check("white space is folded", "<p>One\n  two\u00A0three\u2009four.</p>", "One two three four.");
  check("soft hyphens go", "<p>Straßen\u00ADbahn</p>", "Straßenbahn");
  check("list items", "<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo");
  check(
    "a table's rows",
    "<table><tr><th>Port<th>Dues<tr><td>Elmsworth<td>4.10</table>",
    "Port | Dues\n\nElmsworth | 4.10",
  );
  check("a table that lays out a page", "<table><tr><td><p>One.</p><td><p>Two.</p></table>", "One.\n\nTwo.");
  check("unknown elements are inline", "<p>One <x-y>two</x-y> three.</p>", "One two three.");
});

test("each block knows how much of it is linked", () => {
  const [block] = blocksOf(openPage("<p>Read <a href=x>this one</a>.</p>").root);
  expect(block).toMatchObject({ text: "Read this one.", linked: 8 });
});
