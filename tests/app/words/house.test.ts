import { describe, expect, test } from "vitest";
import { assignWords } from "../../../src/app/words/assign-words.ts";
import { houseIn } from "../../../src/app/words/house.ts";
import { saveDraft } from "../../../src/app/words/drafts.ts";
import { publishDraft } from "../../../src/app/words/publish-words.ts";
import { fieldsOf, noWishes, type HouseWords } from "../../../src/report/house-words.ts";
import { startKit, type Kit } from "../kit.ts";
import { moderator } from "../moderators.ts";
import { pasted, story } from "../incoming.ts";

const mona = moderator();

async function answered(kit: Kit, id: string) {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state === "done");
  const answer = kit.answerOf(id);
  return answer?.kind === "report" ? answer : null;
}

async function publish(kit: Kit, words: Partial<HouseWords>) {
  const fields = { ...fieldsOf({ ...noWishes, id: "neutral" }), ...fieldsOf({ ...noWishes, purpose: "Ours", tone: "Calm.", id: "neutral", ...words }) }; // prettier-ignore
  await saveDraft(mona, { name: "neutral", fields }, kit.flow);
  expect(await publishDraft(mona, { name: "neutral", why: "", withModel: false }, kit.flow)).toMatchObject({ kind: "published" }); // prettier-ignore
}

async function kindsIn(kit: Kit, id: string): Promise<readonly string[]> {
  return [...new Set((await answered(kit, id))?.report.perspectives.map(({ kind }) => kind))];
}

describe("what moderators publish", () => {
  test("holds from the next article on, and in their server alone", async () => {
    await using kit = await startKit();
    await kit.ask({ id: "1" });
    const before = await kindsIn(kit, "1");
    expect(before).toContain("affected");
    await publish(kit, { kinds: ["remedy"] });
    await kit.ask({ id: "2" });
    expect(await kindsIn(kit, "2")).not.toContain("affected");
    await kit.ask({ id: "3", server: "s2" });
    expect(await answered(kit, "3")).toMatchObject({ cached: true });
    expect(await kindsIn(kit, "3")).toEqual(before);
  });

  test("while an article is being read changes nothing for those who asked before", async () => {
    const gate = Promise.withResolvers<void>();
    const seen: (number | string)[] = [];
    await using kit = await startKit({
      flow: ({ desk }) => ({
        desk: {
          ...desk,
          open: async (...args) => {
            await gate.promise;
            return await desk.open(...args);
          },
          report: async (article, asked, signal) => {
            seen.push(asked.house.words.id, asked.house.words.version);
            return await desk.report(article, asked, signal);
          },
        },
      }),
    });
    await publish(kit, { tone: "Dry." });
    await kit.ask({ id: "1", source: pasted(story) });
    await publish(kit, { tone: "Calm." });
    await assignWords(mona, { name: "classroom", channel: null }, kit.flow);
    gate.resolve();
    await answered(kit, "1");
    expect(seen).toEqual(["neutral", 1]);
  });

  test("for a channel holds in its threads", async () => {
    await using kit = await startKit();
    await publish(kit, { kinds: ["remedy"] });
    await assignWords(mona, { name: "neutral", channel: "c1" }, kit.flow);
    await assignWords(mona, { name: "science-and-health", channel: null }, kit.flow);
    await kit.ask({ id: "1", channel: "t1", within: ["c1"] });
    expect(await kindsIn(kit, "1")).not.toContain("affected");
    await kit.ask({ id: "2", channel: "t2", within: ["c2"] });
    expect(await kindsIn(kit, "2")).toContain("affected");
  });
});

test("a question is answered with the words that its article was read with", async () => {
  const tones: string[] = [];
  await using kit = await startKit({
    questions: {
      answer: async ({ house }) => {
        tones.push(house.tone);
        throw new TypeError("enough");
      },
    },
  });
  await publish(kit, { tone: "Dry." });
  await kit.ask({ id: "1" });
  await answered(kit, "1");
  const request = await kit.flow.store.requests.get("1");
  const reading = await kit.flow.store.readings.get(request?.reading ?? "");
  const article = reading?.state === "ready" ? reading.article : "";
  await kit.flow.store.discussions.open({ thread: "t1", server: "s1", article, reading: reading?.key ?? "", at: 1 });
  await publish(kit, { tone: "Calm." });
  await kit.ask({ id: "2", kind: "ask", channel: "t1", source: { kind: "question", thread: "t1", question: "Who?" } });
  await kit.until(() => tones.length > 0);
  expect(tones[0]).toBe("Calm.");
});

test("where the settings cannot be read, an article is read all the same, and no background is named", async () => {
  await using kit = await startKit();
  const { store, presets } = kit.flow;
  await store.settings.set({ scope: { kind: "channel", id: "c1", server: "s1" }, value: 7, updatedAt: 1 });
  await kit.ask({ id: "1" });
  expect(await answered(kit, "1")).toMatchObject({ kind: "report" });
  expect(await houseIn({ server: "s1", within: ["c1"] }, store, presets)).toMatchObject({ outside: false });
});
