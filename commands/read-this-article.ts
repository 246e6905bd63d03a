import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from "discord-api-types/v10";
import { askedToRead, asPart, sourceOfMessages } from "../src/discord/asked-to-read.ts";
import type { Command } from "../src/discord/command.ts";
import { hasUnseenPieces, piecesOfPaste } from "../src/discord/pastes.ts";
import { noticeWhispered } from "../src/discord/render/notices.ts";

/** “Read this article” in the menu of any message: its link, its text, its files, and the rest of a paste around it. */
export const readThisArticle: Command = {
  definition: {
    type: ApplicationCommandType.Message,
    name: "Read this article",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  answer: async (call, app, signal) => {
    if (call.act.kind !== "message-menu") throw new TypeError("a message's menu was called in another way");
    const { target } = call.act;
    const around = await app.around(target, signal);
    const pieces = piecesOfPaste(target, around);
    const mayMiss = !app.readsMessages && call.caller.server !== null;
    const source = asPart(sourceOfMessages(pieces), mayMiss && hasUnseenPieces(pieces, around));
    if (source === null) return { kind: "show", payload: noticeWhispered({ kind: "nothing-to-read" }) };
    return { kind: "accept", incoming: askedToRead(call, { source, isPrivate: false, at: app.flow.clock.now() }) };
  },
  parts: {
    // The quiet button below an article that nobody asked about. Its delivery is the message with the article.
    read: async (call, app, signal) => {
      const target = await app.message(call.caller.channel.id, call.press.delivery, signal);
      const pieces = target === null ? [] : piecesOfPaste(target, await app.around(target, signal));
      const source = sourceOfMessages(pieces);
      if (source === null) return { kind: "show", payload: noticeWhispered({ kind: "nothing-to-read" }) };
      return { kind: "accept", incoming: askedToRead(call, { source, isPrivate: false, at: app.flow.clock.now() }) };
    },
  },
};
