import { createHash } from "node:crypto";
import type { Article } from "../article/article.ts";
import { contentHash } from "../article/identity.ts";
import { canonicalUrl } from "../article/url.ts";
import type { PromptWords } from "../report/prompt-words.ts";
import type { NewRequest, Owner, PastePiece, Sites, Source } from "../store/rows.ts";
import type { House } from "./words/house.ts";

/** To be raised with a change that makes a reading of before not worth showing any more. */
const pipeline = 2;

type PromptName = Pick<PromptWords, "id" | "version">;

/**
 * What a reading depends on beside what is read. `model` null: the local reading alone. `prompt` asks for the report;
 * those `beside` it are for what is asked once more, the second look only where it is taken.
 */
export type ReadingSetup = {
  readonly model: string | null;
  readonly prompt: PromptName | null;
  readonly beside: readonly PromptName[];
  /** BCP 47: of the answer. */
  readonly language: string;
};

/** `secondLook` null where none is taken. */
export type PromptsUsed = {
  readonly report: PromptName;
  readonly repair: PromptName;
  readonly secondLook: PromptName | null;
};

/** Without a model no prompt is used, and a new one changes nothing. */
export function readingSetup(
  model: string | null,
  { report, repair, secondLook }: PromptsUsed,
  language: string,
): ReadingSetup {
  if (model === null) return { model, prompt: null, beside: [], language };
  const beside = secondLook === null ? [repair] : [repair, secondLook];
  return { model, prompt: nameOf(report), beside: beside.map(nameOf), language };
}

function nameOf({ id, version }: PromptName): PromptName {
  return { id, version };
}

export type KeyedReading = { readonly key: string; readonly owner: Owner };

type Asked = Pick<NewRequest, "source" | "server" | "user">;

/**
 * The name under which a reading is stored, so that who asks for the same gets the same. A public page is read once
 * for everybody; what was pasted or attached is its server's, and in direct messages its sender's.
 */
export function readingKey(asked: Asked, setup: ReadingSetup, house: House): KeyedReading {
  const { source } = asked;
  const own = readingOwner(asked);
  const made = { setup, house };
  switch (source.kind) {
    case "link":
      return keyed({ link: canonicalUrl(source.url) ?? source.url, ...sitesOf(source) }, own, made);
    case "article":
      return keyed({ article: source.article }, own, made);
    case "paste":
      return keyed({ pieces: source.pieces.map(pieceName), ...sitesOf(source) }, own, made);
    case "question":
      return keyed({ thread: source.thread }, own, made);
  }
}

/** What is refused in one place is told to none where it may be read, and what was read elsewhere is not shown there. */
function sitesOf({ sites }: Extract<Source, { kind: "link" | "paste" }>): { readonly sites?: Sites } {
  return sites === undefined ? {} : { sites };
}

/** The rest of an attachment's address is a signature that changes. */
function pieceName(piece: PastePiece): object {
  return piece.kind === "message" ? { text: contentHash(piece.text) } : { file: piece.url.split("?", 1) };
}

/** Whose a reading is that was asked for so. */
export function readingOwner({ source, server, user }: Asked): Owner {
  if (source.kind === "link") return { kind: "public" };
  return server === null ? { kind: "user", id: user } : { kind: "server", id: server };
}

/** The reading of an article from a public page, under whatever address it was found. */
export function articleKey(article: string, setup: ReadingSetup, house: House): KeyedReading {
  return keyed({ article }, { kind: "public" }, { setup, house });
}

/**
 * The name under which an article is stored: its words, and whose they are where it was pasted, so that neither its
 * title nor its end is another's.
 */
export function articleHash(article: Pick<Article, "text">, owner: Owner): string {
  const words = contentHash(article.text);
  if (owner.kind === "public") return words;
  return createHash("sha256").update(`${owner.kind} ${owner.id} ${words}`).digest("hex");
}

type Made = { readonly setup: ReadingSetup; readonly house: House };

/** A server's words are its own, under whatever name: no other server is told what was read with them. */
function keyed(what: object, owner: Owner, { setup, house }: Made): KeyedReading {
  const { model, prompt, beside, language } = setup;
  const { words, server, outside, asksModel } = house;
  const isLocal = model === null || !asksModel;
  const wished = [server, words.id, words.version, isLocal || outside, model !== null && isLocal];
  const named = [what, owner, pipeline, prompt?.id, prompt?.version, model, language, beside, wished];
  return { key: createHash("sha256").update(JSON.stringify(named)).digest("hex"), owner };
}
