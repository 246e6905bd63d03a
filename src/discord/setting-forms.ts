import { stateOf } from "../app/settings/change-settings.ts";
import { asManager, asEditor } from "../app/moderator.ts";
import { setIn, settingsIn } from "../app/settings/settings-in.ts";
import { settingsShape, usualSettings, type SettingName } from "../app/settings/settings.ts";
import { UserError } from "../errors.ts";
import { actionIds } from "./action-ids.ts";
import type { Call } from "./call.ts";
import { changed } from "./change.ts";
import type { Answer, App, Pressed } from "./command.ts";
import type { Typed } from "./unsaved.ts";
import { moderatorOf, scopeNamed, wheres, type Where } from "./moderating.ts";
import { budgetsForm, rolesForm, sitesForm } from "./render/setting-forms.ts";
import { formRefused } from "./render/settings.ts";
import { wishesOfForm } from "./setting-wishes.ts";

const named = {
  "settings-roles": ["rolesUse", "rolesPrivate", "rolesSpend", "rolesEdit"],
  "settings-budgets": ["memberTokens", "serverTokens", "budgetExempt"],
  "settings-sites": ["sitesAllowed", "sitesRefused"],
} as const satisfies Readonly<Record<string, readonly SettingName[]>>;

export type SettingForm = keyof typeof named;

/**
 * The form of a part of /settings, filled with what is set in that place, or with what was typed before. The place
 * travels in the id as its kind alone: which channel or server that is comes from the call that hands the form in.
 */
export async function settingForm(
  which: SettingForm,
  call: Call,
  {
    where,
    typed = null,
    app,
    signal,
  }: {
    readonly where: Where;
    readonly typed?: Typed | null;
    readonly app: App;
    readonly signal: AbortSignal;
  },
): Promise<Answer> {
  const by = moderatorOf(call.caller);
  await asEditor(by, app.flow.store);
  if (which !== "settings-sites") asManager(by);
  const scope = await scopeNamed(where, call.caller, { places: app.places, signal });
  const row = await app.flow.store.settings.get({ ...scope, server: by.server });
  const around =
    scope.kind === "server"
      ? (await settingsIn({ server: by.server, within: [] }, app.flow.store)).values
      : usualSettings;
  const set = row === null ? {} : setIn(row);
  const values = settingsShape.parse({ ...around, ...set, ...chosenOf(which, typed) });
  // What stands there now goes with the form: whoever hands it in has seen that, and nothing newer.
  const id = actionIds(`${where} ${stateOf(named[which], set)}`, call.caller, app)(which);
  const texts = typed?.texts ?? null;
  if (which === "settings-roles") return { kind: "form", form: rolesForm(id, values) };
  if (which === "settings-budgets") return { kind: "form", form: budgetsForm(id, values, texts) };
  return { kind: "form", form: sitesForm(id, values, texts) };
}

function chosenOf(which: SettingForm, typed: Typed | null): Readonly<Record<string, readonly string[]>> {
  const chosen = Object.entries(typed?.choices ?? {});
  return Object.fromEntries(chosen.filter(([name]) => named[which].some((one) => one === name)));
}

/** The form when it is handed in; where it is refused it comes back, with what was typed. */
export async function settingFormGiven(
  which: SettingForm,
  call: Pressed,
  app: App,
  signal: AbortSignal,
): Promise<Answer> {
  // Of a form, what it was opened on; of the button back to it, where what was typed is kept.
  const [place = "", beside] = call.press.delivery.split(" ");
  const where = wheres.find((one) => one === place) ?? "server";
  if (call.act.kind !== "form") {
    const typed = beside === undefined ? null : app.unsaved.of(beside);
    return settingForm(which, call, { where, typed, app, signal });
  }
  const { fields } = call.act;
  try {
    const scope = await scopeNamed(where, call.caller, { places: app.places, signal });
    return await changed(
      call,
      {
        by: moderatorOf(call.caller),
        scope,
        wishes: wishesOfForm(named[which], fields),
        ...(beside === undefined ? {} : { seen: { names: named[which], state: beside } }),
      },
      app,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    app.unsaved.keep(call.id, fields);
    const again = actionIds(`${where} ${call.id}`, call.caller, app)(which);
    const typed = Object.values(fields.texts).filter((text) => text.trim() !== "");
    return { kind: "show", payload: formRefused(error, { typed, again }) };
  }
}
