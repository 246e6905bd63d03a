import type { Incoming } from "../app/accept.ts";
import { linksIn } from "../article/message-links.ts";
import { UserError } from "../errors.ts";
import type { PastePiece, Source } from "../store/rows.ts";
import type { Attachment, Call, HeardMessage } from "./call.ts";
import { isReadable } from "./hear.ts";

export const tokenMs = 14.5 * 60_000; // Discord's tokens hold for 15 minutes

export type Given = { readonly words: string; readonly files: readonly Attachment[] };

/** What of it is to be read; null where nothing was given. Fails with a UserError for what cannot be read. */
export function sourceOf({ words, files }: Given): Source | null {
  const text = words.trim();
  const link = onlyLink(text);
  if (link !== null && files.length === 0) return { kind: "link", url: link };
  const pieces: readonly PastePiece[] = [
    ...(text === "" ? [] : [{ kind: "message", text } as const]),
    ...files.map(filePiece),
  ];
  return pieces.length === 0 ? null : { kind: "paste", pieces };
}

/** What is to be read of the messages of one paste: a link, where they hold little else; all of them otherwise. */
export function sourceOfMessages(messages: readonly HeardMessage[]): Source | null {
  const text = messages.map((message) => message.text).join("\n");
  const files = messages.flatMap(({ attachments }) => attachments.filter(isReadable));
  const [link] = linksIn(text);
  if (link !== undefined && files.length === 0 && text.replace(link, "").trim().length < fewestCharacters) {
    return { kind: "link", url: link };
  }
  const pieces = messages.flatMap((message): readonly PastePiece[] => [
    ...(message.text.trim() === "" ? [] : [{ kind: "message", text: message.text } as const]),
    ...message.attachments.filter(isReadable).map(filePiece),
  ]);
  return pieces.length === 0 ? null : { kind: "paste", pieces };
}

/** The same, of which a part may be missing. */
export function asPart(source: Source | null, isPart: boolean): Source | null {
  return source?.kind === "paste" && isPart ? { ...source, isPart } : source;
}

const fewestCharacters = 400; // beside a link: less than that is a remark, more may be the story itself

/** A request from an interaction. */
export function askedToRead(
  { id, token, caller }: Call,
  what: { readonly source: Source; readonly isPrivate: boolean; readonly at: number },
): Incoming {
  return {
    id,
    kind: "read",
    server: caller.server,
    channel: caller.channel.id,
    user: caller.user,
    language: caller.serverLanguage ?? caller.language,
    isPrivate: what.isPrivate,
    source: what.source,
    address: { kind: "interaction", token, until: what.at + tokenMs },
    createdAt: what.at,
  };
}

function onlyLink(text: string): string | null {
  if (/\s/.test(text) || text === "") return null;
  const [link] = linksIn(text);
  if (link !== undefined) return link;
  // "example.org/story": people leave out what every browser adds
  return /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(text) ? `https://${text}` : null;
}

const mostBytes = 10 * 1024 * 1024;

function filePiece(file: Attachment): PastePiece {
  const { name, url, bytes } = file;
  if (!isReadable(file)) {
    throw new UserError(
      "unsupported-type",
      `I cannot read “${name}”: it is no text, web page or PDF.`,
      "Give me the text itself, a .txt, .md, .html or .pdf file, or the article’s link.",
    );
  }
  if (bytes > mostBytes) {
    throw new UserError(
      "too-large",
      `“${name}” is larger than the 10 MB that I read.`,
      "Give me the article’s text alone, or its link.",
    );
  }
  return { kind: "file", name, url, bytes };
}
