import { asManager, asEditor } from "../app/moderator.ts";
import { setIn, settingsIn } from "../app/settings/settings-in.ts";
import { settingsShape, usualSettings, type SettingName } from "../app/settings/settings.ts";
import { UserError } from "../errors.ts";
import { actionIds } from "./action-ids.ts";
import type { Call } from "./call.ts";
import { changed } from "./change.ts";
import type { Answer, App, Pressed } from "./command.ts";
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
    readonly typed?: Readonly<Record<string, string>> | null;
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
  const values = settingsShape.parse(Object.assign({}, around, row === null ? {} : setIn(row)));
  const id = actionIds(where, call.caller, app)(which);
  if (which === "settings-roles") return { kind: "form", form: rolesForm(id, values) };
  if (which === "settings-budgets") return { kind: "form", form: budgetsForm(id, values, typed) };
  return { kind: "form", form: sitesForm(id, values, typed) };
}

/** The form when it is handed in; where it is refused it comes back, with what was typed. */
export async function settingFormGiven(
  which: SettingForm,
  call: Pressed,
  app: App,
  signal: AbortSignal,
): Promise<Answer> {
  const [place = "", typedIn] = call.press.delivery.split(" ");
  const where = wheres.find((one) => one === place) ?? "server";
  if (call.act.kind !== "form") {
    const typed = typedIn === undefined ? null : app.unsaved.of(typedIn);
    return settingForm(which, call, { where, typed, app, signal });
  }
  const { fields } = call.act;
  try {
    const scope = await scopeNamed(where, call.caller, { places: app.places, signal });
    return await changed(
      call,
      { by: moderatorOf(call.caller), scope, wishes: wishesOfForm(named[which], fields) },
      app,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    app.unsaved.keep(call.id, fields.texts);
    const again = actionIds(`${where} ${call.id}`, call.caller, app)(which);
    const typed = Object.values(fields.texts).filter((text) => text.trim() !== "");
    return { kind: "show", payload: formRefused(error, { typed, again }) };
  }
}
