import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { openGiven } from "../../src/app/open-given.ts";
import { givenAnswer, writtenAnswer } from "../../src/report/written-answer.ts";
import { body, chatServer, streamed, type ChatServer, promptOf, shapeOf } from "../model/chat-server.ts";
import { read } from "../report/answer-fixtures.ts";
import { storyOf } from "./newsroom.ts";

const name = "harbour-strike-commerce-ledger";
const story = storyOf(name);

/** The story with another last line, so that it is another article. */
export function articleWith(nth: number): string {
  return `${story}\n\nThe harbour office gave the case the number ${nth}.`;
}

/** A server whose model answers well whatever it is asked about the story. */
export async function spokenModel(): Promise<ChatServer> {
  const given = { kind: "text", text: story, url: null, doubts: [] } as const;
  const parse = async (): Promise<never> => expect.fail("text is not parsed elsewhere");
  const { article } = await openGiven(given, { parse }, AbortSignal.timeout(5000));
  const file = new URL(`../report/correct-answers/${name}.json`, import.meta.url);
  const good = givenAnswer(writtenAnswer.parse(JSON.parse(readFileSync(file, "utf8"))), article, read(article));
  const said: Readonly<Record<string, object>> = {
    report_v1: good,
    repair_v1: { claims: [], perspectives: [], summary: [] },
    look_v1: { answered: [] },
    ask_v1: { found: "yes", answer: [good.summary[0]] },
    ask_repair_v1: { answer: [] },
  };
  return await chatServer((response, seen, nth) => {
    if (seen.path.endsWith("/models"))
      return body({ data: [{ id: "scripted", max_model_len: 65_536 }] })(response, seen, nth);
    const ids = [...promptOf(seen).matchAll(/^(\d+)\| /gm)].map(([, id]) => Number(id));
    const ends = { first_sentence: ids[0], last_sentence: ids.at(-1) };
    const text = JSON.stringify({ ...ends, ...said[shapeOf(seen)] });
    const usage = { prompt_tokens: Math.ceil(promptOf(seen).length / 4), completion_tokens: 90 };
    return streamed(text, usage)(response, seen, nth);
  });
}

/** What an operator sets to have it asked. */
export function envFor({ baseUrl }: Pick<ChatServer, "baseUrl">): Readonly<Record<string, string>> {
  return { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: "scripted", OPENAI_API_KEY: "sk-canary-0123456789" };
}
