import { copyFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { sealer } from "../../src/app/sealing.ts";
import { localQueue } from "../../src/queue/local.ts";
import { backUp } from "../../src/store/backup.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import { disk } from "../store/on-disk.ts";
import { noon, startKit, untilAborted } from "./kit.ts";
import { manualClock } from "./manual-clock.ts";
import type { StoreAndQueue } from "./store-and-queue.ts";

/** Asks a bot that is copied before it answers and lost then, and tells how a bot on the copy answers. */
async function answeredFromCopy(keys: { readonly before: Uint8Array; readonly after: Uint8Array }) {
  await using at = await disk();
  const clock = manualClock(noon);
  const on = async (file: string, key: Uint8Array): Promise<StoreAndQueue> => {
    const store = await sqliteStore({ file, clock, seal: sealer(key) });
    const queue = localQueue(store.queueSide, { clock });
    return { store, queue, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  };
  const lost = await startKit({ clock, kept: await on(at.file, keys.before), desk: { open: untilAborted } });
  await lost.ask({ id: "1" });
  backUp(at.file, at.at("copy.sqlite"));
  await lost.ask({ id: "2" });
  await lost[Symbol.asyncDispose]();
  await copyFile(at.at("copy.sqlite"), at.at("restored.sqlite"));

  const kept = await on(at.at("restored.sqlite"), keys.after);
  await using restored = await startKit({ clock, kept, flow: () => ({ messenger: lost.chat.messenger }) });
  await restored.until(async () => (await kept.store.requests.get("1"))?.state !== "waiting");
  return {
    answers: lost.chat.answersTo("1").map(({ id, replies }) => ({ id, kind: replies.at(-1)?.kind })),
    messages: lost.chat.messagesOf("1").map(({ id }) => id),
    later: await kept.store.requests.get("2"),
  };
}

test("what waited when a copy was made is answered once it is restored, where it was acknowledged", async () => {
  const key = Buffer.alloc(32, 7);
  const { answers, messages, later } = await answeredFromCopy({ before: key, after: key });
  expect(answers).toEqual([{ id: messages[0], kind: "report" }]);
  expect(messages).toHaveLength(1);
  expect(later).toBeNull();
});

test("likewise where the key was lost with the machine", async () => {
  const { answers } = await answeredFromCopy({ before: Buffer.alloc(32, 7), after: Buffer.alloc(32, 8) });
  expect(answers).toMatchObject([{ kind: "report" }]);
});
