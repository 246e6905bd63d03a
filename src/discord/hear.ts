import type { ChannelMode } from "../app/settings/settings.ts";
import { linksIn } from "../article/message-links.ts";
import { articleLeast, looksLikeArticle } from "../article/looks-like-article.ts";
import type { Attachment, HeardMessage } from "./call.ts";

/** A message, and what is known of where it was said. */
export type Heard = {
  readonly message: HeardMessage;
  /** What it replies to, where Discord tells. */
  readonly repliedTo: HeardMessage | null;
  readonly mentionsUs: boolean;
  readonly repliesToUs: boolean;
  readonly isDirect: boolean;
  readonly isThread: boolean;
  /** Whether an article is talked about here already. */
  readonly isDiscussion: boolean;
  readonly mode: ChannelMode;
  /** Words of the shortest article that moderators want read unasked. */
  readonly shortest: number;
};

/** What is done about a message. */
export type Hearing =
  /** Members talk to each other: nothing. */
  | { readonly kind: "silent" }
  | { readonly kind: "read"; readonly from: HeardMessage }
  | { readonly kind: "offer"; readonly from: HeardMessage }
  | { readonly kind: "ask"; readonly question: string }
  /** It was meant for us, and there is nothing in it that can be read or answered. "unseen": that we may not see. */
  | { readonly kind: "explain"; readonly why: "nothing" | "unseen" };

/** Speaks only when asked, or where moderators switched that on; `ours`: the bot's own user id. */
export function hear(heard: Heard, ours: string): Hearing {
  const { message, repliedTo, mentionsUs, repliesToUs, isDirect, isThread, isDiscussion, mode, shortest } = heard;
  if (message.isBot) return { kind: "silent" };
  const words = withoutMention(message.text, ours);
  if (mentionsUs || repliesToUs || isDirect) {
    if (holdsArticle({ ...message, text: words })) return { kind: "read", from: { ...message, text: words } };
    if (repliedTo && !repliesToUs && holdsArticle(repliedTo) && !isQuestion(words)) {
      return { kind: "read", from: repliedTo };
    }
    if (words !== "" && (isDiscussion || repliesToUs)) return { kind: "ask", question: words };
    if (repliedTo && !repliesToUs && holdsArticle(repliedTo)) return { kind: "read", from: repliedTo };
    const isUnseen = repliedTo !== null && !repliesToUs && isEmpty(repliedTo);
    return { kind: "explain", why: isUnseen ? "unseen" : "nothing" };
  }
  if (mode === "asked" && !(isThread && isDiscussion)) return { kind: "silent" };
  if (repliedTo !== null || !isPaste(message, shortest)) return { kind: "silent" };
  return { kind: mode === "offer" ? "offer" : "read", from: message };
}

export function isEmpty({ text, attachments }: Pick<HeardMessage, "text" | "attachments">): boolean {
  return text === "" && attachments.length === 0;
}

/** Whether there is something to read in a message that somebody asks us to read. */
export function holdsArticle({ text, attachments }: Pick<HeardMessage, "text" | "attachments">): boolean {
  return linksIn(text).length > 0 || attachments.some(isReadable) || text.length >= fewestCharacters;
}

const fewestCharacters = 280; // shorter than any story, and longer than most questions

/**
 * Whether a message that nobody asked us about is an article all the same, or little more than a link to one. A piece of
 * a paste may be shorter than the whole, so `shortest` only lowers what is taken for one.
 */
export function isPaste({ text, attachments }: HeardMessage, shortest = articleLeast): boolean {
  if (attachments.some(isPastedFile) || isLinkToStory(text)) return true;
  return looksLikeArticle(text, Math.min(articleLeast, shortest));
}

/** Whether there is little but one link to what may be a story. */
export function isLinkToStory(text: string): boolean {
  const links = linksIn(text).filter(mayBeStory);
  const talk = links.reduce((rest, link) => rest.replace(link, ""), text).trim();
  return links.length === 1 && talk.length <= mostTalk;
}

const mostTalk = 200; // characters beside a link: a headline and a remark

/** What Discord makes of a text that is too long for one message. */
function isPastedFile({ name }: Attachment): boolean {
  return name === "message.txt";
}

export function isReadable({ name, contentType }: Attachment): boolean {
  if (/\.(?:txt|text|md|markdown|html?|xhtml|pdf)$/i.test(name)) return true;
  return (
    contentType !== null && /^(?:text\/(?:plain|html|markdown)|application\/(?:pdf|xhtml\+xml))\b/.test(contentType)
  );
}

/** A front page, a picture, a film or a place in Discord is no story. */
function mayBeStory(link: string): boolean {
  const url = URL.parse(link);
  if (!url) return false;
  if (
    /(?:^|\.)(?:discord(?:app)?\.com|discord\.gg|tenor\.com|giphy\.com|youtube\.com|youtu\.be|twitch\.tv)$/.test(
      url.hostname,
    )
  )
    return false;
  if (/\.(?:png|jpe?g|gif|webp|mp4|mov|mp3|zip)$/i.test(url.pathname)) return false;
  return url.pathname.split("/").filter(Boolean).length >= 1 && url.pathname.length >= 12;
}

function isQuestion(words: string): boolean {
  return words.trimEnd().endsWith("?");
}

export function mentions({ text }: Pick<HeardMessage, "text">, ours: string): boolean {
  return text.includes(`<@${ours}>`) || text.includes(`<@!${ours}>`);
}

/** A member's own words, without the mention that called us. */
export function withoutMention(text: string, ours: string): string {
  return text
    .replaceAll(`<@${ours}>`, " ")
    .replaceAll(`<@!${ours}>`, " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}
