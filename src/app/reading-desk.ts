import { extname } from "node:path";
import type { Article } from "../article/article.ts";
import type { PastedPiece } from "../article/paste.ts";
import type { Outcome, Progress } from "../model/model.ts";
import type { Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";
import type { HouseWords } from "../report/house-words.ts";
import type { NewRequest, PastePiece, Result, Source, StoredProvenance } from "../store/rows.ts";
import type { Page, Visiting, Web } from "../web/web.ts";
import { chatFaults, gateFault, noStory, oneOfThese } from "./given-faults.ts";
import { givenByFile, givenByPage, type Given } from "./given.ts";
import { reportOn, type ModelStage, type Provenance } from "./model-stage.ts";
import { charactersHereMost, openGiven, openPaste, type Opened, type Parser } from "./open-given.ts";
import type { PaidModel } from "./paid-model.ts";
import { barredFromModel, modelFor, type Payer } from "./payers.ts";
import { readingSetup, type ReadingSetup } from "./reading-key.ts";
import { refuseSite } from "./settings/sites.ts";
import { turnstile } from "./turnstile.ts";
import type { House } from "./words/house.ts";

/** Where articles are fetched, read and reported on; nothing is stored here. */
export type ReadingDesk = {
  readonly setup: (language: string) => ReadingSetup;
  /** The article in a source that is to be fetched or was pasted. Fails with a UserError where it is none, or not whole. */
  readonly open: (source: ReadableSource, signal: AbortSignal) => Promise<Article>;
  readonly report: (article: Article, asked: ReportAsked, signal: AbortSignal) => Promise<Reported>;
};

export type ReadableSource = Extract<Source, { readonly kind: "link" | "paste" }>;

export type ReportAsked = Pick<NewRequest, "id" | "language"> & {
  /** All who wait for it, the first to be asked to pay first. */
  readonly payers: readonly Payer[];
  readonly house: House;
  readonly onItems: (items: number) => void;
};

/** `trouble`: why the model left it to the local reading, where it is likely to do better a little later. */
export type Reported = { readonly result: Result; readonly trouble: Trouble | null };
export type Trouble = Exclude<Outcome, { readonly kind: "answered" }>;

export type DeskTools = {
  readonly web: Web;
  readonly parser: Parser;
  readonly stage: ModelStage;
  /** The local reading, where a long text does not hold up everybody; `report` where that was made there, too. */
  readonly readLocally: (
    article: Article,
    signal: AbortSignal,
  ) => Promise<{ readonly reading: Reading; readonly report: Report | null }>;
  readonly paid: PaidModel;
};

type Link = Extract<Source, { readonly kind: "link" }>;
type PastedFile = Extract<PastePiece, { readonly kind: "file" }>;

const fetchMs = 30_000;

export function readingDesk({ web, parser, stage, readLocally, paid }: DeskTools): ReadingDesk {
  const { model } = stage;
  const prompts = { ...stage.words, secondLook: stage.secondLook ?? null };
  const turn = turnstile();

  const fetched = async (url: string, signal: AbortSignal, visiting?: Visiting): Promise<Page> =>
    await web.fetch(url, AbortSignal.any([signal, AbortSignal.timeout(fetchMs)]), visiting);

  const fromLink = async ({ url: link, sites }: Link, signal: AbortSignal): Promise<Opened> => {
    const visiting: Visiting = (url) => refuseSite(url, url === link ? "given" : "led-to", sites ?? null);
    return await opened(givenByPage(await fetched(link, signal, visiting), chatFaults), signal);
  };

  const fileOf = async ({ name, url }: PastedFile, signal: AbortSignal): Promise<Given> => {
    const { bytes } = await fetched(url, signal);
    // Where the chat keeps it is not where the article is from.
    return { ...givenByFile(bytes, extname(name).toLowerCase(), chatFaults), url: null };
  };

  const opened = async (given: Given, signal: AbortSignal): Promise<Opened> =>
    (given.kind === "text" || given.kind === "markdown") && given.text.length > charactersHereMost
      ? await parser.parse({ kind: "text", given }, signal)
      : await openGiven(given, parser, signal);

  const openPieces = async (pieces: readonly PastePiece[], signal: AbortSignal): Promise<Opened> => {
    const [first] = pieces;
    if (first?.kind === "file" && pieces.length === 1) return await opened(await fileOf(first, signal), signal);
    const texts = await Promise.all(
      pieces.map(async (piece): Promise<PastedPiece> => {
        if (piece.kind === "message") return piece;
        const file = await fileOf(piece, signal);
        if (file.kind === "page" || file.kind === "pdf") throw oneOfThese();
        return { kind: "file", text: file.text };
      }),
    );
    if (texts.every(({ text }) => text.trim() === "")) throw chatFaults.nothingInIt();
    const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > charactersHereMost) return await parser.parse({ kind: "paste", pieces: texts }, signal);
    return openPaste(texts);
  };

  return {
    setup: (language) => readingSetup(model?.name ?? null, prompts, language),
    open: async (source, signal) => {
      const { article, named = null } =
        source.kind === "link" ? await fromLink(source, signal) : await openPieces(source.pieces, signal);
      for (const url of [article.url, named]) if (url !== null) refuseSite(url, "named", source.sites ?? null);
      if (article.text.trim() === "") throw source.kind === "link" ? noStory() : chatFaults.nothingInIt();
      if (article.gate !== null) throw gateFault(article.gate);
      return article;
    },
    report: async (article, { id, payers, language, house, onItems }, signal) => {
      await turn(signal);
      const { reading, report: local } = await readLocally(article, signal);
      await turn(signal);
      const onProgress = ({ items }: Progress): void =>
        onItems(Object.values(items).reduce((sum, count) => sum + count, 0));
      const asked = { article, reading, language, house: house.words, outside: house.outside, onProgress };
      const made = local === null ? asked : { ...asked, local };
      const payer = house.asksModel ? modelFor(id, payers, paid) : null;
      const staged = await reportOn(made, { ...stage, model: payer }, signal);
      const { local: reason } = staged.provenance;
      const provenance = storedProvenance(staged.provenance, house.words);
      const isBarred = model !== null && payer === null;
      return {
        result: {
          reading: staged.reading,
          report: staged.report,
          provenance: isBarred ? { ...provenance, local: barredFromModel } : provenance,
        },
        trouble: reason?.kind === "outcome" ? reason.outcome : null,
      };
    },
  };
}

/** Nothing but what is named here: outcomes of the model hold its words. */
function storedProvenance(provenance: Provenance, { id, version }: HouseWords): StoredProvenance {
  const { model, prompt, local, tokens, calls, repaired, unread } = provenance;
  const reason = local?.kind === "outcome" ? local.outcome.kind : (local?.kind ?? null);
  return { model, prompt, words: { id, version }, local: reason, tokens, calls, repaired, unread };
}
