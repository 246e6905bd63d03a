import { itemsWithheld } from "../app/items-withheld.ts";
import { section, text, type Lines, type Page } from "./page.ts";
import * as say from "./wording.ts";

/** With --evidence, what a model said and the article does not bear out, with the reason; never the model's words for it. */
export function withheldLines(page: Page): Lines {
  const { report, provenance, evidence } = page;
  if (!evidence || provenance === undefined) return [];
  const items = itemsWithheld({ report, provenance });
  if (items.length === 0) return [];
  const lines = items.flatMap(({ what, reason }) => text(page, `${what}: ${reason}`, { first: "  – ", rest: "    " }));
  return section(page, say.headings.withheld, lines);
}
