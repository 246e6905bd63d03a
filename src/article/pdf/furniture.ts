import type { Line } from "./lines.ts";

/**
 * The lines without what stands at the head and foot of the pages: page numbers, and what comes back on another page
 * in the same place, figures aside ("The Daily Bugle, 3 May · 2", "https://… 2/4"). `heights` are the pages'.
 */
export function withoutFurniture(lines: readonly Line[], heights: readonly number[]): readonly Line[] {
  const pagesWith = new Map<string, Set<number>>();
  for (const line of lines) {
    const key = edgeKey(line, heights);
    if (key === null) continue;
    const pages = pagesWith.get(key) ?? new Set();
    pagesWith.set(key, pages.add(line.page));
  }
  const story = lines.filter((line) => {
    const key = edgeKey(line, heights);
    return key === null || !(isPageNumber(line.text) || (pagesWith.get(key)?.size ?? 0) > 1);
  });
  return story.length > 0 ? story : lines;
}

const edgeShare = 0.12;

/** What a line near the head or foot of a page says, but for figures, and where; null in the middle of the page. */
function edgeKey({ text, y, page, size }: Line, heights: readonly number[]): string | null {
  const height = heights[page] ?? 0;
  if (y > height * edgeShare && y < height * (1 - edgeShare)) return null;
  // The size, because the title on the first page may come back as a running head in smaller type.
  return `${Math.round(y / 4)} ${Math.round(size)} ${text.replaceAll(/\d+/g, "0")}`;
}

/** "7", "– 7 –", "Page 7 of 9", "iv". */
function isPageNumber(text: string): boolean {
  return /^(?:page |p\. ?)?(?:[-–—] ?)?(?:\d{1,4}|[ivxl]{1,6})(?: ?[-–—])?(?: ?(?:of|\/) ?\d{1,4})?$/i.test(text);
}
