import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startDouble } from "../double/discord.ts";
import type { Seen } from "../double/people/seen.ts";
import type { Use } from "../double/people/use.ts";
import type { ChatServer } from "../model/chat-server.ts";
import { liveBot, type Double, type LiveBot } from "./live-bot.ts";
import { acknowledgeMs, ended, textFile } from "./newsroom.ts";
import { articleWith, envFor, spokenModel } from "./spoken-model.ts";

// Every way in, for those with a role and for those without, as moderators set it.

vi.setConfig({ testTimeout: 60_000 }); // the machine may be busy with other tests

let discord: Double;
let bot: LiveBot;
let model: ChatServer;
/** Threads in which an article is talked about: one is a thread that somebody made, one is below a card. */
let talk: string;
let card: Seen;
let toPress: Seen;

beforeAll(async () => {
  model = await spokenModel();
  discord = await startDouble({
    privileged: ["MessageContent"],
    limits: { acknowledgeMs, patienceMs: 20_000, messagesKept: 1000 },
    guilds: [
      {
        name: "Newsroom",
        owner: "mona",
        roles: [{ name: "press" }, { name: "guests" }],
        members: [
          "mona",
          { name: "pat", roles: ["press"] },
          ...["gus", ...guests].map((name) => ({ name, roles: ["guests"] })),
          "ben",
        ],
        channels: ["news", "wire", "offers", { name: "posts", kind: "forum" }],
      },
    ],
  });
  bot = await liveBot(discord, { ...envFor(model), DISCORD_MESSAGE_CONTENT: "on", MEMBER_OPEN_REQUESTS: "1000" });
  await discord.ready();
  const mona = discord.member("mona");
  await mona.slash("settings channel", { mode: "automatic", pause: 0 }, { channel: "wire" }).reply();
  await mona.slash("settings channel", { mode: "offer", pause: 0 }, { channel: "offers" }).reply();
  await mona.slash("settings channel", { forum: true, pause: 0, where: "server" }, { channel: "news" }).reply();
  talk = mona.thread("news", "The strike");
  const first = mona.say(talk, "", { mention: true, files: [textFile(nextArticle())] });
  toPress = await shownTo(first);
  await ended(first, bot);
  const read = mona.slash("read", { file: textFile(nextArticle()) }, { channel: "news" });
  card = await over(await read.reply());
  await ended(read, bot);
}, 90_000);

afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await discord[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
}, 30_000);

/** In a channel each member is told once in a while that something is not allowed: these have not been told yet. */
const guests = Array.from({ length: 20 }, (_, at) => `guest${at}`);

function freshGuest(): string {
  const guest = guests.pop();
  if (guest === undefined) throw new RangeError("There are no more guests.");
  return guest;
}

let articles = 0;

function nextArticle(): string {
  articles += 1;
  return articleWith(articles);
}

