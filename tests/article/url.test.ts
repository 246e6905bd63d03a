import { assert, property, webUrl } from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalUrl, cleanUrl } from "../../src/article/url.ts";

const story = "https://example.com/news/rents-rise-again";

const check = (address: string, name: string, declared: string | null = null): void => {
  test.each([[address, declared]])("%s (declares %s)", () => {
    expect(canonicalUrl(address, declared)).toBe(name);
    expect(canonicalUrl(name)).toBe(name);
  });
};
const checkNameless = (address: string): void => {
  test.each([address])("%s", () => {
    expect(canonicalUrl(address)).toBeNull();
    expect(cleanUrl(address)).toBeNull();
  });
};
const checkClean = (address: string, clean: string): void => {
  test.each([address])("%s", () => {
    expect(cleanUrl(address)).toBe(clean);
  });
};

describe("one name for all addresses of a story", () => {
  check("https://example.com/news/rents-rise-again", story);
  check("HTTP://WWW.Example.COM:80/news/rents-rise-again/", story);
  check("https://www.example.com:443/news//rents-rise-again#comments", story);
  check("https://example.com./news/rents-rise-again?", story);
  check("https://reader:secret@example.com/news/rents-rise-again", story);
  check("https://example.com/news/rents%2Drise-again/index.html", story);
  check("  https://example.com/news/rents-rise-again\n", story);
  check("https://example.com:8443/a", "https://example.com:8443/a");
  check("https://example.com/News/Rents", "https://example.com/News/Rents");
  check("https://example.com/caf%c3%a9", "https://example.com/caf%C3%A9");
  check("https://exämple.com/ü", "https://xn--exmple-cua.com/%C3%BC");
  check("https://example.com", "https://example.com/");
  check("https://example.com/index.php?id=7", "https://example.com/index.php?id=7");
});

describe("what tracks the reader is dropped", () => {
  check(`${story}?utm_source=chat&utm_medium=bot&UTM_Campaign=x`, story);
  check(`${story}?fbclid=IwAR0&gclid=1&igshid=2&mc_cid=3&mc_eid=4`, story);
  check(`${story}?ref=front&cmp=share&at_medium=rss&at_campaign=64`, story);
  check(`${story}?wt_mc=a&wt.zmc=b&pk_campaign=c&ns_mchannel=d`, story);
  check(`${story}?unlocked_article_code=1.abc&smid=url-share`, story);
  check(`${story};jsessionid=0A1B?PHPSESSID=77`, story);
  check(`${story}?s=20&t=abc&src=twsrc&mod=home&source=rss`, story);
  check(`${story}#:~:text=rents%20rose`, story);
});

describe("what finds the story stays", () => {
  check("https://example.com/story?id=7&utm_source=x", "https://example.com/story?id=7");
  check("https://example.com/index.php?s=news&p=12", "https://example.com/index.php?p=12&s=news");
  check("https://example.com/view?mod=news&id=3", "https://example.com/view?id=3&mod=news");
  check(`${story}?page=2`, `${story}?page=2`);
  check(`${story}?b=2&a=1&b=1`, `${story}?a=1&b=2&b=1`);
  check("https://example.com/#!/story/7", "https://example.com/#!/story/7");
  check("https://example.com/#/story/7", "https://example.com/#/story/7");
  check("https://example.com/search?q=amp&m=3", "https://example.com/search?m=3&q=amp");
});

describe("AMP and mobile forms fold", () => {
  check("https://example.com/news/rents-rise-again/amp", story);
  check("https://example.com/news/rents-rise-again/amp/", story);
  check("https://example.com/amp/news/rents-rise-again", story);
  check("https://example.com/news/amp/rents-rise-again", story);
  check(`${story}?amp`, story);
  check(`${story}?amp=1`, story);
  check(`${story}?outputType=amp`, story);
  check(`${story}.amp.html`, `${story}.html`);
  check(`${story}.amp`, story);
  check("https://amp.example.com/news/rents-rise-again", story);
  check("https://m.example.com/news/rents-rise-again", story);
  check("https://mobile.example.com/news/rents-rise-again?m=1", story);
  check("https://en.m.example.org/wiki/Rent", "https://en.example.org/wiki/Rent");
  check("https://m.example.co.uk/a", "https://example.co.uk/a");
  check("https://www-example-com.cdn.ampproject.org/v/s/www.example.com/news/rents-rise-again?amp_js_v=0.1#h", story);
  check("https://example-com.cdn.ampproject.org/c/s/amp.example.com/news/rents-rise-again", story);
  check("https://www.google.com/amp/s/www.example.com/news/rents-rise-again/amp/", story);
  check("https://www.google.co.uk/amp/www.example.com/news/rents-rise-again", story);
  check("https://m.me/newsroom", "https://m.me/newsroom");
  check("https://mobile.de/auto", "https://mobile.de/auto");
  check("https://m.co.uk/a", "https://m.co.uk/a");
  check("https://example.com/amp", "https://example.com/amp");
  check("https://example.com/amp/tube", "https://example.com/amp/tube");
});

