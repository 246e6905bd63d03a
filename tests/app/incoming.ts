import { readFileSync } from "node:fs";
import type { TrialDesk } from "../../src/app/words/trial-desk.ts";
import type { Incoming } from "../../src/app/accept.ts";
import { seedArticlePath } from "../../src/seeds.ts";
import type { QuestionDesk } from "../../src/app/question-desk.ts";
import type { Source, StoredAnswer } from "../../src/store/rows.ts";
import { tokenMs } from "./chat.ts";

export const story = readFileSync(seedArticlePath("street-market-traders-unheard.txt"), "utf8");
export const link = "https://news.example.org/market";

let lastId = 0;

/** A request of the kind that most are, each by a member of its own, with what differs. */
export function incoming(now: number, differs: Partial<Incoming> = {}): Incoming {
  lastId += 1;
  const source: Source = { kind: "link", url: link };
  const id = `${1000 + lastId}`;
  return {
    id,
    kind: "read",
    server: "s1",
    channel: "c1",
    user: `member ${lastId}`,
    language: "en",
    isPrivate: false,
    source,
    address: { kind: "interaction", token: `aW50ZXJhY3Rpb246-${differs.id ?? id}`, until: now + tokenMs },
    createdAt: now,
    ...differs,
  };
}

/** Finds no answer to anything. */
export const silentQuestions: QuestionDesk = {
  answer: async () => ({ answer: nothingFound, model: null, tokens: null, trouble: null }),
};

/** Nobody tries words there. */
export const silentTrials: TrialDesk = {
  hasModel: false,
  trial: async () => await Promise.reject(new Error("no words are tried here")),
  check: async () => await Promise.reject(new Error("no words are checked here")),
  file: async () => await Promise.reject(new Error("no files are opened here")),
};

export const nothingFound: StoredAnswer = {
  mode: "local",
  found: "no",
  said: [],
  evidence: [],
  understood: [],
  withheld: [],
  checks: {},
  local: "no-model",
};

/** What was pasted in one message. */
export function pasted(text: string): Source {
  return { kind: "paste", pieces: [{ kind: "message", text }] };
}
