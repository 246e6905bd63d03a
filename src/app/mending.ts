import type { Outcome } from "../model/model.ts";

/**
 * For the operator’s log: what went wrong with the model, and what to do about it. One line, without keys and without
 * a word of the article or the answer.
 */
export function mending(outcome: Exclude<Outcome, { kind: "answered" }>): string {
  switch (outcome.kind) {
    case "refused":
      return "The model declined to answer. Another model (OPENAI_MODEL) may be less cautious about news.";
    case "length":
      return `The answer did not fit in ${outcome.maxTokens} tokens. A model that thinks less, or not at all, needs fewer.`;
    case "content-filter":
      return `The server’s content filter stopped the answer${quoted(outcome.said)}. Its settings are at the provider.`;
    case "empty":
      return "The model answered nothing. If that happens often, another model (OPENAI_MODEL) will do better.";
    case "malformed":
      return "The model did not answer in JSON. If that happens often, another model (OPENAI_MODEL) will do better.";
    case "truncated-input":
      return `The server cut the article without a word${counted(outcome)}. ${enlarge}`;
    case "context-too-small":
      return `Prompt and answer need about ${outcome.neededTokens} tokens, and the context has ${outcome.contextTokens ?? "fewer"}${quoted(outcome.said)}. ${enlarge}`;
    case "bad-request":
      return `The server refused the request (${outcome.status})${quoted(outcome.said)}. It may not be compatible with this API, or the model not with this use.`;
    case "auth":
      return `The server refused the key (${outcome.status})${quoted(outcome.said)}. Check OPENAI_API_KEY, and that it belongs to OPENAI_BASE_URL.`;
    case "out-of-credit":
      return `The account has no credit left (${outcome.status})${quoted(outcome.said)}. Top it up at the provider.`;
    case "model-missing":
      return `The server does not have the model (${outcome.status})${quoted(outcome.said)}. Check OPENAI_MODEL; a local server may have to load it first.`;
    case "wrong-address":
      return `Nothing at this address speaks OpenAI's chat completions (${outcome.status})${quoted(outcome.said)}. Check OPENAI_BASE_URL: it usually ends in /v1.`;
    case "rate-limited":
      return `The server limits how often it may be asked${quoted(outcome.said)}${again(outcome.retryAfterMs)}. Raise the limit at the provider, or lower the budgets.`;
    case "server-error":
      return `The server failed (${outcome.status})${quoted(outcome.said)}. If it goes on, look at the server’s own log or status page.`;
    case "unreachable":
      return `The server could not be reached (${outcome.code ?? "no reason given"}). Is it running, and is OPENAI_BASE_URL right?`;
    case "timeout":
      return timedOut(outcome);
    case "too-large":
      return `The answer had more than ${outcome.maxBytes} bytes and was cut off. No answer needs as many: look at the server.`;
    case "cut-stream":
      return `The answer broke off (${outcome.why}). If it goes on, look at the server or at the proxy before it.`;
    case "budget-spent":
      return `The ${budgets[outcome.scope]} is spent: ${outcome.spent} of ${outcome.limit} tokens.`;
  }
}

const enlarge =
  "Give the server a larger context (Ollama: OLLAMA_CONTEXT_LENGTH; llama.cpp: -c), and set OPENAI_CONTEXT_TOKENS to it.";

const budgets = {
  request: "budget of the request (BUDGET_REQUEST_TOKENS)",
  user: "member’s budget for today (BUDGET_USER_TOKENS, or less by /settings budgets)",
  server: "Discord server’s budget for today (BUDGET_SERVER_TOKENS, or less by /settings budgets)",
  bot: "bot’s whole budget for today (BUDGET_BOT_TOKENS)",
} as const;

function quoted(said: string): string {
  return said === "" ? "" : `: “${said}”`;
}

function again(retryAfterMs: number | null): string {
  return retryAfterMs === null ? "" : `, and wants to be left alone for ${Math.ceil(retryAfterMs / 1000)} s`;
}

function counted(outcome: Extract<Outcome, { kind: "truncated-input" }>): string {
  const { promptTokens, expectedTokens, sentences } = outcome;
  if (promptTokens !== null) return ` (it read ${promptTokens} tokens of at least ${expectedTokens})`;
  return sentences === null ? "" : ` (the model saw sentences ${sentences.first ?? "?"} to ${sentences.last ?? "?"})`;
}

function timedOut({ waiting, ms }: Extract<Outcome, { kind: "timeout" }>): string {
  const seconds = Math.round(ms / 1000);
  return waiting === "silence"
    ? `The server said nothing for ${seconds} s. A slow one may need more: OPENAI_SILENCE_SECONDS.`
    : `The answer was not done after ${seconds} s. A slow server may need more: OPENAI_TIMEOUT_SECONDS.`;
}
