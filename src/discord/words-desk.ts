import type { Moderator } from "../app/moderator.ts";
import { dropDraft, openDraft, saveDraft, undoDraft, type Desk } from "../app/words/drafts.ts";
import { listWords, wordsThatHold } from "../app/words/list-words.ts";
import { UserError } from "../errors.ts";
import { printFields, type WordFields } from "../report/house-words.ts";
import { actionIds } from "./action-ids.ts";
import type { Call, Caller } from "./call.ts";
import type { Answer, App, Pressed } from "./command.ts";
import { moderatorOf, placeOf } from "./moderating.ts";
import { marked, type Markdown } from "./render/markdown.ts";
import type { Payload } from "./render/parts.ts";
import { deskShown, wordsTold, type Button } from "./render/words.ts";
import { formFields, wordsForm } from "./render/words-forms.ts";
import { typedBack } from "./wording-notices.ts";
import * as say from "./wording-words.ts";

/** The name that was given; else of the words that hold where the call is from. */
export async function nameIn(call: Call, app: App, signal: AbortSignal): Promise<string> {
  const { act, caller } = call;
  const given = act.kind === "slash" ? act.options.texts["name"]?.trim() : undefined;
  if (given !== undefined && given !== "") return given;
  return (await wordsThatHold(await placeOf(caller, app, signal), app.flow)).live.name;
}

/** The newest version of a set in the server; 0 where it is as shipped, or nobody has published it. */
export async function versionOf({ server }: Moderator, name: string, app: App): Promise<number> {
  return (await app.flow.store.prompts.versions(server, name)).rows[0]?.version ?? 0;
}

/** The card of a set of words, with all that can be done with it. */
export async function deskCard(caller: Caller, desk: Desk, app: App, said: readonly Markdown[] = []): Promise<Payload> {
  const version = await versionOf(moderatorOf(caller), desk.name, app);
  const ids = actionIds(desk.name, caller, app);
  const { buttons: named } = say;
  const publish: readonly Button[] = desk.linted.isRefused
    ? []
    : [
        [named.try, ids("words-try")],
        [named.publish, ids("words-publish")],
      ];
  const buttons: readonly Button[] = [
    [desk.linted.isRefused ? named.editAgain : named.edit, ids("words-edit")],
    ...(desk.savedAt === null ? [] : publish),
    ...(desk.savedAt === null ? [] : ([[named.undoDraft, ids("words-draft-undo")], [named.drop, ids("words-drop")]] as const)), // prettier-ignore
  ];
  return deskShown(desk, version, { kinds: ids("words-kinds"), length: ids("words-length"), buttons }, said);
}

/** Opens a set where it is chosen from the list, or a button leads back to it. */
export async function openedDesk(call: Pressed, app: App): Promise<Answer> {
  const [picked] = call.act.kind === "press" ? call.act.values : [];
  const desk = await openDraft(moderatorOf(call.caller), { name: picked ?? call.press.delivery }, app.flow);
  return { kind: "show", payload: await deskCard(call.caller, desk, app) };
}

/** The form, filled with the moderator's draft or with what holds; a file where a field is too long for a form. */
export async function editForm(
  call: Call,
  { name, from }: { readonly name: string; readonly from?: string },
  app: App,
): Promise<Answer> {
  const by = moderatorOf(call.caller);
  const desk = await openOrBegin(by, { name, from }, app);
  // What a new set begins with is kept, so that what the form has no field for comes along.
  if (desk.isNew) await saveDraft(by, { name, fields: desk.linted.fields }, app.flow);
  const form = wordsForm(actionIds(name, call.caller, app)("words-edit"), name, desk.linted.fields);
  if (form !== null) return { kind: "form", form };
  return withFile([say.tooLongForForm], { name, file: desk.file });
}

type Beginning = { readonly name: string; readonly from: string | undefined };

/** A name that there is not begins a new set, with the words of another one or the usual. */
async function openOrBegin(
  by: Moderator,
  { name, from }: Beginning,
  app: App,
): Promise<Desk & { readonly isNew: boolean }> {
  const all = await listWords(by, app.flow);
  const isThere = all.some((one) => one.name === name);
  const begins = isThere && from === undefined ? name : (from ?? app.flow.presets[0].id);
  const desk = await openDraft(by, { name, from: begins }, app.flow);
  return { ...desk, isNew: desk.savedAt === null && begins !== name };
}

/** The button “Edit”, and the form behind it when it is handed in. */
export async function edited(call: Pressed, app: App): Promise<Answer> {
  const name = call.press.delivery;
  if (call.act.kind !== "form") return editForm(call, { name }, app);
  const { texts } = call.act.fields;
  const { message } = call.act;
  return keeping(name, texts, async () => {
    const by = moderatorOf(call.caller);
    const before = await openDraft(by, { name }, app.flow);
    const fields = { ...before.linted.fields, ...typedIn(texts) };
    const payload = await deskCard(call.caller, await saveDraft(by, { name, fields }, app.flow), app);
    return message === null ? { kind: "show", payload } : { kind: "replace", payload };
  });
}

/** The menus on the card: which kinds matter, and how long an answer is. */
export async function chosen(field: "kinds" | "length", call: Pressed, app: App): Promise<Answer> {
  const name = call.press.delivery;
  const values = call.act.kind === "press" ? call.act.values : [];
  const by = moderatorOf(call.caller);
  const before = await openDraft(by, { name }, app.flow);
  const value = field === "kinds" ? values.map((kind) => `- ${kind}`).join("\n") : (values[0] ?? "");
  const desk = await saveDraft(by, { name, fields: { ...before.linted.fields, [field]: value } }, app.flow);
  return { kind: "replace", payload: await deskCard(call.caller, desk, app) };
}

export async function draftBefore(call: Pressed, app: App): Promise<Answer> {
  const desk = await undoDraft(moderatorOf(call.caller), { name: call.press.delivery }, app.flow);
  return { kind: "replace", payload: await deskCard(call.caller, desk, app) };
}

export async function draftDropped(call: Pressed, app: App): Promise<Answer> {
  const by = moderatorOf(call.caller);
  const name = call.press.delivery;
  const was = await dropDraft(by, { name }, app.flow);
  const undo = actionIds(name, call.caller, app)("words-draft-undo");
  const said = [marked`${was ? say.dropped : say.nothingChanged}`];
  return { kind: "replace", payload: wordsTold(said, was ? { buttons: [[say.buttons.undo, undo]] } : {}) };
}

function typedIn(texts: Readonly<Record<string, string>>): Partial<WordFields> {
  return Object.fromEntries(formFields.flatMap((one) => (texts[one] === undefined ? [] : [[one, texts[one]]])));
}

const nothingTyped: WordFields = { purpose: "", lookFor: "", tone: "", audience: "", kinds: "", terms: "", length: "" };

/** Whatever goes wrong with a form, what was typed comes back: as a file that can be imported. */
async function keeping(
  name: string,
  texts: Readonly<Record<string, string>>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const file = printFields({ id: name, version: 1 }, { ...nothingTyped, ...typedIn(texts) });
    return withFile([error.message, error.wayOn, typedBack], { name, file });
  }
}

/** Lines with a file of words. */
export function withFile(
  said: readonly string[],
  { name, file }: { readonly name: string; readonly file: string },
  buttons: readonly Button[] = [],
): Answer {
  const fileName = `${name}.md`;
  return {
    kind: "later",
    work: async () => ({
      payload: wordsTold(
        said.map((line) => marked`${line}`),
        { fileName, buttons },
      ),
      file: { name: fileName, data: Buffer.from(file), contentType: "text/markdown" },
    }),
  };
}
