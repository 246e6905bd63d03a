import type { Article } from "../article/article.ts";
import type { Model, Outcome, Progress } from "../model/model.ts";
import type { Reading } from "../reading/reading.ts";
import type { Grounded, Grounds } from "../report/ground.ts";
import { reportWishes } from "../report/house-lines.ts";
import type { HouseWords } from "../report/house-words.ts";
import { leavesLocalAlone } from "../report/local-report.ts";
import type { Asking } from "../report/prompt.ts";
import type { PromptWords } from "../report/prompt-words.ts";
import type { Report, Withheld } from "../report/report.ts";
import { draftOf, repairOf, type Drafted } from "./drafting.ts";
import { afterSecondLook, type SecondLook } from "./second-look.ts";
import { newSpending, type Calling, type Spent } from "./spending.ts";
import { thinkHere, type Think } from "./think.ts";

/** What the model stage works with. `read`: the local reading, to which the model's sentences are held, too. */
export type ModelStage = {
  readonly model: Model | null;
  readonly read: (article: Article) => Reading;
  readonly words: { readonly report: PromptWords; readonly repair: PromptWords; readonly ask: PromptWords };
  /** The words of the second look at what is left out; omitted where none is taken. */
  readonly secondLook?: PromptWords;
  /** Where long thinking is done; omitted where all of it is done here. */
  readonly think?: Think;
  /** A fresh mark for every request that nobody can guess, of letters and digits. */
  readonly marker: () => string;
};

export type ReportRequest = {
  readonly article: Article;
  readonly reading: Reading;
  /** The local report, where it is made already. */
  readonly local?: Report;
  /** BCP 47: of the answer. */
  readonly language: string;
  /** What the moderators wish for beside the prompt's words; null where they wish for nothing. */
  readonly house: HouseWords | null;
  /** Whether background from outside the article may stand beside a question. */
  readonly outside: boolean;
  readonly onProgress?: (progress: Progress) => void;
};

/** A report, the reading with the voices that only the model found, and how it was come by. */
export type StagedReport = {
  readonly report: Report;
  readonly reading: Reading;
  readonly provenance: Provenance;
};

/** `local`: why the report is the local one; null where it is the model's. */
export type Provenance = Spent & {
  readonly local: LocalReason | null;
  readonly model: string | null;
  readonly prompt: { readonly id: string; readonly version: number } | null;
  /** Items that were asked for again, and how many of them then stood. */
  readonly repaired: { readonly asked: number; readonly stood: number };
  /** How many sentences there was no room for. */
  readonly unread: number;
  readonly secondLook: SecondLook;
};

export type LocalReason =
  | { readonly kind: "no-model" }
  /** There is one, and moderators let only some roles have it asked. */
  | { readonly kind: "not-allowed" }
  /** The model, its server or a budget: the outcome says which. */
  | { readonly kind: "outcome"; readonly outcome: Exclude<Outcome, { kind: "answered" }> }
  /** Too little of the answer's summary is borne out by the article, or none of its claims. */
  | { readonly kind: "not-borne-out"; readonly passed: number; readonly of: number };

const summaryLeast = 0.6; // of its sentences that must stand

/**
 * The report of an article, with a model where there is one. The local report is there whatever happens: where a model
 * fails, or says too little that the article bears out, it is given, and the reason is named.
 * Rejects with the signal's reason, or where `think` fails.
 */
