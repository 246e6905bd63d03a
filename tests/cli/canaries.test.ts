import { describe, expect, test } from "vitest";
import { body, chatServer, error, streamed, type Answer, promptOf } from "../model/chat-server.ts";
import { answering, goodAnswers, modelAt, story } from "./model-at.ts";
import { runRead } from "./run-read.ts";

// Told to nobody but the server: the key, and to no log what the article or the model says.
const key = "sk-canary-0f2a9c77";
const inArticle = "Zanzibarquell";
const inAnswer = "Wunderhornblau";
const article = `${story} Nobody at ${inArticle} was asked about it.`;

const claims = [goodAnswers["report_v1"]?.["claims"]].flat();
const invented = { quote: inAnswer, sentence: 2, claimer: inAnswer, kind: "statement", text: inAnswer };

/** Ways in which a server or a model may let slip what it was told. */
const ways: readonly (readonly [string, Answer])[] = [
  [
    "an answer with inventions in it",
    answering({ report_v1: { ...goodAnswers["report_v1"], claims: [...claims, invented] } }),
  ],
  [
    "an answer of inventions",
    answering({ report_v1: { claims: [invented], summary: [{ text: inAnswer, sentences: [1] }] } }),
  ],
  ["prose", streamed(`${inAnswer}: I read of ${inArticle}, with ${key}.`)],
  [
    "an error that repeats the request",
    (response, seen, nth) =>
      body(error(`Bad request: ${promptOf(seen).slice(-600)} ${key} ${seen.headers.authorization}`), 400)(
        response,
        seen,
        nth,
      ),
  ],
  ["an error that repeats the key", body(error(`Incorrect API key provided: ${key}`), 401)],
  [
    "a page that repeats both",
    (response, seen, nth) => body(`<html>${key} ${promptOf(seen)}</html>`, 502)(response, seen, nth),
  ],
  ["a refusal", answering({ report_v1: { refusal: inAnswer } })],
];

describe.each(ways)("after %s", (_, answer) => {
  test("no canary is in what is logged, in the provenance, or in why something is withheld", async () => {
    await using server = await chatServer(answer);
    const modelStage = modelAt(server, { key: () => key });
    const { err, out } = await runRead(["-", "--model", "--json"], [article], { modelStage, terminal: true });
    const { provenance, report } = JSON.parse(out);
    const told = `${err}\n${JSON.stringify(provenance)}\n${JSON.stringify(report.withheld)}`;
    for (const canary of [key, inArticle, inAnswer]) expect(told).not.toContain(canary);
    expect(out).not.toContain(key);
    expect(JSON.stringify(report)).not.toContain(inAnswer);
    expect(server.seen.some((seen) => promptOf(seen).includes(inArticle))).toBe(true);
    expect(server.seen.every((seen) => !promptOf(seen).includes(key))).toBe(true);
  });

  test("no canary is on the terminal beside the report", async () => {
    await using server = await chatServer(answer);
    const modelStage = modelAt(server, { key: () => key });
    const { err, out } = await runRead(["-", "--model", "--evidence"], [article], { modelStage, terminal: true });
    for (const canary of [key, inArticle, inAnswer]) expect(err).not.toContain(canary);
    expect(out).not.toContain(key);
    expect(out).not.toContain(inAnswer);
  });
});
