import { type Matrix, placed } from "./matrix.ts";

/** Where a page is not white: what is painted before the text. White letters can be read there, and only there. */
export type Shades = {
  /** Paints a rectangle given by its corners (left, bottom, right, top in the units of the moment). */
  readonly paint: (corners: readonly number[], space: Matrix) => void;
  readonly paintAll: () => void;
  readonly cover: (x: number, y: number) => boolean;
};

const mostBoxes = 1000;

export function shades(): Shades {
  const boxes: (readonly [left: number, top: number, right: number, bottom: number])[] = [];
  let everywhere = false;

  return {
    paint: ([left = 0, bottom = 0, right = 0, top = 0], space) => {
      const a = placed(space, left, bottom);
      const b = placed(space, right, top);
      // Of a page of countless shapes nothing is said.
      if (boxes.length === mostBoxes) everywhere = true;
      else boxes.push([Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)]);
    },
    paintAll: () => {
      everywhere = true;
    },
    cover: (x, y) =>
      everywhere || boxes.some(([left, top, right, bottom]) => left <= x && x <= right && top <= y && y <= bottom),
  };
}

/** "#f5f5f5" and lighter cannot be read on white. */
export function isPale(colour: string): boolean {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? [];
  return channels.length === 3 && channels.every((channel) => Number.parseInt(channel, 16) >= 0xf0);
}
