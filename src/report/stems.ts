/**
 * The words of a text that carry its matter, cut to stems: lower case, without marks and endings, five letters at most.
 * Rough on purpose: stems tell whether two sentences speak of the same thing, never whether they say the same.
 */
export function stemsOf(text: string): readonly string[] {
  const stems: string[] = [];
  for (const [word] of text.matchAll(words)) {
    const stem = stemOf(word);
    if (stem !== null) stems.push(stem);
  }
  return stems;
}

/**
 * The same cut once more, so that “covers”, whose “er” looks like an ending, meets “covered”: for finding, where one
 * too many does no harm.
 */
export function rootsOf(text: string): readonly string[] {
  return rootsOfStems(stemsOf(text));
}

export function rootsOfStems(stems: Iterable<string>): readonly string[] {
  return [...stems].map((stem) => stemOf(stem) ?? stem);
}

/** How many of the first stems, each counted once, are among the second. */
export function shared(stems: readonly string[], among: ReadonlySet<string>): number {
  return [...new Set(stems)].filter((stem) => among.has(stem)).length;
}

/** The share of the first stems that is among the second; 0 where there are none. */
export function coverage(stems: readonly string[], among: ReadonlySet<string>): number {
  const different = new Set(stems).size;
  return different === 0 ? 0 : shared(stems, among) / different;
}

const words = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu;

const knownMost = 5_000;
const known = new Map<string, string | null>();

/** Null for a word that carries no matter of its own. The last thousands of words are remembered: it takes most of the time. */
export function stemOf(word: string): string | null {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = stemFor(word);
  if (known.size >= knownMost) known.clear();
  if (word.length <= 40) known.set(word, stem);
  return stem;
}

function stemFor(word: string): string | null {
  const plain = (ascii.test(word) ? word : withoutMarks(word)).toLowerCase();
  if (functionWords.has(plain)) return null;
  if (/^\p{N}/u.test(plain)) return plain;
  if (plain.length < 3) return null;
  const bare = (irregularBase.get(plain) ?? plain).replace(
    /(?:ments?|ations?|ions?|ings?|ers?|ies|ed|es|ly|en|s|e|y)$/,
    "",
  );
  return (bare.length >= 3 ? bare : plain).slice(0, 5);
}

// Most words, and decomposing them is half of the time that finding stems takes.
const ascii = /^[A-Za-z0-9]+$/;

function withoutMarks(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}+/gu, "");
}

const list = (text: string): readonly string[] => text.split(" ");

// English, then German, French and Spanish: what any sentence may hold, and the verbs of saying.
const functionWords: ReadonlySet<string> = new Set([
  ...list(
    "the and for that this with from have has had been were was are will would could should can may might must shall did does done not but they them their there then than which who whom whose what when where while why how into onto over under about after before again against also all any both each few more most other some such only own same too very just you your our ours his her hers its it's him she he said says say saying told tell tells according added asked",
  ),
  ...list(
    "der die das den dem des ein eine einen einem einer und oder aber nicht mit von aus bei nach seit zum zur fur auf uber unter vor sich ist sind war waren wird werden wurde wurden hat haben hatte hatten kann konnen soll sollen auch noch nur wie als wenn dass sagt sagte sagten er sie es ihr ihre sein seine dieser diese dieses",
  ),
  ...list(
    "les des une est sont etait ete avec pour par sur dans qui que quoi dont mais pas plus leur leurs ses son elle ils elles nous vous cette ces dit selon aux ont avait",
  ),
  ...list(
    "los las una unos unas del con por para que como mas pero sin sobre entre este esta estos estas sus fue son era han habia dice dijo segun",
  ),
]);

// Verbs whose past is another word.
const irregularBase = new Map(
  "got get gotten get wrote write written write gave give given give took take taken take made make met meet paid pay sent send built build bought buy brought bring sold sell found find held hold kept keep left leave lost lose won win ran run came come went go gone go saw see seen see knew know known know spoke speak spoken speak chose choose chosen choose wore wear worn wear broke break broken break fell fall fallen fall rose rise risen rise grew grow grown grow began begin begun begin drew draw drawn draw drove drive driven drive flew fly flown fly hid hide hidden hide led lead shot shoot shown show slept sleep spent spend stood stand stole steal stolen steal taught teach thought think threw throw thrown throw heard hear felt feel fought fight forgot forget forgotten forget drank drink drunk drink ate eat eaten eat sought seek caught catch lent lend meant mean swore swear sworn swear understood understand"
    .split(" ")
    .flatMap((one, at, all) => (at % 2 === 0 ? [[one, all[at + 1] ?? one] as const] : [])),
);
