import { PermissionFlagsBits, type APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { commands } from "../../commands/index.ts";
import type { Flow } from "../../src/app/flow.ts";
import { plainNames } from "../../src/app/settings/setting-wording.ts";
import type { Act, Call, Caller, Options } from "../../src/discord/call.ts";
import type { Answer, App } from "../../src/discord/command.ts";
import { customIds, type Action } from "../../src/discord/custom-id.ts";
import { neededPermissions } from "../../src/discord/permissions.ts";
import type { Payload } from "../../src/discord/render/parts.ts";
import { unsavedForms } from "../../src/discord/unsaved.ts";
import { UserError } from "../../src/errors.ts";
import { textsOf } from "../discord/payload-faults.ts";

/** What a member sees of an answer: texts, buttons and menus with their ids, a form; or the code of a refusal. */
export type Seen = {
  readonly text: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly form: APIModalInteractionResponseCallbackData | null;
  readonly payload: Payload | null;
  readonly code: string | null;
  readonly kind: Answer["kind"] | "refused";
  readonly file: string | null;
  readonly log: string | null;
};

export type Desk = {
  readonly app: App;
  readonly slash: (who: Partial<Caller>, command: string, part: string, options?: Partial<Options>) => Promise<Seen>;
  readonly press: (who: Partial<Caller>, customId: string, values?: readonly string[]) => Promise<Seen>;
  readonly submit: (who: Partial<Caller>, customId: string, fields: Partial<Options>) => Promise<Seen>;
  /** An id as the bot would write it there. */
  readonly id: (action: Action, delivery: string, page?: number, at?: Partial<Caller>) => string;
};

export const noOptions: Options = { texts: {}, flags: {}, numbers: {}, choices: {}, files: {} };
const all = neededPermissions.reduce((bits, [, bit]) => bits | bit, 0n);

export const mona: Partial<Caller> = { user: "mona", permissions: PermissionFlagsBits.ManageGuild };
export const editor: Partial<Caller> = { user: "edda", roles: ["editors"] };
export const member: Partial<Caller> = { user: "ben", permissions: PermissionFlagsBits.ManageMessages };
export const stranger: Partial<Caller> = {
  user: "mallory",
  server: "s2",
  permissions: PermissionFlagsBits.ManageGuild,
};

/** The commands on a flow, as the dispatcher calls them, without a chat. */
export function deskOn(flow: Flow, differs: Partial<App> = {}): Desk {
  const app: App = {
    flow,
    ids: customIds(new Uint8Array(32), () => flow.clock.now()),
    readsMessages: true,
    around: async () => [],
    message: async () => null,
    places: async (id) => (id === "t1" ? [thread, channel] : [channel]),
    oursIn: async () => ({ kind: "unknown" }),
    named: plainNames,
    unsaved: unsavedForms(),
    ...differs,
  };
  let calls = 0;
  const call = (who: Partial<Caller>, act: Act): Call => ({
    id: `call${(calls += 1)}`,
    token: "t",
    caller: { ...somebody, ...who },
    act,
  });
  const answer = async (given: Call): Promise<Seen> => {
    const signal = new AbortController().signal;
    try {
      return await seen(await routed(given, app, signal), signal);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { ...nothing, kind: "refused", code: error.code, text: `${error.message} ${error.wayOn}` };
    }
  };
  return {
    app,
    slash: async (who, command, part, options = {}) =>
      answer(call(who, { kind: "slash", command, part, options: { ...noOptions, ...options } })),
    press: async (who, customId, values = []) =>
      answer(call(who, { kind: "press", customId, values, message: "m1", isWhispered: true })),
    submit: async (who, customId, fields) =>
      answer(call(who, { kind: "form", customId, fields: { ...noOptions, ...fields }, message: "m1" })),
    id: (action, delivery, page = 0, at = {}) => {
      const { server, channel: here } = { ...somebody, ...at };
      return app.ids.write({ delivery, action, page }, { server, channel: here.id }, 60_000);
    },
  };
}

const channel = { id: "c1", isThread: false, parent: null };
const thread = { id: "t1", isThread: true, parent: "c1" };
const somebody: Caller = {
  user: "ann",
  server: "s1",
  channel,
  roles: [],
  permissions: 0n,
  ours: all,
  language: "en-GB",
  serverLanguage: null,
  mostBytes: 1e7,
};
export const inThread: Partial<Caller> = { channel: thread };

async function routed(call: Call, app: App, signal: AbortSignal): Promise<Answer> {
  const { act, caller } = call;
  if (act.kind === "slash" || act.kind === "message-menu") {
    const command = commands.find(({ definition }) => definition.name === act.command);
    if (command === undefined) throw new Error("no such command");
    return command.answer(call, app, signal);
  }
  const read = app.ids.read(act.customId, { server: caller.server, channel: caller.channel.id });
  if (read.kind !== "press") throw new UserError("usage", read.kind, "");
  const part = commands.map(({ parts }) => parts[read.press.action]).find((one) => one !== undefined);
  if (part === undefined) throw new Error(`nobody answers ${read.press.action}`);
  return part({ ...call, press: read.press }, app, signal);
}

const nothing = { text: "", ids: {}, form: null, payload: null, code: null, file: null, log: null };

async function seen(answer: Answer, signal: AbortSignal): Promise<Seen> {
  const { kind } = answer;
  if (kind === "form") return { ...nothing, kind, form: answer.form };
  if (kind === "accept" || kind === "accept-below" || kind === "delete") return { ...nothing, kind };
  const told = kind === "later" ? await answer.work(signal) : answer;
  const file = "file" in told && told.file !== undefined ? String(told.file.data) : null;
  const log = told.log === undefined ? null : textsOf(told.log.payload).join("\n");
  const { payload } = told;
  return { ...nothing, kind, payload, text: textsOf(payload).join("\n"), ids: idsIn(payload), file, log };
}

function idsIn(payload: Payload): Record<string, string> {
  const ids: Record<string, string> = {};
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("custom_id" in value && typeof value.custom_id === "string") {
      const menu = "placeholder" in value ? value.placeholder : value.custom_id;
      const name = "label" in value ? value.label : menu;
      ids[String(name)] = value.custom_id;
    }
    for (const inner of Object.values(value)) look(inner);
  };
  look(payload.components);
  return ids;
}
