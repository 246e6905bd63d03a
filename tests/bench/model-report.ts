import { reportOn, type ModelStage } from "../../src/app/model-stage.ts";
import type { Article } from "../../src/article/article.ts";
import { terminalReport } from "../../src/cli/terminal.ts";
import type { CompletionRequest } from "../../src/model/model.ts";
import { scriptedModel, type Scripted } from "../../src/model/scripted.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { slice } from "../../src/text/span.ts";
import { shippedWords } from "../../prompts/index.ts";

/**
 * Milliseconds that a report takes beside a model which answers at once, one for each run, after as many to warm up:
 * reading, prompt, grounding, one repair, the second look and the lines for the terminal.
 */
export async function benchModelReport(
  article: Article,
  read: (article: Article) => Reading,
  runs: number,
): Promise<readonly number[]> {
  const { secondLook, ...words } = shippedWords();
  const answer = answerFrom(article, read(article));
  const model = scriptedModel((request) => answerTo(request, answer));
  const stage: ModelStage = { model, read, words, secondLook, marker: () => "k3v9x0q7m2" };
  const took: number[] = [];
  for (let run = 0; run < 2 * runs; run += 1) {
    globalThis.gc?.();
    const began = performance.now();
    const request = { article, reading: read(article), language: "en", house: null, outside: true };
    const { report, reading, provenance } = await reportOn(request, stage, new AbortController().signal);
    const style = (_: string, text: string): string => text;
    terminalReport(article, reading, report, { width: 80, style, evidence: false, provenance });
    if (run >= runs) took.push(performance.now() - began);
    if (report.mode === "local" || provenance.calls !== 3)
      throw new Error("the model's report was not made in three calls");
  }
  return took;
}

function answerTo({ schema, sentences }: CompletionRequest, report: object): Scripted {
  const ends = { first_sentence: sentences?.first, last_sentence: sentences?.last };
  if (schema.name === "report_v1") return { json: { ...ends, ...report } };
  if (schema.name === "look_v1") return { json: { ...ends, answered: [] } };
  return { json: { claims: [], perspectives: [], summary: [] } };
}

/** Ten claims and a summary in the article's words, one sentence that does not stand, and one question. */
function answerFrom({ text }: Article, { sentences, claims, voices }: Reading): object {
  const wordsOf = (id: number): string => slice(text, sentences[id - 1]?.span ?? { start: 0, end: 0 });
  const own = claims.slice(0, 10).flatMap(({ claimer, kind, evidence: [at] }) => {
    const quote = at === undefined ? "" : slice(text, at.span);
    return at === undefined ? [] : [{ quote, sentence: at.sentence, claimer, kind, text: quote }];
  });
  const told = sentences.filter(({ attributed, span }) => !attributed && span.end - span.start < 90).slice(0, 3);
  const unheard = voices.find(({ heard, refused }) => heard === "mentioned" && refused === null);
  const at = unheard?.mentions[0]?.sentence ?? 1;
  return {
    claims: own,
    perspectives: [
      {
        kind: "history",
        who: unheard?.name ?? "earlier events",
        trigger: wordsOf(at),
        sentence: at,
        why: "Nothing is told of earlier years.",
        question: `What was known of ${unheard?.name ?? "this"} in the decades before?`,
        outside: null,
      },
    ],
    summary: [
      ...told.map(({ id }) => ({ text: `“${wordsOf(id)}”`, sentences: [id] })),
      { text: "There were 999 of them.", sentences: [1] },
    ],
  };
}
