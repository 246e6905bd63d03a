import type { Settings } from "./settings.ts";

/**
 * Whether pages of that address may be read in a place: none of a refused site, and where some are named as allowed,
 * those alone. A site stands for all below it: example.org for news.example.org.
 */
export function isSiteAllowed(url: string, { sitesAllowed, sitesRefused }: Settings): boolean {
  const host = URL.parse(url)?.hostname.toLowerCase().replace(/\.$/, "") ?? "";
  const isOf = (site: string): boolean => {
    // "müller.de" was written by a person, "xn--mller-kva.de" by a browser.
    const name = URL.parse(`https://${site}`)?.hostname ?? site;
    return host === name || host.endsWith(`.${name}`);
  };
  if (sitesRefused.some(isOf)) return false;
  return sitesAllowed.length === 0 || sitesAllowed.some(isOf);
}
