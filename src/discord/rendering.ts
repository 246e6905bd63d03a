import type { Asked, Reply } from "../app/messenger.ts";
import { usualShowing } from "../app/showing.ts";
import { actionIds } from "./action-ids.ts";
import type { CustomIds } from "./custom-id.ts";
import type { Rendering } from "./messenger.ts";
import { answerShown } from "./render/answer.ts";
import { marked } from "./render/markdown.ts";
import { onlyAPart } from "./wording-notices.ts";
import { card } from "./render/card.ts";
import { noticeFor, noticeShown, noticeWhispered } from "./render/notices.ts";
import { withLine, type Payload } from "./render/parts.ts";
import { pointerShown } from "./render/pointer.ts";
import { progressShown } from "./render/progress.ts";

/** Makes Discord's messages of the bot's answers. */
export function rendering(ids: CustomIds): Rendering {
  return {
    reply: (request, reply) => replyShown(request, reply, ids),
    begun: ({ kind }) => progressShown({ kind: kind === "ask" ? "answering" : "reading" }),
    notice: (_request, notice) => noticeWhispered(noticeFor(notice)),
  };
}

/** With a line below where only a part of what was pasted could be seen. */
function replyShown(request: Asked, reply: Reply, ids: CustomIds): Payload {
  const payload = replyItself(request, reply, ids);
  const { source } = request;
  const isPart = source?.kind === "paste" && source.isPart === true;
  const isAnswered = reply.kind === "report" || reply.kind === "notice";
  return isPart && isAnswered ? withLine(payload, marked`-# ${onlyAPart}`) : payload;
}

function replyItself(request: Asked, reply: Reply, ids: CustomIds): Payload {
  switch (reply.kind) {
    case "report": {
      const { article, reading, report, provenance, cached } = reply;
      const share = reply.share === null ? {} : { share: reply.share };
      const id = actionIds(request.id, { server: request.server, channel: { id: request.channel } }, { ids });
      const pressed = {
        claims: id("claims"),
        voices: id("voices"),
        wording: id("wording"),
        ask: id("ask"),
        delete: id("delete"),
      };
      const shown = { article, reading, report, provenance, again: cached, ...share };
      return card(shown, pressed, request.showing ?? usualShowing);
    }
    case "answer": {
      const { article, reading, turn } = reply;
      const { answer } = turn;
      const share = reply.share === null ? {} : { share: reply.share };
      // In reply to a message, the question stands above already.
      const isReply = request.address.kind === "message" && request.address.message !== null;
      const question = isReply ? null : turn.question;
      const noThread = request.showing?.noThread ?? null;
      return answerShown({ article, reading, question, answer, provenance: answer, ...share }, noThread);
    }
    case "in-thread":
      return reply.of === "report" ? pointerShown(reply) : noticeShown({ kind: "in-thread" });
    case "notice":
      return noticeShown(noticeFor(reply));
    case "progress":
      return progressShown(reply.step);
  }
}
