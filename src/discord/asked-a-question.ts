import type { Incoming } from "../app/accept.ts";
import { UserError } from "../errors.ts";
import { tokenMs } from "./asked-to-read.ts";
import type { Call } from "./call.ts";

/** A question from an interaction. `thread`: under which the article's talk is kept. */
export function askedAQuestion(
  { id, token, caller }: Call,
  { question, thread, at }: { readonly question: string; readonly thread: string; readonly at: number },
): Incoming {
  if (question.trim() === "")
    throw new UserError("usage", "There is no question in this.", "Write what you want to know.");
  return {
    id,
    kind: "ask",
    server: caller.server,
    channel: caller.channel.id,
    user: caller.user,
    language: caller.serverLanguage ?? caller.language,
    isPrivate: false,
    source: { kind: "question", thread, question: question.trim() },
    address: { kind: "interaction", token, until: at + tokenMs },
    createdAt: at,
  };
}
