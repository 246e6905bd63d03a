import { ApplicationCommandOptionType, PermissionFlagsBits } from "discord-api-types/v10";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prompts } from "../../commands/prompts.ts";
import { settings } from "../../commands/settings.ts";
import { changeSettings } from "../../src/app/settings/change-settings.ts";
import { saveDraft } from "../../src/app/words/drafts.ts";
import type { Caller, Options } from "../../src/discord/call.ts";
import type { Command } from "../../src/discord/command.ts";
import { actions, type Action } from "../../src/discord/custom-id.ts";
import { fieldsOf, noWishes } from "../../src/report/house-words.ts";
import { startKit, type Kit } from "../app/kit.ts";
import { moderator } from "../app/moderators.ts";
import { deskOn, editor, member, mona, stranger, type Desk, type Seen } from "./desk.ts";

// Each part of /settings and /prompts, and each button and form of theirs, by each kind of member. Its rows are held
// against what the commands themselves list: a part that is new and has no row fails.

const who = {
  manager: mona,
  editor,
  "runs the channel": { user: "cora", permissions: PermissionFlagsBits.ManageChannels },
  member,
} as const satisfies Readonly<Record<string, Partial<Caller>>>;
type Who = keyof typeof who;

const managers: readonly Who[] = ["manager"];
const editors: readonly Who[] = ["manager", "editor"];
const here: readonly Who[] = ["manager", "editor", "runs the channel"];

type Row = { readonly may: readonly Who[]; readonly given?: Partial<Options> };

const name = { name: "neutral" };
const parts: Readonly<Record<string, Row>> = {
  "settings start": { may: editors },
  "settings show": { may: editors },
  "settings channel": { may: here, given: { texts: { mode: "offer" } } },
  "settings language": { may: editors, given: { texts: { language: "de" } } },
  "settings sections": { may: editors, given: { texts: { order: "claims" } } },
  "settings roles": { may: managers },
  "settings budgets": { may: managers },
  "settings sites": { may: editors },
  "settings retention": { may: managers, given: { numbers: { articles: 3 } } },
  "settings log": { may: managers, given: { texts: { channel: "c2" } } },
  "settings undo": { may: editors },
  "prompts list": { may: editors },
  "prompts show": { may: editors, given: { texts: name } },
  "prompts edit": { may: editors, given: { texts: name } },
  "prompts try": { may: editors, given: { texts: name } },
  "prompts publish": { may: editors, given: { texts: name } },
  "prompts history": { may: editors, given: { texts: name } },
  "prompts diff": { may: editors, given: { texts: name } },
  "prompts rollback": { may: editors, given: { texts: name, numbers: { version: 1 } } },
  "prompts assign": { may: editors, given: { texts: { name: "classroom" } } },
  "prompts reset": { may: editors, given: { texts: name } },
  "prompts export": { may: editors, given: { texts: name } },
  "prompts import": { may: editors },
};

type Pressed = Row & { readonly delivery: string; readonly values?: readonly string[] };

const typed = { texts: { tone: "Theirs.", why: "x", sitesRefused: "example.org", memberTokens: "5" } };
const chosen = { choices: { mode: ["automatic"], language: ["fr"], words: ["classroom"], rolesEdit: ["everyone"] } };
const given = { ...typed, ...chosen };
const pressed: Readonly<Partial<Record<Action, Pressed>>> = {
  start: { may: editors, delivery: "start", given },
  "start-try": { may: editors, delivery: "start" },
  "settings-undo": { may: editors, delivery: "1" },
  "settings-roles": { may: managers, delivery: "server", given },
  "settings-budgets": { may: managers, delivery: "server", given },
  "settings-sites": { may: editors, delivery: "server", given },
  "words-desk": { may: editors, delivery: "neutral" },
  "words-edit": { may: editors, delivery: "neutral", given },
  "words-kinds": { may: editors, delivery: "neutral", values: ["reply"] },
  "words-length": { may: editors, delivery: "neutral", values: ["short"] },
  "words-publish": { may: editors, delivery: "neutral", given },
  "words-draft-undo": { may: editors, delivery: "neutral" },
  "words-drop": { may: editors, delivery: "neutral" },
  "words-try": { may: editors, delivery: "neutral" },
  "words-back": { may: editors, delivery: "neutral" },
  "words-assign": { may: editors, delivery: "classroom" },
};

