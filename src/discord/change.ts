import {
  changeSettings,
  undoSettings,
  type ScopeHere,
  type Seen,
  type SettingsChange,
  type Wish,
} from "../app/settings/change-settings.ts";
import type { SettingName } from "../app/settings/settings.ts";
import { settingsIn } from "../app/settings/settings-in.ts";
import type { Moderator } from "../app/moderator.ts";
import { isDamagedRow } from "../app/notices.ts";
import { actionIds } from "./action-ids.ts";
import type { Call } from "./call.ts";
import type { App, ForLog } from "./command.ts";
import { missingForThreads, missingHere } from "./permissions.ts";
import type { Payload } from "./render/parts.ts";
import { loggedTo, settingsTold, type Changed } from "./render/settings.ts";

export type Changing = {
  readonly by: Moderator;
  readonly scope: ScopeHere;
  readonly wishes: Readonly<Partial<Record<SettingName, Wish>>>;
  /** What stood there when it was shown, where something was. */
  readonly seen?: Seen;
  /** Permissions that the bot lacks elsewhere for it; null: nothing was looked up. */
  readonly lacks?: string | null;
};

export type Shown = { readonly kind: "show"; readonly payload: Payload; readonly log?: ForLog };

/** Changes settings and tells what is different, with a button that takes it back. */
export async function changed(
  call: Call,
  { by, scope, wishes, lacks = null, ...shown }: Changing,
  app: App,
): Promise<Shown> {
  const change = await changeSettings(by, { scope, wishes: { ...wishes }, named: app.named, ...shown }, app.flow);
  const { mode, forumFirstPosts: forum } = wishes;
  const isUnasked = isOn(mode, "offer", "automatic") || isOn(forum, true);
  const { caller } = call;
  const isHere = scope.id === caller.channel.id;
  const missing = [
    ...(isUnasked && isHere ? missingHere(caller.ours, caller.channel) : []),
    ...(isOn(wishes.answersIn, "thread") && isHere && !caller.channel.isThread ? missingForThreads(caller.ours) : []),
  ];
  return { kind: "show", ...told(call, change, { app, isBlind: isUnasked && !app.readsMessages, missing, lacks }) };
}

/** Takes a change back; what that says can be taken back in turn. `at` null: the latest change in the server. */
export async function takenBack(
  call: Call,
  by: Moderator,
  { at, app }: { readonly at: number | null; readonly app: App },
): Promise<Shown> {
  const change = await undoSettings(by, { at, named: app.named }, app.flow);
  return { kind: "show", ...told(call, change, { app, isBlind: false, missing: [], lacks: null }) };
}

function isOn(wish: Wish | undefined, ...values: readonly unknown[]): boolean {
  return wish?.kind === "set" && values.includes(wish.value);
}

type Telling = {
  readonly app: App;
  readonly isBlind: boolean;
  readonly missing: readonly string[];
  readonly lacks: string | null;
};

function told(call: Call, change: SettingsChange, { app, isBlind, missing, lacks }: Telling): Omit<Shown, "kind"> {
  const { caller } = call;
  if (change.kind === "same") return { payload: settingsTold({ lines: [], isBlind, missing, undo: null }) };
  const place = change.scope.kind === "server" ? null : change.scope.id;
  const ids = actionIds(String(change.at), caller, app);
  const payload = settingsTold({
    lines: lacks === null ? change.lines : [...change.lines, lacks],
    isBlind,
    missing,
    undo: ids("settings-undo"),
  });
  return { payload, ...forLog(change.logChannel, { who: caller.user, place }, change.lines) };
}

/** What is told in the channel for the log, if there is one. */
export async function logOf(by: Moderator, lines: readonly string[], app: App): Promise<{ readonly log?: ForLog }> {
  try {
    const { values } = await settingsIn({ server: by.server, within: [] }, app.flow.store);
    return forLog(values.logChannel, { who: by.user, place: null }, lines);
  } catch (error) {
    if (isDamagedRow(error)) return {};
    throw error;
  }
}

function forLog(channel: string | null, by: Changed, lines: readonly string[]): { readonly log?: ForLog } {
  return channel === null ? {} : { log: loggedTo(channel, by, lines) };
}
