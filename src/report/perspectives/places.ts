import type { Country, Evidence, Voice } from "../../reading/reading.ts";
import { slice } from "../../text/span.ts";
import { introductions, type Ledger } from "./ledger.ts";
import { sentenceList, type Candidate } from "./rule.ts";

const voicesLeast = 3;
const sentencesLeast = 4;
const shareLeast = 0.2; // of the sentences that name the country the story is about
const tiedLeast = 0.6; // of those heard, who are tied to another one

/**
 * The story is about what happens in or to one country, and all who speak are from another: "Moscow said", "a French
 * minister". Who is from where is told by the country the text names beside a voice; not asked where most of those
 * heard are tied to none, for they may well be from there.
 */
export function elsewhereUnheard(ledger: Ledger): readonly Candidate[] {
  const { reading, heard } = ledger;
  if (reading.genre !== "report" || heard.length < voicesLeast) return [];
  const ties = heard.map((voice) => ({ voice, countries: countriesOf(ledger, voice) }));
  return reading.countries.flatMap((country): readonly Candidate[] => {
    const named = new Set(country.mentions.map(({ sentence }) => sentence));
    if (named.size < sentencesLeast || named.size / reading.sentences.length < shareLeast) return [];
    if (ties.some(({ countries }) => countries.has(country.name))) return [];
    const others = Map.groupBy(
      ties.flatMap(({ countries }) => [...countries]),
      (name) => name,
    );
    const [from, tied] = [...others].toSorted((a, b) => b[1].length - a[1].length)[0] ?? ["", []];
    if (tied.length / heard.length < tiedLeast) return [];
    const trigger = eventIn(ledger, country);
    if (trigger === null) return [];
    return [
      {
        kind: "places",
        who: `people in ${country.name}`,
        weight: 3.4 + Math.min(1, named.size / reading.sentences.length),
        perspective: () => ({
          kind: "places",
          who: `people in ${country.name}`,
          why: `The text is about ${country.name} (${sentenceList([...named])}); of those heard, ${tied.length} are from ${from} and none is from there.`,
          question: `What is said in ${country.name} itself about what happens there?`,
          trigger: [trigger],
          checked: `${heard.length} voices heard: ${tied.length} tied to ${from}, none to ${country.name}`,
          outside: null,
        }),
      },
    ];
  });
}

/** The countries that the text names where it introduces a voice, or that the voice is the government of. */
function countriesOf(ledger: Ledger, voice: Voice): ReadonlySet<string> {
  const found = new Set<string>();
  const around = introductions(ledger, voice).map(({ before, after, at }) => ({
    start: at - (/[^,.;:“”"]*$/.exec(before)?.[0].length ?? 0),
    end: at + voice.name.length + (/^[^.;:“”"]{0,60}/.exec(after)?.[0].length ?? 0),
  }));
  for (const { name, mentions } of ledger.reading.countries) {
    const tied =
      name === voice.name ||
      mentions.some(({ span }) => around.some((one) => one.start <= span.start && span.end <= one.end));
    if (tied) found.add(name);
  }
  return found;
}

/** Where the text has something happen there: "in Lovania", "across Lovania". */
function eventIn({ article }: Ledger, { mentions }: Country): Evidence | null {
  return (
    mentions.find(
      ({ span }) =>
        /\b(?:in|across|into|throughout|inside|over) (?:\p{L}+ )?$/u.test(
          article.text.slice(Math.max(0, span.start - 30), span.start),
        ) && slice(article.text, span).length > 1,
    ) ?? null
  );
}
