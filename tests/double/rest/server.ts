import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import type { OpenApi } from "../openapi/check.ts";
import type { Upload } from "../state/attachments.ts";
import type { World } from "../state/world.ts";
import { ok, type Answer, type Call, type Route } from "./call.ts";
import { rateLimits, type Rate } from "./rates.ts";
import { Refusal, refusals } from "./refusal.ts";
import { routeTable, type Found } from "./table.ts";
import type { Trouble, Troubles } from "./troubles.ts";

/** One request as it was answered. The path is the route's pattern, for a path may hold a secret. */
export type Logged = {
  readonly route: string;
  readonly status: number;
  readonly code: number | null;
  readonly at: number;
};

export type Log = {
  /** The last thousand. */
  readonly requests: Logged[];
  /** What the program sent of messages and answers, the last thousand, as it came. */
  readonly bodies: { readonly route: string; readonly body: unknown }[];
  total: number;
  /** Answers of 401, 403 and 429: ten thousand in ten minutes get an address banned. */
  invalid: number;
};

export type Rest = {
  readonly world: World;
  readonly openApi: OpenApi | null;
  readonly troubles: Troubles;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly log: Log;
  readonly gatewayUrl: () => string;
  readonly identifies: () => number;
};

const logged = 1000;

/** Answers requests under /api/v10. */
export function restHandler(rest: Rest): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const find = routeTable(gatewayRoutes(rest));
  const limited = rateLimits(rest.rates, rest.world.time.now);
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const found = find(request.method ?? "GET", url.pathname.replace(/^\/api\/v10/, ""));
    const name = found ? `${found.route.method} ${found.route.path}` : `${request.method} ${url.pathname}`;
    const bytes = await readAll(request);
    const trouble = rest.troubles.next(name);
    const stop = await before(trouble, rest, response);
    if (stop !== null) return finish(rest, response, name, stop);
    const rate = limited(name, found?.params["channel_id"] ?? found?.params["webhook_token"] ?? "");
    for (const [header, value] of Object.entries(rate.headers)) response.setHeader(header, value);
    if (rate.retryAfterMs !== null) return finish(rest, response, name, tooMany(response, rate.retryAfterMs, "user"));
    const answer = await answered(rest, request, found, { name, bytes, url });
    if (trouble?.kind === "bad gateway") return finish(rest, response, name, badGateway);
    if (trouble?.kind === "dropped") return void response.destroy();
    if (trouble?.kind === "slow" && trouble.when === "after") await setTimeout(trouble.ms);
    finish(rest, response, name, answer);
  };
}

const badGateway: Answer = { status: 502, body: { message: "502: Bad Gateway", code: 0 } };

/** What a trouble does before the request has any effect: an answer, or null to go on. */
async function before(trouble: Trouble | null, { world }: Rest, response: ServerResponse): Promise<Answer | null> {
  if (trouble === null) return null;
  switch (trouble.kind) {
    case "rate limited":
      return tooMany(response, trouble.retryAfterMs, trouble.scope);
    case "bad gateway":
      return trouble.when === "before" ? badGateway : null;
    case "dropped":
      if (trouble.when === "after") return null;
      response.destroy();
      return { status: 0, body: null };
    case "slow":
      if (trouble.when === "before") await setTimeout(trouble.ms);
      return null;
    case "refused":
      return refused(world, "", new Refusal(refusals[trouble.as]));
  }
}

function tooMany(response: ServerResponse, retryAfterMs: number, scope: "user" | "global" | "shared"): Answer {
  // Discord says whole seconds; a test that limits for milliseconds means those.
  response.setHeader("retry-after", String(retryAfterMs / 1000));
  response.setHeader("x-ratelimit-scope", scope);
  if (scope === "global") response.setHeader("x-ratelimit-global", "true");
  const seconds = retryAfterMs / 1000;
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: seconds, global: scope === "global", code: 0 },
  };
}

type Arrived = { readonly name: string; readonly bytes: Buffer; readonly url: URL };

