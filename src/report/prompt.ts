import { bylineText, type Article } from "../article/article.ts";
import type { Message } from "../model/model.ts";
import type { ReadSentence, Reading } from "../reading/reading.ts";
import { languageName } from "../text/languages.ts";
import { slice } from "../text/span.ts";
import type { Asked } from "./answer.ts";
import { ledgerLines } from "./prompt-ledger.ts";
import { answerNow, before, evidenceRules, shapes, wishes, type Shape } from "./prompt-rules.ts";
import { fenced, promptLine } from "./prompt-line.ts";
import type { PromptWords } from "./prompt-words.ts";

/** What goes into a prompt beside the article. */
export type Asking = {
  readonly words: PromptWords;
  /** What the moderators of a server wish for beside the words; null where they wish for nothing. */
  readonly house: string | null;
  /** Fresh for every request, and not to be guessed: it fences the strangers' text. */
  readonly marker: string;
  /** BCP 47: of the answer. */
  readonly language: string;
  readonly outside: boolean;
};

/** The whole article and its ledger, for the whole report. */
export function reportMessages(article: Article, reading: Reading, asking: Asking): readonly Message[] {
  return messages("report", asking, [
    fenced("article", [...headLines(article), ...numbered(article, reading.sentences)], asking.marker),
    fenced("ledger", ledgerLines(article, reading), asking.marker),
    answerNow(endsOf(reading.sentences)),
  ]);
}

/** What is told before any article, for whoever wants to see what moderators' words stand between. */
export function reportRules(asking: Asking): string {
  return messages("report", asking, [])[0]?.text ?? "";
}

const contextSentences = 2;

/** One part of a long article, with the sentences just before it for understanding only. */
export function partMessages(
  article: Article,
  reading: Reading,
  { part, asking }: { readonly part: readonly ReadSentence[]; readonly asking: Asking },
): readonly Message[] {
  const first = part[0]?.id ?? 1;
  const lead = reading.sentences.slice(Math.max(0, first - 1 - contextSentences), first - 1);
  return messages("part", asking, [
    fenced(
      "article",
      [
        ...headLines(article),
        ...lead.map(({ span }) => `(before)| ${promptLine(slice(article.text, span))}`),
        ...numbered(article, part),
      ],
      asking.marker,
    ),
    fenced("ledger", ledgerLines(article, reading), asking.marker),
    answerNow(endsOf(part)),
  ]);
}

/** A claim that was found in a part, as the whole is judged by. */
export type PartClaim = { readonly claimer: string; readonly text: string; readonly sentences: readonly number[] };

const openingSentences = 6;

/** The claims of all parts with the sentences they rest on, for the summary and what is left out of the whole. */
export function wholeMessages(
  article: Article,
  reading: Reading,
  { claims, asking }: { readonly claims: readonly PartClaim[]; readonly asking: Asking },
): readonly Message[] {
  const ids = new Set([
    ...reading.sentences.slice(0, openingSentences).map(({ id }) => id),
    ...claims.flatMap(({ sentences }) => sentences),
  ]);
  const shown = reading.sentences.filter(({ id }) => ids.has(id));
  return messages("whole", asking, [
    fenced("article", [...headLines(article), ...numbered(article, shown)], asking.marker),
    fenced(
      "claims",
      claims.map(({ claimer, text, sentences }) => `${claimer} (${sentences.join(", ")}): ${promptLine(text)}`),
      asking.marker,
    ),
    fenced("ledger", ledgerLines(article, reading), asking.marker),
    "The article is long; these are its opening and the sentences its claims rest on. Answer with the JSON object now.",
  ]);
}

/**
 * A question about the article, or about the sentences of it that there is room for. The question and those before it
 * are a stranger's, too.
 */
export function askMessages(
  article: Article,
  reading: Reading,
  given: {
    readonly question: string;
    readonly earlier: readonly Asked[];
    readonly sentences: readonly ReadSentence[];
    readonly asking: Asking;
  },
): readonly Message[] {
  const { question, earlier, sentences, asking } = given;
  const past = earlier.slice(-earlierMost).flatMap((one) => earlierLines(one));
  return messages("ask", asking, [
    fenced("article", [...headLines(article), ...numbered(article, sentences)], asking.marker),
    fenced("ledger", ledgerLines(article, reading), asking.marker),
    ...(past.length === 0 ? [] : [fenced("earlier questions", past, asking.marker)]),
    fenced("question", [promptLine(question)], asking.marker),
    answerNow(endsOf(sentences)),
  ]);
}

const earlierMost = 4;

function earlierLines({ question, answer }: Asked): readonly string[] {
  const said = answer.said.map(({ text, sentences }) => `${promptLine(text)} (${sentences.join(", ")})`);
  const shown = `sentences ${answer.evidence.map(({ sentence }) => sentence).join(", ")}`;
  const bare = answer.evidence.length === 0 ? "the article does not say" : shown;
  return [`asked: ${promptLine(question)}`, `answered: ${said.length > 0 ? said.join(" ") : bare}`];
}

/** Questions of a report, to be looked for in the sentences that bear on them. They are a model's words, and fenced. */
export function lookMessages(
  article: Article,
  given: {
    readonly questions: readonly { readonly label: string; readonly question: string }[];
    readonly sentences: readonly ReadSentence[];
    readonly asking: Asking;
  },
): readonly Message[] {
  const { questions, sentences, asking } = given;
  const lines = questions.map(({ label, question }) => `${label}: ${promptLine(question)}`);
  return messages("look", asking, [
    fenced("article", numbered(article, sentences), asking.marker),
    fenced("questions", lines, asking.marker),
    answerNow(endsOf(sentences)),
  ]);
}

/** The sentences with their numbers, one a line: "12| Rents rose." */
export function numbered({ text }: Article, sentences: readonly ReadSentence[]): readonly string[] {
  return sentences.map(({ id, span }) => `${id}| ${promptLine(slice(text, span))}`);
}

function messages(shape: Shape, asking: Asking, parts: readonly string[]): readonly Message[] {
  const { words, house, marker, language, outside } = asking;
  const system = [
    before(marker),
    words.words,
    ...(house === null ? [] : [wishes, fenced("wishes", house.split(/\r?\n/).map(promptLine), marker)]),
    evidenceRules(shape, { language: languageName(language) ?? "English", outside }),
    shapes[shape],
  ];
  return [
    { role: "system", text: system.join("\n\n") },
    { role: "user", text: parts.join("\n\n") },
  ];
}

function headLines({ title, outlet, published, byline }: Article): readonly string[] {
  const lines = [
    ["title", title],
    ["outlet", outlet],
    ["by", bylineText(byline)],
    ["published", published],
  ] as const;
  return lines.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${promptLine(value)}`]));
}

function endsOf(sentences: readonly ReadSentence[]): { readonly first: number; readonly last: number } {
  return { first: sentences[0]?.id ?? 1, last: sentences.at(-1)?.id ?? 1 };
}
