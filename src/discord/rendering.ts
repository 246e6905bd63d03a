import type { Asked, Notice, Reply } from "../app/messenger.ts";
import { gateCodes } from "../errors.ts";
import { actionIds } from "./action-ids.ts";
import type { CustomIds } from "./custom-id.ts";
import type { Rendering } from "./messenger.ts";
import { answerShown } from "./render/answer.ts";
import { card } from "./render/card.ts";
import { noticeShown, noticeWhispered, type Notice as ShownNotice } from "./render/notices.ts";
import type { Payload } from "./render/parts.ts";
import { progressShown } from "./render/progress.ts";

/** Makes Discord's messages of the bot's answers. */
export function rendering(ids: CustomIds): Rendering {
  return {
    reply: (request, reply) => replyShown(request, reply, ids),
    begun: ({ kind }) => progressShown({ kind: kind === "ask" ? "answering" : "reading" }),
    notice: (_request, notice) => noticeWhispered(noticeOf(notice)),
  };
}

function replyShown(request: Asked, reply: Reply, ids: CustomIds): Payload {
  switch (reply.kind) {
    case "report": {
      const { article, reading, report, provenance, cached } = reply;
      const id = actionIds(request.id, { server: request.server, channel: { id: request.channel } }, { ids });
      const pressed = {
        claims: id("claims"),
        voices: id("voices"),
        wording: id("wording"),
        ask: id("ask"),
        delete: id("delete"),
      };
      return card({ article, reading, report, provenance, again: cached }, pressed);
    }
    case "answer": {
      const { article, reading, turn } = reply;
      const { answer, question } = turn;
      return answerShown({ article, reading, question, answer, provenance: answer });
    }
    case "notice":
      return noticeShown(noticeOf(reply));
    case "progress":
      return progressShown(reply.step);
  }
}

const ownCodes = ["busy", "failed", "gone"] as const;

function noticeOf({ code, facts }: Notice): ShownNotice {
  const gate = gateCodes.find((known) => known === code);
  if (gate) return { kind: "gate", code: gate };
  const { message, wayOn } = facts;
  if (typeof message === "string" && typeof wayOn === "string") return { kind: "trouble", message, wayOn };
  return { kind: ownCodes.find((known) => known === code) ?? "failed" };
}
