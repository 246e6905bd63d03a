import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { usualShowing } from "../../src/app/showing.ts";
import type { NoThread } from "../../src/store/rows.ts";
import { isFinal, type Fate, type Script } from "./chat.ts";
import { startKit, type Kit } from "./kit.ts";

let kit: Kit;
beforeEach(async () => {
  kit = await startKit();
});
afterEach(async () => kit[Symbol.asyncDispose]());

const showing = { ...usualShowing, answersIn: "thread" } as const;
const byMessage = { kind: "message", message: "m9" } as const;

/** Has an article read that is to be shown in a thread, and waits for its end. */
async function read(id: string, differs: Parameters<Kit["ask"]>[0] = {}, script?: Script) {
  if (script) kit.chat.follow(script);
  await kit.ask({ id, showing, ...differs });
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state !== "waiting");
  return await kit.flow.store.requests.get(id);
}

/** The messages of a request: where each stands, and the kinds of what was put into it, one after the other. */
function seen(id: string): readonly (readonly [string | null, string])[] {
  return kit.chat
    .messagesOf(id)
    .map(({ thread, replies }) => [thread, [...new Set(replies.map(({ kind }) => kind))].join(", ")] as const);
}

function once(call: string, fate: Fate): Script {
  let isDone = false;
  return (called) => {
    if (called !== call || isDone) return { kind: "well" };
    isDone = true;
    return fate;
  };
}

describe("a report that is to have a thread of its own", () => {
  test("stands in the thread below what acknowledged it, and there alone", async () => {
    const request = await read("1");
    expect(request).toMatchObject({ state: "done", replyId: "t1", channel: "c1" });
    expect(seen("1")).toEqual([
      [null, "in-thread"],
      ["m1", "report"],
    ]);
    await read("2", { address: byMessage });
    expect(seen("2").at(-1)).toEqual(["p2", "report"]);
  });

  test("is talked about in its thread and as its card’s, and not where it was asked for", async () => {
    await read("1");
    const { discussions } = kit.flow.store;
    expect(await discussions.get("m1")).toMatchObject({ thread: "m1", server: "s1" });
    expect(await discussions.get("t1")).not.toBeNull();
    expect(await discussions.get("c1")).toBeNull();
  });

  test("has one also where it was read before, and none in private", async () => {
    await read("1");
    await read("2");
    expect(kit.reported).toHaveLength(1);
    expect(seen("2").at(-1)).toEqual(["m2", "report"]);
    await read("3", { isPrivate: true });
    expect(seen("3")).toEqual([[null, "report"]]);
  });

  test("that cannot be read is told so where it was asked for", async () => {
    await read("1", { source: { kind: "link", url: "https://news.example.org/wall" } });
    expect(seen("1")).toEqual([[null, "notice"]]);
  });
});

describe("where there can be no thread", () => {
  test.each(["may-not-open", "locked", "too-many", "not-here", "not-now"] as const)(
    "the report stands where it was asked for, and says why (%s)",
    async (why: NoThread) => {
      const opened = { kind: "none", why } as const;
      const request = await read("1", {}, once("open", { kind: "opened", opened }));
      expect(request).toMatchObject({ state: "done", replyId: "m1" });
      expect(seen("1")).toEqual([[null, "in-thread, report"]]);
      expect(await kit.flow.store.discussions.get("c1")).not.toBeNull();
    },
  );

  test("nor may be written in one, the same", async () => {
    const script: Script = (call) => {
      const isInThread = call === "show" && kit.chat.messagesOf("1").some(({ replies }) => replies.length > 0);
      return isInThread && !isRefused ? refuse() : { kind: "well" };
    };
    let isRefused = false;
    const refuse = (): Fate => {
      isRefused = true;
      return { kind: "answered", shown: { kind: "forbidden" } };
    };
    expect(await read("1", {}, script)).toMatchObject({ state: "done", replyId: "m1" });
    expect(seen("1")).toEqual([[null, "in-thread, report"]]);
  });
});

describe("whatever breaks on the way, it stands there once", () => {
  const troubles: readonly (readonly [string, Fate])[] = [
    ["show", { kind: "lost-there" }],
    ["show", { kind: "lost-back" }],
    ["show", { kind: "answered", shown: { kind: "later", afterMs: 500 } }],
    ["open", { kind: "lost-there" }],
    ["open", { kind: "lost-back" }],
    ["open", { kind: "opened", opened: { kind: "later", afterMs: 500 } }],
  ];
  test.each(troubles)("%s: %o", async (call, fate) => {
    expect(await read("1", { address: byMessage }, once(call, fate))).toMatchObject({ state: "done", replyId: "t1" });
    const finals = kit.chat.messagesOf("1").filter(({ replies }) => replies.some(isFinal));
    expect(finals.map(({ thread }) => thread)).toEqual(["p1"]);
  });

  test("but not where somebody deleted what led to it", async () => {
    kit.chat.follow((call) => (call === "show" ? { kind: "delayed", ms: 2000 } : { kind: "well" }));
    await kit.ask({ id: "1", showing, address: byMessage });
    kit.chat.delete("p1");
    await kit.until(async () => (await kit.flow.store.requests.get("1"))?.state === "cancelled");
    expect(kit.chat.answersTo("1")).toEqual([]);
  });
});

describe("an answer about an article that has its thread elsewhere", () => {
  const question = { kind: "ask", source: { kind: "question", thread: "m1", question: "Who?" } } as const;

  test("stands in that thread, and where it was asked it says so", async () => {
    await read("1");
    await read("2", { ...question, address: byMessage });
    expect(seen("2")).toEqual([
      [null, "in-thread"],
      ["m1", "answer"],
    ]);
  });

  test("stands where it was asked in that thread, and where no thread is wanted", async () => {
    await read("1");
    await read("2", { ...question, address: byMessage, channel: "m1" });
    expect(seen("2")).toEqual([[null, "answer"]]);
    await read("3", { ...question, address: byMessage, showing: usualShowing });
    expect(seen("3")).toEqual([[null, "answer"]]);
  });
});
