import { combined, type Matrix, matrixOf } from "./matrix.ts";

/** The part of the graphics state that says where and how text appears (ISO 32000-2, 8.4.1 and 9.3.1). */
export type Pen = {
  /** From the units of the moment to points from the page's top left corner. */
  readonly space: Matrix;
  readonly font: Font;
  readonly size: number;
  readonly letterGap: number;
  readonly wordGap: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
  /** "#rrggbb", or something else for a pattern. */
  readonly fill: string;
  readonly opacity: number;
};

/** `unit`: the share of the type size that a glyph width of 1 takes. */
export type Font = { readonly unit: number; readonly vertical: boolean };

/** The numbers that pdf.js gives to the operations that matter here. */
export type Operations = { readonly [name in OperationName]: number };

type OperationName =
  | "save"
  | "restore"
  | "transform"
  | "paintFormXObjectBegin"
  | "paintFormXObjectEnd"
  | "beginText"
  | "setTextMatrix"
  | "moveText"
  | "setLeadingMoveText"
  | "nextLine"
  | "showText"
  | "setFont"
  | "setGState"
  | "setCharSpacing"
  | "setWordSpacing"
  | "setHScale"
  | "setLeading"
  | "setTextRise"
  | "setTextRenderingMode"
  | "setFillRGBColor"
  | "setFillColorN"
  | "setFillTransparent"
  | "constructPath"
  | "fill"
  | "eoFill"
  | "fillStroke"
  | "eoFillStroke"
  | "closeFillStroke"
  | "closeEOFillStroke"
  | "shadingFill"
  | "beginMarkedContent"
  | "beginMarkedContentProps"
  | "endMarkedContent";

/** How an operation changes the pen, given its operands. */
export type PenChanges = ReadonlyMap<number, (pen: Pen, operands: readonly unknown[]) => Pen>;

export const noFont: Font = { unit: 0.001, vertical: false };

export function penOf(space: Matrix): Pen {
  return {
    space,
    font: noFont,
    size: 0,
    letterGap: 0,
    wordGap: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    fill: "#000000",
    opacity: 1,
  };
}

export function penChanges(ops: Operations, fontNamed: (name: string) => unknown): PenChanges {
  const withFont = (pen: Pen, name: unknown, size: unknown): Pen => ({
    ...pen,
    font: fontOf(fontNamed(String(name))),
    size: numberOf(size),
  });
  const withSetting = (pen: Pen, [name, value]: readonly unknown[]): Pen => {
    if (name === "ca") return { ...pen, opacity: numberOf(value) };
    const [font, size] = listOf(value);
    return name === "Font" ? withFont(pen, font, size) : pen;
  };
  return new Map<number, (pen: Pen, operands: readonly unknown[]) => Pen>([
    [ops.transform, (pen, operands) => ({ ...pen, space: combined(pen.space, matrixOf(operands)) })],
    [ops.paintFormXObjectBegin, (pen, [matrix]) => ({ ...pen, space: combined(pen.space, matrixOf(matrix)) })],
    [ops.setFont, (pen, [name, size]) => withFont(pen, name, size)],
    [ops.setGState, (pen, [settings]) => listOf(settings).map(listOf).reduce(withSetting, pen)],
    [ops.setCharSpacing, (pen, [gap]) => ({ ...pen, letterGap: numberOf(gap) })],
    [ops.setWordSpacing, (pen, [gap]) => ({ ...pen, wordGap: numberOf(gap) })],
    [ops.setHScale, (pen, [percent]) => ({ ...pen, stretch: numberOf(percent) / 100 })],
    [ops.setLeading, (pen, [leading]) => ({ ...pen, leading: numberOf(leading) })],
    [ops.setLeadingMoveText, (pen, [, y]) => ({ ...pen, leading: -numberOf(y) })],
    [ops.setTextRise, (pen, [rise]) => ({ ...pen, rise: numberOf(rise) })],
    [ops.setTextRenderingMode, (pen, [mode]) => ({ ...pen, mode: numberOf(mode) })],
    [ops.setFillRGBColor, (pen, [colour]) => ({ ...pen, fill: String(colour) })],
    [ops.setFillColorN, (pen) => ({ ...pen, fill: "pattern" })],
    [ops.setFillTransparent, (pen) => ({ ...pen, fill: "none" })],
  ]);
}

/** A number where there is one; 0 for anything else that a broken file may have put there. */
export function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array ? Array.from(value) : [];
}

function fontOf(font: unknown): Font {
  if (typeof font !== "object" || font === null) return noFont;
  const unit = "fontMatrix" in font ? numberOf(listOf(font.fontMatrix)[0]) : 0;
  return { unit: unit === 0 ? noFont.unit : unit, vertical: "vertical" in font && font.vertical === true };
}
