import type { Moderator } from "../app/moderator.ts";
import type { WordsCheck } from "../app/words/check-draft.ts";
import { noDraft } from "../app/words/words-office.ts";
import { listWords } from "../app/words/list-words.ts";
import { publishDraft, resetWords, rollBack, type GoneBack, type Published } from "../app/words/publish-words.ts";
import { asEditor } from "../app/moderator.ts";
import { actionIds } from "./action-ids.ts";
import type { Call } from "./call.ts";
import { logOf } from "./change.ts";
import type { Answer, App, Later, Pressed } from "./command.ts";
import { moderatorOf } from "./moderating.ts";
import { marked, type Markdown } from "./render/markdown.ts";
import { diffLines } from "./render/words-diff.ts";
import { faultLines, wordsTold, type Button } from "./render/words.ts";
import { checkLines } from "./render/words-trial.ts";
import { whyForm } from "./render/words-forms.ts";
import * as say from "./wording-words.ts";

// A button's page is the version that is published over; beside the name may stand the check after which the draft is
// wanted all the same.
type Asked = { readonly name: string; readonly page: number; readonly confirmed?: string | undefined };

/** Asks for the reason, which is the last step before words hold. */
export async function askWhy(call: Call, { name, page, confirmed }: Asked, app: App): Promise<Answer> {
  const by = moderatorOf(call.caller);
  await asEditor(by, app.flow.store);
  const { server, user: author } = by;
  if ((await app.flow.store.prompts.draft({ server, name, author })) === null) throw noDraft(name);
  const delivery = confirmed === undefined ? name : `${name} ${confirmed}`;
  const id = actionIds(delivery, call.caller, app)("words-publish", page);
  const usual = page > 0 ? say.why.overAside : say.why.aside;
  const aside = confirmed === undefined ? usual : say.why.worseAside;
  return { kind: "form", form: whyForm(id, aside, app.unsaved.of(whyName(call, name))?.texts["why"] ?? "") };
}

/** The button “Publish”, and the form behind it. What the check found is asked of the store, never of the button. */
export async function published(call: Pressed, app: App): Promise<Answer> {
  const { delivery, page } = call.press;
  const [name = "", confirmed] = delivery.split(" ");
  if (call.act.kind !== "form") return askWhy(call, { name, page, confirmed }, app);
  const why = call.act.fields.texts["why"] ?? "";
  app.unsaved.keep(whyName(call, name), call.act.fields);
  const by = moderatorOf(call.caller);
  const wanted = {
    name,
    why,
    withModel: app.flow.trials.hasModel,
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(page > 0 ? { over: page } : {}),
  };
  const first = await publishDraft(by, wanted, app.flow);
  // A model that failed may do better by now.
  const isToTry = first.kind === "unchecked" || (first.kind === "worse" && !first.isTried);
  if (!isToTry) return { kind: "show", ...(await told(call, first, { name, page, check: null, app })) };
  return {
    kind: "later",
    work: async (signal): Promise<Later> => {
      const check = await app.flow.trials.check(by, { name }, signal);
      const second = await publishDraft(by, wanted, app.flow);
      return told(call, second, { name, page, check, app });
    },
  };
}

function whyName({ caller }: Call, name: string): string {
  return `why ${caller.server ?? ""} ${caller.user} ${name}`;
}

type Outcome = { readonly name: string; readonly page: number; readonly check: WordsCheck | null; readonly app: App };

