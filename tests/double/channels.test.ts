import { Events, GatewayIntentBits, type Message } from "discord.js";
import { describe, expect, test } from "vitest";
import { logIn } from "./client.ts";
import { startDouble, type Double, type DoubleOptions } from "./discord.ts";

describe("of what is said in channels", () => {
  /** What the client hears of what is said, with or without the intent for words. */
  async function heard(say: (discord: Double) => unknown, options: DoubleOptions = {}): Promise<readonly string[]> {
    await using discord = await startDouble(options);
    const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
    const words = options.privileged === undefined ? [] : [MessageContent];
    await using session = await logIn(discord, undefined, {
      intents: [Guilds, GuildMessages, DirectMessages, ...words],
    });
    const messages: string[] = [];
    const { promise, resolve } = Promise.withResolvers<null>();
    session.client.on(Events.MessageCreate, (message) => {
      if (message.content === "end") resolve(null);
      else messages.push(message.content);
    });
    say(discord);
    const ben = discord.member("ben");
    ben.say(ben.direct(), "end");
    await promise;
    expect(discord.faults).toEqual([]);
    return messages;
  }

  const talk = ({ member, botId }: Double): void => {
    member("ann").say("news", "a");
    member("ann").say("news", "b", { mention: true });
    member("ann").say(member("ann").direct(), "c");
    expect(botId).toMatch(/^\d+$/);
  };

  test("without the intent only mentions and direct conversations have words", async () => {
    expect(await heard(talk)).toEqual(["", expect.stringMatching(/^<@\d+> b$/), "c"]);
  });
  test("with the intent everything has", async () => {
    expect(await heard(talk, { privileged: ["MessageContent"] })).toEqual(["a", expect.stringMatching(/ b$/), "c"]);
  });
  test("what is said where the bot may not look is not heard", async () => {
    const hidden = { name: "back", permissions: [{ of: "bot", deny: ["ViewChannel" as const] }] };
    const guilds = [{ name: "Newsroom", members: ["ann", "ben"], channels: ["news", hidden] }];
    expect(await heard((discord) => discord.member("ann").say("back", "x", { mention: true }), { guilds })).toEqual([]);
  });

  test("the bot replies, reacts, opens a thread, writes in it with files, and deletes", async () => {
    await using discord = await startDouble();
    await using session = await logIn(discord);
    session.client.on(Events.MessageCreate, (message: Message) => {
      if (!message.mentions.has(session.client.user)) return;
      respond(message).catch(session.failed);
    });
    const asked = discord.member("ann").say("news", "read this", { mention: true });
    await asked.until("a reaction", (seen) => (seen.now().reactions ?? []).length === 1);
    const thread = asked.id;
    await discord.until("a thread", () => discord.threads("news").length === 1);
    expect(discord.threads("news")).toMatchObject([{ id: thread, name: "Reading", members: [discord.botId] }]);
    const picture = await discord.said(thread, (seen) => seen.now().attachments.length > 0);
    expect(picture.now().attachments[0]).toMatchObject({ filename: "voices.png", description: "Who speaks" });
    await discord.until("the reply to go", () => discord.messages("news").length === 1);
    const question = discord.member("ben").say(thread, "Who pays?", { replyTo: picture });
    expect(question.now().mentions.map(({ id }) => id)).toEqual([discord.botId]);
    expect(discord.faults).toEqual([]);
  });

  async function respond(message: Message): Promise<void> {
    const reply = await message.reply({ content: "Reading", allowedMentions: { parse: [] } });
    await message.react("👀");
    const thread = await message.startThread({ name: "Reading" });
    await thread.sendTyping();
    await thread.send({
      content: "Voices",
      files: [{ attachment: Buffer.from("png"), name: "voices.png", description: "Who speaks" }],
    });
    await reply.delete();
  }

  test("what is too long to be written arrives as message.txt", async () => {
    await using discord = await startDouble();
    const { content, attachments } = discord.member("ann").say("news", "Rents rose. ".repeat(200)).now();
    expect([content, attachments.map(({ filename, size }) => [filename, size])]).toEqual(["", [["message.txt", 2400]]]);
  });

  test("members delete what is theirs, and moderators what is not", async () => {
    await using discord = await startDouble();
    const [ann, ben] = [discord.member("ann"), discord.member("ben")];
    const said = ann.say("news", "a");
    expect(() => ben.delete(said)).toThrow("ben may not delete this");
    ann.delete(ben.say("news", "b"));
    expect(discord.messages("news").map((one) => one.text())).toEqual(["a"]);
  });

  test("forum posts are threads with a first message", async () => {
    const guilds = [{ name: "Newsroom", members: ["ann"], channels: [{ name: "posts", kind: "forum" as const }] }];
    await using discord = await startDouble({ guilds });
    await using session = await logIn(discord);
    const { promise, resolve } = Promise.withResolvers<string>();
    session.client.on(Events.ThreadCreate, (thread) => resolve(thread.name));
    const post = discord.member("ann").post("posts", "A title", "A text");
    expect(await promise).toBe("A title");
    const channel = await session.client.channels.fetch(post.id);
    const first = channel?.isThread() ? await channel.fetchStarterMessage() : null;
    expect([channel?.isThread() && channel.parent?.name, first?.id]).toEqual(["posts", post.message.id]);
    expect(discord.faults).toEqual([]);
  });
});
