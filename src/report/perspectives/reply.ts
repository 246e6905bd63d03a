import type { Claim, Evidence, LoadedWord, Voice } from "../../reading/reading.ts";
import { firstFrom } from "../../text/order.ts";
import { contains, overlaps, slice, type Span } from "../../text/span.ts";
import { countWords } from "../../text/words.ts";
import { cannotAnswer } from "./askable.ts";
import { personBefore, sentenceOf, sentenceSpan, wordsOf, type Ledger } from "./ledger.ts";
import { sentenceList, whatTheTextHas, type Candidate, type Weighed } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

/**
 * Somebody named is faulted by the narrator or by others, and does not answer: the right of reply. Not asked where the
 * text quotes them or whoever speaks for them, where they deny it, or where it says that they were asked.
 */
export function criticisedUnheard(ledger: Weighed): readonly Candidate[] {
  const { answered } = ledger;
  const indirect = [epithetsOf(ledger), pronounCharges(ledger), cueCharges(ledger), remarkCharges(ledger)];
  return ledger.reading.voices.flatMap((voice): readonly Candidate[] => {
    if (answered.has(voice) || voice.role === "media" || cannotAnswer(ledger, voice)) return [];
    if (voice.kind !== "person" && voice.kind !== "organisation") return [];
    const charges = distinct([
      ...chargesAgainst(ledger, voice),
      ...indirect.flatMap((chargesOf) => chargesOf.get(voice) ?? []),
    ]);
    const best = charges.toSorted((a, b) => b.weight - a.weight)[0];
    if (best === undefined || sumOf(charges) < chargeLeast) return [];
    return [
      {
        kind: "reply",
        who: voice.name,
        weight: weightOf(ledger, voice, charges),
        perspective: () => ({
          kind: "reply",
          who: voice.name,
          why: `${best.by === "article" ? "The article itself faults" : "Others speak about"} ${voice.name} (${sentenceList(charges.map(({ point }) => point.sentence))}); no words of ${own(voice)} own are quoted.`,
          question: question(ledger, voice, best),
          trigger: [best.point],
          checked: whatTheTextHas(voice, ledger),
          outside: null,
        }),
      },
    ];
  });
}

/** One charge for each place in the text. */
function distinct(charges: readonly Charge[]): readonly Charge[] {
  return [...new Map(charges.map((charge) => [charge.point.span.start, charge])).values()];
}

const narrators = 1.4; // what the article itself says of somebody weighs more: there is nobody to hold it against

function sumOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, { weight, by }) => sum + weight * (by === "article" ? narrators : 1), 0);
}

const chargeLeast = 1.5; // one accusation, or two harsh words

/** Something said against a voice; `shown` are the words to put to it. */
type Charge = {
  readonly point: Evidence;
  readonly shown: Span;
  readonly by: "article" | "others";
  readonly weight: number;
};

function chargesAgainst(ledger: Ledger, voice: Voice): readonly Charge[] {
  const { article, speakerOf } = ledger;
  const charges = new Map<string, Charge>();
  const add = (key: string, charge: Omit<Charge, "by">): void => {
    const by = speakerOf(charge.point.span.start) === "article" ? "article" : "others";
    if (!charges.has(key)) charges.set(key, { ...charge, by });
  };
  for (const point of voice.criticised) {
    if (speakerOf(point.span.start) !== voice.id) add(`${point.sentence}`, { point, shown: point.span, weight: 1.2 });
  }
  for (const mention of voice.mentions) {
    if (speakerOf(mention.span.start) === voice.id) continue;
    const claim = claimAbout(ledger, mention);
    const point = claim?.evidence[0];
    const weight = claim === null ? 0 : weightOfClaim(ledger, claim, mention.span);
    if (point !== undefined && weight > 0) add(`${point.span.start}`, { point, shown: point.span, weight });
    for (const { by, kind, span, sentence } of loadedNear(ledger, mention)) {
      if (by === voice.id || kind === "intensifier" || !standsBy(article.text, span, mention.span)) continue;
      if (admiring.test(slice(article.text, span))) continue;
      if (weight > 0 && point !== undefined && contains(point.span, span)) continue; // that claim is counted
      const shown = phraseAround(article.text, span, mention.span);
      // two harsh words of one sentence are one charge
      add(`${sentence} ${by}`, { point: { sentence, span }, shown, weight: kind === "presupposing" ? 0.5 : 0.9 });
    }
  }
  return [...charges.values()].filter(({ weight }) => weight > 0);
}

