import { readFileSync } from "node:fs";
import { openText } from "../../src/app/open-given.ts";
import { givenAnswer, writtenAnswer } from "../../src/report/written-answer.ts";
import { loadWrittenAnswers, seedArticlePath } from "../../src/seeds.ts";
import {
  body,
  chatServer,
  promptOf,
  shapeOf,
  streamed,
  type Answer,
  type ChatServer,
  type Seen,
} from "../model/chat-server.ts";
import { correctAnswers, read } from "../report/answer-fixtures.ts";

type Known = Pick<ReturnType<typeof correctAnswers>[number], "article" | "reading" | "answer">;
export type Report = Known["answer"];

/** The tone by which the model knows a draft’s words. */
export const brisk = "Brisk.";

/** How the model does; a test changes it as it goes. */
export type Doing = {
  /** What it makes of a good report where it is asked with the draft’s words. */
  withDraft: (report: Report) => Partial<Report>;
  /** Requests that it answers before it goes down. */
  answersLeft: number;
  /** Milliseconds that it takes for each. */
  takesMs: number;
};

export const doingWell: Doing = { withDraft: () => ({}), answersLeft: Infinity, takesMs: 0 };

/** `spans`: from when to when each request was in its hands, by `performance.now()`. */
export type TrialModel = ChatServer & {
  readonly env: Readonly<Record<string, string>>;
  readonly spans: readonly (readonly [from: number, to: number])[];
};

/** A model that answers about the sample articles as a careful person would, in an HTTP server on loopback. */
export async function trialModel(doing: Doing): Promise<TrialModel> {
  const answers = knownAnswers();
  const spans: (readonly [number, number])[] = [];
  const speak: Answer = (response, seen, nth) => {
    if (seen.path.endsWith("/models"))
      return body({ data: [{ id: "scripted", max_model_len: 65_536 }] })(response, seen, nth);
    doing.answersLeft -= 1;
    if (doing.answersLeft < 0) return void response.writeHead(401).end("{}");
    const came = performance.now();
    const usage = { prompt_tokens: Math.ceil(promptOf(seen).length / 4), completion_tokens: 90 };
    setTimeout(() => {
      streamed(JSON.stringify(saidTo(seen, answers, doing)), usage)(response, seen, nth);
      spans.push([came, performance.now()]);
    }, doing.takesMs);
  };
  const server = await chatServer(speak);
  return { ...server, spans, env: envFor(server.baseUrl), [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

function envFor(baseUrl: string): Readonly<Record<string, string>> {
  return {
    OPENAI_BASE_URL: baseUrl,
    OPENAI_MODEL: "scripted",
    OPENAI_API_KEY: "sk-canary-0123456789",
    BUDGET_REQUEST_TOKENS: "100000000",
    BUDGET_USER_TOKENS: "100000000",
    BUDGET_SERVER_TOKENS: "100000000",
    BUDGET_BOT_TOKENS: "100000000",
  };
}

const inFile = "street-market-traders-unheard";

/** The answers that a person wrote for the samples, and for an article as it comes in a file, its title taken off. */
function knownAnswers(): readonly Known[] {
  const samples = correctAnswers().filter(({ language, name }) => language === "en" && name.startsWith("seeds/"));
  const text = readFileSync(seedArticlePath(`${inFile}.txt`), "utf8");
  const { article } = openText({ kind: "text", text, url: null, doubts: [] });
  const reading = read(article);
  const written = writtenAnswer.parse(loadWrittenAnswers().get(inFile));
  return [...samples, { article, reading, answer: givenAnswer(written, article, reading) }];
}

function saidTo(seen: Seen, answers: readonly Known[], { withDraft }: Doing): object {
  const empty = { claims: [], perspectives: [], summary: [] };
  if (shapeOf(seen) === "look_v1") return { answered: [] };
  const prompt = promptOf(seen);
  const found = answers.findLast(({ article }) => prompt.includes(article.title ?? "\0"));
  if (shapeOf(seen) !== "report_v1" || found === undefined) return empty;
  const changed = prompt.includes(brisk) ? withDraft(found.answer) : {};
  return { first_sentence: 1, last_sentence: found.reading.sentences.length, ...found.answer, ...changed };
}
