import { createHash } from "node:crypto";
import { changeSettings } from "../app/settings/change-settings.ts";
import { settingsIn } from "../app/settings/settings-in.ts";
import { asEditor } from "../app/moderator.ts";
import { assignWords } from "../app/words/assign-words.ts";
import { wordsThatHold } from "../app/words/list-words.ts";
import { parseWords } from "../report/parse-words.ts";
import { loadTrialArticles } from "../seeds.ts";
import { actionIds } from "./action-ids.ts";
import { askedToRead } from "./asked-to-read.ts";
import type { Call } from "./call.ts";
import { logOf } from "./change.ts";
import type { Answer, App, Pressed } from "./command.ts";
import { serversLanguage } from "./languages.ts";
import { moderatorOf } from "./moderating.ts";
import { formRefused } from "./render/settings.ts";
import { started, startForm } from "./render/start.ts";
import { answeredMeanwhile } from "./wording-start.ts";

/** Asks the three questions, each answered already with what holds in the server. */
export async function startQuestions(call: Call, app: App): Promise<Answer> {
  const by = moderatorOf(call.caller);
  await asEditor(by, app.flow.store);
  const { now, live } = await standingIn(by.server, app);
  const { presets } = app.flow;
  const own = { id: live.name, purpose: parseWords(live.words).fields.purpose };
  const sets = presets.some(({ id }) => id === live.name) ? presets : [...presets, own];
  const id = actionIds(`start ${stateOf(now)}`, call.caller, app)("start");
  return { kind: "form", form: startForm(id, sets, now) };
}

/** What the questions are answered with already. */
async function standingIn(server: string, app: App) {
  const place = { server, within: [] };
  const { mode, language } = (await settingsIn(place, app.flow.store)).values;
  const { live } = await wordsThatHold(place, app.flow);
  return { live, now: { mode, words: live.name, language: language ?? serversLanguage } };
}

/** Goes with the form: whoever hands it in has seen that, and nothing newer. */
function stateOf(now: Readonly<Record<"mode" | "words" | "language", string>>): string {
  return createHash("sha256")
    .update(JSON.stringify([now.mode, now.words, now.language]))
    .digest("hex")
    .slice(0, 8);
}

/** The button that asks them, and the form when it is handed in: what was answered holds in the whole server. */
export async function startGiven(call: Pressed, app: App): Promise<Answer> {
  if (call.act.kind !== "form") return startQuestions(call, app);
  const { choices } = call.act.fields;
  const chosen = (name: string): string | undefined => choices[name]?.[0];
  const by = moderatorOf(call.caller);
  await asEditor(by, app.flow.store);
  const [, seen] = call.press.delivery.split(" ");
  if (seen !== undefined && seen !== stateOf((await standingIn(by.server, app)).now)) {
    const again = actionIds("start", call.caller, app)("start");
    return { kind: "show", payload: formRefused(answeredMeanwhile, { typed: [], again }) };
  }
  const language = chosen("language") ?? serversLanguage;
  const mode = chosen("mode") ?? "asked";
  const wishes = {
    mode: { kind: "set", value: mode },
    language: { kind: "set", value: language === serversLanguage ? null : language },
  } as const;
  const change = await changeSettings(
    by,
    { scope: { kind: "server", id: by.server }, wishes, named: app.named },
    app.flow,
  );
  const words = chosen("words") ?? app.flow.presets[0].id;
  const assigned = await assignWords(by, { name: words, channel: null }, app.flow);
  const said = [
    ...(change.kind === "changed" ? change.lines : []),
    ...(assigned.kind === "assigned" ? [assigned.line] : []),
  ];
  const ids = actionIds("start", call.caller, app);
  const isBlind = mode !== "asked" && !app.readsMessages;
  const payload = started(said, isBlind, { sample: ids("start-try"), again: ids("start") });
  return { kind: "show", payload, ...(said.length === 0 ? {} : await logOf(by, said, app)) };
}

/** Reads a sample article, for whoever pressed alone. */
export async function sampleRead(call: Pressed, app: App): Promise<Answer> {
  await asEditor(moderatorOf(call.caller), app.flow.store);
  const [sample] = loadTrialArticles();
  if (sample === undefined) throw new TypeError("there is no sample article");
  const source = { kind: "paste", pieces: [{ kind: "message", text: sample.article.text }] } as const;
  return { kind: "accept", incoming: askedToRead(call, { source, isPrivate: true, at: app.flow.clock.now() }) };
}
