import { describe, expect, test } from "vitest";
import { openPage } from "../../src/article/document.ts";
import { readMetadata, type Metadata } from "../../src/article/metadata.ts";

const read = (html: string, url: string | null = "https://www.post.example/2024/03/05/rents"): Metadata =>
  readMetadata(openPage(html), url);

describe("the outlet", () => {
  const check = (html: string, outlet: string | null): void =>
    test(String(outlet), () => expect(read(html).outlet).toBe(outlet));
  check('<meta property="og:site_name" content="Harbour Post | News, Sport, Weather">', "Harbour Post");
  check('<script type="application/ld+json">{"@type":"Article","publisher":{"name":"The Post"}}</script>', "The Post");
  check('<meta property="og:site_name" content="https://www.post.example">', "post.example");
});

describe("the date of publication", () => {
  const check = (name: string, html: string, date: string | null): void =>
    test(name, () => expect(read(html).published).toBe(date));
  check(
    "from JSON-LD",
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-03-04T10:00:00Z"}</script>',
    "2024-03-04T10:00:00Z",
  );
  check("from a meta tag", '<meta property="article:published_time" content="2024-03-04T10:00Z">', "2024-03-04T10:00Z");
  check("from a time element", '<time datetime="2024-03-04">yesterday</time>', "2024-03-04");
  check("from the line under the title", '<div class="post-meta">March 4, 2024</div>', "2024-03-04");
  check("from the address", "<p>x", "2024-03-05");
});

test("the address that a page gives for itself is known on whatever site it is, though it is not shown as its source", () => {
  const page = read(`<link rel="canonical" href="https://other.example.net/story">`);
  expect([page.named, page.canonical]).toEqual(["https://other.example.net/story", null]);
  expect(read("<p>Nothing.</p>").named).toBeNull();
});

describe("the canonical address", () => {
  const check = (name: string, href: string, canonical: string | null): void =>
    test(name, () => expect(read(`<link rel="canonical" href="${href}">`).canonical).toBe(canonical));
  check("may be relative", "/rents", "https://www.post.example/rents");
  check("may be a form of the same site", "https://post.example/rents", "https://post.example/rents");
  check("may not name another site", "https://famous-paper.example/rents", null);
  check("may not be a script", "javascript:alert(1)", null);
});

test("the language is as declared", () => {
  expect(read('<html lang="en-GB"><p>x').language).toBe("en-GB");
  expect(read('<meta property="og:locale" content="pt_BR">').language).toBe("pt_BR");
  expect(read("<p>x").language).toBeNull();
});

test("the date of the last change stands beside it", () => {
  expect(read('<meta property="article:modified_time" content="2024-03-05T08:00:00Z">').modified).toBe(
    "2024-03-05T08:00:00Z",
  );
});
