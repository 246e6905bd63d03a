import type { Speaker, Voice, VoiceId } from "../reading/reading.ts";
import { claimsInTurn } from "../report/claim-turns.ts";
import type { ReportClaim } from "../report/report.ts";
import { slice } from "../text/span.ts";
import { bold, cited, dim, indented, isPartlyRead, more, nameOf, plain, section, text, voiceOf } from "./page.ts";
import type { Indent, Lines, Page } from "./page.ts";
import * as say from "./wording.ts";
import * as reportWords from "../report/report-words.ts";

const mostClaims = 6;

/** The claims grouped by who makes them, the article's own last, unless it is a piece of opinion. */
export function claimLines(page: Page): Lines {
  const { report, reading, evidence } = page;
  const groups = claimsInTurn(report.claims, reading.genre, evidence ? Infinity : mostClaims);
  const lines = groups.flatMap(({ by, claims }) => claimsOfOne(page, by, claims));
  const body =
    lines.length > 0
      ? lines
      : text(page, isPartlyRead(page) ? reportWords.noClaimsRead : reportWords.noClaims, indented);
  const counted = groups.map(({ by, claims, hidden }) => ({ by, shown: claims, all: claims.length + hidden }));
  return section(page, say.headings.claims, [...body, ...more(page, counted)]);
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
  if (voice.kind === "unnamed") return reportWords.notNamed;
  return voice.kind === "person" && voice.role !== "other" ? voice.role : null;
}
