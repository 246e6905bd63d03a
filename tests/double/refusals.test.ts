import { DiscordAPIError, HTTPError, MessageFlags, type Interaction } from "discord.js";
import { describe, expect, test } from "vitest";
import { logIn } from "./client.ts";
import { startDouble, type Double, type DoubleOptions } from "./discord.ts";
import { openApi } from "./openapi/check.ts";

/** What a request of the bot is answered with: the code of the refusal, or null when it goes through. */
async function codeOf(request: Promise<unknown>): Promise<number | string | null> {
  try {
    await request;
    return null;
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    if (error instanceof HTTPError) return error.status;
    throw error;
  }
}

type Rest = Awaited<ReturnType<typeof logIn>>["client"]["rest"];

/** Lets the bot do something in a server and gives the code it is refused with. */
async function check(
  arrange: (discord: Double) => `/${string}`,
  act: (rest: Rest, path: `/${string}`) => Promise<unknown>,
  code: number | null,
  options: DoubleOptions = {},
): Promise<void> {
  await using discord = await startDouble(options);
  await using session = await logIn(discord);
  const path = arrange(discord);
  expect(await codeOf(act(session.client.rest, path))).toBe(code);
}

const post = (rest: Rest, path: `/${string}`) => rest.post(path, { body: { content: "x" } });
const get = (rest: Rest, path: `/${string}`) => rest.get(path);
const edit = (rest: Rest, path: `/${string}`) => rest.patch(path, { body: { content: "y" } });
const messagesOf = (discord: Double): `/${string}` => `/channels/${discord.channelId("news")}/messages`;

describe("of how things stand", () => {
  test("an unknown channel is 10003", () => check(() => "/channels/1/messages", post, 10_003));
  test("an unknown message is 10008", () => check((discord) => `${messagesOf(discord)}/1`, get, 10_008));
  test("a channel that was deleted is 10003", () =>
    check(
      (discord) => {
        const path = messagesOf(discord);
        discord.deleteChannel("news");
        return path;
      },
      post,
      10_003,
    ));
  test("a channel that may not be seen is 50001", () =>
    check(
      (discord) => {
        discord.permit("news", { of: "bot", deny: ["ViewChannel"] });
        return messagesOf(discord);
      },
      post,
      50_001,
    ));
  test("a channel that may not be written in is 50013", () =>
    check(
      (discord) => {
        discord.permit("news", { of: "everyone", deny: ["SendMessages"] });
        return messagesOf(discord);
      },
      post,
      50_013,
    ));
  test("in a thread the right to write in threads counts", () =>
    check(
      (discord) => {
        const thread = discord.member("ann").thread("news", "About rents");
        discord.permit("news", { of: "bot", deny: ["SendMessages"], allow: ["SendMessagesInThreads"] });
        return `/channels/${thread}/messages`;
      },
      post,
      null,
    ));
  test("a message of somebody else's cannot be edited: 50005", () =>
    check((discord) => `${messagesOf(discord)}/${discord.member("ann").say("news", "a").id}`, edit, 50_005));
  test("a server that the bot was thrown out of is 50001", () =>
    check(
      (discord) => {
        discord.kick("Newsroom");
        return messagesOf(discord);
      },
      post,
      50_001,
    ));
  test("a message in an archived thread cannot be edited: 50083, and sending wakes it", async () => {
    await using discord = await startDouble();
    await using session = await logIn(discord);
    const { rest } = session.client;
    const thread = discord.member("ann").thread("news", "About rents");
    await post(rest, `/channels/${thread}/messages`);
    const [said] = discord.messages(thread);
    discord.archive(thread);
    expect(await codeOf(edit(rest, `/channels/${thread}/messages/${said?.id}`))).toBe(50_083);
    expect(await codeOf(post(rest, `/channels/${thread}/messages`))).toBe(null);
    expect(await codeOf(edit(rest, `/channels/${thread}/messages/${said?.id}`))).toBe(null);
    expect(discord.faults).toEqual([]);
  });
});

