import { assumedContext, listedContext } from "./window-size.ts";
import { startConversation } from "./conversation.ts";
import type { Around, Exchange, ModelServer } from "./exchange.ts";
import { isStale, mostTokens, nothingLearned, type Learned } from "./learned.ts";
import type { Model } from "./model.ts";

/** Asks until there is an answer or nothing left to try, and remembers what was learned on the way. */
export function askingModel(server: Required<ModelServer>, around: Around): Model {
  const experience = experienceWith(server, around);
  let listed: Listed = { tokens: null, at: -Infinity };

  return {
    name: server.model,
    window: async (signal) => {
      signal.throwIfAborted();
      const learned = await experience.recall();
      const said = [server.contextTokens, learned.contextTokens].filter((size) => size !== null);
      const now = around.clock.now();
      if (said.length === 0 && listed.tokens === null && now - listed.at > askAgainMs)
        listed = { tokens: await askForContext(server, around.exchange, signal), at: now };
      const tokens = said.length === 0 ? (listed.tokens ?? assumedContext(server.baseUrl)) : Math.min(...said);
      return { tokens, tokensOf: (text) => mostTokens(text, learned) };
    },
    complete: async (request, signal) => {
      signal.throwIfAborted();
      const deadline = AbortSignal.timeout(server.wholeMs);
      const learned = await experience.recall();
      const contextTokens = learned.contextTokens ?? server.contextTokens ?? listed.tokens;
      const conversation = startConversation({ request, server, around, learned, contextTokens });
      try {
        const outcome = await conversation.outcome(AbortSignal.any([signal, deadline]));
        await experience.keep(learned, conversation.learned());
        return { outcome, served: conversation.served() };
      } catch (error) {
        signal.throwIfAborted();
        if (!deadline.aborted) throw error;
        return { outcome: { kind: "timeout", waiting: "whole", ms: server.wholeMs }, served: conversation.served() };
      }
    },
  };
}

/** The context as the server's list gave it, and when it was asked; null where it did not say. */
type Listed = { readonly tokens: number | null; readonly at: number };

/** Hosted servers do not say, and are not asked before every call; one that was down may know later. */
const askAgainMs = 600_000;

async function askForContext(
  { model, silenceMs }: ModelServer,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<number | null> {
  const deadline = AbortSignal.timeout(Math.min(silenceMs, maxListMs));
  try {
    return listedContext(await exchange.listModels(AbortSignal.any([signal, deadline])), model);
  } catch (error) {
    signal.throwIfAborted();
    if (!deadline.aborted) throw error;
    return null;
  }
}

const maxListMs = 5000;

type Experience = {
  readonly recall: () => Promise<Learned>;
  readonly keep: (before: Learned, after: Learned) => Promise<void>;
};

function experienceWith({ baseUrl, model }: ModelServer, { memory, clock }: Around): Experience {
  const { origin, pathname } = new URL(baseUrl);
  const server = origin + pathname;
  return {
    recall: async () => {
      const kept = await memory.recall(server, model);
      return kept === null || isStale(kept, clock.now()) ? nothingLearned(clock.now()) : kept;
    },
    keep: async (before, after) => {
      if (after !== before) await memory.keep(server, model, after);
    },
  };
}
