import { UserError } from "../../errors.ts";
import type { Setting, SettingScope } from "../../store/rows.ts";
import type { Tables } from "../../store/store.ts";
import { settingNames, settingsShape, usualSettings, type SettingName, type Settings } from "./settings.ts";

/**
 * Where something happens: the server, and the ids of what holds it, the nearest first: of the thread, its channel and
 * that one's category.
 */
export type Place = { readonly server: string; readonly within: readonly string[] };

/** Where a value comes from: the scope where it was set, or nowhere, and then it is the usual one. */
export type SetAt = SettingScope | "usual";

export type SettingsHere = { readonly values: Settings; readonly from: ReadonlyMap<SettingName, SetAt> };

/**
 * The settings that hold in a place, each the one that was set nearest to it. Fails with "row-damaged" where one that
 * counts here cannot be read: left out, it might allow what it forbids.
 */
export async function settingsIn(
  { server, within }: Place,
  { settings }: Pick<Tables, "settings">,
): Promise<SettingsHere> {
  const rows = await settings.ofServer(server);
  const nearestLast = [
    ...rows.filter(({ scope }) => scope.kind === "server" && scope.id === server),
    ...within.toReversed().flatMap((id) => rows.filter(({ scope }) => scope.kind !== "server" && scope.id === id)),
  ].map((row) => ({ scope: row.scope, set: setIn(row) }));
  const from = new Map<SettingName, SetAt>(settingNames.map((name) => [name, "usual"]));
  for (const { scope, set } of nearestLast) {
    for (const name of settingNames) if (set[name] !== undefined) from.set(name, scope);
  }
  const values = settingsShape.parse(Object.assign({}, usualSettings, ...nearestLast.map(({ set }) => set)));
  return { values, from };
}

/** What holds in direct messages, where nobody sets anything. */
export const settingsNowhere: SettingsHere = {
  values: usualSettings,
  from: new Map(settingNames.map((name) => [name, "usual"])),
};

/** What was set in one place itself; a setting that this program does not know is left alone. */
export type SetHere = { readonly [Name in SettingName]?: Settings[Name] | undefined };

export function setIn({ scope, value }: Pick<Setting, "scope" | "value">): SetHere {
  const parsed = settingsShape.partial().safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UserError(
    "row-damaged",
    `The settings of this ${scope.kind} cannot be read any more.`,
    "Somebody with Manage Server can set them anew; until then nothing is done here that they might forbid.",
    { cause: parsed.error },
  );
}
