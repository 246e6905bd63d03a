import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { incoming, link, pasted, story } from "./incoming.ts";
import { startKit, untilAborted, wall, type Kit } from "./kit.ts";

/** Asks, waits for the end, and gives the request's row. */
async function ended(kit: Kit, id: string) {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state !== "waiting");
  const request = await kit.flow.store.requests.get(id);
  if (request === null) throw new Error("there is no such request");
  return request;
}

describe("a request", () => {
  test("is acknowledged, answered once, and then its token is gone", async () => {
    await using kit = await startKit();
    expect(await kit.ask({ id: "1" })).toBe("new");
    expect(await ended(kit, "1")).toMatchObject({ state: "done", outcome: "answered", replyId: "m1" });
    expect(kit.answerOf("1")).toMatchObject({ kind: "report", cached: false, report: { mode: "local" } });
    expect((await kit.flow.store.requests.get("1"))?.address).toMatchObject({ token: null });
  });

  test("that comes twice is one", async () => {
    await using kit = await startKit();
    expect(await kit.ask({ id: "1" })).toBe("new");
    expect(await kit.ask({ id: "1" })).toBe("replay");
    await ended(kit, "1");
    expect(await kit.ask({ id: "1" })).toBe("replay");
    expect(kit.reported).toEqual(["1"]);
    expect(kit.answerOf("1")).toMatchObject({ kind: "report" });
  });

  test("is counted for its day, once: of the member, the server and the bot", async () => {
    await using kit = await startKit();
    await kit.ask({ id: "1", user: "ann", server: "s1" });
    await kit.ask({ id: "1", user: "ann", server: "s1" });
    await kit.ask({ id: "2", user: "ann", server: null });
    const counted = async (account: string) => (await kit.flow.store.usage.of("2026-11-22", account)).requests;
    expect(await Promise.all(["user ann", "server s1", "bot", "request 1"].map(counted))).toEqual([2, 1, 2, 0]);
  });

  test("that was stored by a process which died before it acknowledged is acknowledged when it comes again", async () => {
    let isDown = true;
    await using kit = await startKit({
      script: (call) => (call === "acknowledge" && isDown ? { kind: "lost-there" } : { kind: "well" }),
      desk: { open: untilAborted },
    });
    await kit.ask({ id: "1" });
    expect(kit.chat.messagesOf("1")).toEqual([]);
    isDown = false;
    expect(await kit.ask({ id: "1" })).toBe("replay");
    expect(kit.chat.messagesOf("1")).toHaveLength(1);
    expect(await kit.flow.store.requests.get("1")).toMatchObject({ replyId: "m1", state: "waiting" });
  });

  test("for what was pasted has the words erased when it has ended", async () => {
    await using kit = await startKit();
    await kit.ask({ id: "1", source: pasted(story) });
    await ended(kit, "1");
    expect(kit.answerOf("1")).toMatchObject({ kind: "report", article: { title: expect.any(String) } });
    expect(JSON.stringify(await kit.flow.store.requests.get("1"))).not.toContain("market");
  });
});

describe("the same article", () => {
  test("asked for twice at once is read once and answered twice", async () => {
    await using kit = await startKit();
    await Promise.all([kit.ask({ id: "1" }), kit.ask({ id: "2", server: "s2" })]);
    await Promise.all([ended(kit, "1"), ended(kit, "2")]);
    expect(kit.fetched).toEqual([link]);
    expect(kit.reported).toHaveLength(1);
    expect([kit.answerOf("1"), kit.answerOf("2")]).toMatchObject([
      { kind: "report", cached: false },
      { kind: "report", cached: false },
    ]);
  });

  test("asked for again is answered from the store, which is said", async () => {
    await using kit = await startKit();
    await kit.ask({ id: "1" });
    await ended(kit, "1");
    await kit.ask({ id: "2" });
    await ended(kit, "2");
    expect(kit.fetched).toEqual([link]);
    expect(kit.answerOf("2")).toMatchObject({ kind: "report", cached: true });
  });

  test("under another address is fetched, and not read again", async () => {
    await using kit = await startKit();
    await kit.ask({ id: "1" });
    await ended(kit, "1");
    await kit.ask({ id: "2", source: { kind: "link", url: "https://short.example.org/m" } });
    await ended(kit, "2");
    expect(kit.fetched).toHaveLength(2);
    expect(kit.reported).toEqual(["1"]);
    expect(kit.answerOf("2")).toMatchObject({ kind: "report" });
  });

  test("pasted in another server is not told from this one's store", async () => {
    await using kit = await startKit();
    const source = pasted(story);
    await kit.ask({ id: "1", source });
    await ended(kit, "1");
    await kit.ask({ id: "2", server: "s2", source });
    await ended(kit, "2");
    expect(kit.reported).toEqual(["1", "2"]);
    expect(kit.answerOf("2")).toMatchObject({ cached: false });
  });

  test("is read anew once its text is not kept any more", async () => {
    await using kit = await startKit();
    await kit.ask({ id: "1" });
    await ended(kit, "1");
    await kit.flow.store.articles.deleteUnused(kit.clock.now() + 1);
    await kit.ask({ id: "2" });
    await ended(kit, "2");
    expect(kit.answerOf("2")).toMatchObject({ kind: "report", cached: false });
  });
});

