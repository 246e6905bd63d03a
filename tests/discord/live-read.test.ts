import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, disposal, market, openNewsroom, pageOf, settled, strike, textFile, type Newsroom } from "./newsroom.ts";

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom({ DISCORD_MESSAGE_CONTENT: "on" }, { privileged: ["MessageContent"] });
}, 30_000);
afterAll(async () => disposal(room), 30_000);

const paywalled = "https://news.example.org/wall";

describe("/read", () => {
  test("with a link fetches the page and answers with a card, once", async () => {
    const { discord } = room;
    discord.serve("https://news.example.org/strike", pageOf(strike));
    const asked = discord.member("ann").slash("read", { link: "https://news.example.org/strike" }, { channel: "news" });
    expect(await asked.acknowledged()).toMatchObject({ kind: "thinking", ephemeral: false });
    const card = await settled(asked);
    expect(card.text()).toContain("Port Ellery dock strike goes into second day");
    expect(card.text()).toContain("read without a model");
    const labels = card.buttons().map(({ label }) => label);
    expect(labels).toEqual(["news.example.org", "All claims", "Voices", "Wording", "Ask", "Delete"]);
    expect(card.buttons()[0]?.url).toBe("https://news.example.org/strike");

    const again = discord.member("ben").slash("read", { link: "news.example.org/strike" }, { channel: "desk" });
    expect((await settled(again)).text()).toContain("read before");
    expect(discord.fetched.filter((address) => address === "news.example.org/strike")).toHaveLength(1);
  });

  test("with a file reads what is attached", async () => {
    const asked = room.discord.member("ann").slash("read", { file: textFile(market) }, { channel: "news" });
    expect((await settled(asked)).text()).toContain("City clears Canal Street market");
  });

  test("with a text reads it", async () => {
    const asked = room.discord.member("ann").slash("read", { text: strike }, { channel: "news" });
    expect((await settled(asked)).text()).toContain("Viktor Salas");
  });

  test("in private shows the card to whoever asked alone, and its pages and answers too", async () => {
    const { discord } = room;
    const asked = discord.member("ann").slash("read", { text: strike, private: true }, { channel: "desk" });
    expect(await asked.acknowledged()).toMatchObject({ kind: "thinking", ephemeral: true });
    const card = await settled(asked);
    expect(card.isEphemeral()).toBe(true);
    const form = await card.press("Ask").form();
    const answer = await form.submit({ "Your question": "How many ships are waiting?" }).reply();
    expect([answer.isEphemeral(), answer.text()]).toEqual([true, expect.stringContaining("Fourteen ships")]);
    const seen = discord.messages("desk").map((message) => message.text());
    expect(seen.some((text) => text.includes("ships"))).toBe(false);
    await card.press("Delete").acknowledged();
    await card.gone();
  });

  test("with nothing opens a form for a text or a file", async () => {
    const { discord } = room;
    const form = await discord.member("ann").slash("read", {}, { channel: "news" }).form();
    expect(form.fields.map(({ label, required }) => [label, required])).toEqual([
      ["Link or text", false],
      ["File", false],
    ]);
    const byText = await settled(form.submit({ "Link or text": market }));
    expect(byText.text()).toContain("City clears Canal Street market");
    const another = await discord.member("ann").slash("read", { private: true }, { channel: "news" }).form();
    const byFile = await settled(another.submit({ File: [textFile(strike)] }));
    expect([byFile.isEphemeral(), byFile.text()]).toEqual([true, expect.stringContaining("Port Ellery")]);
  });

  test("a form handed in empty is told what to give", async () => {
    const form = await room.discord.member("ann").slash("read", {}, { channel: "news" }).form();
    const told = await form.submit({}).reply();
    expect([told.isEphemeral(), told.text()]).toEqual([true, expect.stringContaining("There is no article in this")]);
  });

  test("the article is talked about in a direct conversation, too", async () => {
    const { discord } = room;
    const ann = discord.member("ann");
    const asked = ann.slash("read", { text: market }, { channel: ann.direct() });
    const card = await settled(asked);
    expect(card.text()).toContain("City clears");
    // The talk opens with the request's end, which comes right after the card.
    await ended(asked, room.bot);
    const answer = await ann.slash("ask", { question: "How many traders?" }, { channel: ann.direct() }).reply();
    expect(answer.text()).toContain("86 traders");
    const form = await card.press("Ask", "ann").form();
    const inPlace = await form.submit({ "Your question": "What will the streetcar line do for downtown?" }).reply();
    expect(inPlace.channelId).toBe(ann.direct());
  });

  const wrong: readonly (readonly [
    string,
    Parameters<ReturnType<Newsroom["discord"]["member"]>["slash"]>[1],
    string,
  ])[] = [
    ["an address that is none", { link: "https://localhost/story" }, "not"],
    ["a page that is not there", { link: "https://news.example.org/missing" }, "404"],
    ["a page behind a wall", { link: paywalled }, "for subscribers"],
    ["too little text", { text: "The mayor spoke." }, "too little text"],
    ["a picture", { file: textFile("x", "a.png", "image/png") }, "it is no text, web page or PDF"],
    ["a file of bytes", { file: textFile("\0\u0001\0", "a.txt") }, "not text"],
    ["an empty file", { file: textFile("  \n", "a.txt") }, "nothing in it"],
    ["words that are no article", { text: "Buy 2 get 1 free! ".repeat(60) }, "news story"],
  ];
  test.each(wrong)("%s is told what is wrong, and a way on", async (_, values, says) => {
    room.discord.serve(paywalled, pageOf(`${strike.slice(0, 700)}\n\nSubscribe to continue reading this story.`));
    const told = await settled(room.discord.member("ben").slash("read", values, { channel: "news" }));
    expect(told.text()).toContain(says);
    expect(told.text().split("\n").length).toBeGreaterThan(1);
    expect(told.buttons()).toEqual([]);
  });
});

