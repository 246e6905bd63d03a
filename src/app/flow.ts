import type { RetentionConfig } from "../config/running.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { BudgetLimits } from "./budgets.ts";
import type { Messenger } from "./messenger.ts";
import type { Meters } from "./meters.ts";
import type { QuestionDesk } from "./question-desk.ts";
import type { ReadingDesk } from "./reading-desk.ts";
import type { Presets } from "./words/house.ts";
import type { TrialDesk } from "./words/trial-desk.ts";

/** What the way of a request, from its acceptance to its answer, is made of. */
export type Flow = {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly desk: ReadingDesk;
  readonly questions: QuestionDesk;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  readonly presets: Presets;
  readonly trials: TrialDesk;
  readonly limits: FlowLimits;
  /** Acknowledgements that this process is just sending, by request: an answer waits for its own. */
  readonly acknowledging: Map<string, Promise<void>>;
};

export type FlowLimits = {
  readonly memberOpenMost: number;
  readonly retention: RetentionConfig;
  /** Of the model; moderators may allow less. */
  readonly budgets: BudgetLimits;
};

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
/** A reading that failed, or was left to the local one by a model's trouble, is told to whoever asks next for so long. */
export const shortKeepMs = 5 * minuteMs;
