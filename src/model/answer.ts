import { jsonObject, withoutThoughts } from "./json-object.ts";
import type { CompletionRequest, Outcome } from "./model.ts";

/** What a finished answer is worth, from its text alone. */
export function judgedAnswer(written: string, request: Pick<CompletionRequest, "sentences">): Outcome {
  const text = withoutThoughts(written);
  if (text === null || text === "") return { kind: "empty" };
  const json = jsonObject(text);
  if (json === null) return { kind: "malformed", text };
  const sentences = endsSeen(json);
  if (!sawAll(sentences, request.sentences))
    return { kind: "truncated-input", promptTokens: null, expectedTokens: null, sentences };
  return { kind: "answered", json, text };
}

type Ends = { readonly first: number | null; readonly last: number | null };

function endsSeen(json: Readonly<Record<string, unknown>>): Ends {
  return { first: wholeNumber(json["first_sentence"]), last: wholeNumber(json["last_sentence"]) };
}

/** An answer that names no ends proves nothing; whether it is complete is for its own schema to say. */
function sawAll(seen: Ends, sent: CompletionRequest["sentences"]): boolean {
  if (sent === null) return true;
  return (seen.first ?? sent.first) === sent.first && (seen.last ?? sent.last) === sent.last;
}

/** 12, and "12" or "S12" as models without a schema write it. */
function wholeNumber(value: unknown): number | null {
  if (typeof value === "number") return Number.isInteger(value) ? value : null;
  const [, digits] = typeof value === "string" ? (/^\D{0,2}(\d{1,6})\D?$/.exec(value.trim()) ?? []) : [];
  return digits === undefined ? null : Number(digits);
}
