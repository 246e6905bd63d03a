import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { container, shown, textDisplay } from "../../src/discord/render/parts.ts";
import { marked } from "../../src/discord/render/markdown.ts";
import { discordRest } from "../../src/discord/rest.ts";
import { discordWire, type Sent, type Wire } from "../../src/discord/wire.ts";
import { startDouble, type Double } from "../double/discord.ts";
import type { refusals } from "../double/rest/refusal.ts";
import type { Seen } from "../double/people/seen.ts";

const editing = "PATCH /channels/{channel_id}/messages/{message_id}";
const answering = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
const acknowledging = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const payload = shown([container([textDisplay(marked`Reading the article …`)])]);
const soon = AbortSignal.timeout(60_000);

let discord: Double;
let wire: Wire;
let channel: string;
beforeAll(async () => {
  discord = await startDouble();
  wire = wireTo(discord);
  channel = discord.channelId("news");
}, 20_000);
afterAll(async () => discord[Symbol.asyncDispose]());

let nonce = 0;
beforeEach(() => {
  nonce += 1;
});

function wireTo({ token, api, applicationId }: Double, haltedMs = 0): Wire {
  return discordWire(discordRest({ token, api }), async () => applicationId, [{ haltedMs: () => haltedMs }]);
}

async function posted(): Promise<string> {
  const sent = await wire.post({ channel, replyTo: null, nonce: `n${nonce}` }, payload, soon);
  if (sent.kind !== "sent" || sent.message === null) throw new Error(`It was not posted: ${sent.kind}.`);
  return sent.message;
}

describe("what Discord answers is told as what it means", () => {
  const meanings: readonly (readonly [keyof typeof refusals, Sent["kind"]])[] = [
    ["unknownMessage", "gone"],
    ["unknownChannel", "gone"],
    ["unknownGuild", "gone"],
    ["missingAccess", "forbidden"],
    ["missingPermissions", "forbidden"],
    ["cannotEditOthers", "forbidden"],
    ["wrongPlace", "forbidden"],
    ["archived", "forbidden"],
  ];
  test("a token that it does not take: nothing was done, and the next time it may take it", async () => {
    const message = await posted();
    discord.trouble(editing, { kind: "refused", as: "unauthorized" });
    expect((await wire.edit({ channel, message }, payload, soon)).kind).toBe("later");
    expect((await wire.edit({ channel, message }, payload, soon)).kind).toBe("sent");
  });

  test.each(meanings)("%s: %s", async (as, kind) => {
    discord.trouble(editing, { kind: "refused", as });
    expect((await wire.edit({ channel, message: "1" }, payload, soon)).kind).toBe(kind);
  });

  test.each([
    ["unknownWebhook", "lapsed"],
    ["invalidToken", "lapsed"],
    ["unknownMessage", "gone"],
  ] as const)("for the answer to an interaction, %s: %s", async (as, kind) => {
    discord.trouble(answering, { kind: "refused", as });
    expect((await wire.editAnswer("token", payload, soon)).kind).toBe(kind);
  });

  test.each([
    ["unknownInteraction", "lapsed"],
    ["alreadyAcknowledged", "sent"],
  ] as const)("for its acknowledgement, %s: %s", async (as, kind) => {
    discord.trouble(acknowledging, { kind: "refused", as });
    expect((await wire.answer({ id: "1", token: "token" }, { type: 5 }, soon)).kind).toBe(kind);
  });

  test("a payload that it does not take is a bug of ours, and flies", async () => {
    discord.trouble(editing, { kind: "refused", as: "invalidBody" });
    await expect(wire.edit({ channel, message: "1" }, payload, soon)).rejects.toThrow("Invalid Form Body");
  });
});

describe("where Discord fails", () => {
  test("for a moment, it is tried again", async () => {
    const message = await posted();
    discord.trouble(editing, { kind: "dropped", when: "before" });
    expect(await wire.edit({ channel, message }, payload, soon)).toEqual({ kind: "sent", message });
    discord.trouble(editing, { kind: "bad gateway", when: "before" });
    expect(await wire.edit({ channel, message }, payload, soon)).toEqual({ kind: "sent", message });
  });

  test("for longer, it is to be tried later", async () => {
    const message = await posted();
    for (const kind of ["dropped", "bad gateway"] as const) {
      const before = discord.log.total;
      discord.trouble(editing, { kind, when: "before" }, 3);
      const sent = await wire.edit({ channel, message }, payload, soon);
      expect([kind, sent.kind]).toEqual([kind, "later"]);
      expect(discord.log.total - before).toBeLessThanOrEqual(3);
    }
  });

  test("what was posted and seemed to fail is posted once", async () => {
    discord.trouble("POST /channels/{channel_id}/messages", { kind: "dropped", when: "after" });
    const message = await posted();
    expect(await posted()).toBe(message);
    expect(discord.messages("news").filter(({ id }) => id === message)).toHaveLength(1);
  });

  test("once too much was refused, nothing is sent but answers to interactions", async () => {
    const halted = wireTo(discord, 60_000);
    const before = discord.log.total;
    expect((await halted.edit({ channel, message: "1" }, payload, soon)).kind).toBe("later");
    expect(discord.log.total).toBe(before);
    const { kind } = await halted.answer({ id: "1", token: "none" }, { type: 5 }, soon);
    expect([kind, discord.log.total]).toEqual(["lapsed", before + 1]);
  });
});

test("a reply to a message that is deleted is a message all the same", async () => {
  const sent = await wire.post({ channel, replyTo: "1234567890123456789", nonce: `n${nonce}` }, payload, soon);
  expect(sent.kind).toBe("sent");
});

describe("the thread of a message", () => {
  const place = ({ id }: Pick<Seen, "id">) => ({ channel, message: id });

  test("is opened once, and found again", async () => {
    const message = discord.member("ann").say("news", "A story");
    expect(await wire.threadOf(place(message), "A story", soon)).toEqual({ kind: "sent", message: message.id });
    expect(await wire.threadOf(place(message), "Another name", soon)).toEqual({ kind: "sent", message: message.id });
    expect(discord.threads("news").filter(({ id }) => id === message.id)).toMatchObject([{ name: "A story" }]);
  });

  test("is not for us where it is locked; one that only sleeps is", async () => {
    const message = discord.member("ann").say("news", "Another story");
    const thread = discord.member("ann").thread("news", "Ours", message);
    discord.archive(thread);
    expect((await wire.threadOf(place(message), "Mine", soon)).kind).toBe("sent");
    discord.archive(thread, { locked: true });
    expect(await wire.threadOf(place(message), "Mine", soon)).toEqual({ kind: "forbidden", why: "locked" });
  });

  test("cannot be where the message is gone, nor in a thread", async () => {
    expect((await wire.threadOf({ channel, message: "1" }, "A story", soon)).kind).toBe("gone");
    const inside = discord.member("ann").thread("news", "A thread");
    const message = discord.member("ann").say(inside, "A story");
    const refused = { kind: "forbidden", why: "not-here" };
    expect(await wire.threadOf({ channel: inside, message: message.id }, "A story", soon)).toEqual(refused);
  });
});
