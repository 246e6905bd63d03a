import { UserError } from "../../errors.ts";
import type { Sites } from "../../store/rows.ts";
import type { Settings } from "./settings.ts";

/** What moderators chose where these settings hold; null where any site may be read. */
export function sitesIn({ sitesAllowed: allowed, sitesRefused: refused }: Settings): Sites | null {
  return allowed.length + refused.length === 0 ? null : { allowed, refused };
}

/**
 * Whether pages of that address may be read: none of a refused site, and where some are named as allowed, those alone.
 * A site stands for all below it: example.org for news.example.org.
 */
export function isSiteAllowed(url: string, { allowed, refused }: Sites): boolean {
  const host = hostOf(url);
  const isOf = (site: string): boolean => {
    // "müller.de" was written by a person, "xn--mller-kva.de" by a browser.
    const name = URL.parse(`https://${site}`)?.hostname ?? site;
    return host === name || host.endsWith(`.${name}`);
  };
  if (refused.some(isOf)) return false;
  return allowed.length === 0 || allowed.some(isOf);
}

/** How an address was come by: a member gave it, a link led to it, or a page or file gives it as where it is from. */
export type AddressFound = "given" | "led-to" | "named";

/** Fails with "not-allowed" where pages of that address may not be read. */
export function refuseSite(url: string, found: AddressFound, sites: Sites | null): void {
  if (sites === null || isSiteAllowed(url, sites)) return;
  const site = hostOf(url).replace(/^www\./, "");
  throw new UserError(
    "not-allowed",
    sentences[found](site),
    "Give me the story from another site. Members with Manage Server, and roles that they named for it, can change that with /settings sites.",
  );
}

const sentences: Readonly<Record<AddressFound, (site: string) => string>> = {
  given: (site) => `The moderators of this server do not have pages of ${site} read here.`,
  "led-to": (site) => `That link leads to ${site}. The moderators of this server do not have pages of it read here.`,
  named: (site) =>
    `This says that it is from ${site}. The moderators of this server do not have pages of it read here.`,
};

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.toLowerCase().replace(/\.$/, "") ?? "";
}
