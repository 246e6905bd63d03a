import type { Article } from "../article/article.ts";
import type { Request, Result, StoredAnswer, Turn } from "../store/rows.ts";
import type { HouseWords } from "../report/house-words.ts";
import { answerQuestion } from "./ask.ts";
import type { ModelStage } from "./model-stage.ts";
import type { PaidModel } from "./paid-model.ts";
import { barredFromModel, modelFor } from "./payers.ts";
import type { Trouble } from "./reading-desk.ts";

/** Answers questions about an article; nothing is stored there. */
export type QuestionDesk = {
  readonly answer: (asked: AskedQuestion, signal: AbortSignal) => Promise<AnsweredQuestion>;
};

export type AskedQuestion = Pick<Request, "id" | "user" | "server" | "language" | "allowance"> & {
  readonly article: Article;
  readonly result: Result;
  readonly question: string;
  readonly earlier: readonly Turn[];
  readonly house: HouseWords;
};

/** `tokens`: null where no model was asked. `trouble`: why it was left to the article's own sentences. */
export type AnsweredQuestion = {
  readonly answer: StoredAnswer;
  readonly model: string | null;
  readonly tokens: { readonly prompt: number; readonly answer: number } | null;
  readonly trouble: Trouble | null;
};

export function questionDesk(stage: ModelStage, paid: PaidModel): QuestionDesk {
  return {
    answer: async (given, signal) => {
      const { id, language, article, result, question, earlier, house } = given;
      const { reading } = result;
      const asked = { article, reading, question, earlier, language, house };
      const model = modelFor(id, [given], paid);
      const { answer, provenance } = await answerQuestion(asked, { ...stage, model }, signal);
      const { local, calls, tokens } = provenance;
      const why = local?.kind === "outcome" ? local.outcome.kind : (local?.kind ?? null);
      const isBarred = stage.model !== null && model === null;
      return {
        answer: { ...answer, local: isBarred ? barredFromModel : why },
        model: provenance.model,
        tokens: calls > 0 ? tokens : null,
        trouble: local?.kind === "outcome" ? local.outcome : null,
      };
    },
  };
}
