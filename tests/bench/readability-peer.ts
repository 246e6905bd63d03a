import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

/** The peer of the extraction bench: readability on linkedom and nothing else, in a process of its own. */
process.on("message", (page) => {
  const { document } = parseHTML(String(page));
  const article = new Readability(document).parse();
  process.send?.(article?.textContent ?? "");
});
