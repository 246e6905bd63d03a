import type { Claim, Voice } from "../../reading/reading.ts";
import { firstFrom } from "../../text/order.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { whoIsHeard, type Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

/** Claims rest on voices whom the text does not name: "critics", "sources", "senior officials". */
export function unnamedSources(ledger: Ledger): readonly Candidate[] {
  // in a long text one line of somebody's is said in passing
  const passing = Math.max(0, ledger.reading.sentences.length / 40 - 1) * 0.5;
  return ledger.reading.voices.flatMap((voice): readonly Candidate[] => {
    if (!namesNobody(voice) || hasNamedMember(ledger, voice)) return [];
    const claims = ledger.claimsOf.get(voice.id) ?? [];
    const strong = claims.filter((claim) => strongKinds.has(claim.kind));
    const claim = strong[0] ?? claims[0];
    const trigger = claim?.evidence[0];
    if (claim === undefined || trigger === undefined) return [];
    return [
      {
        kind: "method",
        who: voice.name,
        weight: 1.7 + Math.min(3, strong.length * 1.4) + Math.min(1, claims.length * 0.3) - passing,
        perspective: () => ({
          kind: "method",
          who: voice.name,
          why: `A claim rests on “${voice.name}”, whom the text does not name.`,
          question: question(ledger, voice, claim),
          trigger: [trigger],
          checked: `${claims.length} ${claims.length === 1 ? "claim" : "claims"} by “${voice.name}”, no name given; ${whoIsHeard(ledger.reading)}`,
          outside: null,
        }),
      },
    ];
  });
}

const strongKinds: ReadonlySet<Claim["kind"]> = new Set(["allegation", "interpretation", "judgement"]);

const unnamed =
  /\b(?:critics|sources?|officials?|observers|analysts|experts|insiders|opponents|supporters|people familiar|detractors|commentators|sceptics|skeptics|aides?|diplomats?|campaigners|economists)\b/i;

function namesNobody(voice: Voice): boolean {
  return (
    (voice.kind === "unnamed" || voice.kind === "group") &&
    voice.heard !== "mentioned" &&
    unnamed.test(voice.name) &&
    !/\b(?:spokes\w+|statement|report|study)\b/i.test(voice.name)
  );
}

const soon = 2; // sentences after the first claim in which a paper names one of them

/** "Economists say … said Ingrid Maal of the institute": one of them is named and heard right away. */
function hasNamedMember({ saidIn, mentions, reading }: Ledger, voice: Voice): boolean {
  const first = saidIn.get(voice.id)?.[0] ?? 0;
  const end = sentenceSpan(reading, Math.min(reading.sentences.length, first + soon)).end;
  for (let at = firstFrom(mentions, sentenceSpan(reading, first).start); at < mentions.length; at += 1) {
    const mention = mentions[at];
    if (mention === undefined || mention.span.start >= end) return false;
    const { kind, heard, role, mentions: own } = mention.voice;
    if (
      kind === "person" &&
      heard === "quoted" &&
      role === voice.role &&
      role === "expert" &&
      own[0]?.span.start === mention.span.start
    )
      return true;
  }
  return false;
}

function question({ article, reading }: Ledger, voice: Voice, { evidence }: Claim): string {
  const bare = voice.name.replace(/^(?:the|some|many|several|other|an?|his|her|their|its|one|two|three)\s+/i, "");
  const point = evidence[0];
  const words =
    point === undefined
      ? "this"
      : quote(article.text, clauseAt(article.text, point.span, sentenceSpan(reading, point.sentence)));
  const first = voice.mentions[0];
  const opens = first !== undefined && sentenceSpan(reading, first.sentence).start === first.span.start;
  // "Senior officials say" opens a sentence; "Republican opponents" keep their capital
  const proper =
    /^(?:Mr|Mrs|Ms|Dr|White|House|Republican|Democrat\w*|Conservative|Labour|\p{Lu}\p{L}+(?:an|ish|ese))\b/u.test(bare);
  const name = opens && !proper ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
  const several = /s$|familiar/.test(name.split(" ")[0] ?? "") || /s\b/.test(name);
  return `Which ${name} ${several ? "say" : "says"} ${words}, and how do they know?`;
}
