import { createHash } from "node:crypto";
import { z } from "zod";
import { UserError } from "../../errors.ts";
import type { Json, Setting, SettingScope } from "../../store/rows.ts";
import type { Tables } from "../../store/store.ts";
import { noted } from "../audit-notes.ts";
import type { Flow } from "../flow.ts";
import { isDamagedRow } from "../notices.ts";
import { asEditor, asManager, type Moderator } from "../moderator.ts";
import { plainNames, scopeWords, settingCalled, settingWords, type Named } from "./setting-wording.ts";
import { setIn, settingsIn, type SetHere } from "./settings-in.ts";
import { forManagers, serverWide, settingNames, settingsShape, type SettingName } from "./settings.ts";

/** A place in the server of whoever changes it: another server cannot be named. */
export type ScopeHere = Pick<SettingScope, "kind" | "id">;

/** What somebody wants: a value that is still to be checked, or "inherit" for what holds around it. */
export type Wish = { readonly kind: "set"; readonly value: unknown } | { readonly kind: "inherit" };

export type SettingsChange =
  /** `lines`: what is different now, one each. `at` names the change, so that it can be undone. */
  | {
      readonly kind: "changed";
      readonly scope: SettingScope;
      readonly lines: readonly string[];
      readonly at: number;
      /** The channel that is to be told; null: none. */
      readonly logChannel: string | null;
    }
  | { readonly kind: "same" };

type Kept = Pick<Flow, "store" | "clock">;

/**
 * Changes settings of one place, all or none; it holds from the next message on. Fails with "not-allowed", and with
 * "bad-setting" where a value cannot be had, naming each; with "changed-meanwhile" where somebody else has changed it
 * since it was shown, telling both.
 */
export async function changeSettings(
  by: Moderator,
  change: {
    readonly scope: ScopeHere;
    readonly wishes: Readonly<Record<string, Wish>>;
    readonly named?: Named;
    readonly seen?: Seen;
  },
  { store, clock }: Kept,
): Promise<SettingsChange> {
  const { wishes, named = plainNames, seen = null } = change;
  const scope = { ...change.scope, server: by.server };
  const wanted = checked(scope, wishes);
  return await store.transaction(
    async (tx) => await apply(by, { scope, wanted, named, undoes: null, seen }, { tx, clock }),
  );
}

/** What whoever changes it had before them: `state` is `stateOf` these settings. */
export type Seen = { readonly names: readonly SettingName[]; readonly state: string };

/** A short name of what is set in a place of these settings: another one where anything of it is another. */
export function stateOf(names: readonly SettingName[], set: SetHere): string {
  const values = names.toSorted().map((name) => [name, set[name] ?? null]);
  return createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 8);
}

/**
 * Takes a change back, as far as nothing of it was changed again since. `at`: of the change; null: the latest in the
 * server. Fails with "nothing-there" where there is none, or where somebody has changed it again.
 */
export async function undoSettings(
  by: Moderator,
  { at, named = plainNames }: { readonly at: number | null; readonly named?: Named },
  { store, clock }: Kept,
): Promise<SettingsChange> {
  return await store.transaction(async (tx) => {
    await asEditor(by, tx);
    const undone = await tx.audit.newest(by.server, { what: changedWhat, ...(at === null ? {} : { at }) });
    const scope = undone === null ? null : scopeOf(undone.detail, by.server);
    if (undone === null || scope === null) throw nothingToUndo("There is no such change any more.");
    const { before, after } = undone.detail;
    const names = settingNames.filter((name) => name in record(after) || name in record(before));
    const row = await tx.settings.get(scope);
    const now: SetHere = row === null ? {} : setIn(row);
    const isAsLeft = names.every((name) => JSON.stringify(now[name]) === JSON.stringify(record(after)[name]));
    if (!isAsLeft) throw nothingToUndo("Somebody has changed it again since.");
    const wishes = names.map((name): readonly [string, Wish] => {
      const value = record(before)[name];
      return [name, value === undefined ? { kind: "inherit" } : { kind: "set", value }];
    });
    const wanted = checked(scope, Object.fromEntries(wishes));
    return await apply(by, { scope, wanted, named, undoes: undone.at, seen: null }, { tx, clock });
  });
}

export const changedWhat = "settings-changed";

type Wanted = ReadonlyMap<SettingName, SetHere[SettingName]>;

type Applying = {
  readonly scope: SettingScope;
  readonly wanted: Wanted;
  readonly named: Named;
  readonly undoes: number | null;
  readonly seen: Seen | null;
};

