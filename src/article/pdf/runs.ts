import { combined, identity, type Matrix, matrixOf, moved, placed } from "./matrix.ts";
import { listOf, numberOf, type Operations, type Pen, penChanges, penOf } from "./pen.ts";
import { isPale, shades } from "./shades.ts";

/** A stretch of text drawn in one go, with where its baseline begins and ends, in points from the page's top left. */
export type Run = {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  /** Height of the type, in points. */
  readonly size: number;
};

export type PageRuns = {
  readonly runs: readonly Run[];
  /** How many letters are drawn so that nobody sees them; they are not among the runs. */
  readonly hiddenLetters: number;
};

/** What pdf.js tells of one page: its drawing operations, its measures, its fonts and layers. */
export type Drawing = {
  readonly operations: readonly number[];
  readonly operands: readonly unknown[];
  /** From the page's own units to points from its top left corner, rotation included. */
  readonly toPage: Matrix;
  readonly width: number;
  readonly height: number;
  readonly fontNamed: (name: string) => unknown;
  readonly layerIsOn: (layer: unknown) => boolean;
};

/**
 * Follows the drawing operations of a page (ISO 32000-2, 8.4 and 9.4) to the text that a reader of it sees, in the
 * order in which it is drawn. pdf.js has a text extraction of its own, but that one also returns what is drawn
 * invisibly, off the page, in no size, white on white, or on a layer that is off: the ways to hide words from people
 * and show them to programs. Running heads that are marked as such ("Artifact") and sideways text are left out, too.
 */
export function visibleRuns(drawing: Drawing, ops: Operations): PageRuns {
  const changes = penChanges(ops, drawing.fontNamed);
  const shaded = shades();
  const fills = fillOperations(ops);
  const seen: Seen[] = [];
  const pens: Pen[] = [];
  const marks: Mark[] = [];
  let pen = penOf(drawing.toPage);
  let line = identity;
  let cursor = identity;
  let hiddenLetters = 0;

  const startLine = (matrix: Matrix): void => {
    line = matrix;
    cursor = matrix;
  };

  const show = (glyphs: unknown): void => {
    const { text, advance } = typeset(listOf(glyphs), pen);
    const space = combined(pen.space, moved(cursor, 0, pen.rise));
    const from = placed(space, 0, 0);
    const to = placed(space, advance, 0);
    cursor = moved(cursor, advance, 0);
    const size = Math.abs(pen.size) * Math.hypot(space[2], space[3]);
    const run = { text, x: from.x, end: to.x, y: from.y, size };
    if (marks.includes("off") || isInvisible(pen) || !isOnPage(run, drawing)) {
      hiddenLetters += letters(text);
      return;
    }
    const sideways = Math.abs(to.y - from.y) > Math.abs(to.x - from.x) || to.x < from.x;
    const pale = isPale(pen.fill) && !shaded.cover(from.x, from.y);
    if (!sideways && !marks.includes("furniture")) seen.push({ run, pale });
  };

  for (const [index, operation] of drawing.operations.entries()) {
    const operands = listOf(drawing.operands[index]);
    if (operation === ops.save || operation === ops.paintFormXObjectBegin) pens.push(pen);
    pen = changes.get(operation)?.(pen, operands) ?? pen;

    switch (operation) {
      case ops.restore:
        // A picture is not loaded; what stays of it is a frame that is set up and taken down again.
        if (drawing.operations[index - 1] === ops.transform) shaded.paint([0, 0, 1, 1], pen.space);
        pen = pens.pop() ?? pen;
        break;
      case ops.paintFormXObjectEnd:
        pen = pens.pop() ?? pen;
        break;
      case ops.beginText:
        startLine(identity);
        break;
      case ops.setTextMatrix:
        startLine(matrixOf(operands[0]));
        break;
      case ops.moveText:
      case ops.setLeadingMoveText:
        startLine(moved(line, numberOf(operands[0]), numberOf(operands[1])));
        break;
      case ops.nextLine:
        startLine(moved(line, 0, -pen.leading));
        break;
      case ops.showText:
        show(operands[0]);
        break;
      case ops.constructPath:
        if (fills.has(numberOf(operands[0])) && !isPale(pen.fill)) {
          shaded.paint(listOf(operands[2]).map(numberOf), pen.space);
        }
        break;
      case ops.shadingFill:
        shaded.paintAll();
        break;
      case ops.beginMarkedContent:
      case ops.beginMarkedContentProps:
        marks.push(markOf(operands, drawing));
        break;
      case ops.endMarkedContent:
        marks.pop();
        break;
    }
  }
  return legible(seen, hiddenLetters);
}

type Seen = { readonly run: Run; readonly pale: boolean };

/** What a stretch of the page is marked as: on a layer that is off, part of the page's furniture, or neither. */
type Mark = "off" | "furniture" | "content";

function markOf([tag, properties]: readonly unknown[], drawing: Drawing): Mark {
  const name = typeof tag === "object" && tag !== null && "name" in tag ? tag.name : tag;
  if (name === "Artifact") return "furniture";
  return name === "OC" && properties !== null && !drawing.layerIsOn(properties) ? "off" : "content";
}

function fillOperations(ops: Operations): ReadonlySet<number> {
  return new Set([ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke]);
}

/** Space between letters that is meant as a space: kerning stays below, a tight word space above. */
const spaceFromEm = 0.18;

/** The text of one showing operation, and how far it moves the cursor (ISO 32000-2, 9.4.4). */
function typeset(glyphs: readonly unknown[], pen: Pen): { readonly text: string; readonly advance: number } {
  let text = "";
  let advance = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === "number") {
      const gapEm = -glyph / 1000;
      advance += gapEm * pen.size;
      if (gapEm > spaceFromEm) text += " ";
    } else if (typeof glyph === "object" && glyph !== null && "unicode" in glyph && "width" in glyph) {
      const isSpace = "isSpace" in glyph && glyph.isSpace === true;
      text += typeof glyph.unicode === "string" ? glyph.unicode : "";
      advance += numberOf(glyph.width) * pen.font.unit * pen.size + pen.letterGap + (isSpace ? pen.wordGap : 0);
    }
  }
  return { text, advance: pen.font.vertical ? 0 : advance * pen.stretch };
}

/** Modes 3 and 7 paint nothing (ISO 32000-2, table 104). */
function isInvisible(pen: Pen): boolean {
  return pen.mode === 3 || pen.mode === 7 || pen.fill === "none" || pen.opacity < 0.05;
}

const smallestPoints = 1;

function isOnPage({ x, end, y, size }: Run, { width, height }: Drawing): boolean {
  if (!(size >= smallestPoints)) return false;
  return end > 0 && x < width && y > 0 && y - size < height;
}

/** White letters on white paper are hidden, unless most of the page is white: then the paper is not. */
function legible(seen: readonly Seen[], hiddenLetters: number): PageRuns {
  const all = seen.map(({ run }) => run);
  const dark = seen.filter(({ pale }) => !pale).map(({ run }) => run);
  const palest = count(all) - count(dark);
  return palest > count(all) / 2 ? { runs: all, hiddenLetters } : { runs: dark, hiddenLetters: hiddenLetters + palest };
}

function count(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + letters(text), 0);
}

function letters(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}
