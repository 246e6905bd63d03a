import type { Claim, Evidence, Voice } from "../../reading/reading.ts";
import { contains, slice, type Span } from "../../text/span.ts";
import { answeredVoices } from "./answered.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { whatTheTextHas, type Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

const sentencesLeast = 3;
const shareLeast = 0.1; // of all sentences, where others judge or press somebody
const mainShare = 0.2; // from here on the story is about them

/** The story is about somebody whom it names again and again, and who is never heard. */
export function centralUnheard(ledger: Ledger): readonly Candidate[] {
  const { reading } = ledger;
  if (reading.genre !== "report" || isGame(ledger)) return [];
  const answered = answeredVoices(ledger);
  const count = reading.sentences.length;
  return reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.kind !== "person" || voice.heard !== "mentioned" || answered.has(voice)) return [];
    const sentences = new Set(voice.mentions.map((mention) => mention.sentence)).size;
    const share = sentences / count;
    if (sentences < sentencesLeast || share < shareLeast || isDead(ledger, voice)) return [];
    const matter = matterFor(ledger, voice);
    const trigger = matter?.mention ?? voice.mentions[0];
    if (trigger === undefined || (matter === null && (share < mainShare || sentences === sentencesLeast))) return [];
    return [
      {
        kind: "reply",
        who: voice.name,
        weight: 2.5 + Math.min(1.5, share * 5),
        perspective: () => ({
          kind: "reply",
          who: voice.name,
          why: `${voice.name} is named in ${sentences} of ${count} sentences and never speaks.`,
          question:
            matter === null
              ? `${voice.name} is named in ${sentences} of ${count} sentences and never speaks: what does ${lastName(voice)} say?`
              : `What does ${voice.name} say about ${quote(ledger.article.text, matter.words)}?`,
          trigger: [trigger],
          checked: whatTheTextHas(voice, ledger),
          outside: null,
        }),
      },
    ];
  });
}

function lastName({ name }: Voice): string {
  return name.split(" ").at(-1) ?? name;
}

type Matter = { readonly mention: Evidence; readonly words: Span };

const calling: ReadonlySet<Claim["kind"]> = new Set(["allegation", "judgement", "demand", "interpretation"]);
const introMost = 30; // characters before a name in a claim that is about it
const wordsLeast = 4;

/** Where others judge, accuse or press somebody: what there is to have a word about. A forecast asks for no answer. */
function matterFor({ claimsIn, article, reading }: Ledger, voice: Voice): Matter | null {
  for (const mention of voice.mentions) {
    for (const { claimer, kind, evidence } of claimsIn.get(mention.sentence) ?? []) {
      const point = evidence.find(({ span }) => contains(span, mention.span));
      if (claimer === "article" || !calling.has(kind) || point === undefined) continue;
      if (mention.span.start - point.span.start > introMost) continue;
      const words = clauseAt(article.text, point.span, sentenceSpan(reading, mention.sentence));
      if (slice(article.text, words).split(/\s+/).length >= wordsLeast) return { mention, words };
    }
  }
  return null;
}

const dies =
  /^(?:[’']s (?:\p{L}+ )?(?:death|funeral|body|killing|murder|grave|obituary|estate)\b|,? (?:\d+, )?(?:who )?(?:had |was |has )?(?:been )?(?:died|killed|murdered|shot dead|found dead)\b)/iu;
const deathOf =
  /(?:\b(?:death|killing|murder|funeral|body|loss|memory) of|\bthe late|\bkilled|\bmurdered|\bmourn\w*) (?:\p{L}+ ){0,2}$/iu;

function isDead({ article, reading }: Ledger, voice: Voice): boolean {
  return voice.mentions.some(({ span, sentence }) => {
    const around = sentenceSpan(reading, sentence);
    const after = article.text.slice(span.end, Math.min(around.end, span.end + 60));
    return dies.test(after) || deathOf.test(article.text.slice(Math.max(around.start, span.start - 40), span.start));
  });
}

/** A report of a match: there nobody owes anybody a word. */
function isGame({ article }: Ledger): boolean {
  const words = article.text.match(
    /\b(?:goals?|scored|season|coach|playoffs?|league|innings?|touchdowns?|quarterback|goaltender|power play|semi-?finals?|birdies?|touchline|midfielder|striker)\b/gi,
  );
  return (words?.length ?? 0) >= 5;
}
