import { branches, line, type Branch } from "./tree.ts";
import { wordsOf } from "./words.ts";

/**
 * The title of a story: its main heading where one says what the page's head says, else the head's own wording
 * without the outlet. `stated` is in order of trust: JSON-LD, meta tags, the document's title.
 */
export function titleOf(
  stated: readonly (string | null)[],
  headings: readonly Branch[],
  outlet: string | null,
): { readonly best: string | null; readonly all: readonly string[] } {
  const whole = stated.flatMap((title) => (title === null ? [] : [tidy(title)])).filter((title) => title !== "");
  const bare = whole.map((title) => withoutOutlet(title, outlet));
  const best = chosenHeading(headings, bare) ?? bare[0] ?? null;
  return { best, all: [...new Set([...(best === null ? [] : [best]), ...bare, ...whole])] };
}

/** Titles are often escaped twice ("Tom &amp;amp; Jerry"). */
const entities = new Map([
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["#39", "'"],
  ["#039", "'"],
  ["lt", "<"],
  ["gt", ">"],
  ["nbsp", " "],
]);

function tidy(title: string): string {
  return title
    .slice(0, 500)
    .replaceAll("\u00AD", "")
    .replaceAll(/&(amp|quot|apos|#0?39|lt|gt|nbsp);/gu, (whole, name: string) => entities.get(name) ?? whole)
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** "Rents rise again | The Harbour Post" without the outlet, and without a short last part after a bar. */
function withoutOutlet(title: string, outlet: string | null): string {
  const found = / ([|–—·»:-]) (?!.* [|–—·»:-] )(.*)$/u.exec(title);
  if (found === null) return title;
  const [, separator = "", last = ""] = found;
  const bare = title.slice(0, found.index);
  if (isOutlet(last, outlet)) return withoutOutlet(bare, outlet);
  return /[|»]/u.test(separator) && last.split(" ").length <= 4 && bare.split(" ").length >= 3 ? bare : title;
}

function isOutlet(part: string, outlet: string | null): boolean {
  const given = wordsOf(part).join("");
  const known = wordsOf(outlet ?? "").join("");
  return given !== "" && known !== "" && (given.includes(known) || known.includes(given));
}

/** The heading most like what the head states; one that stands alone and links nowhere may say it in other words. */
function chosenHeading(headings: readonly Branch[], stated: readonly string[]): string | null {
  const candidates = headings
    .map((heading) => ({ heading, text: line(heading) }))
    .filter(({ text }) => text !== "" && text.length < 400);
  const [alone] = candidates;
  if (stated.length === 0) return candidates.length === 1 ? (alone?.text ?? null) : null;
  const scored = candidates.map(({ heading, text }) => ({
    heading,
    text,
    score: Math.max(...stated.map((title) => likeness(text, title))),
  }));
  const best = scored.reduce(
    (found: (typeof scored)[number] | null, one) => (one.score > (found?.score ?? 0) ? one : found),
    null,
  );
  if (best === null) return null;
  if (best.score >= 0.5) return best.text;
  return scored.length === 1 && wordsOf(best.text).length >= 4 && !isLinked(best.heading) ? best.text : null;
}

function isLinked(heading: Branch): boolean {
  return heading.parent?.tag === "a" || branches(heading).some((inner) => inner.tag === "a");
}

/** How alike two titles are, from 0 to 1: the share of the shorter one's words that the longer one has too. */
export function likeness(a: string, b: string): number {
  const [small, large] = [new Set(wordsOf(a)), new Set(wordsOf(b))].toSorted((one, other) => one.size - other.size);
  if (small === undefined || large === undefined || small.size === 0) return 0;
  const shared = [...small].filter((word) => large.has(word)).length / small.size;
  return small.size / large.size >= 0.34 ? shared : shared * 0.3;
}
