import { plainNames } from "../../src/app/settings/setting-wording.ts";
import { unsavedForms } from "../../src/discord/unsaved.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Act, Caller } from "../../src/discord/call.ts";
import type { Answer, Command } from "../../src/discord/command.ts";
import { actions, customIds, type Action } from "../../src/discord/custom-id.ts";
import { dispatcher } from "../../src/discord/dispatch.ts";
import type { NoThread } from "../../src/store/rows.ts";
import { silentLog } from "../../src/log.ts";
import type { Sent, Wire } from "../../src/discord/wire.ts";
import { startKit, type Kit } from "../app/kit.ts";
import { call, form, heard, may, press, recordedWire, slash, type Asked } from "./calls.ts";

const key = Buffer.alloc(32, 7);
const here = { server: "s1", channel: "c1" };
const hour = 3_600_000;

let kit: Kit;
let card: { readonly request: string; readonly message: string };
beforeAll(async () => {
  kit = await startKit();
  card = await cardOf("ann");
}, 30_000);
afterAll(async () => kit[Symbol.asyncDispose]());

/** A report that was shown in channel c1 of server s1 to `user`. */
async function cardOf(user: string, request = `report for ${user}`): Promise<typeof card> {
  await kit.ask({ id: request, user });
  await kit.until(async () => (await kit.flow.store.requests.get(request))?.state === "done");
  return { request, message: (await kit.flow.store.requests.get(request))?.replyId ?? "" };
}

type Done = {
  readonly asked: readonly Asked[];
  readonly accepted: readonly unknown[];
  readonly words: string;
  readonly files: readonly string[];
};
type Tools = {
  readonly list?: readonly Command[];
  readonly answer?: (what: keyof Wire) => Sent;
  readonly outcome?: "flood" | "busy";
};

async function done(
  doing: Act,
  caller: Partial<Caller> = {},
  { list = commands, answer, outcome }: Tools = {},
): Promise<Done> {
  const { wire, asked, files } = recordedWire(answer);
  const accepted: unknown[] = [];
  const dispatch = dispatcher({
    commands: list,
    app: {
      flow: kit.flow,
      readsMessages: false,
      places: async () => [],
      oursIn: async () => ({ kind: "unknown" }),
      named: plainNames,
      unsaved: unsavedForms(),
      ids: customIds(key, kit.clock.now),
      around: async () => [],
      message: async (_channel, message) => (message === "900" ? heard("https://news.example.org/market") : null),
    },
    wire,
    accept: async (incoming) => {
      accepted.push(incoming);
      return outcome ?? "new";
    },
    log: silentLog(),
  });
  await dispatch(call(doing, caller), AbortSignal.timeout(5000));
  return { asked, accepted, files, words: JSON.stringify(asked).replaceAll("\\\\", "") };
}

type Written = { readonly delivery?: string; readonly page?: number; readonly forMs?: number; readonly with?: Buffer };

function id(
  action: Action,
  { delivery = card.request, page = 0, forMs = hour, with: secret = key }: Written = {},
): string {
  return customIds(secret, kit.clock.now).write({ delivery, action, page }, here, forMs);
}

/** The button or form of an action, as it comes back. */
function act(action: Action, customId: string): Act {
  if (action === "question") return form(customId, { texts: { question: "Who pays?" } }, card.message);
  if (action === "text") return form(customId, { texts: { text: "https://news.example.org/market" } });
  return press(customId, card.message);
}

function changed(customId: string, at: number): string {
  return customId.slice(0, at) + (customId[at] === "A" ? "B" : "A") + customId.slice(at + 1);
}

