import { shortBudgets, type BudgetLimits } from "../../src/app/budgets.ts";
import { meteredModel } from "../../src/app/metered-model.ts";
import type { Configured } from "../../src/cli/stages.ts";
import type { ModelServer } from "../../src/model/exchange.ts";
import { shortMemory } from "../../src/model/learned.ts";
import { openaiModel } from "../../src/model/openai.ts";
import { fixedClock } from "../fixed-clock.ts";
import { noon } from "../model/ask.ts";
import { body, promptOf, shapeOf, streamed, type Answer, type ChatServer, type Seen } from "../model/chat-server.ts";
import { localStage } from "./run-read.ts";

export const story = `The council raised the rent on Tuesday. “We had no choice,” said Ana Ruiz, the mayor.

Tenants will pay 4 per cent more from May, and the union says that it will go to court over the rise. It wants the council to publish the figures on which the rise is based, and to wait until the new budget is agreed.`;

const claims = [
  { quote: "We had no choice", sentence: 2, claimer: "Ana Ruiz", kind: "judgement", text: "There was no choice." },
  {
    quote: "it will go to court over the rise",
    sentence: 3,
    claimer: "the union",
    kind: "intention",
    text: "It will go to court over the rise.",
  },
];
const perspectives = [
  {
    kind: "affected",
    who: "Tenants",
    trigger: "Tenants will pay 4 per cent more from May",
    sentence: 3,
    why: "They pay the rise.",
    question: "What do the tenants who pay the rise say?",
    outside: null,
  },
  {
    kind: "history",
    who: "earlier rises",
    trigger: "The council raised the rent on Tuesday",
    sentence: 1,
    why: "No earlier rise is given to compare with.",
    question: "By how much was the rent raised in the years before?",
    outside: "The council raised rents in many towns after the war.",
  },
];
const summary = [
  { text: "The council has put up the rent; tenants pay 4 per cent more from May.", sentences: [1, 3] },
  { text: "Ana Ruiz, the mayor, says that there was no choice.", sentences: [2] },
];

/** What a good model answers about the story, by the shape that is asked for. */
export const goodAnswers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  report_v1: { claims, perspectives, summary },
  repair_v1: { claims: [], perspectives: [], summary: [] },
  look_v1: { answered: [] },
  ask_v1: { found: "yes", answer: [{ text: "They pay 4 per cent more from May.", sentences: [3] }] },
  ask_repair_v1: { answer: [] },
};

/** Answers each request by its shape; the numbers at the ends are read off the request, as a model would. */
export function answering(answers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = goodAnswers): Answer {
  return (response, seen, nth) => {
    if (seen.path.endsWith("/models")) return body({ data: [] })(response, seen, nth);
    const answer = { ...endsIn(seen), ...goodAnswers[shapeOf(seen)], ...answers[shapeOf(seen)] };
    const prompt_tokens = Math.ceil(promptOf(seen).length / 4);
    return streamed(JSON.stringify(answer), { prompt_tokens, completion_tokens: 90 })(response, seen, nth);
  };
}

function endsIn(seen: Seen): object {
  const ids = [...promptOf(seen).matchAll(/^(\d+)\| /gm)].map(([, id]) => Number(id));
  return { first_sentence: ids[0], last_sentence: ids.at(-1) };
}

export type Setting = Partial<ModelServer> & {
  readonly budgets?: Partial<BudgetLimits>;
  readonly secondLook?: boolean;
};

/** The stage as the program sets it up, with the model at a server. */
export function modelAt({ baseUrl }: Pick<ChatServer, "baseUrl">, setting: Setting = {}): () => Promise<Configured> {
  const { budgets: limits, secondLook = true, ...server } = setting;
  const clock = fixedClock(noon);
  const settings = { baseUrl, model: "asked-1", key: () => "sk-secret-0123456789", contextTokens: 32_768, ...server };
  const model = openaiModel({ silenceMs: 20_000, wholeMs: 20_000, ...settings }, { clock, memory: shortMemory() });
  const budgets = shortBudgets({ request: 1e6, user: 1e6, server: 1e6, bot: 1e6, ...limits }, clock);
  return () => {
    const stage = localStage();
    const looked = secondLook ? { ...stage, secondLook: stage.words.secondLook } : stage;
    return Promise.resolve({
      kind: "ready",
      stageFor: (request) => {
        const spender = { request, user: null, server: null };
        return { ...looked, model: meteredModel(model, { budgets, spenders: [spender] }) };
      },
    });
  };
}
