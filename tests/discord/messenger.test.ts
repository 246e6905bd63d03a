import { describe, expect, test } from "vitest";
import type { Asked, Opened, Place, Shown } from "../../src/app/messenger.ts";
import { customIds } from "../../src/discord/custom-id.ts";
import { discordMessenger } from "../../src/discord/messenger.ts";
import { rendering } from "../../src/discord/rendering.ts";
import type { Sent } from "../../src/discord/wire.ts";
import { madeUpArticle, madeUpReading, madeUpReport } from "../cli/made-up.ts";
import { textsOf } from "./payload-faults.ts";
import { recordedWire, type Asked as AskedOf } from "./calls.ts";

const render = rendering(customIds(Buffer.alloc(32, 7), () => 0));
const soon = AbortSignal.timeout(60_000);
const byCommand: Asked = {
  id: "77",
  kind: "read",
  server: "s1",
  channel: "c1",
  user: "ann",
  language: "en",
  isPrivate: false,
  source: { kind: "paste", pieces: [] },
  address: { kind: "interaction", token: "token", until: 1 },
};
const byMessage: Asked = { ...byCommand, address: { kind: "message", message: "m9" } };
const byNobodysMessage: Asked = { ...byCommand, kind: "ask", address: { kind: "message", message: null } };
const provenance = { model: null, prompt: null, words: null, local: "no-model", tokens: { prompt: 0, answer: 0 }, calls: 0, repaired: { asked: 0, stood: 0 }, unread: 0 } as const; // prettier-ignore
const busy = { kind: "notice", code: "busy", facts: {} } as const;

function messengerAt(sent: Sent = { kind: "sent", message: "m1" }) {
  const { wire, asked } = recordedWire(() => sent);
  return { messenger: discordMessenger(wire, render), asked };
}

async function acknowledged(request: Asked, sent?: Sent): Promise<readonly [unknown, readonly AskedOf[]]> {
  const { messenger, asked } = messengerAt(sent);
  return [await messenger.acknowledge(request, soon), asked];
}

describe("a request is acknowledged", () => {
  test("where it was a command, by “is thinking”, which is private where the answer is", async () => {
    const told = { kind: "acknowledged", replyId: "m1" };
    expect(await acknowledged(byCommand)).toEqual([told, [{ what: "answer", body: { type: 5 } }]]);
    const [, asked] = await acknowledged({ ...byCommand, isPrivate: true });
    expect(asked).toEqual([{ what: "answer", body: { type: 5, data: { flags: 64 } } }]);
  });

  test("where it was a message, by a reply that says what is done, under the request’s name", async () => {
    const [told, asked] = await acknowledged(byMessage);
    expect(told).toEqual({ kind: "acknowledged", replyId: "m1" });
    expect(asked).toMatchObject([{ what: "post", body: { channel: "c1", replyTo: "m9", nonce: "77" } }]);
    expect(JSON.stringify(asked)).toContain("Reading the article");
  });

  test("in a thread of its own, by a message that replies to none", async () => {
    const [, asked] = await acknowledged(byNobodysMessage);
    expect(asked).toMatchObject([{ what: "post", body: { channel: "c1", replyTo: null, nonce: "77" } }]);
    expect(JSON.stringify(asked)).toContain("Looking in the article");
  });

  test("or not, and then why is told", async () => {
    const [told] = await acknowledged(byCommand, { kind: "lapsed" });
    expect(told).toEqual({ kind: "not-acknowledged", code: "lapsed" });
    const noToken: Asked = { ...byCommand, address: { kind: "interaction", token: null, until: 1 } };
    expect(await acknowledged(noToken)).toEqual([{ kind: "not-acknowledged", code: "no-token" }, []]);
  });
});

describe("whoever asked is told that it was not taken on", () => {
  test("alone, where it was a command", async () => {
    const { messenger, asked } = messengerAt();
    await messenger.refuse(byCommand, busy, soon);
    expect(asked).toMatchObject([{ what: "answer", body: { type: 4, data: { flags: (1 << 15) | 64 } } }]);
  });

  test("by a reply, where it was a message; and not at all in a thread where nobody would know what it is about", async () => {
    const { messenger, asked } = messengerAt();
    await messenger.refuse(byMessage, busy, soon);
    expect(asked).toMatchObject([{ what: "post", body: { replyTo: "m9", flags: 1 << 15 } }]);
    await messenger.refuse(byNobodysMessage, busy, soon);
    expect(asked).toHaveLength(1);
  });
});