describe("redirects that carry the address are undone", () => {
  check("https://www.google.com/url?q=https://example.com/news/rents-rise-again&sa=U", story);
  check("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fnews%2Frents-rise-again%3Ffbclid%3D1&h=AT0", story);
  check("https://web.archive.org/web/20261122093000/http://www.example.com/news/rents-rise-again", story);
  check("https://web.archive.org/web/2026id_/https:/example.com/news/rents-rise-again", story);
  check(
    "https://www.google.com/search?q=https://example.com/",
    "https://google.com/search?q=https%3A%2F%2Fexample.com%2F",
  );
  check(
    "https://l.facebook.com/l.php?u=javascript:alert(1)",
    "https://l.facebook.com/l.php?u=javascript%3Aalert%281%29",
  );
});

describe("a page's own canonical link", () => {
  check(`${story}-live`, story, story);
  check("https://amp.example.com/a/7", story, "https://www.example.com/news/rents-rise-again?utm_source=amp");
  check("https://edition.example.com/news/rents-rise-again", story, story);
  check("https://example.com/a?id=7", story, "/news/rents-rise-again");
  check(`${story}/2`, story, story);
  check("https://example.com/story?id=7&sort=new", "https://example.com/story?id=7", "https://example.com/story?id=7");
  check(story, story, "https://other.example/news/rents-rise-again");
  check("https://one.example.com/a-b-c", "https://one.example.com/a-b-c", "https://two.example.com/a-b-c");
  check(story, story, "https://example.com/");
  check(story, story, "https://example.com/en");
  check(story, story, "https://example.com/news");
  check(story, story, "https://example.com/index.html");
  check("https://example.com/story?id=7", "https://example.com/story?id=7", "https://example.com/story");
  check(story, story, "{{ page.url }}");
  check(story, story, "javascript:void(0)");
  check(story, story, "");
});

describe("what is no page on the web has no name", () => {
  checkNameless("mailto:desk@example.com");
  checkNameless("file:///etc/passwd");
  checkNameless("javascript:alert(1)");
  checkNameless("rents rise again");
  checkNameless("");
  checkNameless(`https://example.com/${"a".repeat(10_000)}`);
});

describe("a clean address is still an address to fetch", () => {
  checkClean("http://www.example.com/story/?id=7&utm_source=x#top", "http://www.example.com/story/?id=7");
  checkClean("https://m.example.com/a-b-c/amp?fbclid=1", "https://m.example.com/a-b-c/amp");
  checkClean("https://out.reddit.com/t3_1?url=https%3A%2F%2Fwww.example.com%2Fa&token=b", "https://www.example.com/a");
});

describe("for any address", () => {
  const addresses = webUrl({ withFragments: true, withQueryParameters: true });
  test("the name is its own name, and has neither tracking nor a dress", () => {
    assert(
      property(addresses, (address) => {
        const name = canonicalUrl(address);
        expect(name).not.toBeNull();
        expect(canonicalUrl(name ?? "")).toBe(name);
        const tracked = new URL(address);
        tracked.searchParams.append("utm_source", "chat");
        expect(canonicalUrl(tracked.href)).toBe(name);
      }),
    );
  });
  test("what a page declares never leaves its site", () => {
    assert(
      property(addresses, addresses, (address, declared) => {
        const host = URL.parse(canonicalUrl(address, declared) ?? "")?.hostname ?? "";
        const own = URL.parse(canonicalUrl(address) ?? "")?.hostname ?? "";
        expect(host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`)).toBe(true);
      }),
    );
  });
});
