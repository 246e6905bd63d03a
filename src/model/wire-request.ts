import type { CompletionRequest, Message, Rung } from "./model.ts";
import type { Plan } from "./plan.ts";
import { wireSchema } from "./wire-schema.ts";

/** The body of a call to /chat/completions. */
export function wireRequest(request: CompletionRequest, asked: Asked): WireRequest {
  const { model, plan, maxTokens } = asked;
  const lacks = new Set(plan.quirks);
  const streams = !lacks.has("no-stream");
  return {
    model,
    messages: (lacks.has("no-system-role") ? withoutSystemRole(request.messages) : request.messages).map(wireMessage),
    ...(lacks.has("max-completion-tokens") ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    ...(lacks.has("no-temperature") ? {} : { temperature: 0 }),
    ...responseFormat(request, plan.rung),
    stream: streams,
    ...(streams && !lacks.has("no-stream-options") ? { stream_options: { include_usage: true } } : {}),
  };
}

export type Asked = { readonly model: string; readonly plan: Plan; readonly maxTokens: number };

export type WireRequest = {
  readonly model: string;
  messages: WireMessage[];
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: 0;
  readonly response_format?: WireFormat;
  readonly stream: boolean;
  readonly stream_options?: { readonly include_usage: true };
};

type WireMessage = { readonly role: Message["role"]; readonly content: string };

type WireFormat =
  | { type: "json_object" }
  | { type: "json_schema"; json_schema: { name: string; strict?: true; schema: Record<string, unknown> } };

function wireMessage({ role, text }: Message): WireMessage {
  return { role, content: text };
}

function responseFormat({ schema }: CompletionRequest, rung: Rung): Pick<WireRequest, "response_format"> {
  const named = { name: schema.name, schema: { ...wireSchema(schema.json) } };
  switch (rung) {
    case "json-schema-strict":
      return { response_format: { type: "json_schema", json_schema: { ...named, strict: true } } };
    case "json-schema":
      return { response_format: { type: "json_schema", json_schema: named } };
    case "json-object":
      return { response_format: { type: "json_object" } };
    case "text":
      return {};
  }
}

/** The rules go before the first words of the user; chat templates that know no system insist on turns, too. */
function withoutSystemRole(messages: readonly Message[]): readonly Message[] {
  const merged: Message[] = [];
  for (const { role, text } of messages) {
    const turn = role === "system" ? "user" : role;
    const last = merged.at(-1);
    if (last?.role === turn) merged[merged.length - 1] = { role: turn, text: `${last.text}\n\n${text}` };
    else merged.push({ role: turn, text });
  }
  return merged;
}
