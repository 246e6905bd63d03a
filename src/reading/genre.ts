import { slice, type Span } from "../text/span.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Attribution, Genre } from "./reading.ts";

/** What kind of text this is, by its own marks. An opinion piece owes no balance, a press release speaks for its sender. */
export function genreOf(given: {
  readonly text: string;
  readonly title: string | null;
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Span[];
  readonly quotations: readonly Span[];
  readonly attributions: readonly Attribution[];
}): Genre {
  const { text } = given;
  const head = `${given.title ?? ""}\n${text.slice(0, 400)}`;
  if (isLive(given.text, given.paragraphs, head)) return "live";
  if (isPressRelease(text, head)) return "press-release";
  if (isOpinion(given, head)) return "opinion";
  const reports =
    given.attributions.some((one) => one.act === "speech") ||
    /^[\p{Lu}][\p{Lu} .]+(?:,[^\n]{0,30})?(?: \([^)]{2,20}\))? [—–-] /u.test(text);
  return reports || given.sentences.length >= 5 ? "report" : "other";
}

const timesLeast = 3;

function isLive(text: string, paragraphs: readonly Span[], head: string): boolean {
  const stamped = paragraphs.filter((span) =>
    /^(?:\[?(?:[01]?\d|2[0-3])[:.][0-5]\d\b)/.test(text.slice(span.start, span.start + 12)),
  );
  if (stamped.length >= timesLeast) return true;
  return /\b(?:live (?:blog|updates|coverage|page|ticker)|as it happened)\b/i.test(head) && stamped.length > 0;
}

function isPressRelease(text: string, head: string): boolean {
  const tail = text.slice(-1200);
  const marks = [
    /\bfor immediate release\b|\bpress release\b|\bembargoed until\b/i.test(head),
    /\b(?:media|press) (?:contact|enquiries|inquiries|office)\b|\bfor (?:further|more) information,? (?:please )?contact\b|\bnotes to editors\b/i.test(
      tail,
    ),
    /^\s*About \p{Lu}[^\n]{2,60}$/mu.test(tail) || /###\s*$/.test(text),
    /\b(?:today announced|is (?:pleased|proud|delighted|excited) to announce|announced today)\b/i.test(
      text.slice(0, 1500),
    ),
    /\b(?:leading (?:provider|manufacturer|supplier)|world-class|cutting-edge|state-of-the-art)\b/i.test(text),
  ];
  return marks.filter(Boolean).length >= 2;
}

/** A writer's own voice: first person and calls for action outside all quotations. */
function isOpinion(
  { text, sentences, paragraphs, quotations, attributions, title }: Parameters<typeof genreOf>[0],
  head: string,
): boolean {
  if (
    /^(?:opinion|comment|editorial|column|analysis|op-ed|letter)\b\s*[:|–—-]/i.test((title ?? "").trim()) ||
    /^\s*(?:opinion|comment|editorial|op-ed)\s*$/im.test(head.slice(0, 300))
  )
    return true;
  let first = 0;
  const firstIn = new Set<number>(); // paragraphs: a message that is shown whole is one
  let calls = 0;
  let next = 0;
  let paragraph = 0;
  for (const { span } of sentences) {
    while ((paragraphs[paragraph]?.end ?? Infinity) <= span.start) paragraph += 1;
    while ((quotations[next]?.end ?? Infinity) <= span.start) next += 1;
    const quotation = quotations[next];
    const words =
      quotation !== undefined && quotation.start < span.end
        ? text.slice(span.start, Math.max(span.start, quotation.start))
        : slice(text, span);
    if (/\b(?:I|I’m|I'm|I’ve|I've|my|me)\b/.test(words)) {
      first += 1;
      firstIn.add(paragraph);
    }
    if (
      /\b(?:we (?:must|should|need|ought|cannot|can’t)|(?:must|should|ought to) (?:be|not|now|do|stop|start|act|have)|let’s|let us|it is time|enough is enough)\b/i.test(
        words,
      ) ||
      words.endsWith("?")
    )
      calls += 1;
  }
  const attributed = attributions.filter((one) => one.act === "speech").length;
  const share = sentences.length === 0 ? 0 : (first + calls) / sentences.length;
  return (
    (first >= 2 &&
      firstIn.size >= Math.min(2, paragraphs.length) &&
      share >= 0.12 &&
      attributed / sentences.length < 0.6) ||
    (share >= 0.2 && attributed / sentences.length < 0.35)
  );
}
