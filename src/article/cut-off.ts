import { endsSentence, shapeOf, type Shape, type ShapedParagraph } from "./shape.ts";

/**
 * Whether a text stops inside a sentence, as a preview or a feed's beginning does: after "the", a comma or a hyphen,
 * before "[+2312 chars]", with dots that stand for the rest. Credits, addresses, signatures and the last items of
 * lists also end without a stop, and cut nothing.
 */
export function isCutOff(shape: Shape): boolean {
  const last = shape.paragraphs.at(-1);
  if (last === undefined || last.words === 0) return false;
  if (feedMark.test(last.text.slice(-80))) return true;
  if (pushesOn(last.text)) return shape.words < previewMost;
  const dots = /(?:…|\.{3}|\[…\]|\[\.{3}\]|\(\.{3}\))$/u.exec(last.text.slice(-8));
  if (dots === null) return !last.ends && endsOpen(last.text) && isProse(last, shape);
  const words = last.text.slice(0, -dots[0].length).replace(/[.\s]{1,9}$/, "");
  return !endsSentence(words) && (shape.words < previewMost || endsOpen(words));
}

/**
 * Whether a text ends like prose without its last stop. It may have been cut, or copied a letter short: a reason for a
 * doubt, never for a refusal.
 */
export function lacksLastStop(text: string): boolean {
  const shape = shapeOf(text);
  const last = shape.paragraphs.at(-1);
  return (
    last !== undefined && !last.ends && last.words >= 12 && isProse(last, shape) && !/@\S|https?:|\)$/.test(last.text)
  );
}

/** Whether a line sends the reader on to the rest: "Continue reading", "Read the full story". */
export function pushesOn(line: string): boolean {
  return line.length <= 60 && onward.test(line);
}
const onward = new RegExp(
  `^(?:${[
    "(?:continue|keep) reading|read (?:on|more)|read the (?:full|whole|entire|complete|rest of the) (?:story|article|report|post)",
    "(?:den ganzen artikel|jetzt) lesen|weiterlesen|lire la suite|seguir leyendo|leer más|continua a leggere|leggi tutto",
    "continuar lendo|lees verder|läs mer|les mer|читать (?:далее|дальше|полностью)|続きを読む|阅读全文|閱讀全文|더 보기|اقرأ المزيد",
  ].join("|")})\\W*$`,
  "iu",
);

// Dots inside a quotation are the speaker's ("I… I…”"), and a feature may end in its own ("… but that is another
// story…"): a text as short as this is a preview.
const previewMost = 200; // words

// "… [+2312 chars]", "(more)", "… Read more", "[Message clipped]"
const feedMark =
  /\[\+\s?\d+ char(?:acter)?s\]\W{0,5}$|\((?:more|continued)\)\W{0,5}$|(?:…|\.{3})\s{0,5}(?:read more|continue reading|see more|more|mehr|lire la suite|leer más)\W{0,5}$|\[message clipped\]/iu;

/** Whether words end where no sentence and no headline does. */
function endsOpen(text: string): boolean {
  const end = text.slice(-80).trimEnd();
  if (/[,;(“„«–—]$/u.test(end) || /\p{L}-$/u.test(end)) return true;
  const word = /(?:^|[^\p{L}\p{N}’'])([\p{L}’']+)$/u.exec(end)?.[1];
  return word !== undefined && neverLast.has(word.toLowerCase()) && word !== word.toUpperCase();
}

/** A paragraph of prose among such: neither a credit nor an item of a list. */
function isProse(last: ShapedParagraph, shape: Shape): boolean {
  const others = shape.paragraphs.slice(0, -1).filter(({ words }) => words >= 12);
  const ended = others.filter(({ ends }) => ends).length;
  return last.words >= 6 && ended >= others.length * 0.6;
}

// Articles, prepositions, conjunctions, pronouns and auxiliaries after which a sentence goes on.
const neverLast: ReadonlySet<string> = new Set(
  (
    "a an the that and or but nor because although though while whereas of to from with by into onto upon among between " +
    "during despite against toward towards per than if unless until since as at is are was were be been being has have " +
    "had will would shall should can could may might must does did its their his our your my whose which who whom where " +
    "when what how mr mrs ms dr " +
    "der die das den dem des ein eine einen einem einer und oder aber weil dass von zu mit für auf aus bei nach im am ist " +
    "sind war hat haben wird werden le la les un une des du de et ou mais que qui dans pour par sur avec est sont a ont " +
    "el los las una y o pero del con por para en es son ha han il lo gli di e che per nel della het een van voor met op"
  ).split(" "),
);
