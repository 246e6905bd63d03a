/** A transformation of the plane, as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Point = { readonly x: number; readonly y: number };

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function moved(matrix: Matrix, x: number, y: number): Matrix {
  return combined(matrix, [1, 0, 0, 1, x, y]);
}

export function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Six numbers, whatever kind of array they come in; the identity where they are not that. */
export function matrixOf(value: unknown): Matrix {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) return identity;
  const parts = Array.from<unknown>(value).map(Number);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = parts;
  return parts.every(Number.isFinite) ? [a, b, c, d, e, f] : identity;
}
