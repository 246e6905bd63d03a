import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Seen } from "../double/people/seen.ts";
import {
  disposal,
  ended,
  market,
  openNewsroom,
  settled,
  storyOf,
  strike,
  textFile,
  type Newsroom,
} from "./newsroom.ts";

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
}, 30_000);
afterAll(async () => disposal(room), 30_000);

/** The card of an article that `by` had read in a channel. */
async function cardIn(channel: string, text: string, by = "ann"): Promise<Seen> {
  const asked = room.discord.member(by).slash("read", { file: textFile(text) }, { channel });
  const card = await settled(asked);
  await ended(asked, room.bot);
  return card;
}

describe("the buttons of a card", () => {
  let card: Seen;
  beforeAll(async () => {
    card = await cardIn("news", strike);
  }, 20_000);

  test("All claims: pages for whoever pressed, forwards and back, and the card stays", async () => {
    const before = card.edits();
    const first = await card.press("All claims", "ben").reply();
    const words = first.text();
    expect([first.isEphemeral(), words]).toEqual([true, expect.stringContaining("Viktor Salas")]);
    const next = await first.press("Next").reply();
    expect([next.id, next.text() === words]).toEqual([first.id, false]);
    const back = await next.press("Previous").reply();
    expect([back.id, back.text()]).toEqual([first.id, words]);
    expect([card.edits(), card.isEphemeral()]).toEqual([before, false]);
  });

  test("Wording: the loaded words as choices to discuss", async () => {
    const loaded = await cardIn("desk", storyOf("harbour-strike-labour-daily"));
    const page = await loaded.press("Wording", "ben").reply();
    expect([page.isEphemeral(), page.text()]).toEqual([true, expect.stringContaining("plainer:")]);
  });

  test("Voices: a picture with words for those who do not see it", async () => {
    const page = await settled(card.press("Voices", "ben"));
    expect(page.isEphemeral()).toBe(true);
    const [file] = page.now().attachments;
    expect(file).toMatchObject({ filename: "voices.png", content_type: "image/png" });
    expect(file?.size).toBeGreaterThan(5000);
    expect(JSON.stringify(page.now().components)).toMatch(/"description":"[^"]{40,}"/);
    expect(page.text()).toContain("Pavel Reiss");
  });

  test("Delete: not for others; for moderators, and for whoever asked", async () => {
    const { discord } = room;
    const told = await card.press("Delete", "ben").reply();
    expect([told.isEphemeral(), told.text()]).toEqual([true, expect.stringContaining("You may not do this here")]);
    expect(card.isGone()).toBe(false);
    const other = await cardIn("news", strike, "ben");
    await other.press("Delete", "mia").acknowledged();
    await other.gone();
    const own = await cardIn("news", strike, "ben");
    await own.press("Delete", "ben").acknowledged();
    await own.gone();
    expect(discord.messages("news").filter(({ id }) => id === card.id)).toHaveLength(1);
  });
});

