import { setImmediate as loopTurn } from "node:timers/promises";
import type { Message, Outcome } from "../model/model.ts";
import type { ReadSentence } from "../reading/reading.ts";
import {
  applyRepair,
  partAnswer,
  readDraft,
  repairAnswer,
  reportAnswer,
  wholeAnswer,
  type Draft,
} from "../report/draft.ts";
import type { Grounds } from "../report/ground.ts";
import {
  numbered,
  partMessages,
  reportMessages,
  wholeMessages,
  type Asking,
  type PartClaim,
} from "../report/prompt.ts";
import type { PromptWords } from "../report/prompt-words.ts";
import { failedItems, repairMessage } from "../report/repair.ts";
import type { Fault } from "../report/tally.ts";
import { partsOf } from "./parts.ts";
import { ask, type Calling } from "./spending.ts";
import type { Think } from "./think.ts";

/** What a model said of an article, with the conversation that a repair goes on from. */
export type Drafted = {
  readonly kind: "drafted";
  readonly draft: Draft;
  readonly conversation: readonly Message[];
  /** Labels that were not given in that conversation, and cannot be asked for again there. */
  readonly elsewhere: ReadonlySet<string>;
  readonly unread: readonly ReadSentence[];
};

export type NotDrafted = { readonly kind: "failed"; readonly outcome: Exclude<Outcome, { kind: "answered" }> };

type Drafting = { readonly asking: Asking; readonly grounds: Grounds; readonly think: Think };

const answerTokens = 4000;
const partTokens = 2500;
const repairTokens = 2000;
const schemaTokens = 600;
const windowUsed = 0.9; // what is counted is an estimate
const partUsed = 0.6; // of the room: a part's answer quotes it
const roomLeast = 400; // tokens: below that no part holds a paragraph
const partsMost = 8;
const partsAtOnce = 2;

/** Asks for the whole report at once where the article fits into the model's window, else part by part. */
export async function draftOf(drafting: Drafting, calling: Calling): Promise<Drafted | NotDrafted> {
  const window = await calling.model.window(calling.signal);
  const fits = await roomIn(window.tokens, drafting, window.tokensOf);
  await loopTurn(); // the same lines are written out again
  const drafted = fits.whole ? await wholeDraft(drafting, calling) : await draftInParts(drafting, calling, fits.room);
  // a server may know its window better than it told before
  if (drafted.kind === "drafted" || drafted.outcome.kind !== "context-too-small") return drafted;
  const { contextTokens } = drafted.outcome;
  if (contextTokens === null || contextTokens >= window.tokens) return drafted;
  const { room } = await roomIn(contextTokens, drafting, window.tokensOf);
  return await draftInParts(drafting, calling, room);
}

/** Tokens that are left for an article's part, and whether all of it fits beside the rules and the answer. */
async function roomIn(
  window: number,
  { asking, grounds: { article, reading } }: Drafting,
  tokensOf: (text: string) => number,
): Promise<{ readonly whole: boolean; readonly room: number }> {
  const all = reportMessages(article, reading, asking).reduce((sum, { text }) => sum + tokensOf(text), schemaTokens);
  await loopTurn();
  const text = tokensOf(numbered(article, reading.sentences).join("\n"));
  const usable = windowUsed * window - answerTokens;
  return { whole: all <= usable, room: partUsed * (usable - (all - text)) };
}

async function wholeDraft(
  { asking, grounds: { article, reading } }: Drafting,
  calling: Calling,
): Promise<Drafted | NotDrafted> {
  const messages = reportMessages(article, reading, asking);
  const sentences = { first: 1, last: reading.sentences.length };
  const answer = { name: "report_v1", schema: reportAnswer };
  const outcome = await ask({ messages, answer, maxTokens: answerTokens, sentences }, calling);
  if (outcome.kind !== "answered") return { kind: "failed", outcome };
  const conversation: readonly Message[] = [...messages, { role: "assistant", text: outcome.text }];
  return { kind: "drafted", draft: readDraft(outcome.json), conversation, elsewhere: new Set(), unread: [] };
}

