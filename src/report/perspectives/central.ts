import type { Evidence, Voice } from "../../reading/reading.ts";
import { slice } from "../../text/span.ts";
import { answeredVoices } from "./answered.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { whatTheTextHas, type Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

const sentencesLeast = 3;
const shareLeast = 0.1; // of all sentences

/** The story is about somebody whom it names again and again, whom others speak of, and who is never heard. */
export function centralUnheard(ledger: Ledger): readonly Candidate[] {
  const { reading } = ledger;
  if (reading.genre !== "report" || isGame(ledger)) return [];
  const answered = answeredVoices(ledger);
  return reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.kind !== "person" || voice.heard !== "mentioned" || answered.has(voice)) return [];
    const sentences = new Set(voice.mentions.map((mention) => mention.sentence)).size;
    const share = sentences / reading.sentences.length;
    const about = voice.mentions.find((mention) => ledger.speakerOf(mention.span.start) !== "article");
    if (sentences < sentencesLeast || share < shareLeast || about === undefined || isDead(ledger, voice)) return [];
    return [
      {
        kind: "reply",
        who: voice.name,
        weight: 2.4 + Math.min(1.5, share * 6),
        perspective: () => ({
          kind: "reply",
          who: voice.name,
          why: `${voice.name} is named in ${sentences} of ${reading.sentences.length} sentences; others speak, ${voice.name} never does.`,
          question: question(ledger, voice, about),
          trigger: [about],
          checked: whatTheTextHas(voice, ledger),
          outside: null,
        }),
      },
    ];
  });
}

function isDead({ article, reading }: Ledger, voice: Voice): boolean {
  return voice.mentions.some(({ sentence }) =>
    /\b(?:died|dead|death|deceased|killed|murder(?:ed|er)?|funeral|overdose|fatally|late (?:father|mother|husband|wife|son|daughter|president|king|queen)|obituary|buried|suicide)\b/i.test(
      slice(article.text, sentenceSpan(reading, sentence)),
    ),
  );
}

/** A report of a match: there nobody owes anybody a word. */
function isGame({ article }: Ledger): boolean {
  const words = article.text.match(
    /\b(?:goals?|scored|season|coach|playoffs?|league|innings?|touchdowns?|quarterback|goaltender|power play|semi-?finals?|birdies?|touchline|midfielder|striker)\b/gi,
  );
  return (words?.length ?? 0) >= 5;
}

function question({ article, reading }: Ledger, voice: Voice, { sentence }: Evidence): string {
  const around = sentenceSpan(reading, sentence);
  const claim = reading.claims.find(({ evidence }) => evidence[0]?.sentence === sentence && evidence[0] !== undefined);
  const span = claim?.evidence[0]?.span ?? around;
  const words = clauseAt(article.text, span, around);
  return slice(article.text, words).length < 12
    ? `What does ${voice.name} say?`
    : `What does ${voice.name} say about ${quote(article.text, words)}?`;
}
