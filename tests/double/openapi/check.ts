import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { z } from "zod";
import { material } from "../../material.ts";
import type { Answer, Route } from "../rest/call.ts";
import { readDocument, rewritten, rewrittenOne, type Document, type Json } from "./document.ts";

/** Judges bodies by Discord's own document; a sentence for each fault. */
export type OpenApi = {
  readonly ofRequest: (route: Pick<Route, "method" | "path">, body: unknown) => readonly string[];
  readonly ofAnswer: (route: Pick<Route, "method" | "path">, answer: Answer) => readonly string[];
};

let made: OpenApi | null | undefined;

/** The judge, or null where the document is absent. One for all doubles of a process: it compiles as it goes. */
export function openApi(): OpenApi | null {
  if (made === undefined) {
    const path = material("data", "discord", "openapi.json");
    made = path === null ? null : judge(readDocument(path));
    if (made) warm(made);
  }
  return made;
}

/** The first judgement of a kind compiles for some hundred milliseconds: not while somebody waits for an answer. */
function warm({ ofRequest, ofAnswer }: OpenApi): void {
  const routes = [
    { method: "POST", path: "/interactions/{interaction_id}/{interaction_token}/callback" },
    { method: "PATCH", path: "/webhooks/{webhook_id}/{webhook_token}/messages/@original" },
    { method: "POST", path: "/channels/{channel_id}/messages" },
  ] as const;
  for (const route of routes) {
    ofRequest(route, {});
    ofAnswer(route, { status: 200, body: {} });
  }
}

/** Fields that discord.js sends and the document does not name; Discord takes no notice of them. */
const ofMessages = ["tts", "nonce", "enforce_nonce", "message_reference", "sticker_ids"];
const ofWebhooks = [...ofMessages, "username", "avatar_url", "thread_name", "applied_tags"];
const unnamed: Readonly<Record<string, readonly string[]>> = {
  "POST /interactions/{interaction_id}/{interaction_token}/callback": ofMessages,
  "POST /webhooks/{webhook_id}/{webhook_token}": ofWebhooks,
  "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": ofWebhooks,
  "PATCH /channels/{channel_id}/messages/{message_id}": ofMessages,
  "POST /channels/{channel_id}/messages/{message_id}/threads": ["type"],
  "PUT /applications/{application_id}/commands": ["nsfw"],
  "PUT /applications/{application_id}/guilds/{guild_id}/commands": ["nsfw"],
  "POST /applications/{application_id}/commands": ["nsfw"],
  "POST /applications/{application_id}/guilds/{guild_id}/commands": ["nsfw"],
};

function judge(document: Document): OpenApi {
  // Half the time to compile, which every test process pays, for somewhat slower judgements.
  const quick = { inlineRefs: false, code: { optimize: false } } as const;
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false, formats, ...quick });
  ajv.addSchema([rewritten(document, "requests"), rewritten(document, "answers")]);
  const compiled = new Map<string, ValidateFunction>();
  const against = (
    name: string,
    schema: Json | null,
    whose: "requests" | "answers",
    body: unknown,
  ): readonly string[] => {
    if (!schema) return [];
    const known = compiled.get(name) ?? ajv.compile(rewrittenOne(document, whose, schema));
    compiled.set(name, known);
    return known(body) ? [] : (known.errors ?? []).filter(isTelling).map(sentence);
  };
  const operationOf = ({ method, path }: Pick<Route, "method" | "path">) =>
    document.operations.get(`${method} ${path}`);
  return {
    ofRequest: (route, body) => {
      const name = `${route.method} ${route.path}`;
      const schema = operationOf(route)?.request ?? null;
      return against(name, schema, "requests", without(body, new Set(unnamed[name])));
    },
    ofAnswer: (route, { status, body }) => {
      const operation = operationOf(route);
      if (!operation) return [`The document has no ${route.method} ${route.path}.`];
      if (body === null) return [];
      const schema = operation.answers[String(status)];
      if (!schema) return [`The document has no answer ${status} here.`];
      const told = route.path === callback ? deferredListed(body) : body;
      return against(`${route.method} ${route.path} ${status}`, schema, "answers", JSON.parse(JSON.stringify(told)));
    },
  };
}

const callback = "/interactions/{interaction_id}/{interaction_token}/callback";

/**
 * An answer to a deferral, as if it were one to a message: the document lists 4, 7 and 12 for `resource.type`, where
 * the documentation (receiving-and-responding, "Interaction Callback Resource Object") has the type of the response,
 * which is 5 or 6 where it was deferred. Discord says itself that its docs go before this document.
 */
function deferredListed(body: unknown): unknown {
  const found = deferredAnswer.safeParse(body);
  return found.success ? { ...found.data, resource: { ...found.data.resource, type: 4 } } : body;
}

const deferredAnswer = z.looseObject({ resource: z.looseObject({ type: z.literal([5, 6]) }) });

/** Not what ajv says of the branch it went into, only what was wrong in there. */
function isTelling({ keyword }: ErrorObject): boolean {
  return keyword !== "if";
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  return `OpenAPI: ${instancePath === "" ? "body" : instancePath} ${message ?? ""} ${JSON.stringify(params)}`;
}

/** The body without fields of these names, at its top, in its elements and in its `data`. */
function without(body: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(body)) return body.map((one: unknown) => without(one, names));
  if (typeof body !== "object" || body === null || names.size === 0) return body;
  const rest = Object.entries(body).filter(([key]) => !names.has(key));
  return Object.fromEntries(rest.map(([key, value]) => [key, key === "data" ? without(value, names) : value]));
}

const formats = {
  snowflake: /^\d{1,20}$/,
  nonce: true,
  int32: { type: "number", validate: (value: number) => Math.abs(value) <= 2 ** 32 },
  int64: true,
  double: true,
  "date-time": (value: string) => !Number.isNaN(Date.parse(value)),
  // attachment://name is what a component says of a file of its own message.
  uri: (value: string) => URL.canParse(value),
} as const;
