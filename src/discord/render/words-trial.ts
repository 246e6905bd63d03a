import { checkedGrades, type WordsCheck } from "../../app/words/check-draft.ts";
import type { Differs, Side, WordsTrial } from "../../app/words/try-words.ts";
import { whyLocal } from "../wording-notices.ts";
import * as say from "../wording-words.ts";
import { marked, type Markdown } from "./markdown.ts";
import { shortened } from "./speakers.ts";
import { faultLines } from "./words.ts";

/** What the check of three articles found, before and after. */
export function checkLines({ articles, rows, tokens }: WordsCheck): readonly Markdown[] {
  return [
    marked`**${say.checkedOn}** ${articles.map((name) => shortened(name, 80)).join(" · ")}`,
    ...rows.map(
      ({ grade, before, after }) => marked`- ${checkedGrades[grade]}: ${share(before)} → **${share(after)}**`,
    ),
    tokensLine(tokens.before, tokens.after),
  ];
}

function tokensLine(before: number, after: number): Markdown {
  return marked`- ${say.trial.tokens}: ${before.toLocaleString("en")} → **${after.toLocaleString("en")}**`;
}

function share({ passed, of }: { readonly passed: number; readonly of: number }): string {
  return of === 0 ? say.trial.none : `${passed} of ${of}`;
}

/** The two results of a trial beside each other: what only one of them says, its tokens and its checks. */
export function trialLines(name: string, trial: WordsTrial): readonly Markdown[] {
  const { article, before, after, differs, words, faults, tried } = trial;
  const grades = ["quotes", "claimers", "slant", "verdicts", "unheard"] as const;
  return [
    marked`### ${name} on “${shortened(article.article.title ?? article.name, 120)}”`,
    ...(tried ? [] : [untriedLine(before, after)]),
    ...(words.length === 0 ? [marked`${say.trial.sameWords}`] : []),
    ...faultLines(faults),
    ...differLines(say.trial.summary, differs.summary),
    ...differLines(say.trial.claims, differs.claims),
    ...differLines(say.trial.perspectives, differs.perspectives),
    marked`**${say.trial.figures}**`,
    ...grades.map(
      (grade) => marked`- ${checkedGrades[grade]}: ${share(before.grades[grade])} → **${share(after.grades[grade])}**`,
    ),
    ...(tokensOf(before) + tokensOf(after) === 0 ? [] : [tokensLine(tokensOf(before), tokensOf(after))]),
    marked`-# ${say.trial.file}`,
  ];
}

function untriedLine({ local: before }: Side, { local: after }: Side): Markdown {
  const local = after ?? before;
  if (local === null || local.kind === "no-model") return marked`**${say.untried}** ${say.trial.localOnly}`;
  const oneOf = after === null ? "before" : "after";
  const which = before !== null && after !== null ? "both" : oneOf;
  const why = whyLocal(local.kind === "outcome" ? local.outcome.kind : local.kind);
  return marked`**${say.trial.notTried[which]}** ${say.trial.because} ${why ?? ""}.`;
}

function tokensOf({ tokens }: Side): number {
  return tokens.prompt + tokens.answer;
}

const itemsMost = 4;

function differLines(heading: string, { gone, new: added }: Differs): readonly Markdown[] {
  if (gone.length === 0 && added.length === 0) return [marked`**${heading}:** ${say.trial.same}`];
  return [marked`**${heading}**`, ...itemLines("−", gone), ...itemLines("+", added)];
}

function itemLines(sign: string, texts: readonly string[]): readonly Markdown[] {
  return [
    ...texts.slice(0, itemsMost).map((text) => marked`- ${sign} ${shortened(text, 200)}`),
    ...(texts.length > itemsMost ? [marked`- ${sign} ${say.trial.more(texts.length - itemsMost)}`] : []),
  ];
}

/** Both results whole, and the prompt as it would be sent, for a file. */
export function trialFile({ before, after, prompt }: WordsTrial): string {
  const sides = [sideText("With the words that hold", before), sideText("With the draft", after)];
  return `${sides.join("\n\n")}\n\n# What would be sent before the article\n\n${prompt}\n`;
}

function sideText(heading: string, { report }: Side): string {
  return [
    `# ${heading}`,
    "## Summary",
    ...report.summary.map(({ text, sentences }) => `- ${text} (${sentences.map((id) => `S${id}`).join(", ")})`),
    "## Claims",
    ...report.claims.map(({ text, claimer, kind }) => `- ${text} (${claimer}, ${kind})`),
    "## Left out",
    ...report.perspectives.map(({ question, kind }) => `- ${question} (${kind})`),
    "## Withheld",
    ...report.withheld.map(({ what, reason }) => `- ${what}: ${reason}`),
  ].join("\n");
}
