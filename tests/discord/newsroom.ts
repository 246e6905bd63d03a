import { vi } from "vitest";
import { readFileSync } from "node:fs";
import { seedArticlePath } from "../../src/seeds.ts";
import { startDouble, type DoubleOptions } from "../double/discord.ts";
import type { Upload } from "../double/state/attachments.ts";
import type { Seen } from "../double/people/seen.ts";
import type { Use } from "../double/people/use.ts";
import { liveBot, type Double, type LiveBot } from "./live-bot.ts";

/** A double of Discord with the bot at work in it, one for all tests of a file. */
export type Newsroom = AsyncDisposable & { readonly discord: Double; readonly bot: LiveBot };

const newsroom: DoubleOptions = {
  guilds: [
    {
      name: "Newsroom",
      roles: [{ name: "editors", permissions: ["ManageMessages"] }],
      members: ["owner", "ann", "ben", { name: "mia", roles: ["editors"] }],
      channels: [
        "news",
        "desk",
        { name: "no-threads", permissions: [{ of: "bot", deny: ["CreatePublicThreads"] }] },
        { name: "posts", kind: "forum" },
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
      ],
    },
    { name: "Elsewhere", members: ["zoe", "ann"], channels: ["lobby"] },
  ],
};

/** How long Discord waits here: longer than it does, for the machine may be busy with other tests. */
export const acknowledgeMs = 12_000;
const limits = { acknowledgeMs, patienceMs: 15_000 };

export async function openNewsroom(
  env: Readonly<Record<string, string>> = {},
  { limits: others = {}, ...differs }: Partial<DoubleOptions> = {},
): Promise<Newsroom> {
  await using opened = new AsyncDisposableStack();
  const discord = opened.use(await startDouble({ ...newsroom, ...differs, limits: { ...limits, ...others } }));
  const bot = opened.use(await liveBot(discord, env));
  await discord.ready();
  const closing = opened.move();
  return { discord, bot, [Symbol.asyncDispose]: async () => closing.disposeAsync() };
}

export const strike = storyOf("harbour-strike-coast-wire");
export const market = storyOf("street-market-traders-unheard");

/** A seed article as text. */
export function storyOf(name: string): string {
  return readFileSync(seedArticlePath(`${name}.txt`), "utf8");
}

/** It as a page of the web, with what pages have around a story. */
export function pageOf(story: string): { readonly type: string; readonly body: string } {
  const [title = "", ...paragraphs] = story.split(/\n{2,}/).map((one) => one.replaceAll("&", "&amp;"));
  const body = paragraphs.map((one) => `<p>${one}</p>`).join("\n");
  const head = `<meta charset="utf-8"><title>${title}</title><meta property="og:site_name" content="The Coast Wire">`;
  const nav = `<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>`;
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${nav}<article><h1>${title}</h1>${body}</article></body></html>`;
  return { type: "text/html; charset=utf-8", body: html };
}

export function textFile(text: string, name = "story.txt", type = "text/plain; charset=utf-8"): Upload {
  return { name, type, bytes: Buffer.from(text) };
}

/** Closes what `beforeAll` opened; where it failed to, there is nothing to close. */
export async function disposal(room: Newsroom | undefined): Promise<void> {
  await room?.[Symbol.asyncDispose]();
}

/** The answer, once it no longer says how far it is. */
export async function settled(use: Use): Promise<Seen> {
  const first = await use.reply();
  return first.until("the answer", (seen) => !/^-# [\w ]+(?:: \d+ items? so far)? …$/.test(seen.text()));
}

/** Waits until the request is over for the program, too: people see an answer a few milliseconds before that. */
export async function ended({ id }: Pick<Use, "id">, bot: LiveBot): Promise<void> {
  const isOver = (line: string): boolean => line.includes(`"request":"${id}"`) && line.includes('"request ended"');
  await vi.waitUntil(() => bot.written().split("\n").some(isOver), { timeout: 20_000, interval: 20 });
}

/** Whether it is the card of an article, and not only on the way to it. */
export const isCard = (seen: Pick<Seen, "text">): boolean => seen.text().includes("machine reading, may be wrong");

export function repliesTo(seen: Seen): string | undefined {
  return seen.now().message_reference?.message_id;
}

type Values = Parameters<ReturnType<Double["member"]>["slash"]>[1];

/** What tests of settings do again and again. */
export type Doing = {
  /** What the program tells the owner who sets something in a channel or thread. */
  readonly set: (part: "channel" | "language" | "sections", values: Values, channel: string) => Promise<string>;
  /** The answer to /read with a text or its link, once the request is over for the program, too. */
  readonly read: (channel: string, story: string, by?: string) => Promise<Seen>;
  /** The bot's reply to a message. */
  readonly replyTo: (message: Pick<Seen, "id" | "channelId">) => Promise<Seen>;
};

export function doingIn(room: () => Newsroom): Doing {
  return {
    set: async (part, values, channel) =>
      (await room().discord.member("owner").slash(`settings ${part}`, values, { channel }).reply()).text(),
    read: async (channel, story, by = "ann") => {
      const values = story.startsWith("https://") ? { link: story } : { file: textFile(story) };
      const asked = room().discord.member(by).slash("read", values, { channel });
      const answer = await settled(asked);
      await ended(asked, room().bot);
      return answer;
    },
    replyTo: async ({ id, channelId }) => room().discord.said(channelId, (seen) => repliesTo(seen) === id),
  };
}
