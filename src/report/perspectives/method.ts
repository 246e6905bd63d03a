import type { Article } from "../../article/article.ts";
import type { Reading, Voice } from "../../reading/reading.ts";
import { whoIsHeard, type Candidate } from "./rule.ts";

/** Claims rest on voices whom the text does not name: "critics", "sources", "senior officials". */
export function unnamedSources(_: Article, reading: Reading): readonly Candidate[] {
  return reading.voices.flatMap((voice): readonly Candidate[] => {
    if (!namesNobody(voice)) return [];
    const claims = reading.claims.filter((claim) => claim.claimer === voice.id);
    const strong = claims.filter(
      (claim) => claim.kind === "allegation" || claim.kind === "interpretation" || claim.kind === "judgement",
    );
    const trigger = strong[0]?.evidence[0] ?? claims[0]?.evidence[0];
    if (trigger === undefined) return [];
    const bare = voice.name.replace(/^(?:the|some|many|several|other)\s+/i, "");
    const source = /sources?$|familiar with/i.test(bare);
    return [
      {
        weight: 2 + strong.length * 1.2 + claims.length * 0.4,
        perspective: {
          kind: "method",
          who: voice.name,
          why: `A claim rests on “${voice.name}”, whom the text does not name.`,
          question: source
            ? "How do these unnamed sources know, and what interest do they have?"
            : `Who are the ${lowerFirst(bare)}, and what do they base this on?`,
          trigger: [trigger],
          checked: `${whoIsHeard(reading)}; ${claims.length} ${claims.length === 1 ? "claim" : "claims"} by “${voice.name}”, no name given`,
          outside: null,
        },
      },
    ];
  });
}

function namesNobody(voice: Voice): boolean {
  return (
    voice.kind === "unnamed" &&
    voice.heard !== "mentioned" &&
    /(?:critics|sources?|officials|observers|analysts|experts|insiders|opponents|supporters|people familiar|detractors|commentators|sceptics|skeptics|aides|diplomats)\b/i.test(
      voice.name,
    )
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