async function told(call: Call, outcome: Published, { name, page, check, app }: Outcome): Promise<Later> {
  const ids = actionIds(name, call.caller, app);
  const { buttons: named } = say;
  const edit: Button = [named.edit, ids("words-edit")];
  const drop: Button = [named.drop, ids("words-drop")];
  const checked = check === null ? [] : checkLines(check);
  switch (outcome.kind) {
    case "same":
      return { payload: wordsTold([marked`${say.sameAsLive}`], { buttons: [edit, drop] }) };
    case "refused":
      return { payload: wordsTold([marked`### ${say.refusedHeading}`, ...faultLines(outcome.faults)], { buttons: [[named.editAgain, ids("words-edit")]] }) }; // prettier-ignore
    case "unchecked":
      return { payload: wordsTold([marked`${say.changedMeanwhile}`], { buttons: [[named.publish, ids("words-publish", page)]] }) }; // prettier-ignore
    case "stale":
      return { payload: wordsTold([marked`${say.confirmedOther}`], { buttons: [edit, [named.publish, ids("words-publish")]] }) }; // prettier-ignore
    case "conflict": {
      const { theirs, differs } = outcome;
      const who = marked`${say.conflictBy(theirs.version)} <@${theirs.author}>${theirs.why === "" ? "" : `: ${theirs.why}`}`;
      const said = [marked`### ${say.conflictHeading}`, who, ...diffLines(differs), marked`${say.conflictWayOn}`];
      const over = ids("words-publish", theirs.version);
      return { payload: wordsTold(said, { buttons: [edit, [named.publishOver, over], drop] }) };
    }
    case "worse": {
      const worse = outcome.worse.map((line) => marked`- ${line}`);
      const heading = outcome.isTried ? say.worseHeading : say.notTriedHeading;
      const said = [marked`### ${heading}`, marked`${say.worseWayOn}`, ...worse, ...checked];
      const anyway = actionIds(`${name} ${outcome.check}`, call.caller, app)("words-publish", page);
      const again: readonly Button[] = outcome.isTried ? [] : [[named.tryAgain, ids("words-publish", page)]];
      return { payload: wordsTold(said, { buttons: [edit, ...again, [named.publishWorse, anyway], drop] }) };
    }
    case "published": {
      app.unsaved.keep(whyName(call, name), { texts: {}, choices: {} }); // the next publication has a reason of its own
      const { line, before, tried } = outcome;
      const isHeld = (await listWords(moderatorOf(call.caller), app.flow)).some((one) => one.name === name && one.holdsIn.length > 0); // prettier-ignore
      const said = [
        marked`${line}`,
        ...(isHeld ? [] : [marked`${say.heldNowhere}`]),
        ...(tried ? checked : [marked`-# ${say.untried}`]),
      ];
      const buttons = before === null ? [] : [backTo(before, ids)];
      return { payload: wordsTold(said, { buttons }), ...(await logOf(moderatorOf(call.caller), [line], app)) };
    }
  }
}

function backTo(version: number, ids: (action: "words-back", page: number) => string): Button {
  return [version === 0 ? say.backToShipped : say.backTo(version), ids("words-back", version)];
}

/** The button that goes back to an earlier version, or to the shipped words (0). */
export async function wentBack(call: Pressed, app: App): Promise<Answer> {
  const { delivery: name, page } = call.press;
  return goBack(call, { name, to: page, why: "" }, app);
}

export async function goBack(
  call: Call,
  { name, to, why }: { readonly name: string; readonly to: number; readonly why: string },
  app: App,
): Promise<Answer> {
  const by = moderatorOf(call.caller);
  const before = (await app.flow.store.prompts.versions(by.server, name)).rows[0]?.version ?? 0;
  const done = await (to === 0 ? resetWords(by, { name, why }, app.flow) : rollBack(by, { name, to, why }, app.flow));
  return { kind: "show", ...(await toldBack(call, done, { by, name, before, app })) };
}

type Back = { readonly by: Moderator; readonly name: string; readonly before: number; readonly app: App };

async function toldBack(call: Call, done: GoneBack, { by, name, before, app }: Back): Promise<Later> {
  if (done.kind === "same") return { payload: wordsTold([marked`${say.sameAsLive}`]) };
  const ids = actionIds(name, call.caller, app);
  const said: readonly Markdown[] = [marked`${done.line}`, ...diffLines(done.differs, 160)];
  return { payload: wordsTold(said, { buttons: [backTo(before, ids)] }), ...(await logOf(by, [done.line], app)) };
}