let kit: Kit;
let desk: Desk;
let pauses = 0;
beforeAll(async () => {
  kit = await startKit();
  desk = deskOn(kit.flow);
}, 30_000);
beforeEach(async () => {
  const wishes = { rolesEdit: { kind: "set", value: ["editors"] } } as const;
  await changeSettings(moderator(), { scope: { kind: "server", id: "s1" }, wishes }, kit.flow);
  // The latest change is one that editors may take back.
  const pause = { coolDownSeconds: { kind: "set", value: (pauses += 1) } } as const;
  await changeSettings(moderator(), { scope: { kind: "channel", id: "c9" }, wishes: pause }, kit.flow);
  const fields = { ...fieldsOf({ ...noWishes, id: "neutral" }), lookFor: "Our own secret." };
  for (const user of ["mona", "edda"]) await saveDraft(moderator({ user }), { name: "neutral", fields }, kit.flow);
});
afterAll(async () => kit[Symbol.asyncDispose]());

/** All that the server s1 has, in one text. */
async function keptOf(server = "s1"): Promise<string> {
  const { audit, prompts: words, settings: set } = kit.flow.store;
  const drafts = ["mona", "edda", "ben", "cora"].map((author) => words.draft({ server, name: "neutral", author }));
  return JSON.stringify([
    await set.ofServer(server),
    await words.ofServer(server),
    await words.assignments(server),
    await Promise.all(drafts),
    await audit.ofServer(server, 999),
  ]);
}

type Came = "done" | "refused" | "refused, but something was told or changed";

async function cameOf(act: () => Promise<Seen>): Promise<Came> {
  const before = await keptOf();
  const { code, text, form, log } = await act();
  if (!/^not-allowed|Only members with Manage Server/.test(code ?? text)) return "done";
  const isQuiet = !text.includes("Our own secret.") && form === null && log === null;
  return isQuiet && (await keptOf()) === before ? "refused" : "refused, but something was told or changed";
}

const tables: readonly (readonly [string, Command])[] = [
  ["settings", settings],
  ["prompts", prompts],
];

describe.each(tables)("/%s", (command, { definition, parts: answered }) => {
  test("has a row here for each of its parts, buttons and forms", () => {
    const options = "options" in definition ? (definition.options ?? []) : [];
    const listed = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
    const rows = Object.keys(parts).filter((row) => row.startsWith(`${command} `));
    expect(rows).toEqual(listed.map((part) => `${command} ${part.name}`));
    const known = actions.filter((action) => answered[action] !== undefined);
    expect(known.filter((action) => pressed[action] === undefined)).toEqual([]);
  });

  const cells = Object.entries(parts).flatMap(([row, { may, given: options = {} }]) => {
    const [root = "", part = ""] = row.split(" ");
    if (root !== command) return [];
    return everybody().map((one) => ({ part, one, isAllowed: may.includes(one), options }));
  });
  test.each(cells)("$part by $one: $isAllowed", async ({ part, one, isAllowed, options }) => {
    const act = async () => desk.slash(who[one], command, part, options);
    expect(await cameOf(act)).toBe(isAllowed ? "done" : "refused");
  });

  const buttons = actions.flatMap((action) => {
    const row = answered[action] === undefined ? undefined : pressed[action];
    return row === undefined ? [] : everybody().map((one) => ({ action, one, isAllowed: row.may.includes(one), row }));
  });
  test.each(buttons)("the button $action by $one: $isAllowed", async ({ action, one, isAllowed, row }) => {
    const act = async () => desk.press(who[one], desk.id(action, row.delivery), row.values ?? []);
    expect(await cameOf(act)).toBe(isAllowed ? "done" : "refused");
  });
  const forms = buttons.filter(({ row }) => row.given !== undefined);
  test.each(forms)("the form $action, handed in by $one: $isAllowed", async ({ action, one, isAllowed, row }) => {
    const act = async () => desk.submit(who[one], desk.id(action, row.delivery), row.given ?? {});
    expect(await cameOf(act)).toBe(isAllowed ? "done" : "refused");
  });

  test("nothing of it can be done in a conversation with one member", async () => {
    for (const { part, options } of cells) {
      const seen = await desk.slash({ ...mona, server: null }, command, part, options);
      expect([part, seen.code]).toEqual([part, "usage"]);
    }
  });
});

