/** A half-open stretch of text in UTF-16 code units, as JavaScript strings count (unist's "point" offsets). */
export type Span = { readonly start: number; readonly end: number };

export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The same stretch without the white space at its ends; empty at `start` when nothing else is in it. */
export function trimmed(text: string, span: Span): Span {
  const words = slice(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.start + words.trimEnd().length) };
}
