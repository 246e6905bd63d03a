import { openGiven, type Opened, type Parser } from "../app/open-given.ts";
import { readSource, type Ways } from "./sources.ts";
import * as say from "./wording.ts";

/** The article in FILE, at a link, or on standard input for "-". Whether it is the whole of one stands in its `gate`. */
export async function openArticle(name: string, ways: Ways & { readonly parser: Parser }): Promise<Opened> {
  const given = await readSource(name, ways);
  const opened = await openGiven(given, ways.parser, new AbortController().signal);
  const isPage = given.kind === "page" || given.kind === "pdf";
  if (opened.article.text.trim() === "") throw isPage ? say.noStory() : say.nothingInIt();
  return opened;
}
