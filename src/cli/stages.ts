import type { ModelStage } from "../app/model-stage.ts";
import type { ConfigFault } from "../config.ts";
import * as say from "./model-wording.ts";

/** The stage with the model that the operator has set, or why there is none. */
export type Configured =
  | { readonly kind: "ready"; readonly stageFor: StageFor }
  | { readonly kind: "no-model" }
  | { readonly kind: "faults"; readonly faults: readonly ConfigFault[] };

/** The stage for one request, which pays for itself: budgets of a request hold for each apart. */
export type StageFor = (request: string) => ModelStage;

/** Throws a UserError "no-model" or "config" where there is no model to read with. */
export function readyStage(configured: Configured): StageFor {
  switch (configured.kind) {
    case "ready":
      return configured.stageFor;
    case "no-model":
      throw say.noModel();
    case "faults":
      throw say.configFaults(configured.faults);
  }
}
