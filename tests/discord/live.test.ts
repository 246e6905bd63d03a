import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { seedArticlePath } from "../../src/seeds.ts";
import { startDouble } from "../double/discord.ts";
import { liveBot } from "./live-bot.ts";

const story = readFileSync(seedArticlePath("harbour-strike-coast-wire.txt"), "utf8");

test("a member gives a text to /read, and a card comes, with pages behind its buttons", async () => {
  await using discord = await startDouble({
    guilds: [{ name: "Newsroom", members: ["ann", "ben"], channels: ["news"] }],
  });
  await using bot = await liveBot(discord);
  await discord.ready();
  const asked = discord.member("ann").slash("read", { text: story.slice(0, 5900) }, { channel: "news" });
  const acknowledged = await asked.acknowledged();
  expect(acknowledged).toMatchObject({ kind: "thinking", ephemeral: false });
  const card = await asked.reply();
  expect(card.text()).toContain("read without a model");
  const claims = await card.press("All claims", "ben").reply();
  expect(claims.text()).toContain("Viktor Salas");
  expect(discord.faults).toEqual([]);
  expect(bot.written()).not.toContain("error");
}, 30_000);
