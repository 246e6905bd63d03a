import { UserError } from "../../errors.ts";
import type { Web } from "../../web/web.ts";
import type { Moderator } from "../moderator.ts";
import { checkDraft, type WordsCheck } from "./check-draft.ts";
import type { TrialOn } from "./trial-articles.ts";
import { tryDraft, type TrialTools, type WordsTrial } from "./try-words.ts";

/** Where words are tried before they hold, and files of them are opened. */
export type TrialDesk = {
  /** Whether there is a model to try them with. */
  readonly hasModel: boolean;
  readonly trial: (
    by: Moderator,
    what: { readonly name: string; readonly on: TrialOn },
    signal: AbortSignal,
  ) => Promise<WordsTrial>;
  readonly check: (by: Moderator, what: { readonly name: string }, signal: AbortSignal) => Promise<WordsCheck>;
  /** A file of words as it stands. Fails with what `Web` fails with, and with "binary". */
  readonly file: (url: string, signal: AbortSignal) => Promise<string>;
};

const fetchMs = 20_000;

export function trialDesk(tools: TrialTools, web: Web): TrialDesk {
  return {
    hasModel: tools.stage.model !== null,
    trial: async (by, what, signal) => await tryDraft(by, what, tools, signal),
    check: async (by, what, signal) => await checkDraft(by, what, tools, signal),
    file: async (url, signal) => {
      const { bytes } = await web.fetch(url, AbortSignal.any([signal, AbortSignal.timeout(fetchMs)]));
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      } catch (cause) {
        throw new UserError(
          "binary",
          "The file is not text in UTF-8.",
          "Export a set of words with /prompts export, and change that file.",
          { cause },
        );
      }
    },
  };
}
