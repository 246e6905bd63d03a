import { describe, expect, test } from "vitest";
import { bylineText } from "../../src/article/article.ts";
import { namesIn } from "../../src/article/byline.ts";
import { openPage } from "../../src/article/document.ts";
import { readMetadata } from "../../src/article/metadata.ts";

describe("names in a credit", () => {
  const check = (credit: string, ...names: readonly string[]): void =>
    test(credit, () => expect(namesIn(credit)).toEqual(names));
  check("By Ana Horvat", "Ana Horvat");
  check("Ana Horvat and Tom Lindqvist", "Ana Horvat", "Tom Lindqvist");
  check("By Ana Horvat, Health Editor", "Ana Horvat");
  check("Ana Horvat, MS, RDN", "Ana Horvat");
  check("Troy L. Smith, Cleveland.com", "Troy L. Smith");
  check("By Ana Horvat and Tom Lindqvist Monday, November 18, 2019", "Ana Horvat", "Tom Lindqvist");
  check("Von Ana Horvat und Tom Lindqvist", "Ana Horvat", "Tom Lindqvist");
  check("https://www.facebook.com/ana");
  check("admin");
  check("Name *");
});

describe("the credit of a page", () => {
  const check = (name: string, head: string, kind: string, credit: string | null): void =>
    test(name, () => {
      const { byline } = readMetadata(
        openPage(`<head><meta property="og:site_name" content="Harbour Post">${head}`),
        null,
      );
      expect([byline.kind, bylineText(byline)]).toEqual([kind, credit]);
    });
  const jsonLd = (author: string): string =>
    `<script type="application/ld+json">{"@type":"NewsArticle","author":${author}}</script>`;
  check(
    "people in JSON-LD",
    jsonLd('[{"name":"Ana Horvat"},{"name":"TOM LINDQVIST"}]'),
    "people",
    "Ana Horvat, Tom Lindqvist",
  );
  check(
    "an organisation in JSON-LD",
    jsonLd('{"@type":"NewsMediaOrganization","name":"BBC News"}'),
    "agency",
    "BBC News",
  );
  check(
    "an agency in place of a person",
    jsonLd('{"@type":"Person","name":"Associated Press"}'),
    "agency",
    "Associated Press",
  );
  check(
    "the outlet in place of a person",
    jsonLd('{"@type":"Person","name":"Harbour Post"}'),
    "agency",
    "Harbour Post",
  );
  check(
    "people on the page before the outlet in the data",
    `${jsonLd('"Harbour Post"')}<p class="byline">By Ana Horvat</p>`,
    "people",
    "Ana Horvat",
  );
  check("a meta tag", '<meta name="author" content="Ana Horvat">', "people", "Ana Horvat");
  check("a link to the author", '<a rel="author">Ana Horvat</a>', "people", "Ana Horvat");
  check("not the form of a comment", '<form><p class="author">Your Name</p></form>', "none", null);
  check("nobody", "", "none", null);
});