describe("of rules that are broken", () => {
  test("what Discord refuses is refused, and kept with its route", async () => {
    await using discord = await startDouble();
    await using session = await logIn(discord);
    const said = session.client.rest.post(messagesOf(discord), { body: { content: "x".repeat(2001) } });
    expect(await codeOf(said)).toBe(50_035);
    expect(discord.faults).toContainEqual({
      route: "POST /channels/{channel_id}/messages",
      whose: "the program",
      sentence: "content: Too big: expected string to have <=2000 characters",
    });
    expect(discord.messages("news")).toEqual([]);
  });
  test("an empty message is 50006", () =>
    check(messagesOf, (rest, path) => rest.post(path, { body: { content: "" } }), 50_006));
  test("the flag of version 2 components stays", async () => {
    await using discord = await startDouble();
    await using session = await logIn(discord);
    const components = [{ type: 10, content: "x" }];
    await session.client.rest.post(messagesOf(discord), { body: { flags: MessageFlags.IsComponentsV2, components } });
    const [said] = discord.messages("news");
    const changed = session.client.rest.patch(`${messagesOf(discord)}/${said?.id}`, {
      body: { flags: 0, components: [], content: "x" },
    });
    expect(await codeOf(changed)).toBe(50_035);
  });
  test.skipIf(openApi() === null)("a misspelt field is found", async () => {
    await using discord = await startDouble();
    await using session = await logIn(discord);
    await session.client.rest.post(messagesOf(discord), { body: { content: "x", contnet: "y" } });
    expect(discord.faults.map(({ sentence }) => sentence)).toEqual([expect.stringContaining("contnet")]);
  });
  test.skipIf(openApi() === null)("the document judges answers too", () => {
    const route = { method: "GET", path: "/channels/{channel_id}/messages/{message_id}" } as const;
    expect(openApi()?.ofAnswer(route, { status: 200, body: { id: "1" } })).not.toEqual([]);
  });
});

describe("of interactions", () => {
  /** What an answer to a command is refused with, given some time before it and what came before it. */
  async function answered(
    act: (interaction: Interaction, discord: Double) => Promise<unknown>,
  ): Promise<number | string | null> {
    await using discord = await startDouble();
    discord.register([{ name: "read", description: "Reads" }]);
    const { promise, resolve } = Promise.withResolvers<number | string | null>();
    await using _ = await logIn(discord, async (interaction) => resolve(await codeOf(act(interaction, discord))));
    discord.member("ann").slash("read");
    return await promise;
  }
  const command = (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) throw new Error("This is no command.");
    return interaction;
  };

  test("an answer after three seconds is 10062", async () => {
    expect(
      await answered((interaction, discord) => {
        discord.pass(3001);
        return command(interaction).reply("late");
      }),
    ).toBe(10_062);
  });
  test("a second answer is 40060", async () => {
    expect(
      await answered(async (interaction) => {
        await command(interaction).deferReply();
        const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
        await interaction.client.rest.post(path, { body: { type: 4, data: { content: "x" } }, auth: false });
      }),
    ).toBe(40_060);
  });
  test("an edit before any answer is 10015", async () => {
    expect(
      await answered((interaction) =>
        interaction.client.rest.patch(
          `/webhooks/${interaction.applicationId}/${interaction.token}/messages/@original`,
          { body: { content: "x" }, auth: false },
        ),
      ),
    ).toBe(10_015);
  });
  test("an edit after fifteen minutes is 50027", async () => {
    expect(
      await answered(async (interaction, discord) => {
        await command(interaction).deferReply();
        discord.pass(15 * 60_000 + 1);
        await command(interaction).editReply("late");
      }),
    ).toBe(50_027);
  });
  test("a deferred reply carries no flag but that it is ephemeral", async () => {
    expect(
      await answered((interaction) =>
        interaction.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 5, data: { flags: MessageFlags.IsComponentsV2 } },
          auth: false,
        }),
      ),
    ).toBe(50_035);
  });
  test("a command updates no message", async () => {
    expect(
      await answered((interaction) =>
        interaction.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 6 },
          auth: false,
        }),
      ),
    ).toBe(50_035);
  });
  test("who waits for an answer that never comes is told so", async () => {
    await using discord = await startDouble({ limits: { acknowledgeMs: 50 } });
    discord.register([{ name: "read", description: "Reads" }]);
    await using _ = await logIn(discord);
    const asked = discord.member("ann").slash("read");
    expect(await asked.unanswered()).toBe(true);
    await expect(asked.acknowledged()).rejects.toThrow("“/read” was not acknowledged in time");
  });
});
