import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { deleteAnswer, forgetArticle, forgetMember, forgetServer, keptAbout } from "../../src/app/privacy.ts";
import { contentHash } from "../../src/article/identity.ts";
import { pasted, story } from "./incoming.ts";
import { startKit, type Kit } from "./kit.ts";

async function answered(kit: Kit, id: string): Promise<void> {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state === "done");
}

test("a member sees how much is kept, and can have it deleted", async () => {
  await using kit = await startKit();
  await kit.ask({ id: "1", user: "ann", server: null, source: pasted(story) });
  await answered(kit, "1");
  expect(await keptAbout("ann", kit.flow)).toMatchObject({ requests: 1, readings: 1 });
  expect(await forgetMember("ann", kit.flow)).toMatchObject({ requests: 1, readings: 1 });
  expect(await keptAbout("ann", kit.flow)).toEqual({});
  expect(await kit.flow.store.requests.get("1")).toBeNull();
  const answer = kit.answerOf("1");
  const hash = answer?.kind === "report" ? contentHash(answer.article.text) : "";
  expect(hash).not.toBe("");
  expect(await kit.flow.store.articles.get(hash)).toBeNull();
});

test("what is still being read for a member who was forgotten is shown to nobody, and not kept", async () => {
  let text = "";
  const gate = Promise.withResolvers<void>();
  await using kit = await startKit({
    flow: ({ desk }) => ({
      desk: {
        ...desk,
        report: async (...args) => {
          await gate.promise;
          text = args[0].text;
          return await desk.report(...args);
        },
      },
    }),
  });
  await kit.ask({ id: "1", user: "ann", server: null, source: pasted(story) });
  await kit.until(() => kit.fetched.length === 1);
  await forgetMember("ann", kit.flow);
  gate.resolve();
  await kit.until(() => text !== "");
  await setTimeout(50);
  kit.clock.pass(60_000);
  expect(kit.answerOf("1")).toBeNull();
  expect(await kit.flow.store.articles.get(contentHash(text))).toBeNull();
});

test("a server's own goes with it, and public pages stay for the others", async () => {
  await using kit = await startKit();
  await kit.ask({ id: "1", server: "s1", source: pasted(story) });
  await kit.ask({ id: "2", server: "s2" });
  await answered(kit, "1");
  await answered(kit, "2");
  await forgetServer("s1", kit.flow);
  expect(await kit.flow.store.requests.get("1")).toBeNull();
  expect(await kit.flow.store.requests.get("2")).not.toBeNull();
  await kit.ask({ id: "3", server: "s2" });
  await answered(kit, "3");
  expect(kit.answerOf("3")).toMatchObject({ cached: true });
});

test("an answer is deleted by who asked for it and by moderators there", async () => {
  await using kit = await startKit();
  await kit.ask({ id: "1", user: "ann" });
  await answered(kit, "1");
  const eve = { user: "eve", server: "s1", moderates: false };
  expect(await deleteAnswer("m1", eve, kit.flow)).toEqual({ kind: "not-yours" });
  expect(await deleteAnswer("m1", { ...eve, moderates: true }, kit.flow)).toMatchObject({ kind: "allowed" });
  expect(await deleteAnswer("m1", { ...eve, user: "ann" }, kit.flow)).toMatchObject({ request: { id: "1" } });
  expect(await deleteAnswer("m9", eve, kit.flow)).toEqual({ kind: "unknown" });
});

test("an article goes with what was read in it, and it is noted who did so", async () => {
  await using kit = await startKit();
  await kit.ask({ id: "1" });
  await answered(kit, "1");
  const mod = { user: "mod", server: "s1", moderates: true };
  const report = kit.answerOf("1");
  const kept = report?.kind === "report" ? contentHash(report.article.text) : "";
  expect(await forgetArticle(kept, mod, kit.flow)).toBe(true);
  expect(await forgetArticle(kept, mod, kit.flow)).toBe(false);
  expect(await kit.flow.store.audit.ofServer("s1", 9)).toMatchObject([{ who: "mod", what: "article-deleted" }]);
  await kit.ask({ id: "2" });
  await answered(kit, "2");
  expect(kit.answerOf("2")).toMatchObject({ cached: false });
});