/** The claims part by part, two parts at a time; then the summary and what is left out, from the claims that stand. */
async function draftInParts(drafting: Drafting, calling: Calling, room: number): Promise<Drafted | NotDrafted> {
  const { asking, grounds, think } = drafting;
  const { article, reading } = grounds;
  const { tokensOf, tokens } = await calling.model.window(calling.signal);
  if (room < roomLeast) {
    const neededTokens = Math.ceil(tokens + roomLeast - room);
    return { kind: "failed", outcome: { kind: "context-too-small", contextTokens: tokens, neededTokens, said: "" } };
  }
  const sizeOf = (sentence: ReadSentence): number => tokensOf(numbered(article, [sentence]).join("")) + 1;
  const { parts, unread } = partsOf(reading, { room, most: partsMost, tokensOf: sizeOf });
  const answers = await inTurns(parts, (part) => partDraft(part, drafting, calling));
  const read = answers.flatMap((one) => (one.kind === "read" ? [one.draft] : []));
  const failed = answers.find((one) => one.kind === "failed");
  if (read.length === 0 && failed !== undefined) return failed;

  const claims = joined(read);
  const given = { draft: claims, grounds, mode: calling.model.name };
  const { report, voices } = await think.ground(given, calling.signal);
  const known = report.claims.map((claim): PartClaim => {
    const name = voices.find(({ id }) => id === claim.claimer)?.name ?? "article";
    const claimer = claim.claimer === "article" ? "article" : `${claim.claimer} ${name}`;
    return { claimer, text: claim.text, sentences: [...new Set(claim.evidence.map(({ sentence }) => sentence))] };
  });
  const messages = wholeMessages(article, reading, { claims: known, asking });
  const answer = { name: "whole_v1", schema: wholeAnswer };
  const outcome = await ask({ messages, answer, maxTokens: answerTokens, sentences: null }, calling);
  if (outcome.kind !== "answered") return { kind: "failed", outcome };
  const { perspectives, summary, unread: unreadItems } = readDraft({ ...outcome.json, claims: [] });
  const missed = answers.flatMap((one, at) => (one.kind === "read" ? [] : (parts[at] ?? [])));
  return {
    kind: "drafted",
    draft: { claims: claims.claims, perspectives, summary, unread: [...claims.unread, ...unreadItems] },
    conversation: [...messages, { role: "assistant", text: outcome.text }],
    elsewhere: new Set(claims.claims.map(({ label }) => label)),
    unread: [...missed, ...unread].toSorted((a, b) => a.id - b.id),
  };
}

type PartDraft = { readonly kind: "read"; readonly draft: Draft } | { readonly kind: "skipped" } | NotDrafted;

async function partDraft(
  part: readonly ReadSentence[],
  { asking, grounds: { article, reading } }: Drafting,
  calling: Calling,
): Promise<PartDraft> {
  const sentences = { first: part[0]?.id ?? 1, last: part.at(-1)?.id ?? 1 };
  const messages = partMessages(article, reading, { part, asking });
  const answer = { name: "part_v1", schema: partAnswer };
  const outcome = await ask({ messages, answer, maxTokens: partTokens, sentences }, calling);
  return outcome.kind === "answered" ? { kind: "read", draft: readDraft(outcome.json) } : { kind: "failed", outcome };
}

/** Two at a time and in order; after a failure no more are begun. */
async function inTurns(
  parts: readonly (readonly ReadSentence[])[],
  draft: (part: readonly ReadSentence[]) => Promise<PartDraft>,
): Promise<readonly PartDraft[]> {
  const answers: PartDraft[] = [];
  for (let at = 0; at < parts.length; at += partsAtOnce) {
    const next = parts.slice(at, at + partsAtOnce);
    const stop = answers.some(({ kind }) => kind === "failed");
    answers.push(...(stop ? next.map(() => ({ kind: "skipped" }) as const) : await Promise.all(next.map(draft))));
  }
  return answers;
}

/** The drafts of the parts as one, its claims labelled through. */
function joined(drafts: readonly Draft[]): Draft {
  const claims = drafts.flatMap((draft) => draft.claims).map((claim, at) => ({ ...claim, label: `C${at + 1}` }));
  return { claims, perspectives: [], summary: [], unread: drafts.flatMap(({ unread }) => unread) };
}

/** Asks once more for the failing items; null where none can be asked for, or the model did not answer. */
export async function repairOf(
  { draft, conversation, elsewhere }: Drafted,
  { faults, words }: { readonly faults: readonly Fault[]; readonly words: PromptWords },
  calling: Calling,
): Promise<{ readonly draft: Draft; readonly failed: ReadonlySet<string> } | null> {
  const failed = failedItems(faults.filter(({ label }) => !elsewhere.has(label)));
  if (failed.size === 0) return null;
  const messages = [...conversation, repairMessage(faults, failed, words)];
  const answer = { name: "repair_v1", schema: repairAnswer };
  const outcome = await ask({ messages, answer, maxTokens: repairTokens, sentences: null }, calling);
  return outcome.kind === "answered" ? { draft: applyRepair(draft, outcome.json, failed), failed } : null;
}
