import { splitSentences } from "../text/sentences.ts";
import { slice } from "../text/span.ts";
import { gate } from "./gate.ts";
import { articleTextFromPaste } from "./paste.ts";
import { shapeOf, total, count } from "./shape.ts";

/**
 * Whether a message, or several stitched together, looks like a pasted article, and not like somebody talking: for
 * channels in which moderators let the bot answer pastes. It rather misses an article than speaks unasked: the text
 * must be long, in whole sentences, free of chat, and bear marks of reporting. `fewest`: words of the shortest.
 */
export function looksLikeArticle(message: string, fewest = articleLeast): boolean {
  const { text, title, byline, dropped } = articleTextFromPaste([{ kind: "message", text: message }]);
  const shape = shapeOf(text);
  if (shape.words < fewest) return false;
  const code = gate({ text });
  if (code !== null && code !== "cut-off") return false;
  const prose = total(shape.paragraphs.filter(({ ends, words }) => ends && words >= 8));
  if (prose < shape.words * 0.7) return false;
  const tags = dropped.filter(({ reason }) => reason === "mention" || reason === "emoji").length;
  const chatter = tags + count(text, /\p{Extended_Pictographic}(?<![©®™])/gu) + 3 * count(text, chatWords);
  if (chatter > shape.words / 75) return false;
  return (
    isWritten(text) && !isPersonal(text, shape.words) && marks(text, title !== null || byline.kind !== "none") >= 2
  );
}

/** Words of the shortest text that is taken for an article where nobody wants shorter ones. */
export const articleLeast = 120;

const chatWords = anyOf(
  "lol|lmao|omg|wtf|idk|imo|imho|tbh|btw|ngl|smh|thx|pls|gonna|wanna|kinda|yeah|nah|bro|dude|guys|anyone|thanks|hey|tl;?dr",
);

/** Sentences of an article's length that begin as sentences do. */
function isWritten(text: string): boolean {
  const sentences = splitSentences(text).map(({ span }) => slice(text, span));
  const small = sentences.filter((sentence) => /^\p{Ll}/u.test(sentence)).length;
  const letters = text.replace(/\s+/g, "").length / Math.max(1, sentences.length);
  return sentences.length >= 4 && small <= sentences.length * 0.15 && letters >= 25 && letters <= 260;
}

/** Somebody who speaks of himself and to the others: "I" and "you" outside quotation marks. */
function isPersonal(text: string, length: number): boolean {
  const told = text.replace(/“[^”]{0,800}”|"[^"]{0,800}"|«[^»]{0,800}»|„[^“”]{0,800}[“”]/g, " ");
  return count(told, persons) > length * 0.03;
}
const persons = anyOf(
  "i(?:[’'](?:m|ve|d|ll))?|me|my|mine|you|your|you[’']re|ich|mein\\p{L}*|dein\\p{L}*|je|j[’']ai|tu|yo|mi|tú",
);

/** What reporting shows: who said it, in whose words, when, how much, and a title or a credit above it. */
function marks(text: string, hasHead: boolean): number {
  const found = [
    hasHead,
    /“[^”]{15,800}”|"[^"]{15,800}"|«[^»]{15,800}»|„[^“”]{15,800}[“”]|「[^」]{6,400}」/.test(text),
    count(text, reporting) + count(text, reportingUnspaced) >= 2,
    count(text, weekday) + count(text, weekdayUnspaced) >= 1,
    count(text, /\p{N}+/gu) >= 2,
    count(text, /(?<=\p{Ll},? )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) >= 2, //  full names inside sentences
    /^[\p{Lu} .,]{3,40}(?:\([^)]{2,30}\) ?)?[—–-] /u.test(text), //         "LISBON (Agency) — "
  ];
  return found.filter((mark) => mark).length;
}

const reporting = anyOf(
  "said|says|told|according to|announced|reported|added|warned|asked",
  "sagten?|erklärten?|teilte|mitteilte|zufolge|a (?:déclaré|annoncé|dit|indiqué)|dijo|anunció|según|ha detto|secondo",
  "сообщил\\p{L}*|сказал\\p{L}*|заявил\\p{L}*|قال|وقال|قالت|وقالت",
);
const reportingUnspaced = /と(?:述べ|話し|発表|語)|表示|称/g;

const weekday = anyOf(
  "(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag",
  "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo",
  "понедельник|вторник|сред[уа]|четверг|пятниц[уа]|суббот[уа]|воскресенье",
  "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
);
const weekdayUnspaced = /[月火水木金土日]曜日|周[一二三四五六日]|요일/g;

/** Any of these as a whole word, in any case. */
function anyOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}
