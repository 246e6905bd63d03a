import { slice } from "../text/span.ts";
import { section, text, type Lines, type Page } from "./page.ts";
import * as say from "./wording.ts";

/** What the text gives as problem, cause, judgement and remedy, with its words; an empty one is said. With --evidence. */
export function functionLines(page: Page): Lines {
  const { reading, article, evidence } = page;
  if (!evidence || reading.functions.length === 0) return [];
  const lines = reading.functions.flatMap(({ function: name, evidence: points }) => {
    const words = points.map(({ sentence, span }) => `“${slice(article.text, span)}” [S${sentence}]`);
    const said = words.length === 0 ? say.noSuchFunction : words.join(" · ");
    return text(page, `${say.functions[name]}: ${said}`, { first: "  ", rest: "    " });
  });
  return section(page, say.headings.functions, lines);
}
