import { UserError } from "../errors.ts";
import type { Task, TaskKind } from "./protocol.ts";
import type { Outcome } from "./running-child.ts";

/** What a person is told when the child brought no result; the reason for the log stands in `cause`. */
export function trouble({ kind }: Task, outcome: Outcome, timeoutMs: number): UserError {
  const what = names[kind];
  const failed = (message: string, cause: string): UserError =>
    new UserError("parse-failed", message, waysOn[kind], { cause: new Error(cause) });
  switch (outcome.kind) {
    case "too-slow":
      return failed(
        `Reading this ${what} took longer than ${timeoutMs / 1000} seconds, so it was stopped.`,
        "too slow",
      );
    case "died":
      return failed(`This ${what} made its reader run out of memory or break down.`, outcome.how);
    case "answered":
      if (outcome.answer.kind === "refused") {
        return new UserError(outcome.answer.code, outcome.answer.message, outcome.answer.wayOn);
      }
      if (outcome.answer.kind === "failed") {
        return failed(`This ${what} is damaged, or made in a way that cannot be read.`, outcome.answer.error);
      }
      return failed(`This ${what} made its reader answer nonsense.`, "a result of the wrong shape");
    case "babbled":
    case "aborted":
      return failed(`This ${what} made its reader answer nonsense.`, "a message of the wrong shape");
  }
}

export function tooManyWaiting(): UserError {
  return new UserError("busy", "Too many articles are being read right now.", "Try again in a minute.");
}

export function tooLarge({ kind }: Task, bytes: number, mostBytes: number): UserError {
  const size = (bytes / 1e6).toFixed(0);
  return new UserError(
    "too-large",
    `This ${names[kind]} has ${size} MB, and at most ${mostBytes / 1e6} MB are read.`,
    waysOn[kind],
  );
}

const names: { readonly [K in TaskKind]: string } = {
  html: "page",
  pdf: "PDF",
  text: "text",
  paste: "text",
  "pdf-text": "PDF",
  read: "text",
  report: "text",
  ground: "text",
  "ground-sentences": "text",
  answer: "text",
};
const paste = "Paste the article as text, or attach it as a text file.";
const part = "Give a part of it.";
const waysOn: { readonly [K in TaskKind]: string } = {
  html: paste,
  pdf: paste,
  text: part,
  paste: part,
  "pdf-text": paste,
  read: part,
  report: part,
  ground: part,
  "ground-sentences": part,
  answer: part,
};
