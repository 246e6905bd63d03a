import { bylineText } from "../../article/article.ts";
import type { VoiceId } from "../../reading/reading.ts";
import { around, attributedIn, sentenceText, textOf, type Attributed, type Facts } from "../facts.ts";
import { namesIn } from "../names.ts";
import type { Said } from "../said.ts";
import { shared, stemsOf } from "../stems.ts";
import type { Span } from "../../text/span.ts";
import { headStem, isPlural, voicesMeant, withoutOwner } from "../who.ts";
import type { Check, PlacedSentence } from "./check.ts";
import { sentenceNames } from "./numbers.ts";

/** Whoever is named as saying something is, in the cited sentences, said to have said it, on that matter. */
export const speakersSpeak: Check<PlacedSentence> = {
  name: "speakers",
  reason: "somebody is given words that the cited sentences do not give them",
  find: ({ cited, answer }, facts) => {
    const foreign = answer.said.find(
      (said) => !said.plural && !speaks(said, cited, facts) && !isNarrator(said, cited, facts),
    );
    return foreign === undefined ? null : `${sentenceNames(cited)} do not give these words to “${foreign.source}”`;
  },
};

/** One person's words are not given to several ("players say"), nor to a plural. */
export const oneIsNotMany: Check<PlacedSentence> = {
  name: "one voice made many",
  reason: "the words of one are given to several",
  find: ({ cited, answer }, facts) => {
    for (const said of answer.said.filter(({ plural }) => plural)) {
      // who is named beside them speaks for himself: “Residents say …; the spokesman, Nils Perrin, says …”
      const named = new Set(answer.said.filter((other) => other !== said).flatMap(({ voices }) => [...voices]));
      if (saysItself(said, cited, facts)) continue;
      const speaking = onTheMatter(said, attributedIn(facts, new Set(cited))).filter(
        ({ voice }) => voice === null || !named.has(voice.id),
      );
      if (speaking.some((one) => speaksForMany(one, facts))) continue;
      const matter = [...said.stems];
      const close = speaking.filter(({ stems }) => shared(matter, stems) >= Math.min(2, matter.length));
      const speakers = new Set(close.flatMap(({ voice }) => voice?.id ?? []));
      if (speakers.size > 1) continue;
      if (speakers.size === 0 && namesGroup(said, cited, facts)) continue;
      return `in ${sentenceNames(cited)} it is one who says this, not “${said.source}”`;
    }
    return null;
  },
};

/** Whether some attribution there gives words on that matter to one of the voices that are meant. */
function speaks(said: Said, cited: readonly number[], facts: Facts): boolean {
  const there = attributedIn(facts, new Set(cited));
  const speaking = onTheMatter(said, there);
  if (speaking.some((one) => mayBe(one, said, facts))) return true;
  // said in quite other words, by the only one who speaks there
  if (there.length > 0 && there.every((one) => mayBe(one, said, facts))) return true;
  if (there.length > 0 && speaking.length === 0 && isUnknown(said)) return true;
  // "the operator", whom the text calls by its name: somebody speaks there, and nobody else is named
  if (speaking.length > 0 && isUnknown(said)) return true;
  if (speaking.some((one) => isSure(one, facts))) return false;
  // "the party wants to raise 64 million" for “the committee set a goal of 64 million”: no words are given to anybody
  if (speaking.length === 0 && said.act === "thought") return isThere(said, cited, facts);
  return isNamedSpeaking(said, cited, facts);
}

/** "a hospital cleaner": a description that the article does not have, and no name. */
function isUnknown({ voices, source }: Said): boolean {
  return voices.size === 0 && namesIn(source).length === 0;
}

/** Whether the reading is sure of the speaker: named there, or named just before "he" or "the minister". */
function isSure({ voice, source, sentences }: Attributed, facts: Facts): boolean {
  if (source === "named") return true;
  const near = around(facts, [...sentences], 2);
  return voice !== null && voice.mentions.some(({ sentence }) => near.has(sentence));
}

/** The writer of an opinion piece and the sender of a press release speak as the narrator; so does "the article". */
function isNarrator({ source, voices }: Said, cited: readonly number[], facts: Facts): boolean {
  const { reading, article } = facts;
  if (
    /\b(?:article|author|writer|columnist|report|release|text|paper|newspaper|piece|story|column|editorial)$/i.test(
      source,
    )
  )
    return true;
  if (article.outlet !== null && source.toLowerCase().includes(article.outlet.toLowerCase())) return true;
  if (attributedIn(facts, new Set(cited)).some(({ voice }) => voice !== null && voices.has(voice.id))) return false;
  if (reading.genre === "press-release")
    return bodies.test(source) || letters.test(source) || isNamedNear(source, cited, facts);
  if (reading.genre !== "opinion") return false;
  const credit = `${bylineText(article.byline) ?? ""}\n${textOf(facts, [1, 2, 3])}`.toLowerCase();
  // “Ada Moore, who teaches in Tarrow”
  const parts = namesIn(source.split(",")[0] ?? source).flatMap((name) => name.parts);
  return parts.length > 0 && parts.every((part) => credit.includes(part));
}

