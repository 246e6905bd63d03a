import { count, total, type Shape } from "./shape.ts";

/** What a text is instead of news. */
export type NotNews = "noise" | "filler" | "code" | "table" | "chat" | "recipe" | "terms" | "shop" | "poem";

/**
 * What a whole text is, where it is plainly no news; null where it may be news, and then it is. A report may quote
 * terms, print a recipe, a stanza or a table and talk of shops: it is more prose than that, and passes.
 */
export function notNews(shape: Shape): NotNews | null {
  const given = { ...shape, lines: linesOf(shape.text) };
  for (const [kind, isOfKind] of kinds) if (isOfKind(given)) return kind;
  return null;
}

type Given = Shape & { readonly lines: readonly string[] };

const kinds: readonly (readonly [NotNews, (given: Given) => boolean])[] = [
  ["noise", isNoise],
  ["filler", isFiller],
  ["code", isCode],
  ["table", isTable],
  ["chat", isChat],
  ["recipe", isRecipe],
  ["terms", isTerms],
  ["shop", isShop],
  ["poem", isPoem],
];

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

function share(lines: readonly string[], pattern: RegExp): number {
  return lines.length === 0 ? 0 : lines.filter((line) => pattern.test(line)).length / lines.length;
}

function wordsIn(line: string): number {
  return line.trim().split(/\s+/).length;
}

/** How many different phrases of a list a text holds. */
function different(text: string, phrases: RegExp): number {
  return new Set(text.toLowerCase().replace(/\s+/g, " ").match(phrases)).size;
}

function anyOf(flags: string, ...phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join("|")})(?![\\p{L}\\p{N}])`, flags);
}

/** Random bytes read as text, one word over and over, letters that no language puts together. */
function isNoise({ text, words }: Given): boolean {
  const signs = count(text, /\S/gu);
  if (signs < 40) return false;
  if (count(text, /[\uFFFD\p{Co}\p{Cn}]|(?!\s)\p{Cc}/gu) > signs / 50) return true;
  const tokens = text.toLowerCase().match(/\S+/g) ?? [];
  // Hexadecimal, base64 and the like; a script without spaces also makes long tokens.
  const long = tokens.filter((token) => /^[\w+/=.-]{45,}$/.test(token));
  if (long.join("").length > signs / 3) return true;
  if (words > 60 && new Set(tokens).size < tokens.length / 12) return true;
  const latin = text.normalize("NFD").match(/\p{Script=Latin}/gu) ?? [];
  if (latin.length < signs * 0.7) return false;
  const vowels = latin.filter((letter) => /[aeiouyæøœı]/i.test(letter)).length / latin.length;
  return vowels < 0.2 || vowels > 0.75;
}

function isFiller({ text, words }: Given): boolean {
  return /\blorem ipsum\b/i.test(text) && count(text, filler) > words / 8;
}
const filler = anyOf(
  "giu",
  "lorem|ipsum|dolor|sit|amet|consectetur|adipiscing|elit|sed|eiusmod|tempor|incididunt|labore|magna|aliqua|enim|veniam",
  "quis|nostrud|nulla|vestibulum|pellentesque|curabitur|et|ut",
);

/** Lines of code, four or more, that are at least half of the text. */
function isCode({ text, lines }: Given): boolean {
  const code = lines.filter((line) => codeLine.test(line));
  return code.length >= 4 && code.join("\n").length >= text.trim().length * 0.5;
}
const codeLine = new RegExp(
  [
    String.raw`[;{}]$|^\s*[{}[\]()]+[,;]?$|=>`, //                                     statements and braces
    String.raw`^\s*<\/?[a-z!][^>]*>|^\s*(?:\/\/|\/\*|\*\/|#include|#!\/|--\s)`, //       tags and comments
    String.raw`^\s*(?:function|const|let|var|import|export|return|def|class|public|private|static|void)\b.*[({=:;,)\]]$`,
    String.raw`^\s*(?:if|elif|else|for|while|try|except|with|fn|func|struct)\b.*[({:]$`,
    String.raw`^\s*[a-z_][\w.[\]]*\s*(?:=|:=|\+=)\s*\S|^\s*\w+(?:\.\w+)*\(.*\)$`, //     assignments and calls
    String.raw`^\s*"[\w-]+"\s*:\s|^\s*[\w-]+:\s*[[{]`, //                              keys of data
    String.raw`^\s*(?:at \S+\(|\$ \w|>>> |\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)`, //     traces, prompts and logs
  ].join("|"),
);

/** Mostly figures: a table, a list of results, a spreadsheet. */
function isTable({ text, lines }: Given): boolean {
  if (count(text, /\p{N}/gu) > count(text, /\p{L}/gu) * 0.8) return true;
  return lines.length >= 5 && share(lines, tableRow) >= 0.7;
}
const tableRow = /^(?=.*\d)(?:[^\t]*\t[^\t]*\t|[^|]*\|[^|]*\||[^;]*;[^;]*;[^;]*;|(?:[^, ]{0,30},){4}[^ ])/;