const loadedMost = 60; // characters of a loaded word with what may stand between it and a name

/** The loaded words of a sentence around a mention: of an endless sentence not all. */
function loadedNear({ reading }: Ledger, { sentence, span }: Evidence): readonly LoadedWord[] {
  const near: LoadedWord[] = [];
  for (let at = firstFrom(reading.loaded, span.start - nearWithin - loadedMost); at < reading.loaded.length; at += 1) {
    const word = reading.loaded[at];
    if (word === undefined || word.span.start > span.end + nearWithin) break;
    if (word.sentence === sentence) near.push(word);
  }
  return near;
}

const admiring =
  /^(?:legendary|iconic|beloved|stunning|brilliant|masterful|skilful|skillful|triumphant|celebrated|acclaimed|renowned|undisputed|unabashed(?:ly)?|historic|heroic|popular|dazzling|pioneering|ground-?breaking|state-of-the-art|world-\w+|leading|prestigious|transformational|game-changing|high-quality|trusted|proud)/i;

/** The claim of somebody else in which a voice is named. */
function claimAbout({ claimsIn }: Ledger, mention: Evidence): Claim | null {
  const claims = claimsIn.get(mention.sentence) ?? [];
  return (
    claims.find(
      ({ claimer, evidence }) => claimer !== "article" && evidence.some(({ span }) => contains(span, mention.span)),
    ) ?? null
  );
}

const faulting =
  /\b(?:fail(?:s|ed|ing|ure)?|wrong|bad|worse|worst|shame(?:ful)?|disgrace\w*|irresponsible|reckless|incompeten\w+|dishonest|unfair|cruel|broken|mess|disaster\w*|scandal\w*|betray\w*|ignor(?:e|ed|es|ing)|refus(?:e|ed|es|ing)|never|nothing|harm(?:s|ed|ing|ful)?|damag\w+|ruin\w*|threat\w*|danger\w*|weak\w*|hypocri\w+|propaganda|interference|too (?:little|late)|not enough|no plan|puppet\w*|pattern|script|interests of|blame\w*|guilty|illegal\w*|ploy|plot|scheme|grip|hostage|greed\w*|bull(?:y|ied|ying))\b/i;

const faultedWithin = 60; // characters from a name to the word that faults it

/** An accusation weighs most; a judgement or a reading of motives only where it faults whom it speaks of. */
function weightOfClaim({ article }: Ledger, { kind, evidence }: Claim, whom: Span | null): number {
  if (kind === "allegation") return 1.6;
  if (kind !== "judgement" && kind !== "interpretation") return 0;
  const near = evidence.map(({ span }) => ({
    start: Math.max(span.start, (whom?.start ?? span.start) - faultedWithin),
    end: Math.min(span.end, (whom?.end ?? span.end) + faultedWithin),
  }));
  return near.some((span) => faulting.test(slice(article.text, span))) ? 0.9 : 0;
}

