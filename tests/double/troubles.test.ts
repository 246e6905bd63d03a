import { Client, DiscordAPIError, Events, GatewayCloseCodes, HTTPError, Status } from "discord.js";
import { describe, expect, test } from "vitest";
import { logIn } from "./client.ts";
import { startDouble, type Double, type DoubleOptions } from "./discord.ts";
import type { Trouble } from "./rest/troubles.ts";

const route = "POST /channels/{channel_id}/messages";

/** Sends one message under a trouble: how it ended for the client, and how often the message stands there. */
async function check(
  trouble: Trouble,
  expected: { readonly ends: number | string | null; readonly stands: number },
  client: { readonly enforceNonce?: boolean; readonly retries?: number } = {},
): Promise<void> {
  await using discord = await startDouble();
  const { retries = 3, enforceNonce = false } = client;
  await using session = await logIn(discord, undefined, { enforceNonce, rest: { retries } });
  discord.trouble(route, trouble);
  const channel = await session.client.channels.fetch(discord.channelId("news"));
  if (!channel?.isSendable()) throw new Error("The channel is not one to send in.");
  const ends = await channel.send("x").then(() => null, codeOf);
  expect({ ends, stands: discord.messages("news").length }).toEqual(expected);
  expect(discord.faults).toEqual([]);
}

function codeOf(error: unknown): number | string {
  if (error instanceof DiscordAPIError) return error.code;
  return error instanceof HTTPError ? error.status : String(error);
}

describe("of one request", () => {
  test("a 502 before the effect is tried again", () =>
    check({ kind: "bad gateway", when: "before" }, { ends: null, stands: 1 }));
  test("a 502 after the effect posts twice", () =>
    check({ kind: "bad gateway", when: "after" }, { ends: null, stands: 2 }));
  test("unless a nonce is enforced", () =>
    check({ kind: "bad gateway", when: "after" }, { ends: null, stands: 1 }, { enforceNonce: true }));
  test("or nothing is tried again", () =>
    check({ kind: "bad gateway", when: "after" }, { ends: 502, stands: 1 }, { retries: 0 }));
  test("a broken connection is no answer", () =>
    check({ kind: "dropped", when: "after" }, { ends: "SocketError: other side closed", stands: 1 }, { retries: 0 }));
  test("a rate limit is waited out", () =>
    check({ kind: "rate limited", retryAfterMs: 20, scope: "user" }, { ends: null, stands: 1 }));
  test("a global one too", () =>
    check({ kind: "rate limited", retryAfterMs: 20, scope: "global" }, { ends: null, stands: 1 }));
  test("a late answer is an answer", () => check({ kind: "slow", ms: 20, when: "after" }, { ends: null, stands: 1 }));
  test("any refusal can be had", () =>
    check({ kind: "refused", as: "missingPermissions" }, { ends: 50_013, stands: 0 }));
});

test("requests that count against an address are counted, and a shared limit is not one", async () => {
  await using discord = await startDouble();
  await using session = await logIn(discord);
  discord.trouble(route, { kind: "rate limited", retryAfterMs: 1, scope: "user" });
  discord.trouble(route, { kind: "rate limited", retryAfterMs: 1, scope: "shared" });
  discord.trouble(route, { kind: "refused", as: "missingAccess" });
  const path = `/channels/${discord.channelId("news")}/messages` as const;
  await expect(session.client.rest.post(path, { body: { content: "x" } })).rejects.toThrow("Missing Access");
  expect(discord.log.invalid).toBe(2);
});

test("a limit that is told in headers is kept without a 429", async () => {
  await using discord = await startDouble({ rates: { [route]: { limit: 2, perMs: 60 } } });
  await using session = await logIn(discord);
  const path = `/channels/${discord.channelId("news")}/messages` as const;
  await Promise.all([1, 2, 3, 4, 5].map((at) => session.client.rest.post(path, { body: { content: String(at) } })));
  expect(discord.messages("news")).toHaveLength(5);
  expect(discord.log.requests.filter(({ status }) => status === 429)).toEqual([]);
});

