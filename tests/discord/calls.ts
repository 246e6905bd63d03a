import { PermissionFlagsBits } from "discord-api-types/v10";
import type { Act, Call, Caller, HeardMessage, Options } from "../../src/discord/call.ts";
import type { Sent, Wire } from "../../src/discord/wire.ts";

export const may = PermissionFlagsBits;

const noOptions: Options = { texts: {}, flags: {}, numbers: {}, choices: {}, files: {} };

let lastId = 5000;

/** What ann does in channel c1 of server s1, with what differs. */
export function call(act: Act, differs: Partial<Caller> = {}): Call {
  lastId += 1;
  const caller: Caller = {
    user: "ann",
    server: "s1",
    channel: { id: "c1", isThread: false, parent: null },
    roles: [],
    permissions: may.ViewChannel | may.SendMessages,
    ours: may.ViewChannel | may.SendMessages,
    language: "en-GB",
    serverLanguage: "en-US",
    mostBytes: 10 * 1024 * 1024,
    ...differs,
  };
  return { id: `${lastId}`, token: `token ${lastId}`, caller, act };
}

export function slash(command: string, options: Partial<Options> = {}, part: string | null = null): Act {
  return { kind: "slash", command, part, options: { ...noOptions, ...options } };
}

export function press(customId: string, message: string, isWhispered = false): Act {
  return { kind: "press", customId, values: [], message, isWhispered };
}

export function form(customId: string, fields: Partial<Options>, message: string | null = null): Act {
  return { kind: "form", customId, fields: { ...noOptions, ...fields }, message };
}

export function heard(text: string, differs: Partial<HeardMessage> = {}): HeardMessage {
  return { id: "900", channel: "c1", author: "ben", isBot: false, text, attachments: [], at: 0, ...differs };
}

/** What was asked of Discord: the name of the call, and its body or its place. */
export type Asked = { readonly what: keyof Wire; readonly body: unknown };

/** A way to Discord that writes down what it is asked, and answers as it is told. */
export function recordedWire(answer: (what: keyof Wire) => Sent = () => ({ kind: "sent", message: "m1" })): {
  readonly wire: Wire;
  readonly asked: readonly Asked[];
  /** The files that went along, as text. */
  readonly files: readonly string[];
} {
  const asked: Asked[] = [];
  const files: string[] = [];
  const note = (what: keyof Wire, body: unknown): Sent => {
    asked.push({ what, body });
    return answer(what);
  };
  const wire: Wire = {
    answer: async (_to, body, _signal, file) => {
      if (file !== undefined) files.push(String(file.data));
      return note("answer", body);
    },
    editAnswer: async (_token, payload, _signal, file) => {
      if (file !== undefined) files.push(String(file.data));
      return note("editAnswer", payload);
    },
    deleteAnswer: async (token) => note("deleteAnswer", token),
    follow: async (_token, payload) => note("follow", payload),
    post: async (to, payload) => note("post", { ...to, ...payload }),
    edit: async (place, payload) => note("edit", { ...place, ...payload }),
    delete: async (place) => note("delete", place),
    threadOf: async (place, name) => note("threadOf", { ...place, name }),
  };
  return { wire, asked, files };
}