/** An answer that no longer says how far it is. */
const over = async (seen: Seen): Promise<Seen> =>
  await seen.until("the answer", (one) => !/^-# [\w ]+(?:: \d+ items? so far)? …$/.test(one.text()));
const shown = async (use: Use): Promise<string> => (await over(await use.reply())).text();
const isReplyTo =
  ({ id }: Pick<Seen, "id">) =>
  (seen: Seen): boolean =>
    seen.now().message_reference?.message_id === id;
const shownTo = async (said: Seen): Promise<Seen> => await over(await discord.said(said.channelId, isReplyTo(said)));

/** What somebody sees of what they ask for. */
type Entry = (who: string) => Promise<string>;

const given = (): { readonly file: ReturnType<typeof textFile> } => ({ file: textFile(nextArticle()) });
const told = async (said: Seen): Promise<string> => (await shownTo(said)).text();

const readEntries: Readonly<Record<string, Entry>> = {
  "/read": async (who) => await shown(discord.member(who).slash("read", given(), { channel: "news" })),
  "the form of /read": async (who) => {
    const form = await discord.member(who).slash("read", {}, { channel: "news" }).form();
    return await shown(form.submit({ File: [given().file] }));
  },
  "Read this article": async (who) => {
    const message = discord.member("ben").say("news", nextArticle());
    return await shown(discord.member(who).menu("Read this article", message));
  },
  "the button below an article": async (who) => {
    const message = discord.member("ben").say("offers", nextArticle());
    const offer = await discord.said("offers", isReplyTo(message));
    return await shown(offer.press("Read this article", who));
  },
  "a mention": async (who) => await told(discord.member(who).say("news", "", { mention: true, files: [given().file] })),
  "a mention in reply to an article": async (who) => {
    const message = discord.member("ben").say("news", nextArticle());
    return await told(discord.member(who).say("news", "read this please", { mention: true, replyTo: message }));
  },
};

const unaskedEntries: Readonly<Record<string, (who: string) => Seen>> = {
  "an article in an automatic channel": (who) => discord.member(who).say("wire", nextArticle()),
  "a second article in the thread of one": (who) => discord.member(who).say(talk, nextArticle()),
  "the first post in a forum": (who) => {
    const file = { ...given().file, name: "message.txt" };
    return discord.member(who).post("posts", "The strike", "", [file]).message;
  },
};

let questions = 0;

function nextQuestion(): string {
  questions += 1;
  return `What happened at the port, case ${questions}?`;
}

const askEntries: Readonly<Record<string, Entry>> = {
  "/ask": async (who) => await shown(discord.member(who).slash("ask", { question: nextQuestion() }, { channel: talk })),
  "the button Ask": async (who) => {
    const question = nextQuestion();
    const form = await card.press("Ask", who).form();
    const whispered = await form.submit({ "Your question": question }).reply();
    if (!whispered.text().includes("in the thread below")) return whispered.text();
    return (await over(await discord.said(card.id, (seen) => seen.text().includes(question)))).text();
  },
  "a mention in the thread": async (who) =>
    await told(discord.member(who).say(talk, nextQuestion(), { mention: true })),
  "a reply to me": async (who) => await told(discord.member(who).say(talk, nextQuestion(), { replyTo: toPress })),
};

const privateEntries: Readonly<Record<string, Entry>> = {
  "/read in private": async (who) =>
    await shown(discord.member(who).slash("read", { ...given(), private: true }, { channel: "news" })),
  "the form of /read in private": async (who) => {
    const form = await discord.member(who).slash("read", { private: true }, { channel: "news" }).form();
    return await shown(form.submit({ File: [given().file] }));
  },
};

const noRoles = { rolesUse: [], rolesPrivate: [], rolesSpend: [], rolesEdit: [] };

async function setRoles(roles: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const form = await discord.member("mona").slash("settings roles", {}, { channel: "news" }).form();
  expect((await form.submit({ ...noRoles, ...roles }).reply()).text()).toContain("from the next message on");
}

async function setBudgets(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  const form = await discord.member("mona").slash("settings budgets", {}, { channel: "news" }).form();
  const all = { memberTokens: "", serverTokens: "", budgetExempt: [], ...values };
  expect((await form.submit(all).reply()).text()).toContain("from the next message on");
}

const withModel = /read with scripted/i;
const barred = /read without a model: here, only some roles may use it/i;
const usedUp = /Whoever asked has used up their share of the model for today: none of 0 tokens is left\. It is full again at midnight UTC, in \d+ (?:hours?|minutes?)\. What stands here was read without the model, and holds\./; // prettier-ignore

const reading = Object.entries(readEntries);
const asking = Object.entries(askEntries);
const unasked = Object.entries(unaskedEntries);

/** Nobody who asked is left with nothing, so what is not answered was never taken up. */
function isAnswered(said: Seen): boolean {
  return discord.messages(said.channelId).some(isReplyTo(said));
}

describe("the role that may have articles read", () => {
  beforeAll(async () => await setRoles({ rolesUse: ["press"] }), 60_000);

  test.each([...reading, ...asking, ...Object.entries(privateEntries)])("holds for %s", async (_, entry) => {
    expect(await entry("pat")).toMatch(withModel);
    expect(await entry(freshGuest())).toContain("In this server only some roles may have me read articles here.");
  });

  test.each(unasked)("holds for %s, where others are left alone", async (_, entry) => {
    const left = entry("gus");
    expect(await told(entry("pat"))).toMatch(withModel);
    expect(isAnswered(left)).toBe(false);
  });
});

describe("the role that may read privately", () => {
  beforeAll(async () => await setRoles({ rolesPrivate: ["press"] }), 60_000);

  test.each(Object.entries(privateEntries))("holds for %s", async (_, entry) => {
    expect(await entry("pat")).toMatch(withModel);
    expect(await entry("gus")).toContain("In this server only some roles may have me answer in private here.");
  });

  test.each([...reading, ...asking])("is nothing to %s, which everybody sees", async (_, entry) => {
    expect(await entry("gus")).toMatch(withModel);
  });
});

describe("the role that may use the language model", () => {
  beforeAll(async () => await setRoles({ rolesSpend: ["press"] }), 60_000);

  test.each([...reading, ...asking, ...Object.entries(privateEntries)])("holds for %s", async (_, entry) => {
    expect(await entry("pat")).toMatch(withModel);
    expect(await entry("gus")).toMatch(barred);
  });

  test.each(unasked)("holds for %s", async (_, entry) => {
    expect(await told(entry("pat"))).toMatch(withModel);
    expect(await told(entry("gus"))).toMatch(barred);
  });
});

describe("what a member may take in a day, and the role that is exempt", () => {
  beforeAll(async () => {
    await setRoles({ rolesUse: ["press", "guests"] });
    await setBudgets({ memberTokens: "0", budgetExempt: ["press"] });
  }, 60_000);

  test.each([...reading, ...asking, ...Object.entries(privateEntries)])("hold for %s", async (_, entry) => {
    expect(await entry("pat")).toMatch(withModel);
    expect(await entry("gus")).toMatch(usedUp);
  });

  test.each(unasked)("hold for %s", async (_, entry) => {
    expect(await told(entry("pat"))).toMatch(withModel);
    expect(await told(entry("gus"))).toMatch(usedUp);
  });

  test("what the whole server may take holds for the exempt role, too", async () => {
    await setBudgets({ serverTokens: "1", budgetExempt: ["press"] });
    for (const entry of [readEntries["/read"], askEntries["/ask"]])
      expect(await entry?.("pat")).toContain("This server has used up its share of the model for today");
    await setBudgets({});
    expect(await readEntries["/read"]?.("gus")).toMatch(withModel);
  });
});

test("how long things are kept there is told by /privacy at once", async () => {
  const days = async (): Promise<string> =>
    (await discord.member("gus").slash("privacy show", {}, { channel: "news" }).reply()).text();
  expect(await days()).toContain("A report is deleted after 30 days, a request after 30 days.");
  const set = { articles: 2, reports: 5, requests: 9 };
  await discord.member("mona").slash("settings retention", set, { channel: "news" }).reply();
  expect(await days()).toContain("A report is deleted after 2 days, a request after 9 days.");
});

test("nothing of all this was an error, or against Discord’s rules", () => {
  expect(discord.faults).toEqual([]);
  expect(bot.written()).not.toContain('"level":"error"');
});
