import type { Provenance } from "../../../src/app/model-stage.ts";

/** How a report without a model was come by. */
export const withoutModel: Provenance = {
  local: { kind: "no-model" },
  model: null,
  prompt: null,
  repaired: { asked: 0, stood: 0 },
  unread: 0,
  tokens: { prompt: 0, answer: 0 },
  calls: 0,
};
