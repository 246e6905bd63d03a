import { estimatedTokens } from "./estimate.ts";
import type { Usage } from "./model.ts";
import type { Counted } from "./reply.ts";

/** Adds up what the calls of one request cost. */
export type Tally = {
  /** A call goes out with a prompt of about so many tokens. */
  readonly begin: (promptTokens: number) => void;
  readonly text: (added: string) => void;
  /** The call under way was answered; what the server did not count is estimated. */
  readonly answered: (counted: Counted | null) => void;
  /** The call under way was turned down or reached nobody, and cost nothing. */
  readonly free: () => void;
  readonly calls: () => number;
  /** A call that is still under way, or broke off, counts by estimate. */
  readonly usage: () => Usage;
};

export function newTally(): Tally {
  let calls = 0;
  let total: Usage = { prompt: 0, answer: 0, counted: "server" };
  let open: { readonly prompt: number; readonly text: string } | null = null;

  const withOpen = (): Usage => {
    if (open === null) return total;
    const answer = total.answer + estimatedTokens(open.text);
    return { prompt: total.prompt + open.prompt, answer, counted: "estimate" };
  };

  return {
    begin: (prompt) => {
      total = withOpen();
      open = { prompt, text: "" };
      calls += 1;
    },
    text: (added) => {
      if (open !== null) open = { prompt: open.prompt, text: open.text + added };
    },
    answered: (counted) => {
      const prompt = total.prompt + (counted?.prompt ?? open?.prompt ?? 0);
      const answer = total.answer + (counted?.answer ?? estimatedTokens(open?.text ?? ""));
      const isCounted = counted !== null && counted.prompt !== null && counted.answer !== null;
      total = { prompt, answer, counted: isCounted ? total.counted : "estimate" };
      open = null;
    },
    free: () => {
      open = null;
    },
    calls: () => calls,
    usage: withOpen,
  };
}
