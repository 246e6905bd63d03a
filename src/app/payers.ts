import type { NewRequest } from "../store/rows.ts";
import type { Spender } from "./budgets.ts";
import type { LocalReason } from "./model-stage.ts";
import type { PaidModel } from "./paid-model.ts";
import type { Model } from "../model/model.ts";

/** Whose budgets something is paid from: of each request that waits for it. */
export type Payer = Pick<NewRequest, "user" | "server" | "allowance">;

/** Who pays as that request; null where no model is asked for it. */
export function spenderOf(request: string, { user, server, allowance }: Payer): Spender | null {
  return allowance.kind === "none" ? null : { request, user, server, shares: allowance };
}

/**
 * The operator's model, paid by those who wait for the same, in order; null where none of them is allowed it. All of
 * them pay as one request, so that it costs no more because many ask.
 */
export function modelFor(request: string, payers: readonly Payer[], paid: PaidModel): Model | null {
  const [first, ...others] = payers.map((payer) => spenderOf(request, payer)).filter((spender) => spender !== null);
  return first === undefined ? null : paid(first, ...others);
}

/** Why something was made without the model that is set: moderators let only some roles use it. */
export const barredFromModel = "not-allowed" satisfies LocalReason["kind"];