describe("what cannot be read ends in a notice", () => {
  test.each([
    ["a paywall", { kind: "link", url: wall } as const, "paywall"],
    ["a site that is not there", { kind: "link", url: "https://nowhere.example.org/" } as const, "dns-failed"],
    ["nothing", pasted(" \n "), "empty"],
    ["too little", pasted("Rents rose."), "too-short"],
  ])("%s", async (_, source, code) => {
    await using kit = await startKit();
    await kit.ask({ id: "1", source });
    expect(await ended(kit, "1")).toMatchObject({ state: "done", outcome: code });
    expect(kit.answerOf("1")).toMatchObject({ kind: "notice", code, facts: { message: expect.stringMatching(/\w/) } });
    expect(kit.reported).toEqual([]);
  });

  test("which others get, too, for a while; then it is tried again", async () => {
    await using kit = await startKit();
    const source = { kind: "link", url: wall } as const;
    for (const id of ["1", "2"]) {
      await kit.ask({ id, source });
      await ended(kit, id);
    }
    expect(kit.fetched).toEqual([wall]);
    kit.clock.pass(6 * 60_000);
    await kit.ask({ id: "3", source });
    await ended(kit, "3");
    expect(kit.fetched).toEqual([wall, wall]);
  });

  test("what breaks each time is given up honestly, and the others go on", async () => {
    const broken: Partial<Kit["flow"]["desk"]> = {
      report: async () => {
        throw new TypeError("Cannot read properties of undefined");
      },
    };
    await using kit = await startKit({ desk: broken });
    await kit.ask({ id: "1" });
    await kit.ask({ id: "2", source: { kind: "link", url: wall } });
    expect(await ended(kit, "2")).toMatchObject({ outcome: "paywall" });
    expect(await ended(kit, "1")).toMatchObject({ state: "failed", outcome: "gave-up" });
    expect(kit.answerOf("1")).toMatchObject({ kind: "notice", code: "gave-up" });
    expect(kit.fetched.filter((one) => one === link)).toHaveLength(1);
  });

  test("a disk that is full for long is waited for", async () => {
    let isFull = true;
    let tries = 0;
    await using kit = await startKit({
      flow: ({ desk }) => ({
        desk: {
          ...desk,
          report: async (...given) => {
            tries += 1;
            if (isFull) throw new UserError("store-full", "No room.", "Make room.");
            return await desk.report(...given);
          },
        },
      }),
    });
    await kit.ask({ id: "1" });
    for (let at = 0; at < 10; at += 1) {
      await kit.until(() => tries > at);
      kit.clock.pass(15_000);
    }
    isFull = false;
    expect(await ended(kit, "1")).toMatchObject({ outcome: "answered" });
  });

  test("a parser with too much to do is waited for", async () => {
    let calls = 0;
    await using kit = await startKit({
      flow: ({ desk }) => ({
        desk: {
          ...desk,
          open: async (source, signal) => {
            calls += 1;
            if (calls < 20) throw new UserError("busy", "Too many.", "Later.");
            return await desk.open(source, signal);
          },
        },
      }),
    });
    await kit.ask({ id: "1" });
    expect(await ended(kit, "1")).toMatchObject({ outcome: "answered" });
  });
});

describe("not taken on, and told so, is", () => {
  test("what one member has too much of, while others are served", async () => {
    await using kit = await startKit();
    const flood = Array.from({ length: 1000 }, (_, at) =>
      kit.ask({ user: "flooder", source: { kind: "link", url: `https://news.example.org/${at}` } }),
    );
    const outcomes = await Promise.all([...flood, kit.ask({ id: "1", user: "other" })]);
    expect(outcomes.filter((one) => one === "new").length).toBeLessThan(50);
    expect(outcomes.at(-1)).toBe("new");
    expect(kit.chat.refusals()[0]?.notice).toMatchObject({ code: "flood" });
    expect(await ended(kit, "1")).toMatchObject({ outcome: "answered" });
  });

  test("what cannot be stored: no row, no acknowledgement", async () => {
    const full = new UserError("store-full", "No room.", "Make room.");
    await using kit = await startKit({
      flow: ({ store }) => ({
        store: {
          ...store,
          transaction: async () => {
            throw full;
          },
        },
      }),
    });
    expect(await kit.ask({ id: "1" })).toBe("busy");
    expect(kit.chat.refusals()).toMatchObject([{ request: "1", notice: { code: "busy" } }]);
    expect(kit.chat.messagesOf("1")).toEqual([]);
    expect(await kit.flow.store.requests.get("1")).toBeNull();
  });

  test("whatever comes while the bot ends", async () => {
    const kit = await startKit();
    await kit[Symbol.asyncDispose]();
    expect(await kit.ask({ id: "1" })).toBe("busy");
  });
});

test("requests have ids of their own in these tests", () => {
  expect(incoming(0).id).not.toBe(incoming(0).id);
});
