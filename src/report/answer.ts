import type { Evidence } from "../reading/reading.ts";
import type { Check, SummarySentence, Withheld } from "./report.ts";

/**
 * An answer to a question about one article, from that article alone. `mode` is "local" or the name of the model.
 * `found` "no": the article does not say.
 */
export type Answer = {
  readonly mode: string;
  readonly found: "yes" | "partly" | "no";
  /** A model's sentences, each with those of the article that it rests on; empty without a model. */
  readonly said: readonly SummarySentence[];
  /** Whole sentences of the article, in its order: those that `said` rests on, else those that bear on the question or, with `found` "no", are nearest to it. */
  readonly evidence: readonly Evidence[];
  /** What words of a follow-up were taken to mean. */
  readonly understood: readonly Understood[];
  readonly withheld: readonly Withheld[];
  readonly checks: Readonly<Record<string, Check>>;
};

/** “she” as “Dana Okafor”. */
export type Understood = { readonly words: string; readonly as: string };

/** A question with what was answered: what a follow-up may point back to. */
export type Asked = { readonly question: string; readonly answer: Answer };
