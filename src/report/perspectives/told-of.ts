import type { Evidence, Voice } from "../../reading/reading.ts";
import { slice, type Span } from "../../text/span.ts";
import { countWords } from "../../text/words.ts";
import { cannotAnswer, isGame, isRoutine, longAgo, noProse } from "./askable.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { whatTheTextHas, type Candidate, type Weighed } from "./rule.ts";
import { clauseAt, quote, shortName } from "./wording.ts";

/**
 * Somebody of whom the narrator tells, if only once, what gives them a word to say: they take part, hold a view, went
 * through something, or were asked ("a letter to Mr Hill"), and not a word of theirs is there. The weakest ground for a
 * question, so it fills what the others leave. Who is only placed ("works at", "succeeded", "is running for") is told of
 * in passing.
 */
export function toldOf(ledger: Weighed): readonly Candidate[] {
  const { answered, reading } = ledger;
  if (reading.genre !== "report" || isRoutine(ledger) || isGame(ledger)) return [];
  return reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.kind !== "person" || voice.heard !== "mentioned" || voice.role === "media") return [];
    if (answered.has(voice) || cannotAnswer(ledger, voice)) return [];
    for (const mention of voice.mentions) {
      const part = partIn(ledger, voice, mention);
      if (part !== null) return [candidate(ledger, voice, part)];
    }
    return [];
  });
}

function candidate(ledger: Ledger, voice: Voice, part: Part): Candidate {
  const often = Math.min(3, new Set(voice.mentions.map(({ sentence }) => sentence)).size - 1) * 0.03;
  const early = part.mention.sentence <= Math.max(3, ledger.reading.sentences.length / 3) ? 0.06 : 0;
  return {
    kind: "reply",
    who: voice.name,
    weight: 3 + often + early,
    perspective: () => ({
      kind: "reply",
      who: voice.name,
      why: `The text tells of ${voice.name} (S${part.mention.sentence}), who never speaks.`,
      question: question(ledger, voice, part),
      trigger: [part.mention],
      checked: whatTheTextHas(voice, ledger),
      outside: null,
    }),
  };
}

/** `words` are those that say what part it is; from the name on for a thing of theirs. */
type Part = { readonly kind: "acts" | "asked" | "concerned"; readonly mention: Evidence; readonly words: Span };

const takesPart =
  "attend(?:s|ed)|joins?|joined|participat(?:es|ed)|(?:is|are|was|were) (?:also )?(?:participating|taking part|joining|leading|working|fighting|pushing|pressing|lobbying|campaigning|trying|helping|seeking|planning|negotiating)|(?:takes|took|taken) part|(?:helps|helped|tries|tried|works|worked|seeks|sought|pushes|pushed|pressed|fights|fought|struggles|struggled|managed|volunteers|volunteered|campaigns|campaigned|lobbies|lobbied) (?:to|for|with|against)|march(?:es|ed)|protest(?:s|ed)|rall(?:ies|ied)|demonstrat(?:es|ed)|turn(?:s|ed) (?:out|up)|showed up|walked out|organi[sz](?:es|ed)|host(?:s|ed)|co-?founded|founded|started|began|begun|launch(?:es|ed)|design(?:s|ed)|built|creat(?:es|ed)|develop(?:s|ed)|invented|set up|signs?|signed|sponsor(?:s|ed)|co-sponsor(?:s|ed)|propos(?:es|ed)|introduced|draft(?:s|ed)|back(?:s|ed)|reject(?:s|ed)|approved|order(?:s|ed)|negotiat(?:es|ed)|brokered|met with|visited|surviv(?:es|ed)|escap(?:es|ed)|fled|end(?:s|ed) up|lost|suffer(?:s|ed)|witness(?:es|ed)|testif(?:ies|ied)|went on|teamed up|spearhead(?:s|ed)|overs(?:aw|ees)|wrote to|filed|staged|donated|intervened|apologi[sz]ed|attribut(?:es|ed)|credit(?:s|ed)";
const holdsView =
  "(?:finds|found)(?! (?:guilty|dead|out|himself|herself)\\b)|feels|felt|believes|thinks|hopes|fears|agrees?|agreed|disagrees?|disagreed|wants|prefers|(?:is|are|was|were|remains|remained|feels|felt) (?:\\p{L}+ly |very |also |already |not ){0,2}(?:concerned|worried|happy|unhappy|angry|upset|disappointed|frustrated|proud|excited|relieved|surprised|shocked|stunned|devastated|grateful|hopeful|confident|optimistic|sceptical|skeptical|familiar|reluctant|opposed|willing|unwilling|ready|prepared|eager|determined)|would (?:\\p{L}+ly )?(?!be|have|not|like|later|soon)\\p{Ll}{3,}";
