import type { Speaker, Voice, VoiceId } from "../reading/reading.ts";
import type { ReportClaim } from "../report/report.ts";
import { slice } from "../text/span.ts";
import { bold, cited, dim, indented, isPartlyRead, more, nameOf, plain, section, text, voiceOf } from "./page.ts";
import type { Indent, Lines, Page } from "./page.ts";
import { pickInRounds } from "./rounds.ts";
import * as say from "./wording.ts";

const mostClaims = 6;
/** In a piece of opinion its writer is the one to hear: so many places are the writer's before the others have one. */
const writerFirst = 3;

/** The claims grouped by who makes them, the article's own last, unless it is a piece of opinion. */
export function claimLines(page: Page): Lines {
  const { report, reading, evidence } = page;
  const isOpinion = reading.genre === "opinion";
  const own = report.claims.filter(({ claimer }) => claimer === "article");
  const others = report.claims.filter(({ claimer }) => claimer !== "article");
  const first = isOpinion ? own.slice(0, writerFirst) : [];
  const most = (evidence ? Infinity : mostClaims) - first.length;
  // The article has its turn before the others, so that however many speak its own claims are seen.
  const groups = pickInRounds([...own.slice(first.length), ...others].map(byClaimer), most);
  const ownToo = groups.filter(({ by }) => by === "article").flatMap(({ shown }) => shown.map(({ claim }) => claim));
  const ownLines = claimsOfOne(page, "article", [...first, ...ownToo]);
  const otherLines = groups
    .filter(({ by }) => by !== "article")
    .flatMap(({ by, shown }) =>
      claimsOfOne(
        page,
        by,
        shown.map(({ claim }) => claim),
      ),
    );
  const lines = isOpinion ? [...ownLines, ...otherLines] : [...otherLines, ...ownLines];
  const body = lines.length > 0 ? lines : text(page, isPartlyRead(page) ? say.noClaimsRead : say.noClaims, indented);
  return section(page, say.headings.claims, [...body, ...more(page, groups)]);
}

function byClaimer(claim: ReportClaim): { readonly by: Speaker; readonly claim: ReportClaim } {
  return { by: claim.claimer, claim };
}

const name: Indent = { first: "  ", rest: "    " };
const item: Indent = { first: "    – ", rest: "      " };
const underItem: Indent = { first: "      ", rest: "      " };
const quotation: Indent = { first: "      │ ", rest: "      │ " };

function claimsOfOne(page: Page, by: Speaker, claims: readonly ReportClaim[]): Lines {
  if (claims.length === 0) return [];
  const vias = new Set(claims.map(({ via }) => via));
  const [via = null] = vias.size === 1 ? vias : [];
  const lines = [...bold(page, speaker(page, by, via), name)];
  for (const claim of claims) {
    const through = via === null && claim.via !== null ? ` (via ${nameOf(page, claim.via)})` : "";
    lines.push(...text(page, claim.text + through, item));
    if (page.evidence) lines.push(...proof(page, claim));
  }
  return lines;
}

/** Where a claim stands and what kind it is, and its whole sentences unless it is already one. */
function proof(page: Page, { evidence, kind, checkable, text: shown }: ReportClaim): Lines {
  const ids = [...new Set(evidence.map(({ sentence }) => sentence))];
  const sentences = page.reading.sentences.filter(({ id }) => ids.includes(id));
  const quotations = sentences.map(({ span }) => plain(slice(page.article.text, span)));
  return [
    ...dim(page, `${cited(ids)} · ${checkable ? `${kind}, checkable` : kind}`, underItem),
    ...quotations.filter((words) => words !== plain(shown)).flatMap((words) => dim(page, words, quotation)),
  ];
}

/** "Maria Zakharova, spokesperson, via Mehr News" */
function speaker(page: Page, by: Speaker, via: VoiceId | null): string {
  const voice = voiceOf(page, by);
  const described = voice ? description(page, voice) : null;
  const parts = [nameOf(page, by), described, via && `via ${nameOf(page, via)}`];
  return parts.filter((part) => part !== null).join(", ");
}

function description({ article }: Page, voice: Voice): string | null {
  const words = voice.described === null ? "" : plain(slice(article.text, voice.described));
  if (words !== "" && !voice.name.toLowerCase().includes(words.toLowerCase())) return words;
  if (voice.kind === "unnamed") return say.notNamed;
  return voice.kind === "person" && voice.role !== "other" ? voice.role : null;
}