const letters = /\b(?:release|announcement|statement|note|notice)\b/i;

function isNamedNear(source: string, cited: readonly number[], facts: Facts): boolean {
  const near = textOf(facts, around(facts, cited, 1)).toLowerCase();
  const parts = namesIn(source).flatMap((name) => name.parts);
  return parts.length > 0 && parts.every((part) => near.includes(part));
}

/** The attributions there whose content is most like what is said; of the others none has it. */
function onTheMatter({ stems }: Said, there: readonly Attributed[]): readonly Attributed[] {
  if (stems.size < 2) return there;
  const scores = there.map((one) => shared([...stems], one.stems));
  const best = Math.max(0, ...scores);
  return there.filter((one, at) => one.stems.size < 2 || (scores[at] ?? 0) >= Math.max(1, best / 2));
}

/**
 * Whether the speaker there may be whom the model means: the reading says so, or the text only describes the speaker
 * ("the nurse", "the company") and the description fits.
 */
export function mayBe(
  one: Attributed,
  meant: { readonly voices: ReadonlySet<VoiceId>; readonly source: string },
  facts: Facts,
): boolean {
  if (one.voice !== null && [...meant.voices].some((id) => isSame(one.voice?.id ?? id, id, facts))) return true;
  const described = one.source === "described" ? one.sourceWords : unnamedVoice(one);
  const head = described === null ? null : headStem(described);
  if (described === null || head === null) return false;
  if (headStem(meant.source) === head) return true;
  if (bodies.test(described.trim())) {
    const kinds = facts.reading.voices.filter(({ id }) => meant.voices.has(id)).map(({ kind }) => kind);
    return kinds.length === 0 || kinds.includes("organisation");
  }
  if (isPlural(described, facts)) return false;
  return facts.reading.voices.some(
    (voice) =>
      meant.voices.has(voice.id) &&
      voice.kind === "person" &&
      voice.mentions.some((mention) => stemsOf(sentenceText(facts, mention.sentence)).includes(head)),
  );
}

/** One voice, or two that the reading keeps apart though one has all of the other's name: "Graham", "Lindsey Graham". */
function isSame(a: VoiceId, b: VoiceId, { called, reading }: Facts): boolean {
  if (a === b) return true;
  if (reading.voices.some(({ id, kind }) => (id === a || id === b) && kind !== "person")) return false;
  const [first, second] = [called.get(a)?.names ?? none, called.get(b)?.names ?? none];
  if (first.size === 0 || second.size === 0) return false;
  return [...first].every((part) => second.has(part)) || [...second].every((part) => first.has(part));
}

const none: ReadonlySet<string> = new Set();

/** "The nurse", whom the ledger has as a voice of her own: who she is, a model may tell. */
function unnamedVoice({ voice }: Attributed): string | null {
  return voice !== null && voice.kind === "unnamed" ? voice.name : null;
}

const bodies =
  /\b(?:company|firm|operator|group|agency|party|ministry|department|authority|union|council|office|club|bank|utility|airline|retailer|manufacturer|carrier|hospital|university|court|watchdog|regulator|developer|charity|service|association|institute|museum|police|maker|giant|chain)$/i;

const speaking =
  /\b(?:sa(?:y|ys|id)|t(?:ells?|old)|call(?:s|ed)|describ\w+|want(?:s|ed)?|ask(?:s|ed|ing)|demand\w*|offer\w*|expect\w*|propos\w+|plan(?:s|ned)?|den(?:y|ies|ied)|reject\w*|announc\w+|believ\w+|argu\w+|warn\w*|accus\w+|insist\w*|criti\w+|boast\w*|prais\w+|welcom\w+|promis\w+|pledg\w+|agree\w*|decid\w+|vot(?:e|es|ed)|rul(?:e|es|ed)|order(?:s|ed)|approv\w+|boast\w*|oppos\w*|defend\w*|according|spoke|answered|put|judg\w+|f(?:ound|inds?)|estimat\w+|report(?:s|ed)|concluded?|disput\w+|invit\w+|urg(?:e|es|ed)|appeal\w*|request\w*|wr(?:ites?|ote)|declin\w+|refus\w+|would not)\b/gi;