const livedThrough = 'was (?!born|elected)[^.;:“”"()]{4,80} when (?:he|she|they) (?:\\p{L}+)';
const aside =
  "(?: and (?:\\p{Lu}[\\p{L}.’'-]+ ?){1,4}?)?(?:,(?: [^;:“”\"()]{1,100},)?| — [^—;:“”\"()]{1,160} —| (?:with|from|of) [\\p{L} ’'-]{1,50}?)?";
const predicate = new RegExp(
  `^(${aside}(?: who)?) (?:(?:has|have|had|also|now|already|since|later|then|\\p{L}+ly) ){0,3}(?:${takesPart}|${holdsView}|${livedThrough})(?!\\p{L})`,
  "u",
);
// "David Rowland’s plan to expand his brewery is also on hold"
const ownThing =
  /^[’']s (?:\p{L}+ ){0,2}?\p{L}+ (?:[^.;:“”"(),]{0,80} )?(?:is|are|was|were|has been|have been)(?: \p{L}+)? (?:on hold|delayed|halted|cancell?ed|blocked|closed|rejected|denied|scrapped|postponed|destroyed|damaged|lost|seized|stalled)/u;
const asked =
  /\b(?:(?:letters?|petition|complaint|request|plea|questions|submission|appeal) to|called(?: as)?(?: an?)? (?:\p{L}+ )?witness) (?:[\p{L}-]+ ){0,3}$/u;
// "for Mississauga accountant Ben Farr, 50.": whom a paper gives an age it tells about
const withAge = /^, \d\d(?:[,.]|$)/;
// Where a name is no subject: "a friend of Costa joined".
const noSubject =
  /\b(?:by|with|of|for|to|from|at|on|in|than|like|as|against|under|about|after|before|between|or|including|if|because|where|when|while|said|says|is|was|how|what|why)\b/i;
const reach = 200; // characters after a name

function partIn({ article, reading, speakerOf }: Ledger, voice: Voice, mention: Evidence): Part | null {
  const { text } = article;
  const { span } = mention;
  const sentence = sentenceSpan(reading, mention.sentence);
  if (noProse.test(slice(text, sentence))) return null;
  const before = text.slice(sentence.start, span.start);
  const after = text.slice(span.end, Math.min(sentence.end, span.end + reach));
  const by = speakerOf(span.start);
  const put = by === voice.id ? null : asked.exec(before);
  if (put !== null) return { kind: "asked", mention, words: { start: sentence.start + put.index, end: span.end } };
  if (by !== "article" || /["“]/.test(after) || /^\s*["“]/.test(text.slice(sentence.end, sentence.end + 4)))
    return null;
  const thing = ownThing.exec(after)?.[0];
  if (thing !== undefined) return { kind: "concerned", mention, words: { start: span.start, end: sentence.end } };
  if (longAgo.test(before)) return null;
  const ahead = /[^,.;:—“”"()]*$/.exec(before)?.[0] ?? "";
  const match = noSubject.test(ahead) && !/^,? who\b/.test(after) ? null : predicate.exec(after);
  if (match === null) {
    const near = /(?:\b(?:for|to|of|by|with|including) )(?:[\p{L}-]+ ){0,3}$/u.exec(before);
    const aged = near !== null && withAge.test(after) && !longAgo.test(slice(text, sentence));
    const from = /(?:[\p{L}-]+ ){0,4}$/u.exec(before.slice(0, near?.index ?? 0))?.[0].length ?? 0;
    const words = { start: sentence.start + (near?.index ?? 0) - from, end: span.end };
    return aged ? { kind: "concerned", mention, words } : null;
  }
  const start = span.end + (match[1]?.length ?? 0);
  const rest = text.slice(start, sentence.end);
  // long ago does not matter for what opens the story
  if (mention.sentence > 1 && longAgo.test(rest)) return null;
  return { kind: "acts", mention, words: { start: start + 1, end: span.end + match[0].length } };
}

function question(ledger: Ledger, voice: Voice, { kind, mention, words }: Part): string {
  const { text } = ledger.article;
  const short = shortName(ledger, voice);
  // what ends in the name is shown as far as the name
  const within = kind === "acts" ? sentenceSpan(ledger.reading, mention.sentence) : words;
  const clause = clauseAt(text, words, within);
  const said = quote(text, clause);
  if (kind !== "acts") return `${said}: what does ${short} say?`;
  if (countWords(slice(text, clause)) < shownLeast)
    return `S${mention.sentence} tells of ${voice.name}: what are ${short}’s own words?`;
  return `${voice.name} ${said}: what does ${short} say?`;
}

const shownLeast = 3; // words: "found concerning" alone says too little
