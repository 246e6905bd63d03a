/** How lines are laid out: `width` columns in all, `first` before the first line, `rest` before the others. */
export type Margins = { readonly width: number; readonly first: string; readonly rest: string };

/**
 * A text of one paragraph as lines that fit the width, counted as a terminal shows them: Chinese, Japanese, Korean and
 * emoji take two columns, combining marks none. A word longer than a line is cut.
 */
export function wrap(text: string, { width, first, rest }: Margins): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let used = displayWidth(first);
  let empty = true;
  for (const piece of pieces(text, Math.max(1, width - displayWidth(rest)))) {
    const gap = piece.spaced && !empty ? " " : "";
    if (!empty && used + gap.length + piece.width > width) {
      lines.push(line);
      line = rest + piece.text;
      used = displayWidth(rest) + piece.width;
    } else {
      line += gap + piece.text;
      used += gap.length + piece.width;
    }
    empty = false;
  }
  return empty ? lines : [...lines, line];
}

/** How many columns a terminal gives the text. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function graphemeWidth(grapheme: string): number {
  if (/^[\x20-\x7e]$/.test(grapheme)) return 1;
  if (wide.test(grapheme)) return 2;
  return /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u.test(grapheme) ? 0 : 1;
}

// East Asian Wide and Fullwidth (Unicode Annex 11), and what is drawn as an emoji.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|^\p{Emoji}.*\ufe0f/u;

type Piece = { readonly text: string; readonly width: number; readonly spaced: boolean };

/** What may not be cut by the end of a line, at most `most` columns each: words, and single characters of scripts without spaces. */
function* pieces(text: string, most: number): Generator<Piece> {
  for (const word of text.split(/\s+/u)) {
    if (word === "") continue;
    let piece = { text: "", width: 0, spaced: true };
    for (const unit of units(word)) {
      if (piece.text !== "" && (unit.mayStart || piece.width + unit.width > most)) {
        yield piece;
        piece = { text: "", width: 0, spaced: false };
      }
      piece.text += unit.text;
      piece.width += unit.width;
    }
    yield piece;
  }
}

type Unit = { readonly text: string; readonly width: number; readonly mayStart: boolean };

function* units(word: string): Generator<Unit> {
  if (/^[\x21-\x7e]+$/.test(word)) {
    for (const text of word) yield { text, width: 1, mayStart: false };
    return;
  }
  let before = "";
  for (const { segment } of graphemes.segment(word)) {
    const width = graphemeWidth(segment);
    const besideWide = width === 2 || (before !== "" && graphemeWidth(before) === 2);
    yield { text: segment, width, mayStart: besideWide && !neverFirst.test(segment) && !neverLast.test(before) };
    before = segment;
  }
}

// "。" does not begin a line, nor does "「" end one.
const neverFirst = /^[、。，．・：；？！）」』】〕〉》ー々\p{Pe}\p{Pf}.,;:!?]/u;
const neverLast = /^[（「『【〔〈《\p{Ps}\p{Pi}]/u;