/**
 * What the reading of the article did not find: in a cited sentence a verb of saying, asking or judging, with the name
 * before it (“Greer called it …”) or just behind (“…, said Greer”), or with "he" and the name in the sentence before.
 */
export function isNamedSpeaking(
  said: { readonly source: string; readonly voices: ReadonlySet<VoiceId> },
  cited: readonly number[],
  facts: Facts,
  quote: Span | null = null,
): boolean {
  return cited.some((id) => {
    const text = sentenceText(facts, id);
    const verb = [...text.matchAll(speaking)].find((match) => quote === null || governs(match, id, quote, facts));
    if (verb === undefined) return false;
    if (isMeantBy(text.slice(0, verb.index), said, facts)) return true;
    if (isMeantBy(text.slice(verb.index, verb.index + verb[0].length + behindWithin), said, facts)) return true;
    if (!/(?:^|[.;,:“"‘]\s*|\b(?:and|that|but) )(?:he|she|it|they)\b/i.test(text)) return false;
    const speakers = attributedIn(facts, new Set([id - 1])).flatMap(({ voice }) => voice?.id ?? []);
    return speakers.length > 0
      ? speakers.some((speaker) => said.voices.has(speaker))
      : isMeantBy(sentenceText(facts, id - 1), said, facts);
  });
}

const openingWithin = 50; // characters: "It is asking for …", quoted whole

/** Whether a verb has a quotation for its object: just before it, just behind it, or where the quotation opens. */
function governs(verb: RegExpExecArray, id: number, quote: Span, { article, reading }: Facts): boolean {
  const start = (reading.sentences[id - 1]?.span.start ?? 0) + verb.index;
  const end = start + verb[0].length;
  if (end <= quote.start)
    return !/;|\b(?:but|while|whereas|although)\b(?! ["“‘]?$)/.test(article.text.slice(end, quote.start));
  return start >= quote.end ? start - quote.end <= behindWithin : start - quote.start <= openingWithin;
}

/** Whether whoever is meant is named in the cited sentences, or is only described ("the party"). */
function isThere({ source, voices }: Said, cited: readonly number[], facts: Facts): boolean {
  const names = namesIn(withoutOwner(source)).flatMap(({ parts }) => parts);
  if (names.length === 0) return true;
  const there = new Set(cited);
  const near = textOf(facts, around(facts, cited, 1)).toLowerCase();
  return (
    names.every((name) => near.includes(name)) ||
    facts.reading.voices.some(({ id, mentions }) => voices.has(id) && mentions.some((one) => there.has(one.sentence)))
  );
}

const behindWithin = 40; // characters: “…, said the branch manager, Colin Prewett”

/** Whether the last voice that some words name is the one that is meant. */
function isMeantBy(
  words: string,
  said: { readonly source: string; readonly voices: ReadonlySet<VoiceId> },
  facts: Facts,
): boolean {
  const last = namesIn(words).at(-1);
  const parts = namesIn(withoutOwner(said.source)).flatMap((name) => name.parts);
  if (parts.length > 0 && last !== undefined && parts.some((part) => last.parts.includes(part))) return true;
  if (last !== undefined && [...voicesMeant(last.words, facts)].some((id) => said.voices.has(id))) return true;
  const head = headStem(said.source);
  return parts.length === 0 && head !== null && stemsOf(words).includes(head);
}

/** "Researchers", "both sides", "the union": many speak, or a body does. */
function speaksForMany({ voice, sourceWords }: Attributed, facts: Facts): boolean {
  if (voice !== null && (voice.kind === "organisation" || voice.kind === "group")) return true;
  return isPlural(sourceWords, facts);
}

/** “Authorities said …”, in those very words. */
function saysItself({ source }: Said, cited: readonly number[], facts: Facts): boolean {
  const noun = /\p{L}+$/u.exec(source)?.[0];
  if (noun === undefined || /^(?:they|people|others?|some|many)$/i.test(noun)) return false;
  const text = textOf(facts, cited);
  return new RegExp(
    `\\b${noun} (?:have |had |also )?(?:said|says?|told|argued?|warn(?:ed)?|report(?:ed)?|believed?)\\b`,
    "i",
  ).test(text);
}

/** Whether the cited sentences themselves speak of the group as saying, wanting or fearing something. */
function namesGroup(said: Said, cited: readonly number[], facts: Facts): boolean {
  const head = headStem(said.source);
  const text = textOf(facts, cited).toLowerCase();
  return head !== null && text.includes(head) && new RegExp(speaking, "i").test(text);
}
