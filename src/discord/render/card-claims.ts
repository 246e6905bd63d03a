import type { VoiceId } from "../../reading/reading.ts";
import { claimsInTurn, type ClaimGroup } from "../../report/claim-turns.ts";
import type { Report, ReportClaim } from "../../report/report.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
import { isPartlyRead, nameOf, roleOf, type Read } from "./speakers.ts";

export type Reported = Read & { readonly report: Report };

/** How much of the claims a card may show: how many, and none that is longer than `longest` code units. */
export type ClaimRoom = { readonly most: number; readonly longest: number };

/** The claims on a card, grouped by who makes them, each once by name; the rest is counted. */
export function cardClaims(reported: Reported, { most, longest }: ClaimRoom): Markdown {
  const { report, reading } = reported;
  if (report.claims.length === 0) {
    return marked`-# ${say.headings.claims}\n${isPartlyRead(reported) ? reportWords.noClaimsRead : reportWords.noClaims}`;
  }
  const short = report.claims.filter(({ text }) => text.length <= longest);
  const groups = claimsInTurn(short, reading.genre, most).filter(({ claims }) => claims.length > 0);
  const told = groups.reduce((sum, { claims }) => sum + claims.length, 0);
  const hidden = report.claims.length - told;
  return lines([
    marked`-# ${say.headings.claims}`,
    ...groups.map((group) => claimsOfOne(reported, group)),
    ...(hidden === 0 ? [] : [marked`-# ${told === 0 ? say.claimsOf(hidden) : say.moreClaims(hidden)}`]),
  ]);
}

/** How many claims a card with this room would show. */
export function claimsShown({ report }: Pick<Reported, "report">, { most, longest }: ClaimRoom): number {
  return Math.min(most, report.claims.filter(({ text }) => text.length <= longest).length);
}

function claimsOfOne(reported: Reported, { by, claims }: ClaimGroup): Markdown {
  const via = sharedVia(claims);
  return lines([
    speakerLine(reported, by, via),
    ...claims.map((claim) =>
      via === null && claim.via !== null
        ? marked`- ${claim.text} (${say.via(nameOf(reported, claim.via))})`
        : marked`- ${claim.text}`,
    ),
  ]);
}

/** "**Maria Zakharova**, spokesperson, via Mehr News" */
export function speakerLine(read: Read, by: ClaimGroup["by"], via: VoiceId | null): Markdown {
  const beside = [roleOf(read, by), via === null ? null : say.via(nameOf(read, via))].filter((part) => part !== null);
  return beside.length === 0 ? marked`**${nameOf(read, by)}**` : marked`**${nameOf(read, by)}**, ${beside.join(", ")}`;
}

/** The voice through which all of these claims came; null where they came on different ways. */
export function sharedVia(claims: readonly ReportClaim[]): VoiceId | null {
  const vias = new Set(claims.map(({ via }) => via));
  const [via = null] = vias.size === 1 ? vias : [];
  return via;
}
