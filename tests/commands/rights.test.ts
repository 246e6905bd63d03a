import { PermissionFlagsBits } from "discord-api-types/v10";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller, Options } from "../../src/discord/call.ts";
import { startKit } from "../app/kit.ts";
import { deskOn, editor, mona } from "./desk.ts";

// Which way in is open to whom: Manage Server, the role that was named for it, and everybody else.

const kit = await startKit();
const desk = deskOn(kit.flow);
afterAll(async () => await kit[Symbol.asyncDispose]());

const { ManageChannels, ManageMessages, ManageRoles } = PermissionFlagsBits;
const nobodies: readonly (readonly [string, Partial<Caller>])[] = [
  ["no role", { user: "ben" }],
  ["a role that may use me, read privately and spend", { user: "pat", roles: ["press"] }],
  ["Manage Messages", { user: "mia", permissions: ManageMessages }],
  ["Manage Roles", { user: "ron", permissions: ManageRoles }],
  ["the role of that name in another server", { user: "zoe", server: "s2", roles: ["editors"] }],
];

beforeAll(async () => {
  const { form } = await desk.slash(mona, "settings", "roles");
  const choices = { rolesUse: ["press"], rolesPrivate: ["press"], rolesSpend: ["press"], rolesEdit: ["editors"] };
  await desk.submit(mona, form?.custom_id ?? "", { choices });
});

type Way = readonly [part: string, options: Partial<Options>];

/** Open to the role that was named, and to Manage Server. */
const forEditors: readonly (readonly [command: string, ...Way])[] = [
  ["settings", "show", {}],
  ["settings", "channel", { numbers: { shortest: 300 } }],
  ["settings", "language", { texts: { language: "de" } }],
  ["settings", "sections", { flags: { questions: true } }],
  ["settings", "sites", {}],
  ["settings", "start", {}],
  ...["list", "show", "edit", "history", "export", "assign", "reset"].map(
    (part) => ["prompts", part, { texts: { name: "neutral" } }] as const,
  ),
];

/** Open to Manage Server alone. */
const forManagers: readonly Way[] = [
  ["roles", {}],
  ["budgets", {}],
  ["retention", { numbers: { articles: 3 } }],
  ["log", { texts: { channel: "c9" } }],
];

const buttons = ["settings-roles", "settings-budgets"] as const;

const isOpen = async (who: Partial<Caller>, command: string, [part, options]: Way): Promise<boolean> =>
  (await desk.slash(who, command, part, options)).code !== "not-allowed";

describe("the role that may edit", () => {
  test.each(forEditors)("opens /%s %s, which is closed to everybody else", async (command, ...way) => {
    expect(await isOpen(mona, command, way)).toBe(true);
    expect(await isOpen(editor, command, way)).toBe(true);
    for (const [called, who] of nobodies) expect(await isOpen(who, command, way), called).toBe(false);
  });

  test.each(forManagers)("does not open /settings %s, which takes Manage Server", async (...way) => {
    expect(await isOpen(mona, "settings", way)).toBe(true);
    for (const [called, who] of [["the role", editor] as const, ...nobodies])
      expect(await isOpen(who, "settings", way), called).toBe(false);
  });

  test.each(buttons)("does not open the form behind the button %s", async (action) => {
    expect((await desk.press(mona, desk.id(action, "server"))).kind).toBe("form");
    for (const who of [editor, { user: "ben" }])
      expect((await desk.press(who, desk.id(action, "server"))).code).toBe("not-allowed");
    const handed = await desk.submit(editor, desk.id(action, "server"), { texts: { memberTokens: "9" }, choices: { rolesSpend: ["editors"] } }); // prettier-ignore
    expect(handed.text).toContain("Only members with Manage Server");
  });

  test("does not take back what only Manage Server may set", async () => {
    await desk.slash(mona, "settings", "retention", { numbers: { requests: 4 } });
    expect((await desk.slash(editor, "settings", "undo")).code).toBe("not-allowed");
    expect((await desk.slash(mona, "settings", "undo")).code).toBeNull();
  });

  test("beside it, Manage Channels opens /settings channel for that channel alone", async () => {
    const keeper = { user: "kim", permissions: ManageChannels };
    expect(await isOpen(keeper, "settings", ["channel", { numbers: { shortest: 400 } }])).toBe(true);
    expect(await isOpen(keeper, "settings", ["language", { texts: { language: "fr" } }])).toBe(false);
  });
});