describe("talking about an article", () => {
  test("Ask opens the card’s thread and answers there, with the article’s own sentences and their numbers", async () => {
    const { discord } = room;
    const card = await cardIn("news", strike);
    const form = await card.press("Ask", "ben").form();
    const told = await form.submit({ "Your question": "How many ships are waiting?" }).reply();
    expect([told.isEphemeral(), told.text()]).toEqual([true, expect.stringContaining("in the thread")]);
    const thread = discord.threads("news").find(({ id }) => id === card.id);
    expect(thread?.name).toBe("Port Ellery dock strike goes into second day as mayor offers mediation");
    const answer = await discord.said(card.id, (seen) => seen.text().includes("Fourteen ships"));
    expect(answer.text()).toMatch(/Question:.*How many ships are waiting\?/);
    expect(answer.text()).toMatch(/S\d+/);
    expect(answer.isEphemeral()).toBe(false);
    expect(discord.messages(card.id)).toHaveLength(1);

    // Asked on in the thread, by mention and by the button: what “they” are is known from what was asked before.
    discord.member("ann").say(card.id, "And what does Pavel Reiss say?", { mention: true });
    await discord.said(card.id, (seen) => seen.text().includes("ready to talk at any hour"));
    const again = await card.press("Ask", "ann").form();
    await again.submit({ "Your question": "What else does he say?" }).acknowledged();
    const followed = await discord.said(card.id, (seen) => seen.text().includes("What else does he say?"));
    await followed.until("who “he” is", (seen) => seen.text().includes("“he” is taken as Pavel Reiss"));
    expect(discord.threads("news").filter(({ id }) => id === card.id)).toHaveLength(1);
  });

  test("the article does not say what it does not say", async () => {
    const card = await cardIn("news", market);
    const form = await card.press("Ask", "ann").form();
    await form.submit({ "Your question": "Which football club won on Saturday?" }).acknowledged();
    const answer = await room.discord.said(card.id, (seen) => seen.text().includes("The article does not say."));
    expect(answer.text()).toContain("As far as the words of the question tell");
  });

  test("where the bot may open no thread, or its thread is locked, it answers in place", async () => {
    const { discord } = room;
    const card = await cardIn("no-threads", strike);
    const form = await card.press("Ask", "ben").form();
    const answer = await settled(form.submit({ "Your question": "How many ships are waiting?" }));
    expect([answer.channelId, answer.isEphemeral()]).toEqual([discord.channelId("no-threads"), false]);
    expect(answer.text()).toContain("Fourteen ships");

    const locked = await cardIn("desk", strike);
    discord.member("mia").thread("desk", "closed", locked);
    discord.archive(locked.id, { locked: true });
    const once = await locked.press("Ask", "ben").form();
    const inPlace = await settled(once.submit({ "Your question": "How many ships are waiting?" }));
    expect([inPlace.channelId, inPlace.text()]).toEqual([locked.channelId, expect.stringContaining("Fourteen ships")]);
  });

  test("in a thread, the talk of the button and of /ask is one", async () => {
    const { discord } = room;
    const { id } = discord.member("ann").post("posts", "The strike", "What is it about?");
    const card = await cardIn(id, strike);
    const form = await card.press("Ask", "ben").form();
    const answer = await settled(form.submit({ "Your question": "What does Pavel Reiss say?" }));
    expect([answer.channelId, answer.text()]).toEqual([id, expect.stringContaining("ready to talk")]);
    const on = await settled(
      discord.member("ann").slash("ask", { question: "What else does he say?" }, { channel: id }),
    );
    expect(on.text()).toContain("“he” is taken as Pavel Reiss");
    const picture = await settled(discord.member("ann").slash("voices", {}, { channel: id }));
    expect(picture.now().attachments).toHaveLength(1);
  });

  test("where no article is talked about, /ask, /voices and /privacy delete-article say so", async () => {
    const zoe = room.discord.member("zoe");
    for (const [command, values] of [
      ["ask", { question: "Why?" }],
      ["voices", {}],
      ["privacy delete-article", {}],
    ] as const) {
      const told = await zoe.slash(command, values, { channel: "lobby" }).reply();
      expect([told.isEphemeral(), told.text()]).toEqual([true, expect.stringContaining("No article is talked about")]);
    }
  });
});

describe("/privacy and /help", () => {
  test("a member sees what is kept, and has it deleted", async () => {
    const zoe = room.discord.member("zoe");
    await cardIn("lobby", market, "zoe");
    const kept = await zoe.slash("privacy show", {}, { channel: "lobby" }).reply();
    expect([kept.isEphemeral(), kept.text()]).toEqual([true, expect.stringContaining("1 request for an article")]);
    const deleted = await zoe.slash("privacy delete-mine", {}, { channel: "lobby" }).reply();
    expect(deleted.text()).toContain("1 request for an article");
    expect((await zoe.slash("privacy show", {}, { channel: "lobby" }).reply()).text()).toContain("Nothing.");
  });

  test("an article is deleted for everybody by a moderator alone, and its buttons then say so", async () => {
    const { discord } = room;
    const id = discord.member("ann").thread("desk", "one more");
    const card = await cardIn(id, storyOf("rent-cap-balanced"));
    const refused = await discord.member("ben").slash("privacy delete-article", {}, { channel: id }).reply();
    expect(refused.text()).toContain("Only moderators may delete an article");
    const done = await discord.member("mia").slash("privacy delete-article", {}, { channel: id }).reply();
    expect(done.text()).toContain("Deleted with all that was read in it");
    for (const button of ["All claims", "Wording", "Ask"]) {
      expect((await card.press(button, "ben").reply()).text()).toContain("no longer kept");
    }
    expect((await settled(card.press("Voices", "ben"))).text()).toContain("no longer kept");
    await card.press("Delete", "ann").acknowledged();
    await card.gone();
  });

  test("/help says what the bot does, to whoever asks", async () => {
    const told = await room.discord.member("ben").slash("help", {}, { channel: "news" }).reply();
    expect([told.isEphemeral(), told.text()]).toEqual([true, expect.stringContaining("/read with a link")]);
  });
});

test("no payload broke a rule of Discord’s, and nothing failed", () => {
  expect(room.discord.faults).toEqual([]);
  expect(room.bot.written()).not.toMatch(/"level":"(?:warn|error)"/);
});
