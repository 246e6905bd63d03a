import { Events, MessageFlags, type Client } from "discord.js";
import { describe, expect, test } from "vitest";
import { logIn } from "./client.ts";
import { startDouble, type Double } from "./discord.ts";

/** Does something to the server and gives what the client is told of it. */
async function told(
  act: (discord: Double) => void,
  listen: (client: Client<true>, tell: (what: string) => void) => void,
): Promise<string> {
  await using discord = await startDouble();
  await using session = await logIn(discord);
  const { promise, resolve } = Promise.withResolvers<string>();
  listen(session.client, resolve);
  act(discord);
  const what = await promise;
  expect(discord.faults).toEqual([]);
  return what;
}

describe("the client is told", () => {
  test("that the bot came into a server", async () => {
    const what = await told(
      (discord) => discord.addGuild({ name: "Gazette", channels: ["desk"] }),
      (client, tell) => client.on(Events.GuildCreate, ({ name, channels }) => tell(`${name} ${channels.cache.size}`)),
    );
    expect(what).toBe("Gazette 1");
  });
  test("that it was thrown out", async () => {
    const what = await told(
      (discord) => discord.kick("Newsroom"),
      (client, tell) => client.on(Events.GuildDelete, ({ name }) => tell(name)),
    );
    expect(what).toBe("Newsroom");
  });
  test("that a permission was lost", async () => {
    const what = await told(
      (discord) => discord.permit("news", { of: "bot", deny: ["SendMessages"] }),
      (client, tell) =>
        client.on(Events.ChannelUpdate, (_, channel) => {
          if (!channel.isDMBased()) tell(String(channel.permissionsFor(client.user)?.has("SendMessages")));
        }),
    );
    expect(what).toBe("false");
  });
  test("that a channel is new, and gone", async () => {
    const what = await told(
      (discord) => {
        discord.addChannel("Newsroom", { name: "desk" });
        discord.deleteChannel("desk");
      },
      (client, tell) => {
        const seen: string[] = [];
        client.on(Events.ChannelCreate, ({ name }) => seen.push(`${name} came`));
        client.on(Events.ChannelDelete, () => tell([...seen, "and went"].join(", ")));
      },
    );
    expect(what).toBe("desk came, and went");
  });
  test("that a thread was archived", async () => {
    const what = await told(
      (discord) => discord.archive(discord.member("ann").thread("news", "Rents")),
      (client, tell) => client.on(Events.ThreadUpdate, (_, { name, archived }) => tell(`${name} ${archived}`)),
    );
    expect(what).toBe("Rents true");
  });
  test("that a message was edited, reacted to, and deleted", async () => {
    const what = await told(
      (discord) => {
        const ann = discord.member("ann");
        const said = ann.say("news", "a", { mention: true });
        ann.edit(said, "b");
        discord.member("ben").react(said, "👍");
        ann.delete(said);
      },
      (client, tell) => {
        const seen: string[] = [];
        client.on(Events.MessageUpdate, (_, { content }) => seen.push(`now ${content}`));
        client.on(Events.MessageReactionAdd, ({ emoji }) => seen.push(`${emoji.name}`));
        client.on(Events.MessageDelete, () => tell(seen.join(", ")));
      },
    );
    expect(what).toBe("now , 👍");
  });
});

describe("of whom a message calls", () => {
  /** The names that a message of the bot's calls. */
  async function called(body: object): Promise<readonly string[]> {
    await using discord = await startDouble();
    await using session = await logIn(discord);
    const [ann, ben] = [discord.member("ann"), discord.member("ben")];
    const said = ben.say("news", "a");
    const content = `<@${ann.id}> @everyone`;
    const path = `/channels/${said.channelId}/messages` as const;
    await session.client.rest.post(path, { body: { content, message_reference: { message_id: said.id }, ...body } });
    const message = discord.messages("news").at(-1)?.now();
    const everyone = message?.mention_everyone === true ? ["everyone"] : [];
    return [...(message?.mentions ?? []).map(({ username }) => username), ...everyone];
  }
  test("everybody it names, unless told otherwise", async () => {
    expect(await called({})).toEqual(["ann", "ben", "everyone"]);
  });
  test("nobody where nothing is allowed", async () => {
    expect(await called({ allowed_mentions: { parse: [] } })).toEqual([]);
  });
  test("only whom it answers where that alone is allowed", async () => {
    expect(await called({ allowed_mentions: { parse: [], replied_user: true } })).toEqual(["ben"]);
  });
});

test("an ephemeral page turns in its place, and is gone for the bot when it is dismissed", async () => {
  await using discord = await startDouble();
  discord.register([{ name: "help", description: "Helps" }]);
  const button = { type: 2, style: 2, label: "Next", custom_id: "next" };
  await using session = await logIn(discord, async (interaction) => {
    const components = [{ type: 1, components: [button] }];
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: "1", components, flags: MessageFlags.Ephemeral });
    if (interaction.isButton()) await interaction.update({ content: "2" });
  });
  const ann = discord.member("ann");
  const page = await ann.slash("help", {}, { channel: ann.direct() }).reply();
  const turned = await page.press("Next").reply();
  expect([turned.id, turned.text(), turned.isEphemeral()]).toEqual([page.id, "2", true]);
  ann.delete(page);
  expect(page.isGone()).toBe(true);
  expect(session.errors).toEqual([]);
  expect(discord.faults).toEqual([]);
});
