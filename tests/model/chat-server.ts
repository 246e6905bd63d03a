import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** A request as it came. */
export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: WireBody;
};

export type WireBody = z.infer<typeof wireBody>;

/** What a server does with the nth request, counted from 0. */
export type Answer = (response: ServerResponse, seen: Seen, nth: number) => void;

export type ChatServer = AsyncDisposable & { readonly baseUrl: string; readonly seen: readonly Seen[] };

/** A real HTTP server on loopback that answers as it is told. */
export async function chatServer(answer: Answer): Promise<ChatServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void read(request).then((one) => answer(response, one, seen.push(one) - 1));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const wireBody = z.looseObject({
  model: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).default([]),
  stream: z.boolean().optional(),
  temperature: z.number().optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ strict: z.boolean().optional() }).optional() })
    .optional(),
});

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: request.headers,
    body: wireBody.parse(text === "" ? {} : JSON.parse(text)),
  };
}

/** The name of the shape that the answer is to have. */
export function shapeOf({ body: { response_format: format } }: Seen): string {
  const name = format?.json_schema?.["name"];
  return typeof name === "string" ? name : "";
}

/** All that was said to the model. */
export function promptOf({ body: { messages } }: Seen): string {
  return messages.map(({ content }) => content).join("\n");
}

/** One choice of a streamed event, with what else the event carries. */
export function event(delta: Readonly<Record<string, unknown>>, finish: string | null = null): object {
  return { object: "chat.completion.chunk", model: "served-1", choices: [{ index: 0, delta, finish_reason: finish }] };
}

export function usageEvent(usage: object): object {
  return { object: "chat.completion.chunk", model: "served-1", choices: [], usage };
}

/** Streams events, and unless told otherwise says that it is done. */
export function stream(events: readonly object[], end: "done" | "cut" | "drop" = "done"): Answer {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const one of events) response.write(`data: ${JSON.stringify(one)}\n\n`);
    if (end === "done") response.end("data: [DONE]\n\n");
    if (end === "cut") response.end();
    // Only once the events are on their way.
    if (end === "drop") setTimeout(() => response.destroy(), 50);
  };
}

/** Streams an answer in pieces of a few characters and counts tokens as asked. */
export function streamed(text: string, usage: object | null = { prompt_tokens: 900, completion_tokens: 80 }): Answer {
  const pieces = text.match(/[^]{1,7}/g) ?? [];
  return stream([
    event({ role: "assistant", content: "" }),
    ...pieces.map((content) => event({ content })),
    event({}, "stop"),
    ...(usage === null ? [] : [usageEvent(usage)]),
  ]);
}

/** Answers in one body. */
export function body(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const type = typeof value === "string" ? "text/html" : "application/json";
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(text);
  };
}

export function whole(message: object, finish: string | null = "stop"): object {
  return { model: "served-1", choices: [{ index: 0, message, finish_reason: finish }], usage: null };
}

export function error(message: string, more: object = {}): object {
  return { error: { message, type: "invalid_request_error", param: null, code: null, ...more } };
}

/** One answer after the other; the last one from then on. */
export function inTurn(...answers: readonly [Answer, ...Answer[]]): Answer {
  return (response, seen, nth) => (answers[nth] ?? answers.at(-1) ?? answers[0])(response, seen, nth);
}

/** A server with rules: the first that a request breaks is answered with its error, and the rest with an answer. */
export function ruled(rules: readonly Rule[], answer: Answer): Answer {
  return (response, seen, nth) => {
    const broken = rules.find(({ breaks }) => breaks(seen.body));
    (broken === undefined ? answer : body(broken.says, broken.status ?? 400))(response, seen, nth);
  };
}

export type Rule = {
  readonly breaks: (body: WireBody) => boolean;
  readonly says: unknown;
  readonly status?: number;
};
