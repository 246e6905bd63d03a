import { z } from "zod";
import { jsonText, time } from "./codec.ts";
import { sections } from "../report/sections.ts";
import {
  type Allowance,
  type NewRequest,
  noThreads,
  type Request,
  requestEnds,
  type Showing,
  type Source,
} from "./rows.ts";
import type { RequestRow } from "./schema.ts";

/** Keeps a short secret unreadable for whoever has the file and not the key. `boundTo`: it opens in no other row. */
export type TokenSeal = {
  readonly seal: (secret: string, boundTo: string) => string;
  /** Null where it was sealed with another key, for something else, or has been changed. */
  readonly open: (sealed: string, boundTo: string) => string | null;
};

export function requestRow(request: NewRequest, { seal }: TokenSeal): RequestRow {
  const { address } = request;
  const token = address.kind === "interaction" ? address.token : null;
  return {
    id: request.id,
    kind: request.kind,
    server: request.server,
    channel: request.channel,
    user_id: request.user,
    language: request.language,
    is_private: request.isPrivate ? 1 : 0,
    source: JSON.stringify(request.source),
    allowance: JSON.stringify(request.allowance),
    reading_key: request.reading,
    token: token === null ? null : seal(token, boundTo(request.id)),
    token_until: address.kind === "interaction" ? address.until : null,
    message: address.kind === "message" ? address.message : null,
    showing: request.showing === null ? null : JSON.stringify(request.showing),
    state: "waiting",
    outcome: null,
    reply_id: null,
    created_at: request.createdAt,
    acked_at: null,
    done_at: null,
  };
}

export function requestShape({ open }: TokenSeal): z.ZodType<Request> {
  return columns.transform((row): Request => {
    const token = row.token === null ? null : open(row.token, boundTo(row.id));
    const interaction =
      row.token_until === null ? null : ({ kind: "interaction", token, until: row.token_until } as const);
    const message = { kind: "message", message: row.message } as const;
    return {
      id: row.id,
      kind: row.kind,
      server: row.server,
      channel: row.channel,
      user: row.user_id,
      language: row.language,
      isPrivate: row.is_private === 1,
      source: row.source,
      allowance: row.allowance,
      reading: row.reading_key,
      address: interaction ?? message,
      showing: row.showing,
      state: row.state,
      outcome: row.outcome,
      replyId: row.reply_id,
      createdAt: row.created_at,
      ackedAt: row.acked_at,
      doneAt: row.done_at,
    };
  });
}

/** What is left of a source once it was answered: where it was from, and not a word of it. */
export function withoutWords(source: string): string {
  const read = sourceText.safeParse(source);
  if (!read.success) return "{}";
  return JSON.stringify(wordless(read.data));
}

function wordless(source: Source): Source {
  switch (source.kind) {
    case "paste":
      return { ...source, pieces: [] };
    case "question":
      return { ...source, question: "" };
    case "link":
    case "article":
      return source;
  }
}

const pastePiece = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), text: z.string() }),
  z.object({ kind: z.literal("file"), name: z.string(), url: z.string(), bytes: z.int() }),
]);

const sites = z.object({ allowed: z.array(z.string()), refused: z.array(z.string()) });

const sourceText: z.ZodType<Source, string> = jsonText(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("link"), url: z.string(), sites: sites.optional() }),
    z.object({
      kind: z.literal("paste"),
      pieces: z.array(pastePiece),
      sites: sites.optional(),
      isPart: z.literal(true).exactOptional(),
    }),
    z.object({ kind: z.literal("article"), article: z.string() }),
    z.object({ kind: z.literal("question"), thread: z.string(), question: z.string() }),
  ]),
);

const showingText: z.ZodType<Showing, string> = jsonText(
  z.object({
    sections: z.array(z.enum(sections)),
    discussion: z.boolean(),
    answersIn: z.enum(["place", "thread"]),
    noThread: z.enum(noThreads).nullable(),
  }),
);

const share = z.int().min(0).nullable();

const allowance: z.ZodType<Allowance> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("shares"), member: share, server: share }),
]);

const columns = z.object({
  id: z.string(),
  kind: z.enum(["read", "ask"]),
  server: z.string().nullable(),
  channel: z.string(),
  user_id: z.string(),
  language: z.string(),
  is_private: z.union([z.literal(0), z.literal(1)]),
  source: sourceText,
  allowance: jsonText(allowance),
  reading_key: z.string().nullable(),
  token: z.string().nullable(),
  token_until: time.nullable(),
  message: z.string().nullable(),
  showing: showingText.nullable(),
  state: z.enum(["waiting", ...requestEnds]),
  outcome: z.string().nullable(),
  reply_id: z.string().nullable(),
  created_at: time,
  acked_at: time.nullable(),
  done_at: time.nullable(),
});

function boundTo(id: string): string {
  return `request ${id}`;
}