async function answered(rest: Rest, request: IncomingMessage, found: Found | null, arrived: Arrived): Promise<Answer> {
  const { world, openApi } = rest;
  const { name, bytes, url } = arrived;
  try {
    if (!found) {
      world.faults.push({ route: name, whose: "the double", sentence: "The double does not know this route." });
      throw new Refusal(refusals.noRoute);
    }
    const authorised = request.headers.authorization === `Bot ${world.application.token}`;
    if (found.route.open !== true && !authorised) throw new Refusal(refusals.unauthorized);
    const { body, uploads } = await parsed(request.headers["content-type"] ?? "", bytes);
    if (body !== null && rest.log.bodies.push({ route: name, body }) > logged) rest.log.bodies.shift();
    const sentences = body === null ? [] : (openApi?.ofRequest(found.route, body) ?? []);
    for (const sentence of sentences) world.faults.push({ route: name, whose: "the program", sentence });
    const call: Call = { world, params: found.params, query: url.searchParams, body, uploads };
    const answer = found.route.answer(call);
    for (const sentence of openApi?.ofAnswer(found.route, answer) ?? []) {
      world.faults.push({ route: name, whose: "the double", sentence });
    }
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return refused(world, name, error);
    world.faults.push({
      route: name,
      whose: "the double",
      sentence: error instanceof Error ? (error.stack ?? "") : "",
    });
    return { status: 500, body: { message: "500: Internal Server Error", code: 0 } };
  }
}

/** A refusal that names sentences is a broken rule; one without is how things stand in the world. */
function refused(world: World, route: string, { status, code, message, sentences }: Refusal): Answer {
  for (const sentence of sentences) world.faults.push({ route, whose: "the program", sentence });
  const errors =
    sentences.length === 0 ? {} : { errors: { _errors: sentences.map((one) => ({ code: "INVALID", message: one })) } };
  return { status, body: { message, code, ...errors } };
}

async function parsed(
  type: string,
  bytes: Buffer,
): Promise<{ readonly body: unknown; readonly uploads: readonly Upload[] }> {
  if (bytes.byteLength === 0) return { body: null, uploads: [] };
  if (!type.startsWith("multipart/form-data")) return { body: json(bytes.toString("utf8")), uploads: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const uploads: Upload[] = [];
  for (const [key, value] of form) {
    if (!/^files\[\d+\]$/.test(key) || typeof value === "string") continue;
    uploads.push({ name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return {
    body: json(
      z
        .string()
        .default("{}")
        .parse(form.get("payload_json") ?? undefined),
    ),
    uploads,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal([400, 50_109, "The request body contains invalid JSON."], ["The body is no JSON."]);
  }
}

function finish(rest: Rest, response: ServerResponse, route: string, { status, body }: Answer): void {
  const { log, world } = rest;
  const code = status >= 400 && typeof body === "object" && body !== null && "code" in body ? Number(body.code) : null;
  log.total += 1;
  if (status === 401 || status === 403 || (status === 429 && response.getHeader("x-ratelimit-scope") !== "shared")) {
    log.invalid += 1;
  }
  log.requests.push({ route, status, code, at: world.time.now() });
  if (log.requests.length > logged) log.requests.shift();
  world.changes.tell();
  if (response.destroyed) return;
  // An answer without a body must not claim to be JSON: clients would parse nothing.
  if (status === 204) return void response.writeHead(204).end();
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function gatewayRoutes({ gatewayUrl, identifies, world }: Rest): readonly Route[] {
  const most = world.limits.identifies;
  return [
    { method: "GET", path: "/gateway", open: true, answer: () => ok({ url: gatewayUrl() }) },
    {
      method: "GET",
      path: "/gateway/bot",
      answer: () =>
        ok({
          url: gatewayUrl(),
          shards: 1,
          session_start_limit: {
            total: most,
            remaining: Math.max(0, most - identifies()),
            reset_after: 86_400_000,
            max_concurrency: 1,
          },
        }),
    },
  ];
}
