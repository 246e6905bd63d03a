import type { Claim, Evidence, Voice } from "../../reading/reading.ts";
import { contains, slice, type Span } from "../../text/span.ts";
import { cannotAnswer, isGame, isRoutine } from "./askable.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { whatTheTextHas, type Candidate, type Weighed } from "./rule.ts";
import { clauseAt, quote, shortName } from "./wording.ts";

const sentencesLeast = 3;
const sentencesMany = 5;
// Of all sentences: less is in passing, unless it comes back many times.
const judgedShare = 0.04; // where others judge or press somebody
const namedShare = 0.1;
const actingLeast = 2; // of the sentences, where the name is no owner's: "Theresa May’s plan" is about the plan
const mainShare = 0.3; // from here on even the report of a match is about them

/**
 * Somebody whom the text names again and again and who is never heard. Not asked of the dead, not where somebody speaks
 * for them, and not in what is routine: the report of a match, of a poll, of a day at the exchange.
 */
export function centralUnheard(ledger: Weighed): readonly Candidate[] {
  const { answered, reading } = ledger;
  if (reading.genre !== "report") return [];
  if (isRoutine(ledger)) return [];
  const game = isGame(ledger);
  const count = reading.sentences.length;
  return reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.kind !== "person" || voice.heard !== "mentioned" || answered.has(voice)) return [];
    const named = new Set(voice.mentions.map((mention) => mention.sentence));
    const acts = voice.mentions.filter(
      ({ span }) => !/^[’']s?\b/.test(ledger.article.text.slice(span.end, span.end + 3)),
    );
    if (new Set(acts.map(({ sentence }) => sentence)).size < actingLeast) return [];
    const share = named.size / count;
    const first = voice.mentions[0];
    const matter = matterFor(ledger, voice);
    if (first === undefined || !isCentral(named, share, matter !== null)) return [];
    if (cannotAnswer(ledger, voice) || (game && share < mainShare && !(opens(ledger, first) && share >= namedShare)))
      return [];
    return [
      {
        kind: "reply",
        who: voice.name,
        weight: 2.8 + Math.min(1.2, share * 5) + (matter === null ? 0 : 0.3),
        perspective: () => ({
          kind: "reply",
          who: voice.name,
          why: `${voice.name} is named in ${named.size} of ${count} sentences and never speaks.`,
          question:
            matter === null
              ? `${voice.name} is named in ${named.size} of ${count} sentences and never speaks: what does ${shortName(ledger, voice)} say?`
              : `What does ${voice.name} say about ${quote(ledger.article.text, matter.words)}?`,
          trigger: [matter?.mention ?? first],
          checked: whatTheTextHas(voice, ledger),
          outside: null,
        }),
      },
    ];
  });
}

/** Whether the text begins with somebody: nobody else is named before. */
function opens({ mentions }: Ledger, first: Evidence): boolean {
  return mentions.find(({ voice }) => voice.kind === "person")?.span.start === first.span.start;
}

function isCentral({ size }: ReadonlySet<number>, share: number, judged: boolean): boolean {
  if (size < sentencesLeast) return false;
  return size >= sentencesMany || share >= (judged ? judgedShare : namedShare);
}

type Matter = { readonly mention: Evidence; readonly words: Span };

const calling: ReadonlySet<Claim["kind"]> = new Set(["allegation", "judgement", "demand", "interpretation"]);
const introMost = 30; // characters before a name in a claim that is about it
const wordsLeast = 5;
// "If indeed he is …", "There are plenty of ways": no words to answer to
const noMatter = /^["“‘']?(?:if|there|when|what|why|how|who|don[’']t|let|as|I|we|you)\b/i;

/** Where others judge, accuse or press somebody: what there is to have a word about. A forecast asks for no answer. */
function matterFor({ claimsIn, article, reading }: Ledger, voice: Voice): Matter | null {
  for (const mention of voice.mentions) {
    for (const { claimer, kind, evidence } of claimsIn.get(mention.sentence) ?? []) {
      const point = evidence.find(({ span }) => contains(span, mention.span));
      if (claimer === "article" || !calling.has(kind) || point === undefined) continue;
      if (mention.span.start - point.span.start > introMost) continue;
      const words = clauseAt(article.text, point.span, sentenceSpan(reading, mention.sentence));
      const said = slice(article.text, words);
      if (said.split(/\s+/).length >= wordsLeast && !noMatter.test(said)) return { mention, words };
    }
  }
  return null;
}
