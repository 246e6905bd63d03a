import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord-api-types/v10";
import { deleteAnswer } from "../src/app/privacy.ts";
import { UserError } from "../src/errors.ts";
import { acting } from "../src/discord/acting.ts";
import { actionIds } from "../src/discord/action-ids.ts";
import { askedToRead, sourceOf } from "../src/discord/asked-to-read.ts";
import type { Call } from "../src/discord/call.ts";
import type { Answer, App, Command } from "../src/discord/command.ts";
import { pageOf } from "../src/discord/pages-of.ts";
import { fields, readForm } from "../src/discord/render/forms.ts";
import { noticeWhispered } from "../src/discord/render/notices.ts";

/** /read: a link, a file or a text; with nothing a form opens. With it the buttons of the card. */
export const read: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "read",
    description: "How is this article framed? A summary, whose claims it makes, what it leaves out",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      { type: ApplicationCommandOptionType.String, name: "link", description: "Its address", max_length: 2048 },
      {
        type: ApplicationCommandOptionType.Attachment,
        name: "file",
        description: "A text, a Markdown file, a saved web page or a PDF",
      },
      { type: ApplicationCommandOptionType.String, name: "text", description: "The text itself", max_length: 6000 },
      { type: ApplicationCommandOptionType.Boolean, name: "private", description: "Show the answer to you alone" },
    ],
  },

  answer: async (call, app) => {
    if (call.act.kind !== "slash") throw new TypeError("a slash command was called in another way");
    const { texts, files, flags } = call.act.options;
    const words = [texts["link"], texts["text"]].filter((given) => given !== undefined).join("\n");
    return readOrAsk(call, app, { words, files: files["file"] ?? [], isPrivate: flags["private"] === true });
  },

  parts: {
    // The form of /read. Its page says whether the answer is for everybody (0) or for the caller alone (1).
    text: async (call, app) => {
      if (call.act.kind !== "form") throw new TypeError("a form came back as something else");
      const { texts, files } = call.act.fields;
      const words = texts[fields.text] ?? "";
      const source = sourceOf({ words, files: files[fields.file] ?? [] });
      if (source === null) return { kind: "show", payload: noticeWhispered({ kind: "nothing-to-read" }) };
      const what = { source, isPrivate: call.press.page === 1, at: app.flow.clock.now() };
      return { kind: "accept", incoming: askedToRead(call, what) };
    },
    claims: async (call, app, signal) => pageOf("claims", call, { app, signal }),
    wording: async (call, app, signal) => pageOf("wording", call, { app, signal }),
    delete: async (call, app) => {
      if (call.act.kind !== "press") throw new TypeError("a button came back as something else");
      const deleting = await deleteAnswer(call.act.message, acting(call.caller), app.flow);
      const { kind } = deleting;
      if (kind === "not-yours") return { kind: "show", payload: noticeWhispered({ kind: "not-allowed" }) };
      if (kind === "unknown" && !acting(call.caller).moderates) {
        throw new UserError(
          "gone",
          "I do not know any more who asked for this.",
          "A moderator of this server can delete the message.",
        );
      }
      // Of a card in a thread of its own, the message that led there goes, too: the thread has its number.
      const { channel } = call.caller;
      const isOwn = deleting.kind === "allowed" && channel.isThread && deleting.request.channel === channel.parent;
      return { kind: "delete", beside: isOwn ? { channel: deleting.request.channel, message: channel.id } : null };
    },
  },
};

type ToRead = Parameters<typeof sourceOf>[0] & { readonly isPrivate: boolean };

async function readOrAsk(call: Call, app: App, { words, files, isPrivate }: ToRead): Promise<Answer> {
  const source = sourceOf({ words, files });
  if (source === null) {
    const id = actionIds(call.id, call.caller, app)("text", isPrivate ? 1 : 0);
    return { kind: "form", form: readForm(id) };
  }
  return { kind: "accept", incoming: askedToRead(call, { source, isPrivate, at: app.flow.clock.now() }) };
}
