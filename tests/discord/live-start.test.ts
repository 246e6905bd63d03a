import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDouble } from "../double/discord.ts";
import { beginBot } from "./live-bot.ts";

/** Writes down what is loaded, at once. */
const hook = `import { registerHooks } from "node:module";
import { appendFileSync } from "node:fs";
registerHooks({ load: (url, context, next) => {
  appendFileSync(process.env.LOADED_FILE, url + "\\n");
  return next(url, context);
} });`;

test("what an article is read with is there before anybody can ask, so that nobody waits for it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "start-"));
  const file = join(folder, "loaded.txt");
  await using discord = await startDouble({ limits: { patienceMs: 40_000 } });
  const options = ["--import", `data:text/javascript,${encodeURIComponent(hook)}`];
  const { bot } = await beginBot(discord, { LOADED_FILE: file }, options);
  await using _ = bot;
  let loaded: string | null = null;
  await discord.until("the bot to log in", () => {
    // Looked at in that very moment: before the bot is told that it is in.
    if (discord.gateway.counts.identifies > 0) loaded ??= readFileSync(file, "utf8");
    return loaded !== null;
  });
  for (const part of ["src/usual-desk.ts", "src/reading/read-english.ts", "wink-eng-lite-web-model"])
    expect(loaded).toContain(part);
  await rm(folder, { recursive: true });
}, 60_000);
