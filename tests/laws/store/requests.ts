import { expect, test } from "vitest";
import type { NewRequest } from "../../../src/store/rows.ts";
import type { MakeStore } from "../store.ts";
import { storeReading } from "./results.ts";
import { ended, noon, requestOf } from "./rows.ts";

export function requestLaws(make: MakeStore): void {
  test("that comes twice is one, and the second time changes nothing", async () => {
    await using given = await make();
    const { requests } = given.store;
    expect(await requests.add(requestOf())).toBe("new");
    await requests.acknowledged("r1", { replyId: "m2", at: noon + 5 });
    const before = await requests.get("r1");
    expect(await requests.add(requestOf({ user: "eve", reading: "k2" }))).toBe("replay");
    expect(await requests.get("r1")).toEqual(before);
    await requests.end("r1", ended);
    expect(await requests.add(requestOf())).toBe("replay");
    expect(await requests.get("r1")).toMatchObject({ state: "done" });
    expect(await requests.get("r2")).toBeNull();
  });

  test.each(manners)("comes back as it was: $source.kind", async (differs) => {
    await using given = await make();
    await given.store.requests.add(requestOf(differs));
    expect(await given.store.requests.get("r1")).toEqual({
      ...requestOf(differs),
      state: "waiting",
      outcome: null,
      replyId: null,
      ackedAt: null,
      doneAt: null,
    });
  });

  test("that was shown to all in a server names its reading there, the newest first, while the article is kept", async () => {
    await using given = await make();
    const { store } = given;
    for (const key of ["k1", "k2", "k3", "k4"]) await storeReading(store, key);
    const asked = [
      { id: "r1", reading: "k1", createdAt: noon },
      { id: "r2", reading: "k2", createdAt: noon + 1 },
      { id: "r3", reading: "k3", createdAt: noon + 2, isPrivate: true },
      { id: "r4", reading: "k4", createdAt: noon + 3, server: "s2" },
      { id: "r5", reading: "k9", createdAt: noon + 4 },
    ];
    for (const one of asked) {
      await store.requests.add(requestOf({ server: "s1", isPrivate: false, ...one }));
      await store.requests.end(one.id, ended);
    }
    await store.requests.add(requestOf({ id: "r6", server: "s1", reading: "k1", createdAt: noon + 5 }));
    expect(await store.requests.latestRead("s1", 9)).toEqual(["k2", "k1"]);
    expect(await store.requests.latestRead("s1", 1)).toEqual(["k2"]);
    expect(await store.requests.latestRead("s2", 9)).toEqual(["k4"]);
    expect(await store.requests.latestRead("s3", 9)).toEqual([]);
    await store.articles.delete("hash of k2");
    expect(await store.requests.latestRead("s1", 9)).toEqual(["k1"]);
  });

  test("ends once, and remembers how", async () => {
    await using given = await make();
    const { requests } = given.store;
    await requests.add(requestOf());
    expect(await requests.end("r1", { ...ended, state: "failed", outcome: "paywall" })).toBe(true);
    expect(await requests.end("r1", { ...ended, at: noon + 9 })).toBe(false);
    expect(await requests.end("r2", ended)).toBe(false);
    expect(await requests.get("r1")).toMatchObject({ state: "failed", outcome: "paywall", doneAt: noon + 1 });
  });

  test("that has ended keeps where it was from, and none of the words that were given", async () => {
    await using given = await make();
    const { requests } = given.store;
    for (const [at, { source = requestOf().source }] of manners.entries()) {
      await requests.add(requestOf({ id: `${at}`, source }));
      await requests.end(`${at}`, ended);
      const kept = await requests.get(`${at}`);
      expect(kept?.source.kind).toBe(source.kind);
      expect(JSON.stringify(kept)).not.toContain("canary");
    }
  });

  test("keeps its token until it ends, and not longer", async () => {
    await using given = await make();
    const { requests } = given.store;
    const address = { kind: "interaction", token: "t0ken", until: noon + 900 } as const;
    await requests.add(requestOf({ address }));
    expect(await requests.get("r1")).toMatchObject({ address });
    await requests.end("r1", ended);
    expect(await requests.get("r1")).toMatchObject({ address: { ...address, token: null } });
  });

  test("whose token was sealed with a key that is lost has none, and everything else", async () => {
    await using given = await make({ seal: (secret) => `x${secret}`, open: () => null });
    const { requests } = given.store;
    await requests.add(requestOf({ address: { kind: "interaction", token: "t0ken", until: noon } }));
    expect(await requests.get("r1")).toMatchObject({ address: { token: null, until: noon }, user: "ann" });
  });

  test("has its token bound to itself", async () => {
    const bounds: string[] = [];
    await using given = await make({
      seal: (secret, boundTo) => {
        bounds.push(boundTo);
        return `${boundTo}|${secret}`;
      },
      open: (sealed, boundTo) => (sealed.startsWith(`${boundTo}|`) ? sealed.slice(boundTo.length + 1) : null),
    });
    const { requests } = given.store;
    const address = { kind: "interaction", token: "t0ken", until: noon } as const;
    for (const id of ["r1", "r2"]) await requests.add(requestOf({ id, address }));
    expect(new Set(bounds).size).toBe(2);
    expect(await requests.get("r2")).toMatchObject({ address });
  });

  test("is found by the message that answers it, before its end and after", async () => {
    await using given = await make();
    const { requests } = given.store;
    await requests.add(requestOf());
    expect(await requests.acknowledged("r1", { replyId: "m2", at: noon + 5 })).toBe(true);
    expect(await requests.ofReply("m2")).toMatchObject({ id: "r1", ackedAt: noon + 5 });
    await requests.end("r1", ended);
    expect(await requests.ofReply("m2")).toMatchObject({ id: "r1", state: "done" });
    expect(await requests.acknowledged("r1", { replyId: "m3", at: noon + 6 })).toBe(true);
    expect(await requests.ofReply("m3")).toMatchObject({ id: "r1" });
    expect(await requests.ofReply("m2")).toBeNull();
    expect(await requests.acknowledged("r2", { replyId: "m2", at: noon })).toBe(false);
  });

  test("is found by the message that was shown in the end, where that is another one", async () => {
    await using given = await make();
    const { requests } = given.store;
    await requests.add(requestOf());
    await requests.acknowledged("r1", { replyId: "m2", at: noon });
    await requests.end("r1", { ...ended, replyId: "m9" });
    expect(await requests.ofReply("m9")).toMatchObject({ id: "r1" });
  });

  test("is among those that wait for its reading until it ends", async () => {
    await using given = await make();
    const { requests } = given.store;
    await requests.add(requestOf({ id: "1", createdAt: noon + 2 }));
    await requests.add(requestOf({ id: "2", createdAt: noon + 1 }));
    await requests.add(requestOf({ id: "3", reading: "k2" }));
    await requests.add(requestOf({ id: "4", reading: null }));
    await requests.add(requestOf({ id: "5" }));
    await requests.end("5", ended);
    const { rows, damaged } = await requests.waitingFor("k1");
    expect(rows.map(({ id }) => id)).toEqual(["2", "1"]);
    expect(damaged).toEqual([]);
  });

  test("is found among those that have waited for long, the oldest first, so many at most", async () => {
    await using given = await make();
    const { requests } = given.store;
    for (const [id, after] of Object.entries({ a: 30, b: 10, c: 20, d: 40 }))
      await requests.add(requestOf({ id, createdAt: noon + after }));
    await requests.end("c", ended);
    const ids = async (time: number, most: number) =>
      (await requests.waitingSince(time, most)).rows.map(({ id }) => id);
    expect(await ids(noon + 40, 10)).toEqual(["b", "a"]);
    expect(await ids(noon + 41, 10)).toEqual(["b", "a", "d"]);
    expect(await ids(noon + 41, 1)).toEqual(["b"]);
  });

  test("is counted while it waits, and as its member’s", async () => {
    await using given = await make();
    const { requests } = given.store;
    await requests.add(requestOf({ id: "1" }));
    await requests.add(requestOf({ id: "2" }));
    await requests.add(requestOf({ id: "3", user: "bob" }));
    await requests.end("2", ended);
    expect([await requests.waiting(), await requests.waitingOf("ann"), await requests.waitingOf("eve")]).toEqual([
      2, 1, 0,
    ]);
  });

  test("is deleted some time after its end, and never while it waits", async () => {
    await using given = await make();
    const { requests } = given.store;
    for (const id of ["old", "young", "waiting"]) await requests.add(requestOf({ id, createdAt: noon - 1000 }));
    await requests.end("old", { ...ended, at: noon - 10 });
    await requests.end("young", { ...ended, at: noon });
    expect(await requests.deleteEnded(noon)).toBe(1);
    expect(await requests.get("old")).toBeNull();
    expect(await requests.get("young")).not.toBeNull();
    expect(await requests.get("waiting")).not.toBeNull();
  });
}

const manners: readonly Partial<NewRequest>[] = [
  { source: { kind: "link", url: "https://news.example.org/?a=1&b=“2”" } },
  {
    server: null,
    source: { kind: "paste", pieces: [{ kind: "message", text: "canary\u0000\n\t\u{1f4f0}".repeat(999) }] },
  },
  {
    isPrivate: true,
    source: {
      kind: "paste",
      isPart: true,
      pieces: [{ kind: "file", name: "a.pdf", url: "https://cdn.example.org/a.pdf", bytes: 9_007_199 }],
    },
  },
  { source: { kind: "article", article: "abc" }, language: "pt-BR", address: { kind: "message", message: null } },
  { showing: { sections: ["left-out", "summary"], discussion: false, answersIn: "thread", noThread: "too-many" } },
  { allowance: { kind: "none" }, source: { kind: "article", article: "def" } },
  { allowance: { kind: "shares", member: 0, server: 1_000_000_000 }, source: { kind: "article", article: "ghi" } },
  { kind: "ask", reading: null, source: { kind: "question", thread: "t1", question: "Why, canary?" } },
];