describe.each(actions)("%s", (action) => {
  const written: Written = action === "read" ? { delivery: "900" } : {};

  test("works for what it was made for, where it was made", async () => {
    const { words, asked } = await done(act(action, id(action, written)), { user: "ann" });
    expect(words).not.toMatch(/do not know this command|too old/);
    expect(asked.length > 0 || action === "read" || action === "question" || action === "text").toBe(true);
  });

  const refused: readonly (readonly [string, () => string, Partial<Caller>, RegExp])[] = [
    [
      "in another channel",
      () => id(action, written),
      { channel: { id: "c2", isThread: false, parent: null } },
      /do not know/,
    ],
    ["in another server", () => id(action, written), { server: "s2" }, /do not know/],
    ["in a direct conversation", () => id(action, written), { server: null }, /do not know/],
    ["with a letter changed at its front", () => changed(id(action, written), 2), {}, /do not know/],
    ["with a letter changed in its middle", () => changed(id(action, written), 30), {}, /do not know/],
    ["with a letter changed at its end", () => changed(id(action, written), 50), {}, /do not know/],
    ["sealed with another key", () => id(action, { ...written, with: Buffer.alloc(32, 8) }), {}, /do not know/],
    ["after its time", () => id(action, { ...written, forMs: -1000 }), {}, /too old/],
    ["as a hundred characters of nothing", () => "x".repeat(100), {}, /do not know/],
    ["empty", () => "", {}, /do not know/],
  ];
  test.each(refused)("%s does nothing but tell whoever tried", async (_, made, caller, says) => {
    const before = await kit.flow.store.requests.get(card.request);
    const everything = may.Administrator;
    const { asked, accepted, words } = await done(act(action, made()), { permissions: everything, ...caller });
    expect(accepted).toEqual([]);
    expect(asked).toEqual([
      { what: "answer", body: { type: 4, data: expect.objectContaining({ flags: (1 << 15) | (1 << 6) }) } },
    ]);
    expect(words).toMatch(says);
    expect(await kit.flow.store.requests.get(card.request)).toEqual(before);
  });
});

describe("Delete", () => {
  const who: readonly (readonly [string, Partial<Caller>, boolean])[] = [
    ["whoever asked", { user: "ann" }, true],
    ["somebody else", { user: "ben" }, false],
    ["a member who may manage messages", { user: "mia", permissions: may.ManageMessages }, true],
    ["an administrator", { user: "ada", permissions: may.Administrator }, true],
    [
      "a member who may manage channels and roles",
      { user: "ben", permissions: may.ManageChannels | may.ManageRoles },
      false,
    ],
    ["somebody else where the bot itself may manage messages", { user: "ben", ours: may.ManageMessages }, false],
  ];
  test.each(who)("by %s", async (_, caller, isAllowed) => {
    const { asked, words } = await done(press(id("delete"), card.message), caller);
    expect(asked.some(({ what }) => what === "deleteAnswer")).toBe(isAllowed);
    expect(/You may not do this here/.test(words)).toBe(!isAllowed);
  });

  test("of a message that belongs to no report any more: by moderators alone", async () => {
    const other = await done(press(id("delete"), "another message"), { user: "ann" });
    expect([other.words, other.asked.length]).toEqual([expect.stringContaining("who asked for this"), 1]);
    const moderator = await done(press(id("delete"), "another message"), { permissions: may.ManageMessages });
    expect(moderator.asked.map(({ what }) => what)).toEqual(["answer", "deleteAnswer"]);
  });
});

describe("Ask", () => {
  const threads = may.ViewChannel | may.CreatePublicThreads | may.SendMessagesInThreads;
  const question = (): Act => act("question", id("question"));

  test("is taken on in the card’s thread, where the bot may have one", async () => {
    const { asked, accepted } = await done(
      question(),
      { ours: threads },
      { answer: () => ({ kind: "sent", message: card.message }) },
    );
    expect(asked[0]).toMatchObject({ what: "threadOf", body: { channel: "c1", message: card.message } });
    expect(accepted).toMatchObject([
      { channel: card.message, address: { kind: "message", message: null }, isPrivate: false },
    ]);
    expect(JSON.stringify(asked[1])).toContain("in the thread below the report");
  });

  test("is taken on in place where a right is missing, where it is a thread, and where Discord refuses", async () => {
    const inPlace = { channel: "c1", address: { kind: "interaction" } };
    for (const right of [may.CreatePublicThreads, may.SendMessagesInThreads]) {
      const { asked, accepted } = await done(question(), { ours: threads & ~right });
      expect([asked, accepted]).toEqual([[], [expect.objectContaining({ channel: "c1" })]]);
    }
    const thread = await done(question(), { ours: threads, channel: { id: "c1", isThread: true, parent: "c0" } });
    expect(thread.accepted).toMatchObject([inPlace]);
    for (const sent of [{ kind: "forbidden" }, { kind: "gone" }, { kind: "later", afterMs: 1 }] as const) {
      const { accepted } = await done(question(), { ours: threads }, { answer: () => sent });
      expect(accepted).toMatchObject([inPlace]);
    }
  });

  test("says why it is not in the thread, by what is missing or what Discord said", async () => {
    const said: readonly (readonly [bigint, Sent, NoThread])[] = [
      [threads & ~may.CreatePublicThreads, { kind: "gone" }, "may-not-open"],
      [threads & ~may.SendMessagesInThreads, { kind: "gone" }, "may-not-write"],
      [threads, { kind: "forbidden", why: "locked" }, "locked"],
      [threads, { kind: "later", afterMs: 1 }, "not-now"],
    ];
    for (const [ours, sent, noThread] of said) {
      const { accepted } = await done(question(), { ours }, { answer: () => sent });
      expect(accepted).toMatchObject([{ channel: "c1", showing: { noThread } }]);
    }
    const thread = await done(question(), { ours: 0n, channel: { id: "c1", isThread: true, parent: "c0" } });
    expect(thread.accepted).toMatchObject([{ showing: { noThread: null } }]);
  });

  test("tells whoever asks too much, and them alone", async () => {
    const { asked } = await done(question(), { ours: threads }, { outcome: "flood" });
    expect(JSON.stringify(asked.at(-1)?.body)).toContain("several articles open");
    expect(asked.map(({ what }) => what)).toEqual(["threadOf", "answer"]);
  });
});

