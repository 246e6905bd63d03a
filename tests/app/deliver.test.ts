import { describe, expect, test } from "vitest";
import type { Incoming } from "../../src/app/accept.ts";
import type { Request } from "../../src/store/rows.ts";
import type { Fate, Script } from "./chat.ts";
import { startKit, type Kit } from "./kit.ts";

async function answered(kit: Kit, differs: Partial<Incoming> = {}): Promise<Request> {
  await kit.ask({ id: "1", ...differs });
  return await over(kit);
}

async function over(kit: Kit): Promise<Request> {
  await kit.until(async () => (await kit.flow.store.requests.get("1"))?.state !== "waiting");
  const request = await kit.flow.store.requests.get("1");
  if (request === null) throw new Error("there is no such request");
  return request;
}

/** The first calls of a kind meet these fates, the others go well. */
function fates(call: "acknowledge" | "show", ...list: readonly Fate[]): Script {
  const left = [...list];
  return (one) => (one === call ? left.shift() : undefined) ?? { kind: "well" };
}

describe("an answer comes once, whatever the chat does:", () => {
  test.each<readonly [string, Script]>([
    ["it loses the answer", fates("show", { kind: "lost-there" })],
    ["it shows the answer and loses the news of it", fates("show", { kind: "lost-back" }, { kind: "lost-back" })],
    ["it asks for patience", fates("show", { kind: "answered", shown: { kind: "later", afterMs: 5000 } })],
    ["it loses the acknowledgement", fates("acknowledge", { kind: "lost-there" })],
    ["it loses the news of the acknowledgement", fates("acknowledge", { kind: "lost-back" })],
    ["it takes its time", fates("show", { kind: "delayed", ms: 3000 })],
    [
      "it says that there is nothing to edit yet",
      fates(
        "show",
        { kind: "answered", shown: { kind: "too-early" } },
        { kind: "answered", shown: { kind: "too-early" } },
      ),
    ],
    ["the token does not hold", fates("show", { kind: "answered", shown: { kind: "lapsed" } })],
  ])("%s", async (_, script) => {
    await using kit = await startKit({ script });
    expect(await answered(kit)).toMatchObject({ state: "done", outcome: "answered" });
    expect(kit.answerOf("1")).toMatchObject({ kind: "report" });
  });
});

describe("a token that has lapsed", () => {
  const down: Fate = { kind: "answered", shown: { kind: "later", afterMs: 16 * 60_000 } };

  test("leaves the message that acknowledged it, which is edited", async () => {
    const places: string[] = [];
    await using kit = await startKit({
      script: fates("show", down),
      flow: ({ messenger }) => ({
        messenger: {
          ...messenger,
          show: async (place, reply, signal) => {
            places.push(place.kind);
            return await messenger.show(place, reply, signal);
          },
        },
      }),
    });
    await kit.ask({ id: "1" });
    await kit.until(() => places.length > 0);
    kit.clock.pass(16 * 60_000);
    expect(await over(kit)).toMatchObject({ outcome: "answered" });
    expect(places).toEqual(["interaction", "edit"]);
    expect(kit.answerOf("1")).toMatchObject({ kind: "report" });
  });

  test("leaves nothing where only one member may see the answer: it has expired", async () => {
    await using kit = await startKit({ script: fates("show", down) });
    await kit.ask({ id: "1", isPrivate: true });
    await kit.until(() => kit.reported.length > 0);
    kit.clock.pass(16 * 60_000);
    expect(await over(kit)).toMatchObject({ state: "expired", outcome: "expired" });
  });
});

test("where the bot may not write, that is the end of it", async () => {
  await using kit = await startKit({
    script: (call) => (call === "show" ? { kind: "answered", shown: { kind: "forbidden" } } : { kind: "well" }),
  });
  expect(await answered(kit)).toMatchObject({ state: "failed", outcome: "forbidden" });
});

test("what somebody deleted meanwhile is not posted again", async () => {
  let delivers = false;
  await using kit = await startKit({
    script: (call) =>
      call === "show" && !delivers ? { kind: "answered", shown: { kind: "later", afterMs: 1000 } } : { kind: "well" },
  });
  await kit.ask({ id: "1" });
  kit.chat.delete("m1");
  delivers = true;
  expect(await over(kit)).toMatchObject({ state: "cancelled", outcome: "deleted" });
  expect(kit.chat.messagesOf("1")).toEqual([]);
});

test("an acknowledgement that never came is no reason to be silent: the answer is posted", async () => {
  await using kit = await startKit({
    script: (call) => (call === "acknowledge" ? { kind: "lost-there" } : { kind: "well" }),
  });
  expect(await answered(kit)).toMatchObject({ outcome: "answered" });
  expect(kit.answerOf("1")).toMatchObject({ kind: "report" });
});

test("a clock that is set back holds up nothing", async () => {
  await using kit = await startKit();
  await kit.ask({ id: "0" });
  kit.clock.set(kit.clock.now() - 3_600_000);
  expect(await answered(kit)).toMatchObject({ outcome: "answered" });
  await kit.until(async () => (await kit.flow.store.requests.get("0"))?.state === "done");
});

test("progress is shown where there is a message, and never takes an answer's place", async () => {
  const reported = Promise.withResolvers<void>();
  await using kit = await startKit({
    flow: ({ desk }) => ({
      desk: {
        ...desk,
        report: async (article, asked, signal) => {
          asked.onItems(3);
          await reported.promise;
          return await desk.report(article, asked, signal);
        },
      },
    }),
  });
  await kit.ask({ id: "1" });
  await kit.until(() => kit.chat.messagesOf("1").some(({ replies }) => replies.length > 0));
  reported.resolve();
  await over(kit);
  const [message] = kit.chat.messagesOf("1");
  expect(message?.replies.map(({ kind }) => kind)).toEqual(["progress", "report"]);
  expect(message?.replies[0]).toEqual({ kind: "progress", step: { kind: "asking", items: 3 } });
});