async function apply(
  by: Moderator,
  { scope, wanted, named, undoes, seen }: Applying,
  { tx, clock }: { readonly tx: Tables; readonly clock: Flow["clock"] },
): Promise<SettingsChange> {
  await asEditor(by, tx);
  if ([...wanted.keys()].some((name) => forManagers.has(name))) asManager(by);
  const row = await tx.settings.get(scope);
  const damaged = row !== null && isDamaged(row);
  const set: SetHere = row === null || damaged ? {} : setIn(row);
  const changed = [...wanted].filter(([name, value]) => JSON.stringify(set[name]) !== JSON.stringify(value));
  if (changed.length === 0) return { kind: "same" };
  const names = changed.map(([name]) => name);
  const after: SetHere = { ...set, ...Object.fromEntries(changed) };
  const telling = { scope, named };
  if (seen !== null && seen.state !== stateOf(seen.names, set))
    throw changedMeanwhile(names.map((name) => [changeLine(name, set, telling), changeLine(name, after, telling)]));
  const at = await noted(
    {
      server: by.server,
      who: by.user,
      what: changedWhat,
      detail: {
        kind: scope.kind,
        id: scope.id,
        before: JSON.stringify(only(names, set)),
        after: JSON.stringify(only(names, after)),
        undoes,
      },
    },
    { tx, clock },
  );
  // What this program does not know, a newer one has set.
  const all = { ...(damaged ? {} : record(JSON.stringify(row?.value ?? {}))), ...record(JSON.stringify(after)) };
  const inherited = new Set<string>(names.filter((name) => after[name] === undefined));
  const value = Object.fromEntries(Object.entries(all).filter(([name]) => !inherited.has(name)));
  if (Object.keys(value).length === 0) await tx.settings.delete(scope);
  else await tx.settings.set({ scope, value, updatedAt: at });
  const here = await settingsIn({ server: by.server, within: [] }, tx);
  const lines = names.map((name) => changeLine(name, after, telling));
  return { kind: "changed", scope, lines, at, logChannel: here.values.logChannel };
}

/** What cannot be read is set anew, whole. */
function isDamaged(row: Setting): boolean {
  try {
    setIn(row);
    return false;
  } catch (error) {
    if (isDamagedRow(error)) return true;
    throw error;
  }
}

const notSet = { server: "as usual again", within: "no longer set, so what is set around it holds" } as const;

/** "When I speak in this channel: only when asked." */
function changeLine(name: SettingName, after: SetHere, { scope, named }: Pick<Applying, "scope" | "named">): string {
  const value = settingWords(name, after, named);
  return `${settingCalled[name]} ${scopeWords(scope)}: ${value ?? notSet[scope.kind === "server" ? "server" : "within"]}.`;
}

function only(names: readonly SettingName[], set: SetHere): SetHere {
  return Object.fromEntries(names.filter((name) => set[name] !== undefined).map((name) => [name, set[name]]));
}

/** Values as they are kept; fails naming each that cannot be had. */
function checked(scope: SettingScope, wishes: Readonly<Record<string, Wish>>): Wanted {
  const faults: string[] = [];
  const wanted = new Map<SettingName, SetHere[SettingName]>();
  for (const [given, wish] of Object.entries(wishes)) {
    const name = settingNames.find((one) => one === given);
    if (name === undefined) faults.push(`There is no setting “${given.slice(0, 40)}”.`);
    else if (serverWide.has(name) && scope.kind !== "server")
      faults.push(`${settingCalled[name]} can be set for the whole server only.`);
    else if (wish.kind === "inherit") wanted.set(name, undefined);
    else {
      const parsed = settingsShape.shape[name].safeParse(wish.value);
      if (parsed.success) wanted.set(name, parsed.data);
      else faults.push(`${settingCalled[name]}: ${parsed.error.issues[0]?.message ?? "it cannot be that"}.`);
    }
  }
  if (scope.kind === "server" && scope.id !== scope.server) faults.push("That is another server.");
  if (faults.length > 0)
    throw new UserError("bad-setting", faults.join(" "), "Nothing was changed; mend it and send it again.");
  return wanted;
}

function scopeOf({ kind, id }: Readonly<Record<string, unknown>>, server: string): SettingScope | null {
  const known = (["server", "category", "channel", "thread"] as const).find((one) => one === kind);
  return known === undefined || typeof id !== "string" ? null : { kind: known, id, server };
}

function record(json: unknown): Record<string, Json> {
  const parsed: unknown = typeof json === "string" ? JSON.parse(json) : null;
  return recordShape.safeParse(parsed).data ?? {};
}

const recordShape = z.record(z.string(), z.json());

function changedMeanwhile(lines: readonly (readonly [theirs: string, yours: string])[]): UserError {
  const both = lines.map(([theirs, yours]) => `Now: ${theirs} Yours: ${yours}`);
  return new UserError(
    "changed-meanwhile",
    `Somebody has changed this since your form was opened. ${both.join(" ")}`,
    "Nothing of yours was put over it. Go back to the form to have yours all the same, or leave it as it is.",
  );
}

function nothingToUndo(message: string): UserError {
  return new UserError("nothing-there", message, "Look at /settings show, and set what you want to have.");
}
