import type { APIInteraction } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { callOf } from "../../src/discord/call.ts";

const interaction = z.custom<APIInteraction>();
const frame = {
  id: "77",
  token: "token",
  guild_id: "s1",
  channel: { id: "c1", type: 0, parent_id: "c0" },
  member: { user: { id: "ann" }, roles: ["r1"], permissions: "8192" },
  app_permissions: "2048",
  locale: "fr",
  guild_locale: "de",
  attachment_size_limit: 1000,
};
const message = {
  id: "m1",
  channel_id: "c1",
  author: { id: "ben" },
  content: "words",
  attachments: [],
  timestamp: "2026-11-22T12:00:00Z",
};
const file = {
  id: "f1",
  filename: "a.txt",
  url: "https://cdn.discordapp.com/a.txt",
  size: 9,
  content_type: "text/plain",
};

/** What is made of an interaction of this kind with this in it. */
function of(type: number, data: object, differs: object = {}) {
  return callOf(interaction.parse({ ...frame, type, data, ...differs }));
}

const slash = (options: readonly object[], resolved: object = {}) =>
  of(2, { type: 1, name: "read", options, resolved })?.act;

describe("who acts, and where", () => {
  test("is what Discord says of it", () => {
    expect(of(2, { type: 1, name: "help" })?.caller).toEqual({
      user: "ann",
      server: "s1",
      channel: { id: "c1", isThread: false, parent: "c0" },
      roles: ["r1"],
      permissions: 8192n,
      ours: 2048n,
      language: "fr",
      serverLanguage: "de",
      mostBytes: 1000,
    });
  });

  test("in a direct conversation is a user without roles and rights", () => {
    const direct = {
      guild_id: undefined,
      member: undefined,
      user: { id: "ann" },
      guild_locale: undefined,
      channel: { id: "d1", type: 1 },
    };
    expect(of(2, { type: 1, name: "help" }, direct)?.caller).toMatchObject({
      user: "ann",
      server: null,
      channel: { id: "d1", isThread: false, parent: null },
      roles: [],
      permissions: 0n,
      serverLanguage: null,
    });
  });

  test.each([10, 11, 12])("in a channel of type %i is in a thread", (type) => {
    const { caller } = of(2, { type: 1, name: "help" }, { channel: { id: "t1", type, parent_id: "c1" } }) ?? {};
    expect(caller?.channel).toEqual({ id: "t1", isThread: true, parent: "c1" });
  });
});

describe("a slash command", () => {
  test("has its options by name, files with what they are", () => {
    const options = [
      { name: "text", type: 3, value: "words" },
      { name: "private", type: 5, value: true },
      { name: "days", type: 4, value: 7 },
      { name: "file", type: 11, value: "f1" },
      { name: "where", type: 7, value: "c9" },
    ];
    expect(slash(options, { attachments: { f1: file } })).toEqual({
      kind: "slash",
      command: "read",
      part: null,
      options: {
        texts: { text: "words", where: "c9" },
        flags: { private: true },
        numbers: { days: 7 },
        choices: {},
        files: { file: [{ name: "a.txt", url: file.url, bytes: 9, contentType: "text/plain" }] },
      },
    });
  });

  test("has the name of its part, also in a group", () => {
    const part = { name: "show", type: 1, options: [{ name: "what", type: 3, value: "all" }] };
    const found = { part: "show", options: { texts: { what: "all" } } };
    expect(slash([part])).toMatchObject(found);
    expect(slash([{ name: "group", type: 2, options: [part] }])).toMatchObject(found);
  });

  test("has no file where Discord does not say which", () => {
    expect(slash([{ name: "file", type: 11, value: "f1" }])).toMatchObject({ options: { files: { file: [] } } });
  });
});

test("a message’s menu has the message, or what was forwarded in it", () => {
  const menu = (target: object) =>
    of(2, { type: 3, name: "Read", target_id: "m1", resolved: { messages: { m1: target } } })?.act;
  const at = Date.UTC(2026, 10, 22, 12);
  expect(menu(message)).toMatchObject({
    kind: "message-menu",
    target: { id: "m1", author: "ben", isBot: false, text: "words", at },
  });
  const snapshot = { message: { content: "forwarded", attachments: [file] } };
  expect(menu({ ...message, content: "", message_snapshots: [snapshot] })).toMatchObject({
    target: { id: "m1", text: "forwarded", attachments: [{ name: "a.txt", bytes: 9 }] },
  });
  expect(of(2, { type: 3, name: "Read", target_id: "m2", resolved: { messages: {} } })).toBeNull();
});

test("a pressed button has its id and its message", () => {
  const pressed = of(3, { component_type: 2, custom_id: "id" }, { message });
  expect(pressed?.act).toEqual({ kind: "press", customId: "id", values: [], message: "m1", isWhispered: false });
  const whispered = of(3, { component_type: 2, custom_id: "id" }, { message: { ...message, flags: 64 } });
  expect(whispered?.act).toMatchObject({ isWhispered: true });
});

describe("a form", () => {
  const label = (component: object): object => ({ type: 18, component });
  const fields = [
    label({ type: 4, custom_id: "text", value: "words" }),
    label({ type: 19, custom_id: "file", values: ["f1"] }),
    label({ type: 23, custom_id: "sure", value: true }),
    label({ type: 21, custom_id: "mode", value: "offer" }),
    label({ type: 3, custom_id: "kinds", values: ["a", "b"] }),
    { type: 10 },
    { type: 1, components: [{ type: 4, custom_id: "old", value: "as it was" }] },
  ];

  test("has its fields by their names, of whatever kind", () => {
    const form = of(5, { custom_id: "id", components: fields, resolved: { attachments: { f1: file } } });
    expect(form?.act).toMatchObject({
      kind: "form",
      customId: "id",
      message: null,
      fields: {
        texts: { text: "words", old: "as it was" },
        flags: { sure: true },
        choices: { mode: ["offer"], kinds: ["a", "b"] },
        files: { file: [{ name: "a.txt" }] },
      },
    });
  });

  test("that a button opened knows the button’s message", () => {
    expect(of(5, { custom_id: "id", components: [] }, { message })?.act).toMatchObject({ message: "m1" });
  });
});

test.each([
  ["a ping", 1, {}],
  ["what is typed so far", 4, { type: 1, name: "read" }],
  ["a member’s menu", 2, { type: 2, name: "Read" }],
])("%s is nothing for us", (_, type, data) => {
  expect(of(type, data)).toBeNull();
});
