import { UserError, type ErrorCode } from "../errors.ts";
import type { Fault } from "../store/rows.ts";
import type { Notice } from "./messenger.ts";

/** One row that is kept cannot be read; nothing else is touched by it. */
export function isDamagedRow(error: unknown): boolean {
  return error instanceof UserError && error.code === "row-damaged";
}

const noticeCodes = ["busy", "flood", "gave-up", "not-kept", "damaged"] as const satisfies readonly ErrorCode[];
export type NoticeCode = (typeof noticeCodes)[number];

/** A notice in words of its own; a chat that has better ones goes by the code. */
export function noticeOf(code: NoticeCode): Notice {
  return { kind: "notice", ...faultOf(code) };
}

export function faultOf(code: NoticeCode): Fault {
  const [message, wayOn] = words[code];
  return { code, facts: { message, wayOn } };
}

export function faultFrom({ code, message, wayOn }: UserError): Fault {
  return { code, facts: { message, wayOn } };
}

/** The code that a job was given; null where it is none of these. */
export function noticeCode(code: unknown): NoticeCode | null {
  return noticeCodes.find((one) => one === code) ?? null;
}

const words: Readonly<Record<NoticeCode, readonly [message: string, wayOn: string]>> = {
  busy: ["I cannot take this on just now.", "Try again in a few minutes."],
  flood: ["You have several articles open with me already.", "Wait until one of them is answered, or cancel one."],
  "gave-up": [
    "I tried this several times and broke down over it each time. It is my fault, and it is noted.",
    "Try another link to the story, or paste its text.",
  ],
  "not-kept": ["I do not keep this article any more.", "Give me its link or its text again, then ask."],
  damaged: [
    "What I had kept of this article cannot be read any more, so I dropped it.",
    "Ask once more, and I read it anew.",
  ],
};