describe("an answer", () => {
  const places: readonly (readonly [Place, AskedOf["what"] | "post, edit"])[] = [
    [{ kind: "interaction", token: "token", request: byCommand }, "editAnswer"],
    [{ kind: "edit", message: "m1", request: byCommand }, "edit"],
    [{ kind: "post", to: null, request: byCommand }, "post, edit"],
  ];
  test.each(places)("is put where it belongs: %o", async (place, calls) => {
    const { messenger, asked } = messengerAt();
    expect(await messenger.show(place, busy, soon)).toEqual({ kind: "shown", replyId: "m1" });
    expect(asked.map(({ what }) => what).join(", ")).toBe(calls);
  });

  const outcomes: readonly (readonly [Place["kind"], Sent, Shown])[] = [
    ["interaction", { kind: "gone" }, { kind: "too-early" }],
    ["interaction", { kind: "lapsed" }, { kind: "lapsed" }],
    ["edit", { kind: "gone" }, { kind: "gone" }],
    ["edit", { kind: "forbidden" }, { kind: "forbidden" }],
    ["post", { kind: "gone" }, { kind: "gone" }],
    ["post", { kind: "later", afterMs: 9 }, { kind: "later", afterMs: 9 }],
  ];
  test.each(outcomes)("at %s that is %o is told as %o", async (kind, sent, shown) => {
    const { messenger } = messengerAt(sent);
    const place = places.map(([one]) => one).find((one) => one.kind === kind);
    expect(place && (await messenger.show(place, busy, soon))).toEqual(shown);
  });
});

describe("a thread", () => {
  const article = { ...madeUpArticle, title: "Council raises rents" };

  test("is opened below a message in the channel of the request, under the article’s title", async () => {
    const { messenger, asked } = messengerAt({ kind: "sent", message: "m1" });
    const opened = await messenger.open(byCommand, { below: "m1", article }, soon);
    expect(opened).toEqual({ kind: "open", thread: "m1" });
    expect(asked).toEqual([{ what: "threadOf", body: { channel: "c1", message: "m1", name: "Council raises rents" } }]);
  });

  test("has the answer as a message of its own, with buttons that work there, whose name no acknowledgement has", async () => {
    const ids = customIds(Buffer.alloc(32, 7), () => 0);
    const { messenger, asked } = messengerAt();
    const report = { kind: "report", article, hash: "h", cached: false, share: null, reading: madeUpReading, report: madeUpReport, provenance } as const; // prettier-ignore
    const shown = await messenger.show({ kind: "thread", thread: "m1", request: byCommand }, report, soon);
    expect(shown).toEqual({ kind: "shown", replyId: "m1" });
    expect(asked).toMatchObject([
      { what: "post", body: { channel: "m1", replyTo: null, nonce: "77-t" } },
      { what: "edit", body: { channel: "m1", message: "m1" } },
    ]);
    const [, id = ""] = /"label":"All claims","custom_id":"([^"]+)"/.exec(JSON.stringify(asked)) ?? [];
    expect(ids.read(id, { server: "s1", channel: "m1" })).toMatchObject({ kind: "press", press: { delivery: "77" } });
    expect(ids.read(id, { server: "s1", channel: "c1" }).kind).toBe("foreign");
  });

  test("is led to where the article was asked for", async () => {
    const { messenger, asked } = messengerAt();
    for (const of of ["report", "answer"] as const) {
      const place = { kind: "interaction", token: "token", request: byCommand } as const;
      await messenger.show(place, { kind: "in-thread", of, article }, soon);
    }
    expect(JSON.stringify(asked[0])).toMatch(/Council raises rents.*in the thread below/);
    expect(JSON.stringify(asked[1])).toContain("The answer comes in the thread below the report");
  });

  const refusals: readonly (readonly [Sent, Opened])[] = [
    [{ kind: "forbidden" }, { kind: "none", why: "may-not-open" }],
    [
      { kind: "forbidden", why: "locked" },
      { kind: "none", why: "locked" },
    ],
    [
      { kind: "forbidden", why: "too-many" },
      { kind: "none", why: "too-many" },
    ],
    [
      { kind: "forbidden", why: "not-here" },
      { kind: "none", why: "not-here" },
    ],
    [{ kind: "gone" }, { kind: "none", why: "not-now" }],
    [
      { kind: "later", afterMs: 7 },
      { kind: "later", afterMs: 7 },
    ],
  ];
  test.each(refusals)("that there is not is told with why: %o", async (sent, opened) => {
    const { messenger } = messengerAt(sent);
    expect(await messenger.open(byCommand, { below: "m1", article }, soon)).toEqual(opened);
  });
});

test("an answer about a part of a paste says so in one line, below whatever it shows; progress does not", async () => {
  const part: Asked = { ...byCommand, source: { kind: "paste", pieces: [], isPart: true } };
  for (const [reply, lines] of [
    [{ kind: "notice", code: "truncated", facts: {} }, 1],
    [{ kind: "progress", step: { kind: "reading" } }, 0],
  ] as const) {
    const whole = textsOf(render.reply(byCommand, reply));
    const told = textsOf(render.reply(part, reply));
    expect(told.slice(0, whole.length)).toEqual(whole);
    expect(told.slice(whole.length).filter((text) => text.includes("one piece of a longer paste"))).toHaveLength(lines);
  }
});

test("how far it is does not take the place of an acknowledgement that goes on loading", async () => {
  const place = { kind: "edit", message: "m1", request: byCommand } as const;
  const { messenger, asked } = messengerAt({ kind: "sent", message: "m1", isLoading: true });
  const progress = { kind: "progress", step: { kind: "reading" } } as const;
  expect(await messenger.show(place, progress, soon)).toEqual({ kind: "shown", replyId: "m1" });
  expect(asked.map(({ what }) => what)).toEqual(["edit"]);
  await messenger.show(place, busy, soon);
  expect(asked.map(({ what }) => what)).toEqual(["edit", "edit", "post", "edit", "delete"]);
});