/** Short lines said by turns, each with a time and a name, or in the words of a chat. An interview's turns are longer. */
function isChat({ text, lines }: Given): boolean {
  const short = lines.filter((line) => wordsIn(line) <= 14).length / lines.length;
  if (lines.length < 6 || short < 0.7) return false;
  if (share(lines, timedTurn) >= 0.3 || share(lines, turnHeading) >= 0.2) return true;
  return count(text, slang) >= lines.length * 0.15 && (share(lines, turn) >= 0.4 || short >= 0.9);
}
// "[10:15] anna: hi", "12/05/2026, 10:15 - Anna Roe: hi"
const timedTurn =
  /^\W{0,2}(?:[\d./-]{6,10},? )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?\W{1,4}[\p{L}\p{N}_.# -]{2,25}>?: ?\S/iu;
// "anna — Today at 10:15"
const turnHeading = /(?:today|yesterday|\d{1,2}\/\d{1,2}\/\d{2,4}),?(?: at)? \d{1,2}:\d{2}(?: ?[ap]m)?\W*$/i;
const turn = /^<?[\p{L}\p{N}_.# -]{2,25}>?: \S/u;
const slang = anyOf(
  "giu",
  "lol|lmao|rofl|omg|wtf|idk|imo|imho|tbh|btw|brb|ngl|smh|thx|pls|plz|gonna|wanna|haha|yeah|yep|nah|bro|dude|u|ur",
);

/** Ingredients with their measures and steps to follow, and little told besides. */
function isRecipe({ text, words, lines, paragraphs }: Given): boolean {
  const ingredients = lines.filter((line) => wordsIn(line) <= 16 && ingredient.test(line)).length;
  if (ingredients < 4 || count(text, step) < 3) return false;
  return total(paragraphs.filter(({ words: length, plain }) => length >= 40 && reported.test(plain))) < words / 3;
}
const ingredient = new RegExp(
  String.raw`^\W{0,3}(?:\d+(?:[.,/]\d+)?|[½¼¾⅓⅔⅛]|an?|one|two|half)[ -]?(?:\d+\/\d+ |[½¼¾⅓⅔] ?)?(?:k?g|[mcd]?l|oz|lbs?|cups?|tbsps?|` +
    "tsps?|tablespoons?|teaspoons?|ounces?|pounds?|grams?|cloves?|sticks?|cans?|pinch(?:es)?|slices?|bunch(?:es)?|el|tl|" +
    String.raw`esslöffel|teelöffel|cuillères?|cucharadas?|tazas?|large|small|medium|eggs?|onions?)(?!\p{L})`,
  "iu",
);
const step = new RegExp(
  String.raw`(?:^|[.\n]\s{0,9}(?:\d{1,3}[.)]\s{0,9})?)(?:preheat|heat|mix|stir|whisk|add|bake|boil|simmer|fry|pour|chop|drain|serve|season|` +
    String.raw`fold|knead|combine|melt|beat|place|cook|sprinkle|backen|verrühren|mélanger|ajouter|mezclar|añadir)(?!\p{L})`,
  "giu",
);
const reported = /\b(?:said|says|was|were|had|told|according)\b/;

/** Terms of use, privacy policies, licences: many different set phrases of the law, close together. */
function isTerms({ text, words }: Given): boolean {
  const phrases = different(text, terms);
  return phrases >= 6 && phrases > words / 120 && count(text, /["“”]|\bsaid\b/g) < words / 40;
}
const terms = anyOf(
  "gu",
  "these terms|terms (?:of (?:use|service)|and conditions)|you agree (?:to|that)|by (?:using|accessing)|govern(?:ing|ed by the) law",
  "shall (?:not )?be (?:liable|deemed|construed)|limitation of liability|as[- ]is|without warrant(?:y|ies)|warranties of",
  "merchantability|fitness for a particular purpose|hereby|hereunder|herein|thereof|indemnif(?:y|ication)|licens(?:or|ee)",
  "sole (?:discretion|jurisdiction)|intellectual property|third[- ]part(?:y|ies)|personal (?:data|information)|data controller",
  "we (?:may )?(?:collect|process|disclose)|your (?:consent|rights)|severable|severability|entire agreement|prior written",
  "to the (?:fullest|maximum) extent|terminate (?:this|your)|effective date|allgemeine geschäftsbedingungen|haftung",
  "vertragspartner|conditions générales|condiciones generales",
);

/** A product or a shelf of them: prices, and buttons to buy. */
function isShop({ text, words }: Given): boolean {
  const buttons = different(text, shop);
  const prices = count(text, /[$€£¥]\s?\d|\d\s?€/g);
  return buttons >= 3 && (buttons >= words / 60 || prices >= words / 30);
}
const shop = anyOf(
  "gu",
  "add to (?:cart|basket|bag|wishlist)|buy (?:it )?now|(?:in|out of) stock|free (?:shipping|delivery|returns)|customer reviews?",
  "sku|qty|quantity|product (?:details|description|information)|size guide|select (?:a )?(?:size|colou?r)|ships (?:in|from|within)",
  "delivery (?:time|options)|save \\d+ ?%|(?:item|model) (?:number|no)|in den warenkorb|ajouter au panier|añadir al carrito",
);

/** Short lines that break inside their sentences, in stanzas or each with a capital. Headlines have no commas to end in. */
function isPoem({ text, lines }: Given): boolean {
  if (lines.length < 10) return false;
  const verses = lines.filter((line) => wordsIn(line) >= 2 && wordsIn(line) <= 11).length / lines.length;
  const capitals = share(lines, /^\W*\p{Lu}/u);
  const hasShape = capitals >= 0.8 || capitals <= 0.2 || /\n\s*\n/.test(text);
  const isOpen = share(lines, /[^.!?:"”\s]$/) >= 0.5 && share(lines, /[,;—–-]$/) >= 0.2;
  return verses >= 0.9 && hasShape && isOpen && share(lines, /\p{Lu}\S{0,30} \p{Lu}\S{0,30} \p{Lu}/u) <= 0.25;
}
