import type { Article } from "../article/article.ts";
import { decodeBytes } from "../article/charset.ts";
import { extractArticle, type Extracted } from "../article/extract.ts";
import { UserError } from "../errors.ts";
import type { Reading } from "../reading/reading.ts";
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
    case "pdf-text": {
      const { openPdfText } = await import("../app/open-given.ts");
      return openPdfText(task.pdf, task.url);
    }
    case "read":
      return readLong(task);
    case "report": {
      const { localReport } = await import("../report/local-report.ts");
      return localReport(task.article, task.reading, task.house);
    }
    case "ground": {
      const [{ ground }, read] = await Promise.all([import("../report/ground.ts"), reader()]);
      return ground(task.draft, { ...task, read }, task.mode);
    }
    case "ground-sentences": {
      const [{ groundSentences }, read] = await Promise.all([import("../report/ground.ts"), reader()]);
      return groundSentences(task.sentences, { ...task, read });
    }
    case "answer": {
      const { localAnswer } = await import("../report/local-answer.ts");
      return localAnswer(task.article, task.reading, task);
    }
  }
}

async function readLong({ article }: Tasks["read"]): Promise<Results["read"]> {
  const [{ localReport }, read] = await Promise.all([import("../report/local-report.ts"), reader()]);
  const reading = read(article);
  return { reading, report: localReport(article, reading) };
}

let loaded: Promise<(article: Article) => Reading> | null = null;

/** The lists of words are read by the first article: pages do without them. */
async function reader(): Promise<(article: Article) => Reading> {
  return await (loaded ??= import("../seeds.ts").then(({ localReader }) => localReader()));
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
