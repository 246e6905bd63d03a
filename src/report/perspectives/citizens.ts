import { sentenceSpan } from "./ledger.ts";
import { whoIsHeard, type Candidate } from "./rule.ts";
import type { Ledger } from "./ledger.ts";

const voicesLeast = 3;

/** Only officials speak, of a decision that the opening names: those who live with it are not there. */
export function onlyOfficials(ledger: Ledger): readonly Candidate[] {
  const { reading, heard } = ledger;
  if (reading.genre !== "report" || heard.length < voicesLeast) return [];
  if (!heard.every((voice) => voice.role === "official" && voice.kind !== "unnamed")) return [];
  const topic = decisionIn(ledger);
  if (topic === null) return [];
  return [
    {
      kind: "citizens",
      who: `people whom the ${topic.words} concerns`,
      weight: 3 + Math.min(1.5, (heard.length - voicesLeast) / 2),
      perspective: () => ({
        kind: "citizens",
        who: `people whom the ${topic.words} concerns`,
        why: "All who speak in the text speak for a government or an authority.",
        question: `What do people who hold no office say about the ${topic.words}?`,
        trigger: [topic.point],
        checked: whoIsHeard(reading),
        outside: null,
      }),
    },
  ];
}

const decision =
  /\b(?:the|a|an|its|their|his|her|new) ((?:\p{L}[\p{L}-]+ ){0,2}?(?:plan|ban|bill|law|cap|curfew|tax|levy|budget|closure|reform|scheme|policy|programme|program|cuts|deal|treaty|lockdown|restrictions|rules|ordinance))\b(?! \p{Ll}+s\b)/u;
const openingSentences = 3;

/** The decision that the story is about, as the opening calls it. */
function decisionIn({
  article,
  reading,
}: Ledger): { words: string; point: { sentence: number; span: { start: number; end: number } } } | null {
  for (const { id } of reading.sentences.slice(0, openingSentences)) {
    const sentence = sentenceSpan(reading, id);
    const match = decision.exec(article.text.slice(sentence.start, sentence.end));
    const words = match?.[1];
    if (match === null || words === undefined) continue;
    const start = sentence.start + match.index;
    return { words, point: { sentence: id, span: { start, end: start + match[0].length } } };
  }
  return null;
}
