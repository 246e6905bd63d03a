import { disarm } from "./render/disarm.ts";
import { nameOf, roleOf, type Read } from "./render/speakers.ts";
import { pictureRows, type PictureRow, type Run } from "./voices-picture-rows.ts";
import * as say from "./wording-picture.ts";

/**
 * Whose words fill the article. `svg` is drawn with shapes and text alone, nothing is loaded by it; `alt` says the same
 * in words; `rows` name each letter of the picture, for scripts that its font does not have.
 */
export type VoicesPicture = { readonly svg: string; readonly alt: string; readonly rows: readonly NamedRow[] };
export type NamedRow = {
  readonly letter: string;
  readonly name: string;
  readonly role: string | null;
  /** Whole per cent of the article's characters. */
  readonly percent: number;
  readonly heard: "own" | "quoted" | "paraphrased" | "both";
  readonly loaded: number;
};

const width = 1_100;
const barLeft = 400;
const columns = 600;
const rowHeight = 58;
const barHeight = 34;
const top = 64;

// Okabe and Ito 2008: told apart with every kind of colour vision; the letter and the place tell them apart without.
const colours = ["#5b5b5b", "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#8a6d00", "#7b3294", "#000000"];
const markColour = "#d55e00";
const ink = "#1f2328";
const faint = "#5c636b";

export function voicesPicture(read: Read): VoicesPicture {
  const rows = pictureRows(read.article.text, read.reading, columns);
  const named = rows.map((row, at) => namedRow(read, row, at));
  const height = top + rows.length * rowHeight + 84;
  const body = rows.map((row, at) => rowShapes(row, named[at]?.name ?? "", at)).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans" fill="${ink}">
<defs>${colours.map((_, at) => hatching(at)).join("")}</defs>
<rect width="${width}" height="${height}" fill="#fbfaf7"/>
${text({ x: barLeft, y: 40, size: 20, fill: faint }, say.beginning)}
${text({ x: barLeft + columns, y: 40, size: 20, fill: faint, anchor: "end" }, say.end)}
${body}
${legend(height - 34)}
</svg>`;
  return { svg, alt: say.alt(named), rows: named };
}

function namedRow(read: Read, { by, count, share, runs, marks }: PictureRow, at: number): NamedRow {
  const kinds = new Set(runs.map(({ how }) => how));
  const [kind = "own"] = kinds;
  return {
    letter: letterOf(at),
    name: by === null ? say.others(count) : nameOf(read, by),
    role: by === null ? null : roleOf(read, by),
    percent: Math.round(share * 100),
    heard: kinds.size > 1 ? "both" : kind,
    loaded: marks.length,
  };
}

function letterOf(at: number): string {
  return String.fromCodePoint(0x41 + at);
}

function colourOf(at: number): string {
  return colours[at % colours.length] ?? ink;
}

function hatching(at: number): string {
  const colour = colourOf(at);
  return `<pattern id="h${at}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${colour}" fill-opacity="0.18"/><rect width="3.2" height="8" fill="${colour}"/></pattern>`;
}

function rowShapes({ runs, marks, share }: PictureRow, name: string, at: number): string {
  const y = top + at * rowHeight;
  const middle = y + barHeight / 2;
  const bar = (run: Run): string =>
    `<rect x="${barLeft + run.start}" y="${y}" width="${run.end - run.start}" height="${barHeight}" fill="${run.how === "paraphrased" ? `url(#h${at})` : colourOf(at)}"/>`;
  return [
    `<rect x="28" y="${y}" width="${barHeight}" height="${barHeight}" rx="6" fill="${colourOf(at)}"/>`,
    text({ x: 28 + barHeight / 2, y: middle + 8, size: 22, fill: letterInk(at), anchor: "middle" }, letterOf(at)),
    text({ x: 76, y: middle + 8, size: 23, fill: ink }, drawn(name)),
    `<rect x="${barLeft}" y="${y}" width="${columns}" height="${barHeight}" fill="#ecebe6"/>`,
    ...runs.map(bar),
    ...marks.map((column) => mark(barLeft + column, y - 3)),
    text({ x: width - 24, y: middle + 8, size: 22, fill: ink, anchor: "end" }, say.percent(Math.round(share * 100))),
  ].join("");
}

/** Dark letters on the light colours. */
function letterInk(at: number): string {
  return ["#e69f00", "#56b4e9", "#cc79a7"].includes(colourOf(at)) ? "#000000" : "#ffffff";
}

/** A loaded word: its shape tells it from everything else, its edge from the bar that it stands on. */
function mark(x: number, y: number): string {
  return `<path d="M${x - 8} ${y - 7}h16l-8 16z" fill="${markColour}" stroke="#fbfaf7" stroke-width="1.5"/>`;
}

function legend(y: number): string {
  const box = (x: number, fill: string): string =>
    `<rect x="${x}" y="${y - 18}" width="34" height="22" fill="${fill}"/>`;
  const at = { y, size: 20, fill: faint };
  return [
    box(28, colourOf(1)),
    text({ x: 72, ...at }, say.legend.quoted),
    box(310, "url(#h1)"),
    text({ x: 354, ...at }, say.legend.paraphrased),
    box(590, colourOf(0)),
    text({ x: 634, ...at }, say.legend.own),
    mark(880, y - 9),
    text({ x: 898, ...at }, say.legend.loaded),
  ].join("");
}

type Place = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: "start" | "middle" | "end";
};

function text({ x, y, size, fill, anchor = "start" }: Place, words: string): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escapeXml(words)}</text>`;
}

function escapeXml(words: string): string {
  const safe = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return safe.replaceAll('"', "&quot;").replaceAll(/[\p{Cc}\ufffe\uffff]/gu, "");
}

const nameWidth = 300; // of the picture's units, at the size of a name

/** A name as the font can draw it in its place: else its initials, else that it stands under its letter in the list. */
function drawn(name: string): string {
  const plain = disarm(name);
  if (hasGlyphs.test(plain)) return narrowed(plain);
  const initials = plain
    .split(/\s+/u)
    .map((word) => word.slice(0, 1))
    .filter((letter) => /\p{L}/u.test(letter) && hasGlyphs.test(letter))
    .join("");
  return initials === "" ? say.inTheList : initials;
}

// What Noto Sans has: Latin, Greek, Cyrillic, Devanagari, and the marks of their writing.
const hasGlyphs =
  /^[\u0020-\u007e\u00a0-\u036f\u0370-\u0377\u0384-\u03e1\u03f0-\u052f\u0900-\u097f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2116\u2122]+$/u;

function narrowed(words: string): string {
  let used = 0;
  let kept = "";
  for (const letter of words) {
    used += letterWidth(letter);
    if (used > nameWidth) return `${kept.replace(/.$/u, "").trimEnd()}…`;
    kept += letter;
  }
  return kept;
}

/** Roughly, at size 23, and rather too wide than too narrow. */
function letterWidth(letter: string): number {
  if (/[ijlftrI.,:;'’|\s]/.test(letter)) return 8;
  if (/[mwMW@—…]/.test(letter)) return 21;
  return /\p{Lu}|\p{N}/u.test(letter) ? 16 : 13.5;
}
