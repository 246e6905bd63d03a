import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { careless } from "./slips.ts";
import type { ScriptOf } from "./scripts.ts";

/** The models of the scripted server: reviewed answers as they are, and the same with mistakes put in. */
export const scriptedModels = ["scripted-careful", "scripted-careless"] as const;

/** A server that is running; disposing it ends it. */
export type ScriptedServer = AsyncDisposable & { readonly baseUrl: string };

/**
 * A server on loopback that speaks OpenAI's chat completions and answers from a script, so that the whole way through
 * HTTP is taken by everybody who runs this, without a key or a network. It is no stand-in for a model: it knows the
 * articles by the lines in the prompt, and says nothing of any other.
 */
export async function scriptedServer(scripts: readonly ScriptOf[]): Promise<ScriptedServer> {
  const server = createServer((request, response) => {
    answer(request, response, scripts).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const contextTokens = 131_072;

const asked = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  stream: z.boolean().default(false),
});

async function answer(request: IncomingMessage, response: ServerResponse, scripts: readonly ScriptOf[]): Promise<void> {
  if (request.method === "GET" && request.url === "/v1/models")
    return send(response, 200, { data: scriptedModels.map((id) => ({ id, max_model_len: contextTokens })) });
  if (request.method !== "POST" || request.url !== "/v1/chat/completions")
    return send(response, 404, { error: { message: "There is nothing at this path." } });
  const { model, messages, stream } = asked.parse(JSON.parse(await bodyOf(request)));
  if (!scriptedModels.some((known) => known === model)) {
    const message = `The model ${model} does not exist.`;
    return send(response, 404, { error: { message, type: "invalid_request_error", code: "model_not_found" } });
  }
  const content = contentFor(messages, { model, scripts });
  return stream ? sendEvents(response, model, content) : send(response, 200, wholeOf(model, content));
}

function contentFor(
  messages: z.infer<typeof asked>["messages"],
  { model, scripts }: { readonly model: string; readonly scripts: readonly ScriptOf[] },
): string {
  // a second turn asks for what failed; these models have nothing better to say
  if (messages.some(({ role }) => role === "assistant"))
    return JSON.stringify({ claims: [], perspectives: [], summary: [] });
  const lines = new Set(messages.flatMap(({ content }) => content.split("\n")));
  const script = scripts.find((one) => one.lines.some((line) => lines.has(line)));
  if (script === undefined) return "This article is not in the script.";
  const said = model === "scripted-careless" ? careless(script.answer) : script.answer;
  const numbers = [...lines].flatMap((line) => /^(\d+)\| /.exec(line)?.[1] ?? []).map(Number);
  return JSON.stringify({ first_sentence: Math.min(...numbers), last_sentence: Math.max(...numbers), ...said });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function wholeOf(model: string, content: string): object {
  return { model, choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }] };
}

const pieceLength = 200;

function sendEvents(response: ServerResponse, model: string, content: string): void {
  const write = (delta: object, finish: string | null): void => {
    const event = { object: "chat.completion.chunk", model, choices: [{ index: 0, delta, finish_reason: finish }] };
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (let at = 0; at < content.length; at += pieceLength)
    write({ content: content.slice(at, at + pieceLength) }, null);
  write({}, "stop");
  response.end("data: [DONE]\n\n");
}
