import { PermissionFlagsBits } from "discord-api-types/v10";
import { afterAll, expect, test } from "vitest";
import { settings } from "../../commands/settings.ts";
import type { Call } from "../../src/discord/call.ts";
import type { App } from "../../src/discord/command.ts";
import { customIds } from "../../src/discord/custom-id.ts";
import { neededPermissions } from "../../src/discord/permissions.ts";
import { unsavedForms } from "../../src/discord/unsaved.ts";
import { plainNames } from "../../src/app/settings/setting-wording.ts";
import { UserError } from "../../src/errors.ts";
import { settingsIn } from "../../src/app/settings/settings-in.ts";
import { startKit } from "../app/kit.ts";

const kit = await startKit();
afterAll(async () => await kit[Symbol.asyncDispose]());
const { ManageGuild, ManageChannels, ManageMessages, ReadMessageHistory } = PermissionFlagsBits;
const all = neededPermissions.reduce((bits, [, bit]) => bits | bit, 0n);

type Who = {
  readonly permissions: bigint;
  readonly ours?: bigint;
  readonly mode?: string;
  readonly isThread?: boolean;
  readonly readsMessages?: boolean;
};

/** What is said to somebody who sets channel c1, or thread t1; or the code of why not. */
async function told({ permissions, ours = all, mode = "offer", isThread = false, readsMessages = true }: Who) {
  const call: Call = {
    id: "1",
    token: "t",
    caller: {
      user: "mona",
      server: "s1",
      channel: isThread ? { id: "t1", isThread, parent: "c1" } : { id: "c1", isThread, parent: null },
      roles: [],
      permissions,
      ours,
      language: "en-GB",
      serverLanguage: null,
      mostBytes: 0,
    },
    act: {
      kind: "slash",
      command: "settings",
      part: "channel",
      options: { texts: { mode }, flags: {}, numbers: {}, choices: {}, files: {} },
    },
  };
  const app: App = {
    flow: kit.flow,
    ids: customIds(new Uint8Array(32), () => 0),
    readsMessages,
    around: async () => [],
    message: async () => null,
    places: async () => [],
    oursIn: async () => ({ kind: "unknown" }),
    named: plainNames,
    unsaved: unsavedForms(),
  };
  try {
    return JSON.stringify(await settings.answer(call, app, new AbortController().signal));
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

const modeIn = async (...within: readonly string[]): Promise<string> =>
  (await settingsIn({ server: "s1", within }, kit.flow.store)).values.mode;

test("who manages the server or the channel says when the bot speaks there; it is noted down who did", async () => {
  expect(await told({ permissions: ManageGuild })).toContain("with one quiet button below an article");
  expect(await modeIn("c1")).toBe("offer");
  expect(await told({ permissions: ManageChannels, mode: "automatic" })).toContain("by myself");
  expect(await modeIn("c1")).toBe("automatic");
  const [last] = await kit.flow.store.audit.ofServer("s1", 1);
  expect(last).toMatchObject({ who: "mona", what: "settings-changed" });
});

test("a thread has its own, and inherits from its channel until then", async () => {
  expect(await modeIn("t1", "c1")).toBe("automatic");
  await told({ permissions: ManageGuild, mode: "asked", isThread: true });
  expect(await modeIn("t1", "c1")).toBe("asked");
  expect(await modeIn("c1")).toBe("automatic");
});

test("nobody else may, moderators of messages included", async () => {
  expect(await told({ permissions: ManageMessages })).toBe("not-allowed");
  expect(await told({ permissions: 0n })).toBe("not-allowed");
});

test("what is set already, and what there is not, changes nothing", async () => {
  await told({ permissions: ManageGuild, mode: "offer" });
  expect(await told({ permissions: ManageGuild, mode: "offer" })).toContain("nothing changed");
  expect(await told({ permissions: ManageGuild, mode: "always" })).toBe("bad-setting");
});

test("what the bot would need for it is told where it is missing", async () => {
  const blind = await told({ permissions: ManageGuild, mode: "automatic", readsMessages: false });
  expect(blind).toContain("Message Content Intent");
  expect(await told({ permissions: ManageGuild, mode: "asked", readsMessages: false })).not.toContain("Intent");
  const silent = await told({ permissions: ManageGuild, mode: "offer", ours: all & ~ReadMessageHistory });
  expect(silent).toContain("Give me: Read Message History.");
});
