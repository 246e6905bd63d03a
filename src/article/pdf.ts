import { getResolvedPDFJS } from "unpdf";
import { UserError } from "../errors.ts";
import { withoutFurniture } from "./pdf/furniture.ts";
import { type Line, linesOf } from "./pdf/lines.ts";
import { matrixOf } from "./pdf/matrix.ts";
import { paragraphsOf } from "./pdf/paragraphs.ts";
import { type Drawing, visibleRuns } from "./pdf/runs.ts";
import { headlineOf, textIn, titleIn } from "./pdf/title.ts";

/** The story in a PDF, as far as it can be told. Paragraphs are separated by an empty line. */
export type PdfText = {
  readonly text: string;
  readonly title: string | null;
  readonly author: string | null;
  /** When the file was made, ISO 8601: at best near the day of publication. */
  readonly created: string | null;
  /** How many pages the file says it has. */
  readonly pages: number;
  /**
   * "hidden-text": words that a reader of the page does not see were left out; "pages-cut": it has more than 50 pages;
   * "text-cut": more than 500,000 characters; "page-missing": a page could not be read.
   */
  readonly doubts: readonly string[];
};

const mostPages = 50;
const mostCharacters = 500_000;

/**
 * Reads a stranger's PDF. For the child process only: a few hundred bytes can ask for any amount of time and memory.
 * Fails with a UserError: "unsupported-type" (not a PDF), "parse-failed" (damaged, or locked by a password),
 * "no-article" (no words in it that can be seen).
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (!head.includes("%PDF-")) throw new UserError("unsupported-type", "This file is not a PDF.", otherWays);
  const pdfjs = await getResolvedPDFJS();
  const loading = pdfjs.getDocument({
    // A copy, which pdf.js keeps.
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    // No picture is decoded. `isEvalSupported` is gone: this pdf.js makes no code from strings.
    maxImageSize: 0,
    stopAtErrors: false,
  });
  try {
    const document = await loading.promise.catch(explain);
    const { lines, heights, doubts } = await pagesOf(document, pdfjs);
    const paragraphs = paragraphsOf(withoutFurniture(lines, heights));
    const { info } = await document.getMetadata();
    const headline = headlineOf(paragraphs, titleIn(info));
    const text = paragraphs.filter((paragraph) => paragraph !== headline).map((paragraph) => paragraph.text);
    if (text.length === 0) throw noWords(doubts.has("hidden-text"));
    return {
      text: text.join("\n\n"),
      title: titleIn(info) ?? headline?.text ?? null,
      author: textIn(info, "Author"),
      created: pdfjs.PDFDateString.toDateObject(textIn(info, "CreationDate") ?? "")?.toISOString() ?? null,
      pages: document.numPages,
      doubts: [...doubts],
    };
  } finally {
    await loading.destroy();
  }
}

type Pdfjs = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type Document = Awaited<ReturnType<Pdfjs["getDocument"]>["promise"]>;
type Pages = {
  readonly lines: readonly Line[];
  readonly heights: readonly number[];
  readonly doubts: ReadonlySet<string>;
};

const otherWays = "Paste the article as text, or attach it as a text file.";

async function pagesOf(document: Document, pdfjs: Pdfjs): Promise<Pages> {
  const lines: Line[] = [];
  const heights: number[] = [];
  const doubts = new Set<string>();
  let characters = 0;
  if (document.numPages > mostPages) doubts.add("pages-cut");
  for (let page = 0; page < Math.min(document.numPages, mostPages); page += 1) {
    const drawing = await drawingOf(document, page, pdfjs);
    heights.push(drawing?.height ?? 0);
    if (drawing === null) {
      doubts.add("page-missing");
      continue;
    }
    const { runs, hiddenLetters } = visibleRuns(drawing, pdfjs.OPS);
    if (hiddenLetters > 0) doubts.add("hidden-text");
    for (const line of linesOf(runs, page)) {
      characters += line.text.length + "\n\n".length;
      if (characters <= mostCharacters) lines.push(line);
    }
    if (characters > mostCharacters) {
      doubts.add("text-cut");
      break;
    }
  }
  return { lines, heights, doubts };
}

/** Null where the page is not to be had: its place in the file is broken, or leads back to itself. */
async function drawingOf(document: Document, index: number, pdfjs: Pdfjs): Promise<Drawing | null> {
  try {
    const page = await document.getPage(index + 1);
    const layers = await document.getOptionalContentConfig({ intent: "display" });
    const { fnArray, argsArray } = (await hasWords(page))
      ? await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })
      : { fnArray: [], argsArray: [] };
    const { transform, width, height } = page.getViewport({ scale: 1 });
    const { commonObjs } = page;
    return {
      operations: fnArray,
      operands: argsArray,
      toPage: matrixOf(transform),
      width,
      height,
      fontNamed: (name) => (commonObjs.has(name) ? commonObjs.get(name) : null),
      layerIsOn: (layer) => layers.isVisible(layer) !== false,
    };
  } catch {
    return null;
  }
}

/** Asked first, because pdf.js walks through empty drawings much faster where only text is wanted. */
async function hasWords(page: Awaited<ReturnType<Document["getPage"]>>): Promise<boolean> {
  const reader = page.streamTextContent().getReader();
  const { done } = await reader.read();
  await reader.cancel(new Error("one word is enough"));
  return !done;
}

function explain(error: unknown): never {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") {
    throw new UserError("parse-failed", "This PDF is locked by a password.", otherWays, { cause: error });
  }
  if (name === "InvalidPDFException")
    throw new UserError("parse-failed", "This PDF is damaged.", otherWays, { cause: error });
  throw error;
}

function noWords(wereHidden: boolean): UserError {
  const message = wereHidden
    ? "The words in this PDF are all invisible: it may be a scan, which is a picture of the text."
    : "There are no words in this PDF: it may be a scan, which is a picture of the text.";
  return new UserError("no-article", message, otherWays);
}
