import type { ShareLeft } from "../../app/share-left.ts";
import type { Evidence } from "../../reading/reading.ts";
import type { SummarySentence } from "../../report/report.ts";
import type { NoThread, StoredProvenance } from "../../store/rows.ts";
import { roomy } from "../limits.ts";
import * as say from "../wording.ts";
import * as notice from "../wording-notices.ts";
import { noThread as noThreads } from "../wording-threads.ts";
import { usedUp } from "../wording-shares.ts";
import { sentencesOf } from "./claim-pages.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
import { container, fits, shown, textDisplay, whispered, type Payload } from "./parts.ts";
import { capitalised, shortened, type Read } from "./speakers.ts";

/** What is known of an answer. `said`: a model's sentences, none without one. `evidence`: the article's own. */
export type AnswerOf = Read & {
  /** Shown above the answer where it does not stand under the question already; else null. */
  readonly question: string | null;
  readonly answer: {
    readonly mode: string;
    readonly found: "yes" | "partly" | "no";
    readonly said: readonly SummarySentence[];
    readonly evidence: readonly Evidence[];
    readonly understood: readonly { readonly words: string; readonly as: string }[];
  };
  /** Why it was made without the model that is set; null where it was made with one. */
  readonly provenance: Pick<StoredProvenance, "local">;
  /** What is left of the budget that it was too little of. */
  readonly share?: ShareLeft;
};

/**
 * An answer for everybody in the thread: sentences with their numbers, and the article's own as quotations. `noThread`:
 * why it does not stand in one; null where that is as it was to be.
 */
export function answerShown(of: AnswerOf, noThread: NoThread | null = null): Payload {
  const why = noThread === null ? [] : [textDisplay(marked`-# ${noThreads[noThread]}`)];
  return shown([...why, container(answerTexts(of).map(textDisplay))]);
}

export function answerWhispered(of: AnswerOf): Payload {
  return whispered([container(answerTexts(of).map(textDisplay))]);
}

const questionMost = 300; // characters
const sentenceMost = 500;

/** What is said, and below it how it was come by. */
function answerTexts(of: AnswerOf): readonly Markdown[] {
  const { question, answer } = of;
  const before = [
    ...(question === null ? [] : [marked`**${notice.question}** ${shortened(question, questionMost)}`]),
    ...verdict(of),
    ...answer.said.map(({ text, sentences }) => marked`${shortened(text, sentenceMost)} (${say.cited(sentences)})`),
  ];
  const how = marked`-# ${footOf(of)}`;
  const foot = of.share === undefined ? how : marked`${how}\n-# ${usedUp(of.share)}`;
  const quoted = answer.found === "no" ? [] : sentencesOf(of, answer.evidence);
  let most = quoted.length;
  while (most > 0 && !fits([lines([...before, ...quoted.slice(0, most)]), foot], roomy)) most -= 1;
  return [lines([...fitting(before, foot), ...quoted.slice(0, most)]), foot];
}

/** The first lines that there is room for. */
function fitting(texts: readonly Markdown[], foot: Markdown): readonly Markdown[] {
  let most = texts.length;
  while (most > 1 && !fits([lines(texts.slice(0, most)), foot], roomy)) most -= 1;
  return texts.slice(0, most);
}

function verdict({ answer }: AnswerOf): readonly Markdown[] {
  if (answer.found === "no") return [marked`${notice.nothingSaid}`];
  if (answer.said.length === 0) return [marked`${notice.bearing}`];
  return answer.found === "partly" ? [marked`${notice.partlySaid}`] : [];
}

function footOf({ answer, provenance }: AnswerOf): string {
  const why = provenance.local === null ? null : notice.whyLocal(provenance.local);
  const unread = why === null ? say.readWithoutModel : `${say.readWithoutModel}: ${why}`;
  const parts = [
    ...answer.understood.map(({ words, as }) => notice.takenAs(shortened(words, 40), shortened(as, 60))),
    ...(provenance.local !== null && answer.found === "no" ? [notice.gapOnlyAsFarAsWords] : []),
    notice.fromArticleAlone,
    provenance.local === null ? say.readBy(shortened(answer.mode, 60)) : unread,
    say.mayBeWrong,
  ];
  return capitalised(parts.join(" · "));
}
