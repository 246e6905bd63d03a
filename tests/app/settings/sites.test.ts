import { expect, test } from "vitest";
import { isSiteAllowed } from "../../../src/app/settings/sites.ts";

function check(url: string, sites: { readonly allowed?: string[]; readonly refused?: string[] }, may: boolean): void {
  const { allowed = [], refused = [] } = sites;
  test(`${url} is ${may ? "read" : "not read"} with ${JSON.stringify(sites)}`, () => {
    expect(isSiteAllowed(url, { allowed, refused })).toBe(may);
  });
}

check("https://example.org/a", {}, true);
check("https://example.org/a", { refused: ["example.org"] }, false);
check("https://News.Example.org./a", { refused: ["example.org"] }, false);
check("https://badexample.org/a", { refused: ["example.org"] }, true);
check("https://example.org.evil.net/", { allowed: ["example.org"] }, false);
check("https://example.net/a", { allowed: ["example.org"] }, false);
check("https://a.example.org/a", { allowed: ["example.org"], refused: ["a.example.org"] }, false);
check("https://www.müller.de/", { refused: ["müller.de"] }, false);
check("https://www.xn--mller-kva.de/", { refused: ["müller.de"] }, false);
