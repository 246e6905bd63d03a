import { describe, expect, test } from "vitest";
import { openPage } from "../../src/article/document.ts";
import { readMetadata } from "../../src/article/metadata.ts";

const check = (name: string, html: string, title: string | null): void =>
  test(name, () => expect(readMetadata(openPage(html), "https://www.harbourpost.example/a").title).toBe(title));

const post = '<meta property="og:site_name" content="The Harbour Post">';

describe("the title of a story", () => {
  check(
    "is its main heading",
    `${post}<meta property="og:title" content="Rents rise"><h1>Rents rise again</h1>`,
    "Rents rise again",
  );
  check(
    "is not the site's name in a heading",
    `${post}<title>Rents rise again | The Harbour Post</title><h1>The Harbour Post</h1>`,
    "Rents rise again",
  );
  check(
    "is the heading that the head agrees with",
    "<title>Rents rise again</title><h1>Storm takes roof</h1><h1>Rents rise again</h1>",
    "Rents rise again",
  );
  check(
    "is not another story's heading",
    "<title>Early reviews for the new ferry</title><h1><a href=/x>Why don't you go for the reindeer</a></h1>",
    "Early reviews for the new ferry",
  );
  check(
    "may be worded otherwise on the page",
    "<title>SEO words about rent rises</title><h1>Nobody can pay the rent any more</h1>",
    "Nobody can pay the rent any more",
  );
  check("comes without the outlet", `${post}<title>Rents rise again - The Harbour Post</title>`, "Rents rise again");
  check(
    "comes without a section",
    "<title>Rents rise again in Elmsworth | Housing</title>",
    "Rents rise again in Elmsworth",
  );
  check(
    "keeps its own dashes",
    `${post}<title>Rents – and wages – rise | Harbour Post</title>`,
    "Rents – and wages – rise",
  );
  check("is not escaped twice", "<title>Tom &amp;amp; Jerry</title>", "Tom & Jerry");
  check("may be absent", "<p>x", null);
});
