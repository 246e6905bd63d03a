import { itemCounter } from "./count-items.ts";
import { promptTokens } from "./estimate.ts";
import type { Around, ModelServer } from "./exchange.ts";
import type { Fault } from "./faults.ts";
import { judgedReply, mayThink } from "./judged-reply.ts";
import { learnedFrom, type Learned } from "./learned.ts";
import type { CompletionRequest, Outcome, Served } from "./model.ts";
import { isPassing, mayBeAskedOtherwise, outcomeOf } from "./outcomes.ts";
import { adapted, keyOf, withQuirk, type Plan } from "./plan.ts";
import type { Reply } from "./reply.ts";
import { waitBefore } from "./retries.ts";
import { newTally } from "./tally.ts";
import { wireRequest } from "./wire-request.ts";

export type Start = {
  readonly request: CompletionRequest;
  readonly server: Required<ModelServer>;
  readonly around: Around;
  readonly learned: Learned;
  /** Null where not known. */
  readonly contextTokens: number | null;
};

/** The calls that one request takes: asked otherwise where the form was refused, again where the trouble may pass. */
export type Conversation = {
  readonly outcome: (signal: AbortSignal) => Promise<Outcome>;
  /** So far. */
  readonly served: () => Served;
  /** The very object it began with where nothing was learned. */
  readonly learned: () => Learned;
};

export function startConversation({ request, server, around, learned, contextTokens }: Start): Conversation {
  const { exchange, clock } = around;
  const estimate = promptTokens(request.messages);
  const tally = newTally();
  const tried = new Set<string>();
  let plan: Plan = { rung: learned.rung, quirks: learned.quirks };
  let lessons = learned;
  let answeredBy: string | null = null;
  let failures = 0;

  const room = (): number => {
    if (!plan.quirks.includes("thinks")) return request.maxTokens;
    const free = (contextTokens ?? Infinity) - Math.ceil(estimate * lessons.ratio);
    return Math.max(request.maxTokens, Math.min(request.maxTokens + tokensForThoughts, free));
  };

  const call = async (signal: AbortSignal): Promise<{ result: Reply | Fault; wordsCame: boolean }> => {
    const counter = itemCounter();
    let wordsCame = false;
    tried.add(keyOf(plan));
    tally.begin(estimate);
    const body = wireRequest(request, { model: server.model, plan, maxTokens: room() });
    const onText = (added: string): void => {
      wordsCame = true;
      tally.text(added);
      if (counter.add(added)) request.onProgress?.({ items: counter.counts() });
    };
    return { result: await exchange.send({ body, onText }, signal), wordsCame };
  };

  /** What a fault comes to, or null to call again. */
  const afterFault = async (fault: Fault, wordsCame: boolean, signal: AbortSignal): Promise<Outcome | null> => {
    if (!wordsCame && (fault.kind === "refused" || fault.kind === "unreachable" || fault.kind === "redirect"))
      tally.free();
    if (fault.kind === "refused" && fault.contextTokens !== null)
      lessons = { ...lessons, contextTokens: fault.contextTokens };
    const { silenceMs, maxBytes } = server;
    const outcome = outcomeOf(fault, {
      silenceMs,
      maxBytes,
      contextTokens,
      neededTokens: estimate + request.maxTokens,
    });

    const next = fault.kind === "refused" && mayBeAskedOtherwise(outcome) ? adapted(plan, fault) : null;
    if (next !== null && tried.size < maxForms && !tried.has(keyOf(next))) {
      plan = next;
      return null;
    }
    // Once words have come they are paid for, and the next attempt would cost them again.
    const waitMs = isPassing(outcome) && !wordsCame ? waitBefore(failures, fault) : null;
    if (waitMs === null) return outcome;
    failures += 1;
    await clock.wait(waitMs, signal);
    return null;
  };

  /** What a reply comes to, or null to ask once more with room for thoughts. */
  const afterReply = (reply: Reply): Outcome | null => {
    tally.answered(reply.usage);
    answeredBy = reply.model;
    const asked = { request, estimate, maxTokens: room() };
    const outcome = judgedReply(reply, asked);
    const thinking = mayThink(reply) ? withQuirk(plan, "thinks") : null;
    if (thinking !== null) plan = thinking;
    if (thinking !== null && outcome.kind === "length") return null;
    const teaches = outcome.kind === "answered" && request.sentences !== null;
    const counted = teaches ? (reply.usage?.prompt ?? null) : null;
    lessons = learnedFrom(lessons, { plan, counted, estimate });
    return outcome;
  };

  return {
    outcome: async (signal) => {
      for (;;) {
        const { result, wordsCame } = await call(signal);
        const outcome = result.kind === "reply" ? afterReply(result) : await afterFault(result, wordsCame, signal);
        if (outcome !== null) return outcome;
      }
    },
    served: () => ({
      model: server.model,
      answeredBy,
      rung: plan.rung,
      quirks: plan.quirks,
      calls: tally.calls(),
      usage: tally.usage(),
    }),
    learned: () => lessons,
  };
}

const tokensForThoughts = 8000;

/** Four quirks and the three lower rungs, beside the first. */
const maxForms = 8;
