import type { Article } from "../article/article.ts";
import type { Draft } from "../report/draft.ts";
import type { PerspectiveKind, Report } from "../report/report.ts";
import { slice } from "../text/span.ts";

/**
 * What is said of an article, in one shape for what a model gave and for what is shown of it, so that both are graded
 * alike. `claimer` and `who`: a voice's id, a name, or "article".
 */
export type SaidItems = {
  readonly claims: readonly {
    readonly text: string;
    readonly quote: string;
    readonly claimer: string;
    readonly sentence: number;
  }[];
  readonly summary: readonly { readonly text: string; readonly sentences: readonly number[] }[];
  readonly perspectives: readonly {
    readonly kind: PerspectiveKind;
    readonly who: string;
    readonly text: string;
    readonly trigger: string;
    readonly sentence: number;
  }[];
};

export const nothingSaid: SaidItems = { claims: [], summary: [], perspectives: [] };

export function itemsOfDraft({ claims, summary, perspectives }: Draft): SaidItems {
  return {
    claims,
    summary,
    perspectives: perspectives.map(({ kind, who, why, question, trigger, sentence }) => ({
      kind,
      who,
      text: `${why} ${question}`,
      trigger,
      sentence,
    })),
  };
}

export function itemsOfReport({ claims, summary, perspectives }: Report, { text }: Article): SaidItems {
  return {
    claims: claims.map(({ text: words, claimer, evidence: [first] }) => ({
      text: words,
      claimer,
      quote: first === undefined ? "" : slice(text, first.span),
      sentence: first?.sentence ?? 0,
    })),
    summary,
    perspectives: perspectives.map(({ kind, who, why, question, trigger: [first] }) => ({
      kind,
      who,
      text: `${why} ${question}`,
      trigger: first === undefined ? "" : slice(text, first.span),
      sentence: first?.sentence ?? 0,
    })),
  };
}

export function countItems({ claims, summary, perspectives }: SaidItems): number {
  return claims.length + summary.length + perspectives.length;
}

/** Two lists of items as one. */
export function joinedItems(a: SaidItems, b: SaidItems): SaidItems {
  return {
    claims: [...a.claims, ...b.claims],
    summary: [...a.summary, ...b.summary],
    perspectives: [...a.perspectives, ...b.perspectives],
  };
}