describe("Read this article", () => {
  const menu = "Read this article";

  test("reads the link of a message", async () => {
    const { discord } = room;
    discord.serve("https://news.example.org/market", pageOf(market));
    const message = discord.member("ben").say("desk", "Have you seen this? https://news.example.org/market");
    const card = await settled(discord.member("ann").menu(menu, message));
    expect(card.text()).toContain("City clears Canal Street market");
  });

  test("reads the text of a message, and the file that a long one becomes", async () => {
    const { discord } = room;
    const short = discord.member("ben").say("desk", market);
    expect((await settled(discord.member("ann").menu(menu, short))).text()).toContain("City clears");
    const long = discord.member("ben").say("desk", strike);
    expect(long.now().attachments.map(({ filename }) => filename)).toEqual(["message.txt"]);
    expect((await settled(discord.member("ann").menu(menu, long))).text()).toContain("Port Ellery");
  });

  test("takes the neighbouring messages of the same paste with it", async () => {
    const { discord } = room;
    const ben = discord.member("ben");
    const cut = strike.lastIndexOf("\n\n", 1900);
    discord.member("mia").say("desk", "Something else.");
    ben.say("desk", strike.slice(0, cut));
    const second = ben.say("desk", strike.slice(cut).trim());
    const card = await settled(discord.member("ann").menu(menu, second));
    expect(card.text()).toContain("Port Ellery dock strike goes into second day");
    expect(card.text()).not.toContain("Something else");
  });

  test("says so where there is nothing to read", async () => {
    const { discord } = room;
    const message = discord.member("ben").say("desk", "Good morning!");
    discord.member("mia").say("desk", "Morning.");
    const told = await settled(discord.member("ann").menu(menu, message));
    expect(told.text()).toMatch(/no article in this|too little text/);
  });
});

test("no payload broke a rule of Discord’s, and nothing failed", () => {
  expect(room.discord.faults).toEqual([]);
  expect(room.bot.written()).not.toMatch(/"level":"(?:warn|error)"/);
});
