import type { Refused } from "./faults.ts";
import type { Quirk, Rung } from "./model.ts";

/** How to ask: the rung of the ladder, and what the server wants otherwise. */
export type Plan = { readonly rung: Rung; readonly quirks: readonly Quirk[] };

/** Best first; each asks for less than the one before. */
const ladder: readonly Rung[] = ["json-schema-strict", "json-schema", "json-object", "text"];

/**
 * How to ask again after a refusal, going by what the server says it does not take; null where nothing is left to
 * change. What is wrong with a request is known from its words alone: servers agree on no codes.
 */
export function adapted(plan: Plan, refused: Refused): Plan | null {
  if (!mayBeAboutForm(refused)) return null;
  const said = `${refused.param} ${refused.code} ${refused.said}`;
  for (const { matches, change } of lessons) {
    const next = matches.test(said) ? change(plan) : null;
    if (next !== null) return next;
  }
  return null;
}

export function withQuirk(plan: Plan, quirk: Quirk): Plan | null {
  return plan.quirks.includes(quirk) ? null : { ...plan, quirks: [...plan.quirks, quirk] };
}

/** Equal for plans that ask alike. */
export function keyOf({ rung, quirks }: Plan): string {
  return [rung, ...quirks.toSorted()].join(" ");
}

function mayBeAboutForm({ status, said }: Refused): boolean {
  if (status === 400 || status === 404 || status === 422) return true;
  // llama.cpp and vLLM fail on schemas that they cannot make a grammar of (500 "Unable to generate parser"), and on
  // roles that the model's template does not have.
  return (status === 500 || status === 501) && /grammar|parser|response_format|json_schema|\broles?\b/i.test(said);
}

/**
 * In this order. Groq: "Streaming and tool use are not currently supported with Structured Outputs" is about the
 * stream first. OpenAI: "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
 * OpenRouter: "No endpoints found that can handle the requested parameters" where the schema empties the route.
 */
const lessons: readonly { readonly matches: RegExp; readonly change: (plan: Plan) => Plan | null }[] = [
  { matches: /stream_options/i, change: (plan) => withQuirk(plan, "no-stream-options") },
  { matches: /\bstream(?:ing|ed)?\b/i, change: (plan) => withQuirk(plan, "no-stream") },
  { matches: /max_(?:completion_)?tokens/i, change: renameMaxTokens },
  { matches: /temperature/i, change: (plan) => withQuirk(plan, "no-temperature") },
  {
    matches:
      /\b(?:system|developer)\b.{0,40}\b(?:role|message|prompt)|\brole\b.{0,60}\b(?:system|developer)\b|roles must alternate/i,
    change: (plan) => withQuirk(plan, "no-system-role"),
  },
  {
    matches:
      /response_format|json_schema|json_object|\bstrict\b|schema|structured|grammar|parser|requested parameters/i,
    change: nextRung,
  },
];

function renameMaxTokens(plan: Plan): Plan {
  return (
    withQuirk(plan, "max-completion-tokens") ?? {
      ...plan,
      quirks: plan.quirks.filter((quirk) => quirk !== "max-completion-tokens"),
    }
  );
}

function nextRung(plan: Plan): Plan | null {
  const next = ladder[ladder.indexOf(plan.rung) + 1];
  return next === undefined ? null : { ...plan, rung: next };
}
