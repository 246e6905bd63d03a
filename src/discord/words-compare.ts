import type { Call } from "./call.ts";
import { actionIds } from "./action-ids.ts";
import { assignWords } from "../app/words/assign-words.ts";
import { importWords, openDraft } from "../app/words/drafts.ts";
import { diffVersions, historyOf, type VersionToCompare } from "../app/words/list-words.ts";
import { exportWords } from "../app/words/publish-words.ts";
import type { TrialOn } from "../app/words/trial-articles.ts";
import { UserError } from "../errors.ts";
import { logOf } from "./change.ts";
import type { Answer, App, Pressed } from "./command.ts";
import { moderatorOf, scopeNamed, whereNamed, wheres, type Where } from "./moderating.ts";
import { marked } from "./render/markdown.ts";
import { diffLines } from "./render/words-diff.ts";
import { trialFile, trialLines } from "./render/words-trial.ts";
import { historyShown, wordsTold, type Button } from "./render/words.ts";
import { deskCard, versionOf, withFile } from "./words-desk.ts";
import * as say from "./wording-words.ts";

/** Both results of a trial, what differs between them, and a file with all of it. */
export function tried(call: Call, { name, on }: { readonly name: string; readonly on: TrialOn }, app: App): Answer {
  const by = moderatorOf(call.caller);
  const ids = actionIds(name, call.caller, app);
  const edit: Button = [say.buttons.edit, ids("words-edit")];
  const publish: Button = [say.buttons.publish, ids("words-publish")];
  return {
    kind: "later",
    work: async (signal) => {
      const trial = await app.flow.trials.trial(by, { name, on }, signal);
      const fileName = `trial-of-${name}.md`;
      const file = { name: fileName, data: Buffer.from(trialFile(trial)), contentType: "text/markdown" };
      const buttons = trial.words.length === 0 ? [edit] : [edit, publish];
      return { payload: wordsTold(trialLines(name, trial), { fileName, buttons }), file };
    },
  };
}

/** What to try on: a sample by name, the answer that a link or id of a message leads to, or the server's latest. */
export function trialOn({ on, message }: Readonly<Record<string, string>>): TrialOn {
  if (message !== undefined) return { kind: "reply", reply: /\d+(?=\D*$)/.exec(message)?.[0] ?? message };
  return on === undefined || on === "latest" ? { kind: "latest" } : { kind: "seed", name: on };
}

export async function history(call: Call, name: string, app: App): Promise<Answer> {
  const versions = await historyOf(moderatorOf(call.caller), { name }, app.flow);
  return { kind: "show", payload: historyShown(name, versions, (id) => marked`<@${id}>`) };
}

/** From and to: versions, 0 for the shipped words; what is left out is the newest, and the draft where there is one. */
export async function difference(
  call: Call,
  { name, from, to }: { readonly name: string; readonly from: number | undefined; readonly to: number | undefined },
  app: App,
): Promise<Answer> {
  const by = moderatorOf(call.caller);
  const { savedAt } = await openDraft(by, { name }, app.flow);
  const newest = await versionOf(by, name, app);
  const later: VersionToCompare = to ?? (savedAt === null ? newest : "draft");
  const earlier = from ?? (later === "draft" ? newest : Math.max(0, newest - 1));
  const differs = await diffVersions(by, { name, from: earlier, to: later }, app.flow);
  const heading = marked`### ${name}: ${versionCalled(earlier)} → ${versionCalled(later)}`;
  const found = differs.length === 0 ? [marked`${say.noDifference}`] : diffLines(differs);
  return { kind: "show", payload: wordsTold([heading, ...found]) };
}

function versionCalled(version: VersionToCompare): string {
  if (version === "draft") return say.draftHeading;
  return version === 0 ? say.shipped : `version ${version}`;
}

const none = "-";

/** Has a set hold in a place; null: what holds around it. The button puts back what held before. */
export async function assigned(
  call: Call,
  { name, where }: { readonly name: string | null; readonly where: Where },
  { app, signal }: { readonly app: App; readonly signal: AbortSignal },
): Promise<Extract<Answer, { kind: "show" }>> {
  const by = moderatorOf(call.caller);
  const scope = await scopeNamed(where, call.caller, { places: app.places, signal });
  const channel = scope.kind === "server" ? null : scope.id;
  const done = await assignWords(by, { name, channel, named: app.named }, app.flow);
  if (done.kind === "same") return { kind: "show", payload: wordsTold([marked`${say.nothingChanged}`]) };
  const undo = actionIds(done.before ?? none, call.caller, app)("words-assign", wheres.indexOf(where));
  const payload = wordsTold([marked`${done.line}`], { buttons: [[say.buttons.undo, undo]] });
  return { kind: "show", payload, ...(await logOf(by, [done.line], app)) };
}

/** The button that puts back what held in a place before. */
export async function assignedBack(call: Pressed, app: App, signal: AbortSignal): Promise<Answer> {
  const { delivery, page } = call.press;
  const where = whereNamed(wheres[page], "here");
  const done = await assigned(call, { name: delivery === none ? null : delivery, where }, { app, signal });
  return { ...done, kind: "replace" };
}

/** As a file: an earlier version, one's own draft where there is one, else what holds. */
export async function exported(call: Call, name: string, version: number | null, app: App): Promise<Answer> {
  const by = moderatorOf(call.caller);
  if (version === null) {
    const desk = await openDraft(by, { name }, app.flow);
    if (desk.savedAt !== null) return withFile([`${name}: ${say.draftExport}`], { name, file: desk.file });
  }
  const { file } = await exportWords(by, { name, version }, app.flow);
  return withFile([`${name}: ${versionCalled(version ?? (await versionOf(by, name, app)))}`], { name, file });
}

const bytesMost = 100_000;

/** Takes a file as one's draft, with every fault named and what differs from what holds. Nothing is published. */
export async function imported(call: Call, app: App): Promise<Answer> {
  if (call.act.kind !== "slash") throw new TypeError("a slash command was called in another way");
  const [given] = call.act.options.files["file"] ?? [];
  const name = call.act.options.texts["name"]?.trim() ?? null;
  if (given === undefined || given.bytes > bytesMost)
    throw new UserError(
      "too-large",
      "That is no file of words, or a far too large one.",
      "Give me a Markdown file such as /prompts export makes.",
    );
  const by = moderatorOf(call.caller);
  return {
    kind: "later",
    work: async (signal) => {
      const file = await app.flow.trials.file(given.url, signal);
      const desk = await importWords(by, { file, name }, app.flow);
      const card = await deskCard(call.caller, desk, app, [marked`${say.imported}`, ...diffLines(desk.differs, 160)]);
      return { payload: card };
    },
  };
}