export async function reportOn(request: ReportRequest, stage: ModelStage, signal: AbortSignal): Promise<StagedReport> {
  const { article, reading } = request;
  const { model, words, think = thinkHere } = stage;
  const spending = newSpending();
  const fallBack = async (reason: LocalReason): Promise<StagedReport> => {
    // One that was made beforehand knows nothing of the moderators' words.
    const { house, local: made = null } = request;
    const isMade = made !== null && leavesLocalAlone(house);
    const local = isMade ? made : await think.report({ article, reading, house }, signal);
    return {
      report: { ...local, withheld: [...local.withheld, ...localLine(reason)] },
      reading,
      provenance: { ...untold, ...spending.spent(), local: reason, model: model?.name ?? null },
    };
  };
  if (model === null) return await fallBack({ kind: "no-model" });

  const house = reportWishes(request.house);
  const asking: Asking = { ...request, house, words: words.report, marker: stage.marker() };
  const calling: Calling = { model, spending, signal, onProgress: request.onProgress ?? (() => undefined) };
  const grounds: Grounds = { ...request, read: stage.read, terms: request.house?.terms ?? [] };
  const drafted = await draftOf({ asking, grounds, think }, calling);
  if (drafted.kind === "failed") return await fallBack({ kind: "outcome", outcome: drafted.outcome });

  const first = await think.ground({ draft: drafted.draft, grounds, mode: model.name }, signal);
  const { grounded, repaired } = await afterRepair(first, drafted, { grounds, think, words: words.repair, calling });
  const { passed, of } = grounded.summary;
  if (of === 0 || passed < summaryLeast * of || grounded.report.claims.length === 0)
    return await fallBack({ kind: "not-borne-out", passed, of });

  const { report, secondLook } = await lookedOver(
    grounded.report,
    { grounds, asking, words: stage.secondLook },
    calling,
  );
  const { id, version } = words.report;
  return {
    report: {
      ...report,
      perspectives: report.perspectives.filter(({ kind }) => request.house?.kinds.includes(kind) ?? true),
      withheld: [...report.withheld, ...unreadLine(drafted.unread)],
    },
    reading: { ...reading, voices: grounded.voices },
    provenance: {
      ...spending.spent(),
      local: null,
      model: model.name,
      prompt: { id, version },
      repaired,
      unread: drafted.unread.length,
      secondLook,
    },
  };
}

const untold = {
  prompt: null,
  repaired: { asked: 0, stood: 0 },
  unread: 0,
  secondLook: { kind: "not-taken" },
} as const;

/** What is left out, looked for once more where the operator has that done. */
async function lookedOver(
  report: Report,
  given: { readonly grounds: Grounds; readonly asking: Asking; readonly words: PromptWords | undefined },
  calling: Calling,
): Promise<{ readonly report: Report; readonly secondLook: SecondLook }> {
  const { grounds, asking, words } = given;
  if (words === undefined) return { report, secondLook: untold.secondLook };
  return await afterSecondLook(report, { grounds, asking: { ...asking, words, house: null } }, calling);
}

type Repairing = {
  readonly grounds: Grounds;
  readonly think: Think;
  readonly words: PromptWords;
  readonly calling: Calling;
};

/** One round, for the failing items alone. What the model then says is held to the same rules. */
async function afterRepair(
  grounded: Grounded,
  drafted: Drafted,
  { grounds, think, words, calling }: Repairing,
): Promise<{ readonly grounded: Grounded; readonly repaired: Provenance["repaired"] }> {
  const repair = await repairOf(drafted, { faults: grounded.faults, words }, calling);
  if (repair === null) return { grounded, repaired: untold.repaired };
  const again = await think.ground({ draft: repair.draft, grounds, mode: calling.model.name }, calling.signal);
  const fallen = new Set(again.faults.filter(({ outcome }) => outcome !== "mended").map(({ label }) => label));
  const stood = [...repair.failed].filter((label) => !fallen.has(label)).length;
  return { grounded: again, repaired: { asked: repair.failed.size, stood } };
}

/** A line on the report for why it is the local one; none where no model is set and nothing was expected of it. */
function localLine(reason: LocalReason): readonly Withheld[] {
  switch (reason.kind) {
    case "no-model":
    case "not-allowed":
      return [];
    case "not-borne-out":
      return [{ what: "the model’s report", reason: "too little of it is borne out by the article" }];
    case "outcome":
      return [{ what: "the model’s report", reason: `the model gave no answer (${reason.outcome.kind})` }];
  }
}

function unreadLine(unread: Drafted["unread"]): readonly Withheld[] {
  const [first] = unread;
  if (first === undefined) return [];
  const last = unread.at(-1) ?? first;
  return [{ what: `sentences ${first.id} to ${last.id}`, reason: "the model had no room for them" }];
}