function everybody(): readonly Who[] {
  return ["manager", "editor", "runs the channel", "member"];
}

describe("from another server", () => {
  const names = ["neutral", "s1 neutral", "s1/neutral", "../s1/neutral", "neutral.before", "neutral' or '1'='1", "%", ""]; // prettier-ignore
  const slashes = Object.entries(parts).map(([row, { given: options = {} }]) => ({ row, options }));
  test.each(slashes)("/$row sees and changes nothing of s1, whatever it is given", async ({ row, options }) => {
    const before = await keptOf();
    const [root = "", part = ""] = row.split(" ");
    for (const one of names) {
      const texts = { ...options.texts, name: one, from: one, message: "m1", where: "s1" };
      const seen = await desk.slash(stranger, root, part, {
        ...options,
        texts,
        numbers: { version: 1, ...options.numbers },
      });
      expect(JSON.stringify(seen)).not.toMatch(/Our own secret|mona|edda/);
    }
    expect(await keptOf()).toBe(before);
  });

  const ids = actions.flatMap((action) => {
    const row = pressed[action];
    return row === undefined ? [] : [{ action, row }];
  });
  test.each(ids)(
    "$action: an id of s1 is foreign there, and one with the same in it is about their own",
    async ({ action, row }) => {
      const before = await keptOf();
      const at = JSON.stringify((await kit.flow.store.audit.ofServer("s1", 99)).map((entry) => entry.at));
      for (const delivery of [row.delivery, "neutral", "server s1", ...(at.match(/\d+/g)?.slice(0, 5) ?? [])]) {
        for (const page of [0, 1, 3]) {
          const moved = await desk.press(stranger, desk.id(action, delivery, page), row.values ?? ["neutral"]);
          expect(moved.text).toContain("foreign");
          const own = desk.id(action, delivery, page, stranger);
          const seen = [await desk.press(stranger, own, row.values ?? ["neutral"])];
          if (row.given !== undefined) seen.push(await desk.submit(stranger, own, row.given));
          expect(JSON.stringify(seen)).not.toMatch(/Our own secret|mona|edda/);
        }
      }
      expect(await keptOf()).toBe(before);
    },
  );

  test("a file of s1’s words becomes the draft of whoever brings it, and changes nothing in s1", async () => {
    const before = await keptOf();
    const exported = await desk.slash(mona, "prompts", "export", { texts: name });
    expect(exported.file).toContain("Our own secret.");
    const files = { file: [{ name: "neutral.md", url: "u", bytes: 10, contentType: null }] };
    const trials = { ...kit.flow.trials, file: async () => exported.file ?? "" };
    const elsewhere = deskOn({ ...kit.flow, trials });
    expect((await elsewhere.slash(stranger, "prompts", "import", { files })).text).toContain(
      "your draft, not published",
    );
    expect(await keptOf()).toBe(before);
    expect(await kit.flow.store.prompts.draft({ server: "s2", name: "neutral", author: "mallory" })).not.toBeNull();
  });
});
