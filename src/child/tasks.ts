import type { Article } from "../article/article.ts";
import { decodeBytes } from "../article/charset.ts";
import { extractArticle, type Extracted } from "../article/extract.ts";
import { UserError } from "../errors.ts";
import type { Results, Task, TaskKind, Tasks } from "./protocol.ts";

/** What the child does for each kind of task. Runs in the child alone. */
export async function run(task: Task): Promise<Results[TaskKind]> {
  switch (task.kind) {
    case "html":
      return readPage(task);
    case "pdf": {
      // 1.7 MB of code that most pages do without.
      const { readPdf } = await import("../article/pdf.ts");
      return readPdf(task.bytes);
    }
    case "text": {
      const { openText } = await import("../app/open-given.ts");
      return openText(task.given);
    }
    case "paste": {
      const { openPaste } = await import("../app/open-given.ts");
      return openPaste(task.pieces);
    }
    case "read":
      return readLong(task);
  }
}

let reader: Promise<(article: Article) => Results["read"]> | null = null;

/** The lists of words are read by the first article: pages do without them. */
async function readLong({ article }: Tasks["read"]): Promise<Results["read"]> {
  reader ??= newReader();
  return (await reader)(article);
}

async function newReader(): Promise<(article: Article) => Results["read"]> {
  const [{ localReader }, { localReport }] = await Promise.all([
    import("../seeds.ts"),
    import("../report/local-report.ts"),
  ]);
  const read = localReader();
  return (article) => {
    const reading = read(article);
    return { reading, report: localReport(article, reading) };
  };
}

function readPage({ page, contentType, url }: Tasks["html"]): Extracted {
  const html = typeof page === "string" ? page : decodeBytes(page, contentType).text;
  if (html.startsWith("%PDF-")) {
    throw new UserError(
      "unsupported-type",
      "This is a PDF, though its server calls it a web page.",
      "Save it and attach it as a file.",
    );
  }
  return extractArticle({ html, url });
}
