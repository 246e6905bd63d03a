import { siteOf } from "../metadata.ts";
import { attribute, type Branch } from "../tree.ts";
import type { Story } from "./story.ts";

/**
 * Whether a link leads to another page of the story's own site, as those to other stories do. A shop, a source or a
 * post that a story names is on another site.
 */
export function leadsToOtherPage(story: Story, link: Branch): boolean {
  const href = attribute(link, "href").trim();
  if (href === "" || href.startsWith("#") || /^(?:mailto|tel|javascript|data|whatsapp):/iu.test(href)) return false;
  if (!/^(?:https?:)?\/\//iu.test(href)) return true;
  const site = siteOf(href.startsWith("//") ? `https:${href}` : href);
  if (site === null || story.site === null) return false;
  return site === story.site || site.endsWith(`.${story.site}`) || story.site.endsWith(`.${site}`);
}
