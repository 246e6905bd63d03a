import { expect, test } from "vitest";
import { logIn } from "./client.ts";
import { startDouble } from "./discord.ts";

test("every answer of the double is one that Discord’s document allows", async () => {
  await using discord = await startDouble({
    guilds: [
      {
        name: "Newsroom",
        members: ["ann", { name: "ben", roles: ["Desk"] }],
        roles: [{ name: "Desk", permissions: ["ManageMessages"] }],
        channels: [
          "news",
          { name: "posts", kind: "forum" },
          { name: "wire", kind: "announcement" },
          { name: "talk", kind: "voice" },
          { name: "desk", kind: "category" },
        ],
        botMay: ["Administrator"],
      },
    ],
  });
  discord.register([
    { name: "read", description: "Reads", options: [{ type: 3, name: "link", description: "Where" }] },
  ]);
  await using session = await logIn(discord);
  const { rest } = session.client;
  const [ann, application, guild] = [discord.member("ann"), discord.applicationId, discord.guildId("Newsroom")];
  const files = [{ name: "a.txt", type: "text/plain", bytes: Buffer.from("a") }];
  const said = ann.say("news", "see", { files });
  ann.react(said, "👍");
  const thread = ann.thread("news", "About it", said);
  ann.say("news", "indeed", { replyTo: said });
  const post = ann.post("posts", "A title", "A text");
  const channels = ["news", "posts", "wire", "talk", "desk"].map(discord.channelId);
  const message = `/channels/${said.channelId}/messages/${said.id}` as const;
  const paths: readonly `/${string}`[] = [
    "/gateway",
    "/gateway/bot",
    "/oauth2/applications/@me",
    "/applications/@me",
    "/users/@me",
    "/users/@me/guilds",
    `/users/${ann.id}`,
    `/guilds/${guild}`,
    `/guilds/${guild}/channels`,
    `/guilds/${guild}/roles`,
    `/guilds/${guild}/members/${ann.id}`,
    `/guilds/${guild}/threads/active`,
    ...[...channels, thread, post.id, ann.direct()].map((id) => `/channels/${id}` as const),
    `/channels/${said.channelId}/messages?limit=10`,
    `/channels/${said.channelId}/messages?before=${said.id}`,
    `/channels/${said.channelId}/messages?after=${said.id}`,
    `/channels/${said.channelId}/messages?around=${said.id}`,
    message,
    `${message}/reactions/${encodeURIComponent("👍")}`,
    `/channels/${thread}/thread-members`,
    `/channels/${thread}/thread-members/${ann.id}`,
    `/applications/${application}/commands`,
    `/applications/${application}/guilds/${guild}/commands`,
  ];
  for (const path of paths) await rest.get(path);
  await rest.post("/users/@me/channels", { body: { recipient_id: ann.id } });
  await rest.put(`/applications/${application}/guilds/${guild}/commands`, {
    body: [{ name: "read", description: "Reads" }],
  });
  const body = { name: "ask", description: "Asks" };
  const added = await rest.post(`/applications/${application}/commands`, { body });
  const id = typeof added === "object" && added !== null && "id" in added ? String(added.id) : "";
  await rest.patch(`/applications/${application}/commands/${id}`, { body: { description: "Asks more" } });
  await rest.get(`/applications/${application}/commands/${id}`);
  await rest.delete(`/applications/${application}/commands/${id}`);
  await rest.put(`/channels/${thread}/thread-members/@me`);
  await rest.delete(`/channels/${thread}/thread-members/@me`);
  await rest.patch(`/channels/${thread}`, { body: { archived: true } });
  await rest.post(`/channels/${discord.channelId("posts")}/threads`, {
    body: { name: "B", message: { content: "b" } },
  });
  await rest.post(`/channels/${discord.channelId("news")}/threads`, { body: { name: "C", type: 11 } });
  await rest.put(`/channels/${discord.channelId("news")}/permissions/${ann.id}`, { body: { type: 1, deny: "2048" } });
  await rest.put(`${message}/reactions/${encodeURIComponent("👀")}/@me`);
  await rest.delete(`${message}/reactions/${encodeURIComponent("👀")}/@me`);
  await rest.post(`/channels/${discord.channelId("news")}/typing`);
  await session.client.application.fetch();
  await session.client.guilds.fetch(guild).then((one) => one.channels.fetch());
  await rest.delete(message);
  expect(discord.faults).toEqual([]);
}, 20_000);