describe("what was typed into a form comes back as a file", () => {
  const typed = "Who pays for it, and since when?";
  const handed = (customId: string): Act => form(customId, { texts: { text: typed } });
  const late = (): string => id("text", { forMs: -1000 });

  const cases: readonly (readonly [string, () => string, Partial<Caller>, Tools])[] = [
    ["from a form that was open too long", late, {}, {}],
    ["from a form of another channel", () => id("text"), { channel: { id: "c2", isThread: false, parent: null } }, {}],
    ["from a form that nobody knows any more", () => "x".repeat(60), {}, {}],
    ["when the program breaks over it", () => id("text"), {}, { list: [breaking(async () => { throw new Error("x"); })] }],
    ["when it breaks later on", () => id("text"), {}, { list: [breaking(async () => ({ kind: "later", work: async () => { throw new Error("x"); } }))] }],
    ["when the member has too much open", () => id("text"), {}, { outcome: "flood" }],
    ["when it cannot be stored", () => id("text"), {}, { outcome: "busy" }],
  ]; // prettier-ignore
  test.each(cases)("%s", async (_, customId, caller, tools) => {
    const { files, words } = await done(handed(customId()), caller, tools);
    expect(files).toEqual([typed]);
    expect(words).toContain("What you typed is in the file.");
    expect(words).toContain("attachment://what-you-typed.txt");
  });

  test("with a heading for each field, where there are several", async () => {
    const texts = { tone: "Calm.", terms: "", lookFor: "Who pays." };
    const { files } = await done(form(late(), { texts }));
    expect(files).toEqual(["## tone\n\nCalm.\n\n## lookFor\n\nWho pays.\n"]);
  });

  test("and nothing comes back where nothing was typed, or nothing went wrong", async () => {
    expect((await done(form(late(), { texts: { text: " " } }))).files).toEqual([]);
    expect((await done(press(late(), "m"))).files).toEqual([]);
    expect((await done(act("text", id("text")))).files).toEqual([]);
  });
});

/** A command whose form answers so. */
function breaking(text: () => Promise<Answer>): Command {
  const answer = async (): Promise<never> => {
    throw new Error("not asked here");
  };
  return { definition: { name: "read", description: "x" }, answer, parts: { text } };
}

describe("whatever comes", () => {
  test("a command that is not known is told", async () => {
    expect((await done(slash("summarise"))).words).toContain("I do not know this command");
  });

  test("a command that breaks is told without a word of what broke", async () => {
    const broken: Command = {
      definition: { name: "read", description: "x" },
      answer: async () => {
        throw new Error("SELECT secret FROM rows");
      },
      parts: {},
    };
    const { words } = await done(slash("read"), {}, { list: [broken] });
    expect(words).toContain("by a fault of the program");
    expect(words).not.toContain("secret");
  });

  test("what takes long is told at once, and a fault in it afterwards", async () => {
    const { asked } = await done(press(id("voices"), card.message), { user: "ben" });
    expect(asked.map(({ what, body }) => [what, typeof body])).toEqual([
      ["answer", "object"],
      ["editAnswer", "object"],
    ]);
    expect(asked[0]?.body).toEqual({ type: 5, data: { flags: 1 << 6 } });
  });
});