describe("of the gateway", () => {
  /** Breaks the connection, speaks while the client is away, and waits for it to hear that. */
  async function heardAfter(
    break_: (discord: Double) => void,
    options: DoubleOptions = {},
  ): Promise<{ readonly identifies: number; readonly resumes: number; readonly heard: readonly string[] }> {
    await using discord = await startDouble(options);
    // The library lets five seconds pass between two IDENTIFYs; nothing here is about that.
    const buildIdentifyThrottler = async () => ({ waitForIdentify: async () => {} });
    await using session = await logIn(discord, undefined, { ws: { buildIdentifyThrottler } });
    const heard: string[] = [];
    session.client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    const { identifies, resumes } = discord.gateway.counts;
    break_(discord);
    const back = () => discord.gateway.counts.identifies > identifies || discord.gateway.counts.resumes > resumes;
    await discord.until("the client to come back", back);
    await discord.until(
      "the client to be ready",
      () => session.client.ws.status === Status.Ready && discord.gateway.isConnected(),
    );
    const ann = discord.member("ann");
    ann.say(ann.direct(), "after");
    const { promise, resolve } = Promise.withResolvers<null>();
    session.client.on(Events.MessageCreate, () => resolve(null));
    if (!heard.includes("after")) await promise;
    return { ...discord.gateway.counts, heard };
  }
  const resumed = { identifies: 1, resumes: 1 };

  test("what is said while the client is away is told when it resumes", async () => {
    const seen = await heardAfter((discord) => {
      discord.gateway.close(4000);
      const ann = discord.member("ann");
      ann.say(ann.direct(), "while away");
    });
    expect(seen).toMatchObject({ ...resumed, heard: ["while away", "after"] });
  });
  test("opcode 7 is answered by resuming", async () => {
    expect(await heardAfter(({ gateway }) => gateway.askToReconnect())).toMatchObject(resumed);
  });
  test("opcode 9 ends the session, or only interrupts it", async () => {
    expect(await heardAfter(({ gateway }) => gateway.invalidate(false))).toMatchObject({ identifies: 2, resumes: 0 });
    expect(await heardAfter(({ gateway }) => gateway.invalidate(true))).toMatchObject(resumed);
  });
  test("a connection that is cut is resumed", async () => {
    expect(await heardAfter(({ gateway }) => gateway.cut())).toMatchObject(resumed);
  });
  test("heartbeats without an answer end the connection", async () => {
    const options = { heartbeatMs: 60 };
    const seen = await heardAfter(({ gateway }) => {
      gateway.acknowledgeHeartbeats(false);
      setTimeout(() => gateway.acknowledgeHeartbeats(true), 150);
    }, options);
    expect(seen.resumes).toBeGreaterThan(0);
  });
  test("events can be told twice", async () => {
    await using discord = await startDouble();
    await using session = await logIn(discord);
    const heard: string[] = [];
    const { promise, resolve } = Promise.withResolvers<null>();
    session.client.on("raw", ({ t, d }: { readonly t: string; readonly d: { readonly id: string } }) => {
      if (t === "MESSAGE_CREATE") heard.push(d.id);
      if (heard.length === 2) resolve(null);
    });
    const said = discord.member("ann").say("news", "once");
    discord.gateway.replay(1);
    await promise;
    expect(heard).toEqual([said.id, said.id]);
  });

  /** How the login of a client ends. */
  async function login(discord: Double, token: string, intents: number): Promise<string> {
    const client = new Client({ intents, rest: { api: discord.api, version: "10" } });
    const ended = await client.login(token).then(
      () => "logged in",
      (error: unknown) => String(error),
    );
    await client.destroy();
    return ended;
  }
  test("a wrong token is refused by REST, and one that was taken back by the gateway", async () => {
    await using discord = await startDouble();
    expect(await login(discord, "wrong.token.x", 1)).toMatch(/invalid token/i);
    discord.gateway.refuseIdentify(GatewayCloseCodes.AuthenticationFailed);
    expect(await login(discord, discord.token, 1)).toMatch(/authentication failed/i);
  });
  test("who identifies too often in a day loses the token", async () => {
    await using discord = await startDouble({ limits: { identifies: 1 } });
    await using session = await logIn(discord);
    const limit = { total: 1, remaining: 0 };
    expect(await session.client.rest.get("/gateway/bot")).toMatchObject({ session_start_limit: limit });
    expect(await login(discord, discord.token, 1)).toMatch(/authentication failed|sessions remaining/i);
  });
  test("an intent that was not switched on closes with 4014", async () => {
    await using discord = await startDouble();
    expect(await login(discord, discord.token, 1 << 15)).toMatch(/disallowed intents/i);
    expect(discord.gateway.counts.identifies).toBe(1);
  });
});

test("what is old is forgotten, with its files", async () => {
  await using discord = await startDouble({ limits: { messagesKept: 3 } });
  const ann = discord.member("ann");
  const files = [{ name: "a.txt", type: "text/plain", bytes: Buffer.from("a") }];
  const [first] = [1, 2, 3, 4].map((at) => ann.say("news", String(at), { files }));
  expect(discord.messages("news").map((one) => one.text())).toEqual(["2", "3", "4"]);
  expect(first?.isGone()).toBe(true);
});
