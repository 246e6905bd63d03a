import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { cancel } from "../../src/app/cancel.ts";
import type { ReadingDesk } from "../../src/app/reading-desk.ts";
import { startKit } from "./kit.ts";

/** A desk that fetches for ever, and tells when it is told to stop. */
function endless(): { readonly desk: Partial<ReadingDesk>; readonly stopped: () => boolean } {
  let stopped = false;
  return {
    stopped: () => stopped,
    desk: {
      open: async (_, signal) => {
        const over = Promise.withResolvers<never>();
        signal.addEventListener("abort", () => {
          stopped = true;
          over.reject(signal.reason);
        });
        return await over.promise;
      },
    },
  };
}

const bySelf = { user: "ann", server: "s1", moderates: false };

test("who asked may end it, and then nothing more is done or shown for it", async () => {
  const { desk, stopped } = endless();
  await using kit = await startKit({ desk });
  await kit.ask({ id: "1", user: "ann" });
  await kit.until(() => kit.fetched.length === 1);
  expect(await cancel("1", bySelf, kit.flow)).toBe("cancelled");
  await kit.until(stopped);
  expect(await kit.flow.store.requests.get("1")).toMatchObject({ state: "cancelled", address: { token: null } });
  kit.clock.pass(600_000);
  await setTimeout(20);
  expect(kit.answerOf("1")).toBeNull();
  expect(await cancel("1", bySelf, kit.flow)).toBe("ended-already");
});

test("what others wait for, too, is read all the same", async () => {
  const gate = Promise.withResolvers<void>();
  await using kit = await startKit({
    flow: ({ desk }) => ({
      desk: {
        ...desk,
        report: async (...args) => {
          await gate.promise;
          return await desk.report(...args);
        },
      },
    }),
  });
  await kit.ask({ id: "1", user: "ann" });
  await kit.ask({ id: "2", user: "bob" });
  expect(await cancel("1", bySelf, kit.flow)).toBe("cancelled");
  gate.resolve();
  await kit.until(() => kit.answerOf("2")?.kind === "report");
  expect(kit.answerOf("1")).toBeNull();
});

test("moderators may end it in their own server, and nobody else", async () => {
  const { desk } = endless();
  await using kit = await startKit({ desk });
  await kit.ask({ id: "1", user: "ann" });
  expect(await cancel("1", { user: "eve", server: "s1", moderates: false }, kit.flow)).toBe("not-yours");
  expect(await cancel("1", { user: "eve", server: "s2", moderates: true }, kit.flow)).toBe("not-yours");
  expect(await cancel("1", { user: "mod", server: "s1", moderates: true }, kit.flow)).toBe("cancelled");
  expect(await cancel("9", bySelf, kit.flow)).toBe("unknown");
});

test("in direct messages nobody moderates", async () => {
  const { desk } = endless();
  await using kit = await startKit({ desk });
  await kit.ask({ id: "1", user: "ann", server: null });
  expect(await cancel("1", { user: "eve", server: null, moderates: true }, kit.flow)).toBe("not-yours");
});
