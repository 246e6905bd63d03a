import type { Incoming } from "../app/accept.ts";
import { UserError } from "../errors.ts";
import { tokenMs } from "./asked-to-read.ts";
import type { Call } from "./call.ts";

export type AQuestion = {
  readonly question: string;
  /** Under which the article's talk is kept. */
  readonly thread: string;
  readonly isPrivate: boolean;
  readonly at: number;
};

/** A question from an interaction. Fails with a UserError where there is none in it. */
export function askedAQuestion({ id, token, caller }: Call, asked: AQuestion): Incoming {
  const { question, thread, isPrivate, at } = asked;
  if (question.trim() === "")
    throw new UserError("usage", "There is no question in this.", "Write what you want to know.");
  return {
    id,
    kind: "ask",
    server: caller.server,
    channel: caller.channel.id,
    user: caller.user,
    language: caller.serverLanguage ?? caller.language,
    isPrivate,
    source: { kind: "question", thread, question: question.trim() },
    address: { kind: "interaction", token, until: at + tokenMs },
    createdAt: at,
  };
}
