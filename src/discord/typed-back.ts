import type { RawFile } from "@discordjs/rest";
import type { Act } from "./call.ts";
import { noticeWhispered, noticeWithFile, type Notice } from "./render/notices.ts";
import type { Payload } from "./render/parts.ts";

/**
 * Tells whoever did something why it came to nothing. What they typed into a form comes back with it, as a file:
 * Discord has closed the form by then, and keeps nothing of it.
 */
export function noticeBack(notice: Notice, act: Act): { readonly payload: Payload; readonly file?: RawFile } {
  const typed = typedIn(act);
  if (typed === "") return { payload: noticeWhispered(notice) };
  return {
    payload: noticeWithFile(notice, fileName),
    file: { name: fileName, data: Buffer.from(typed), contentType: "text/plain; charset=utf-8" },
  };
}

const fileName = "what-you-typed.txt";

function typedIn(act: Act): string {
  if (act.kind !== "form") return "";
  const filled = Object.entries(act.fields.texts).filter(([, text]) => text.trim() !== "");
  const [first] = filled;
  if (filled.length === 1 && first !== undefined) return first[1];
  return filled.map(([name, text]) => `## ${name}\n\n${text}\n`).join("\n");
}
