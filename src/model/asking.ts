import { assumedContext, listedContext } from "./window-size.ts";
import { startConversation } from "./conversation.ts";
import type { Around, Exchange, ModelServer } from "./exchange.ts";
import { isStale, mostTokens, nothingLearned, type Learned } from "./learned.ts";
import type { Model } from "./model.ts";

/** Asks until there is an answer or nothing left to try, and remembers what was learned on the way. */
export function askingModel(server: Required<ModelServer>, around: Around): Model {
  const experience = experienceWith(server, around);
  let listed: number | null = null;

  return {
    name: server.model,
    window: async (signal) => {
      signal.throwIfAborted();
      const learned = await experience.recall();
      const said = [server.contextTokens, learned.contextTokens].filter((size) => size !== null);
      if (said.length === 0) listed ??= await askForContext(server, around.exchange, signal);
      const tokens = said.length === 0 ? (listed ?? assumedContext(server.baseUrl)) : Math.min(...said);
      return { tokens, tokensOf: (text) => mostTokens(text, learned) };
    },
    complete: async (request, signal) => {
      signal.throwIfAborted();
      const deadline = AbortSignal.timeout(server.wholeMs);
      const learned = await experience.recall();
      const contextTokens = learned.contextTokens ?? server.contextTokens ?? listed;
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
