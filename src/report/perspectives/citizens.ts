import type { Article } from "../../article/article.ts";
import type { Reading } from "../../reading/reading.ts";
import { whoIsHeard, type Candidate } from "./rule.ts";

const voicesLeast = 3;

/** Only officials and business speak, and nobody on the receiving end. */
export function onlyOfficials(_: Article, reading: Reading): readonly Candidate[] {
  if (reading.genre !== "report") return [];
  const heard = reading.voices.filter((voice) => voice.heard !== "mentioned");
  if (heard.length < voicesLeast || !heard.every((voice) => voice.role === "official")) return [];
  const trigger = reading.claims.find((claim) => claim.claimer === heard[0]?.id)?.evidence[0];
  if (trigger === undefined) return [];
  return [
    {
      weight: 3 + Math.min(1.5, (heard.length - voicesLeast) / 2),
      perspective: {
        kind: "citizens",
        who: "people who hold no office",
        why: "All who speak in the text speak for a government or an authority.",
        question: "What do people who hold no office, and live with this decision, say of it?",
        trigger: [trigger],
        checked: whoIsHeard(reading),
        outside: null,
      },
    },
  ];
}
