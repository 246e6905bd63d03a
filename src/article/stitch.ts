/** One message as it was sent (`length` in UTF-16 code units, as Discord counts) and its text without markup. */
export type Piece = { readonly text: string; readonly length: number };

/**
 * Joins the pieces of a text that was too long for one message. A piece that ends a sentence ends a paragraph; one
 * that was cut inside a sentence goes on with a space, and one cut inside a word with nothing.
 */
export function stitch(pieces: readonly Piece[]): string {
  const kept = pieces.map(({ text, length }) => ({ text: text.trim(), length })).filter(({ text }) => text !== "");
  const known = wordsAwayFromCuts(kept.map(({ text }) => text));
  let whole = "";
  for (const [index, piece] of kept.entries()) {
    const last = kept[index - 1];
    if (last === undefined) whole = piece.text;
    else if (last.text.endsWith("…") && piece.text.startsWith("…")) {
      whole = `${whole.slice(0, -1).trimEnd()} ${piece.text.slice(1).trimStart()}`;
    } else whole += joint(last, piece.text, known) + piece.text;
  }
  return whole;
}

function joint(last: Piece, next: string, known: ReadonlySet<string>): "\n\n" | " " | "" {
  if (!isCutInSentence(last, next)) return "\n\n";
  return isCutInWord(last, next, known) ? "" : " ";
}

// Discord's limits for a member and for a paying member. The client trims white space at both ends of a message, so
// that a text cut at a space comes one or two characters short.
const limits = [2000, 4000];
const isAtLimit = ({ length }: Piece): boolean => limits.includes(length);
const isNearLimit = ({ length }: Piece): boolean => limits.some((limit) => length <= limit && length > limit - 120);

function isCutInSentence(last: Piece, next: string): boolean {
  const end = last.text.slice(-200);
  if (/[.!?。！？؟।:：…]["”’»'」』)\]]*$/u.test(end))
    return isAtLimit(last) && /[.…]$/.test(end) && /^\p{Ll}/u.test(next);
  if (/[,;،、–—“„«(-]$/u.test(end) || /^[\p{Ll},;.!?)\]”’»、。，]/u.test(next)) return true;
  if (isCommon(/[\p{L}’']+$/u.exec(end)?.[0] ?? "")) return true;
  // "… said Ms" | "Hill": a capital may follow a cut, but a short line without a stop before it is a title.
  const line = end.slice(end.lastIndexOf("\n") + 1);
  if (unspaced.test(line.slice(-1)) && unspaced.test(next.charAt(0))) return line.length > 40;
  return isNearLimit(last) && (line.length > 80 || /[.!?]["”’)]? \p{L}/u.test(line));
}

/**
 * Whether the cut fell inside a word: the joined word stands elsewhere in the text, or the cut is at the limit to the
 * character and its halves are not words that stand elsewhere.
 */
function isCutInWord(last: Piece, next: string, known: ReadonlySet<string>): boolean {
  if (unspaced.test(last.text.slice(-1)) && unspaced.test(next.charAt(0))) return true;
  if (/^[.,;:!?)\]”’»…]/u.test(next) || /[“„«(]$/u.test(last.text)) return true;
  if (/\p{L}-$/u.test(last.text) || /[^\s][–—]$/u.test(last.text)) return true;
  if (/(?:^|[^\d])\d{1,3}[.,]?$/.test(last.text)) return isAtLimit(last) && /^\d/.test(next);
  const head = /[\p{L}\p{M}\p{N}’']+$/u.exec(last.text.slice(-60))?.[0].toLowerCase();
  const tail = /^[\p{L}\p{M}\p{N}’']+/u.exec(next.slice(0, 60))?.[0].toLowerCase();
  if (head === undefined || tail === undefined || /^\p{Lu}/u.test(next)) return false;
  const areWords = known.has(head) && known.has(tail);
  if (known.has(head + tail)) return !areWords;
  // A text cut blindly falls inside a word four times out of five.
  return isAtLimit(last) && !areWords && !isCommon(head) && !isCommon(tail);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、，]/u;

/** The words of all pieces but those at the cuts, which may be halves. */
function wordsAwayFromCuts(texts: readonly string[]): ReadonlySet<string> {
  const sure = texts.map((text, at) => {
    const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}’']+/gu) ?? [];
    return words.slice(at === 0 ? 0 : 1, at === texts.length - 1 ? undefined : -1);
  });
  return new Set(sure.flat());
}

// Words so common that one of them at a cut is a word and no half, and that none of them ends a title.
const common = new Set(
  (
    "an the and or but nor of to in on at by for from with as into over about after before than then that this these " +
    "those who which what when where while will would can could may might should must shall is are was were be been " +
    "being has have had do does did not no so if it its he she they we you i him her them us his their our your said " +
    "says one two new more most some any all also only other more first last up out because there here how why der die das und von den dem mit ein eine la le les des et un une que " +
    "el los las il di della che"
  ).split(" "),
);
const isCommon = (word: string): boolean => word.length > 1 && common.has(word);
