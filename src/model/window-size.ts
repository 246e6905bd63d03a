import { z } from "zod";
import { isPublicAddress } from "../web/addresses.ts";
import { hostOf } from "../web/link.ts";

/** How many tokens the list of models (GET /models) gives a model, under the name of the server's making; or null. */
export function listedContext(list: unknown, model: string): number | null {
  const { data } = listSchema.safeParse(list);
  // llama.cpp serves one model, whatever it is called in the request.
  const [only] = data?.length === 1 ? data : [];
  const entry = data?.find(({ id }) => id === model) ?? only;
  return entry?.sizes.find((size) => size !== null) ?? null;
}

/**
 * Where neither the operator nor the server says: what a server at home is usually started with, or the least that
 * hosted models have.
 */
export function assumedContext(baseUrl: string): number {
  return isNear(hostOf(new URL(baseUrl))) ? 8192 : 32_768;
}

/** This machine, its network, or a neighbouring container, which goes by a name without a dot. */
function isNear(host: string): boolean {
  if (/^[\d.]+$|:/.test(host)) return !isPublicAddress(host);
  return !host.includes(".") || /\.(?:local|lan|internal|home|localhost)$/.test(host);
}

const size = z.number().int().min(512).max(100_000_000).nullish().catch(null);

const listSchema = z
  .object({
    data: z.array(
      z
        .object({
          id: z.string(),
          meta: z.object({ n_ctx: size }).nullish().catch(null), // llama.cpp
          max_model_len: size, //                                    vLLM
          context_length: size, //                                   OpenRouter
          context_window: size, //                                   Groq
          max_context_length: size, //                               Mistral
        })
        .transform(({ id, meta, ...named }) => ({
          id,
          sizes: [
            meta?.n_ctx,
            named.max_model_len,
            named.context_length,
            named.context_window,
            named.max_context_length,
          ].map((found) => found ?? null),
        })),
    ),
  })
  .transform(({ data }) => data);
