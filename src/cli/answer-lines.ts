import type { StagedAnswer } from "../app/ask.ts";
import { withoutModel } from "../app/without-model.ts";
import type { Article } from "../article/article.ts";
import type { Asked } from "../report/answer.ts";
import { slice } from "../text/span.ts";
import { bold, cited, dim, flush, text, type Lines, type Page } from "./page.ts";
import { checkedPart, spentPart } from "./receipt-lines.ts";
import * as say from "./model-wording.ts";
import { note } from "./wording.ts";

type Look = Pick<Page, "width" | "style">;

/** A question and its answer for people, its last "\n" and an empty line with it. */
export function terminalAnswer(article: Article, answered: Asked & StagedAnswer, look: Look): string {
  const { question, answer } = answered;
  const parts = [
    bold(look, question, flush),
    ...answer.understood.map(({ words, as }) => dim(look, say.understood(words, as), indented)),
    saidLines(answered, look),
    evidenceLines(article, answered, look),
    receiptLines(answered, look),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n")}\n\n`;
}

const indented = { first: "  ", rest: "  " };

function saidLines({ answer }: StagedAnswer, look: Look): Lines {
  if (answer.found === "no") return text(look, answer.evidence.length > 0 ? say.nearest : say.doesNotSay, indented);
  if (answer.said.length === 0) return text(look, say.bearOnIt, indented);
  const sentences = answer.said.map((one) => `${one.text} [${cited(one.sentences)}]`);
  const partly = answer.found === "partly" ? [say.saysPartly] : [];
  return text(look, [...sentences, ...partly].join(" "), indented);
}

const quotation = { first: "    │ ", rest: "    │ " };

/** The sentences themselves: slices of the article. */
function evidenceLines(article: Article, { answer }: StagedAnswer, look: Look): Lines {
  return answer.evidence.flatMap(({ sentence, span }) =>
    dim(look, `S${sentence}: ${slice(article.text, span)}`, quotation),
  );
}

function receiptLines({ answer, provenance }: StagedAnswer, look: Look): Lines {
  const { local, unread, prompt } = provenance;
  const isLocal = answer.mode === "local";
  const parts = [
    isLocal ? say.answeredLocally : say.answeredBy(answer.mode),
    prompt === null ? null : say.prompt(prompt.id, prompt.version),
    isLocal ? null : checkedPart(answer.checks),
    answer.withheld.length > 0 ? say.withheldOfAnswer(answer.withheld.length) : null,
    spentPart(provenance),
  ];
  const notes = [
    ...(local === null || local.kind === "no-model" ? [] : [say.modelNotUsed(withoutModel(local))]),
    ...(unread > 0 ? [say.unread(unread)] : []),
  ];
  return [
    ...dim(look, parts.filter((part) => part !== null).join(" · "), indented),
    ...notes.flatMap((one) => dim(look, `${note} ${one}`, indented)),
  ];
}
