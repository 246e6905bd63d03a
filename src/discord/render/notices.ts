import { gateWords } from "../../article/gate-words.ts";
import type { Notice as AppNotice } from "../../app/messenger.ts";
import { gateCodes, type GateCode } from "../../errors.ts";
import * as say from "../wording-notices.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
import { container, fileSent, shown, textDisplay, whispered, type Payload } from "./parts.ts";
import { shortened } from "./speakers.ts";

/** Why there is no report. */
export type Notice =
  | { readonly kind: keyof typeof say.notices }
  /** The page or the text is not the story, or not the whole of it. */
  | { readonly kind: "gate"; readonly code: GateCode }
  /** What a `UserError` says. */
  | { readonly kind: "trouble"; readonly message: string; readonly wayOn: string }
  /** A share is used up. `againIn`: minutes until there is more. */
  | { readonly kind: "budget"; readonly scope: keyof typeof say.budgets; readonly againIn: number };

const ownCodes = ["busy", "failed", "gone"] as const;

/** What the bot says by code, in the words that there are for it. */
export function noticeFor({ code, facts }: AppNotice): Notice {
  const gate = gateCodes.find((known) => known === code);
  if (gate) return { kind: "gate", code: gate };
  const { message, wayOn } = facts;
  if (typeof message === "string" && typeof wayOn === "string") return { kind: "trouble", message, wayOn };
  return { kind: ownCodes.find((known) => known === code) ?? "failed" };
}

/** For everybody in the channel, in the place of the report. */
export function noticeShown(notice: Notice): Payload {
  return shown([container([textDisplay(noticeText(notice))])]);
}

/** For whoever asked or pressed. */
export function noticeWhispered(notice: Notice): Payload {
  return whispered([container([textDisplay(noticeText(notice))])]);
}

/** The same with what they had typed, in a file that goes along. */
export function noticeWithFile(notice: Notice, fileName: string): Payload {
  const said = lines([noticeText(notice), marked`${say.typedBack}`]);
  return whispered([container([textDisplay(said), fileSent(fileName)])]);
}

const textMost = 500; // characters

function noticeText(notice: Notice): Markdown {
  if (notice.kind === "gate") {
    const { reason, waysOn } = gateWords(notice.code);
    return lines([marked`${reason}`, marked`**${say.waysOnHeading}**`, ...waysOn.map((way) => marked`- ${way}`)]);
  }
  const { what, wayOn } = twoSentences(notice);
  return lines([marked`${shortened(what, textMost)}`, marked`${shortened(wayOn, textMost)}`]);
}

type TwoSentences = { readonly what: string; readonly wayOn: string };

function twoSentences(notice: Exclude<Notice, { kind: "gate" }>): TwoSentences {
  if (notice.kind === "trouble") return { what: notice.message, wayOn: notice.wayOn };
  if (notice.kind !== "budget") return say.notices[notice.kind];
  return { what: say.budgets[notice.scope], wayOn: say.budgetAgain(Math.max(1, Math.ceil(notice.againIn))) };
}