/** "Zelenskyy’s hollow guarantees", "another Western ploy": a word with what stands before it in its phrase. */
function phraseAround(text: string, word: Span, mention: Span | null): Span {
  if (mention !== null && mention.end <= word.start && /^(?:[’']s)?\s$/.test(text.slice(mention.end, word.start)))
    return { start: mention.start, end: word.end };
  const before = text.slice(Math.max(0, word.start - 50), word.start);
  const opening = /\b(?:an?|the|another|yet another|its|his|her|their|such) (?:[\p{L}-]+ ){0,2}$/iu.exec(before);
  return { start: word.start - (opening?.[0].length ?? 0), end: word.end };
}

/** "For Kaldis his demands follow a familiar script": what others say of whoever was named last, by "he" or "her". */
function pronounCharges(ledger: Ledger): ReadonlyMap<Voice, readonly Charge[]> {
  const charges = new Map<Voice, Charge[]>();
  for (const claim of ledger.reading.claims) {
    const point = claim.evidence[0];
    if (claim.claimer === "article" || point === undefined) continue;
    const weight = weightOfClaim(ledger, claim, null);
    if (weight === 0 || !/^["“‘'\s]*(?:that )?(?:he|she|his|her)\b/i.test(slice(ledger.article.text, point.span)))
      continue;
    const claimer = ledger.voiceOf.get(claim.claimer) ?? null;
    const whom = personBefore(ledger, point.span.start, { except: claimer, sentencesMost: 2 });
    if (whom === null || whom.id === claim.claimer) continue;
    charges.set(whom, [...(charges.get(whom) ?? []), { point, shown: point.span, by: "others", weight }]);
  }
  return charges;
}

/** "He boasted that …": with which word the narrator lets somebody speak. */
function cueCharges({ reading, loadedIn, voiceOf, article }: Ledger): ReadonlyMap<Voice, readonly Charge[]> {
  const charges = new Map<Voice, Charge[]>();
  for (const { cue, voice } of reading.attributions) {
    const whom = voice === null ? undefined : voiceOf.get(voice);
    if (cue === null || whom === undefined) continue;
    const sentence = sentenceOf(reading, cue.start).id;
    const word = (loadedIn.get(sentence) ?? []).find(({ by, span }) => by === "article" && overlaps(span, cue));
    if (word === undefined || admiring.test(slice(article.text, word.span))) continue;
    const charge = { point: { sentence, span: word.span }, shown: word.span, by: "article", weight: 0.5 } as const;
    charges.set(whom, [...(charges.get(whom) ?? []), charge]);
  }
  return charges;
}

const epithetWords = 3; // words from an epithet to the noun it goes with

/** "A militant union": what the narrator calls a body by the noun of its name, where only one is so called. */
function epithetsOf({ article, reading, loadedIn }: Ledger): ReadonlyMap<Voice, readonly Charge[]> {
  const bodies = reading.voices.filter((voice) => voice.kind === "organisation");
  const called = Map.groupBy(bodies, (voice) => wordsOf(voice.name).at(-1) ?? "");
  const charges = new Map<Voice, Charge[]>();
  for (const { by, kind, sentence, span } of reading.loaded) {
    if (by !== "article" || kind === "intensifier" || kind === "presupposing") continue;
    const behind =
      /^[\p{L} -]{0,60}/u.exec(article.text.slice(span.end, sentenceSpan(reading, sentence).end))?.[0] ?? "";
    for (const word of wordsOf(behind).slice(0, epithetWords)) {
      const [voice, other] = called.get(word) ?? [];
      if (voice === undefined || other !== undefined) continue;
      // "… has brought the port to its knees": the sentence goes on as it began
      const more = (loadedIn.get(sentence) ?? []).some((next) => next.by === "article" && next.span.start > span.end);
      const shown = phraseAround(article.text, span, null);
      const charge = { point: { sentence, span }, shown, by: "article", weight: more ? 1.5 : 0.9 } as const;
      charges.set(voice, [...(charges.get(voice) ?? []), charge]);
    }
  }
  return charges;
}

/** "…, a demand that would tie its hands for years": what the narrator adds to somebody's words. */
function remarkCharges({ reading, voiceOf }: Ledger): ReadonlyMap<Voice, readonly Charge[]> {
  const speakers = new Map(
    reading.attributions.flatMap(({ content, voice }) =>
      voice === null ? [] : content.map((span) => [sentenceOf(reading, span.start).id, voiceOf.get(voice)] as const),
    ),
  );
  const charges = new Map<Voice, Charge[]>();
  for (const { claimer, evidence, kind } of reading.claims) {
    const point = evidence[0];
    if (claimer !== "article" || point === undefined || kind === "statement") continue;
    const whom = speakers.get(point.sentence);
    if (whom === undefined) continue;
    const charge = { point, shown: point.span, by: "article", weight: 0.6 } as const;
    charges.set(whom, [...(charges.get(whom) ?? []), charge]);
  }
  return charges;
}

const nearWithin = 50; // characters between a name and a word said of it

/** Whether a word is said of somebody named near it: nothing begins anew between the two. */
function standsBy(text: string, word: Span, name: Span): boolean {
  const between = word.start >= name.end ? text.slice(name.end, word.start) : text.slice(word.end, name.start);
  return between.length <= nearWithin && !/[.;:“”"()—]/.test(between);
}

const shortText = 24; // sentences

/** How heavy the charges are, less what is paraphrased of the voice itself, more where the story is about it. */
function weightOf({ article, reading }: Ledger, voice: Voice, charges: readonly Charge[]): number {
  const sum = sumOf(charges);
  const share = voice.mentions.length / Math.max(8, reading.sentences.length);
  const name = voice.name.split(" ").at(-1) ?? voice.name;
  const early = Math.min(...[...voice.mentions, ...charges.map(({ point }) => point)].map(({ sentence }) => sentence));
  const titled = (article.title ?? "").includes(name) || early <= 2 ? 0.5 : 0;
  const paraphrased = voice.heard === "paraphrased" ? 0.5 + Math.min(1.5, voice.words / 40) : 0;
  // in a longer text somebody named once is spoken of in passing
  const passing = voice.mentions.length === 1 && reading.sentences.length > shortText ? 1 : 0;
  const person = voice.kind === "person" ? 0.8 : 0; // whom a reader would want to hear first
  return 1 + Math.min(2.2, sum) + Math.min(3, share * 10) + titled + person - paraphrased - passing;
}

function question({ article, reading }: Ledger, voice: Voice, { point, shown }: Charge): string {
  const { text } = article;
  const sentence = sentenceSpan(reading, point.sentence);
  const words = clauseAt(text, shown, sentence);
  const whole =
    countWords(slice(text, words)) < shownLeast ? clauseAt(text, clauseAround(text, shown, sentence), sentence) : words;
  const inOwn = voice.heard === "paraphrased" ? `, in ${own(voice)} own words,` : "";
  // "The U.N." alone asks nothing
  if (countWords(slice(text, whole)) < shownLeast)
    return `${asks(voice)} say${inOwn} to what S${point.sentence} says of ${voice.kind === "person" ? "them" : "it"}?`;
  return `${asks(voice)} say${inOwn} to ${quote(text, whole)}?`;
}

const shownLeast = 3; // words: "train wreck" alone says too little

function clauseAround(text: string, span: Span, sentence: Span): Span {
  const before = text.slice(sentence.start, span.start);
  const opening = /(?:[;:“”"()—–]|,\s)(?=[^;:“”"()—–,]*$)/.exec(before);
  const start = sentence.start + (opening === null ? 0 : opening.index + opening[0].length);
  return { start: start + (/^\s+/.exec(text.slice(start, span.start))?.[0].length ?? 0), end: span.end };
}

function asks({ name }: Voice): string {
  return many.test(name) ? `What do ${name}` : `What does ${name}`;
}

const many = /^(?:police|.*(?:Democrats|Republicans|Conservatives|Liberals|Tories|Greens|Socialists|Nationalists))$/;

function own(voice: Voice): string {
  return voice.kind === "person" ? "their" : "its";
}
