import { sql } from "kysely";
import { expect, test } from "vitest";
import { shippedPresets } from "../../../prompts/index.ts";
import { sealer } from "../../../src/app/sealing.ts";
import { assignWords } from "../../../src/app/words/assign-words.ts";
import { openDraft, saveDraft } from "../../../src/app/words/drafts.ts";
import { houseIn } from "../../../src/app/words/house.ts";
import { diffVersions, historyOf, listWords } from "../../../src/app/words/list-words.ts";
import { publishDraft, rollBack } from "../../../src/app/words/publish-words.ts";
import { fieldsOf, noWishes } from "../../../src/report/house-words.ts";
import { memoryStore } from "../../../src/store/memory.ts";
import { manualClock } from "../manual-clock.ts";
import { codeOf, moderator } from "../moderators.ts";

const presets = shippedPresets();
const mona = moderator();
const fields = { ...fieldsOf({ ...noWishes, id: "neutral" }), purpose: "Ours", lookFor: "Who pays for it." };

/** Two versions of “neutral” and one of “city”, which holds in the channel c1. */
async function startOffice() {
  const clock = manualClock(Date.UTC(2026, 10, 22, 12));
  const store = await memoryStore({ clock, seal: sealer(new Uint8Array(32)) });
  const at = { store, clock, presets, [Symbol.asyncDispose]: async () => await store[Symbol.asyncDispose]() };
  const publish = async (name: string, tone: string) => {
    await saveDraft(mona, { name, fields: { ...fields, tone } }, at);
    return await publishDraft(mona, { name, why: "", withModel: false }, at);
  };
  for (const tone of ["First.", "Second."]) await publish("neutral", tone);
  await publish("city", "Dry.");
  await assignWords(mona, { name: "city", channel: "c1" }, at);
  const spoil = async (name: string, version: number): Promise<void> => {
    await store.queueSide.transaction(
      async (db) =>
        await sql`update prompt_version set at = 'x' where name = ${name} and version = ${version}`.execute(db),
    );
  };
  return { ...at, publish, spoil };
}

test("a version that cannot be read leaves the other sets as they are, and the one before it holds", async () => {
  await using at = await startOffice();
  await at.spoil("neutral", 2);
  const toneIn = async (...within: string[]) => (await houseIn({ server: "s1", within }, at.store, presets)).words.tone;
  expect(await toneIn("c2")).toBe("First.");
  expect(await toneIn("c1")).toBe("Dry.");
  const listed = await listWords(mona, at);
  expect(listed.find(({ name }) => name === "neutral")).toMatchObject({ version: 1, damaged: [2] });
  expect(listed.find(({ name }) => name === "city")).toMatchObject({ version: 1, damaged: [] });
  expect(await historyOf(mona, { name: "neutral" }, at)).toMatchObject({ rows: [{ version: 1 }], damaged: ["2"] });
});

test("a set of which nothing can be read is named, and where it was chosen the usual words hold", async () => {
  await using at = await startOffice();
  await at.spoil("city", 1);
  expect((await houseIn({ server: "s1", within: ["c1"] }, at.store, presets)).words).toMatchObject({ id: "neutral" });
  expect((await listWords(mona, at)).find(({ name }) => name === "city")).toMatchObject({ version: 0, damaged: [1] });
  expect(await historyOf(mona, { name: "city" }, at)).toEqual({ rows: [], damaged: ["1"] });
});

test("to go back to it, or to compare with it, is refused by its name", async () => {
  await using at = await startOffice();
  await at.spoil("neutral", 1);
  expect(await codeOf(rollBack(mona, { name: "neutral", to: 1 }, at))).toBe("row-damaged");
  await expect(diffVersions(mona, { name: "neutral", from: 1, to: 2 }, at)).rejects.toThrow("version 1 of “neutral”");
});

test("what is published after it has the next number, and says which version held", async () => {
  await using at = await startOffice();
  await at.spoil("neutral", 2);
  expect(await at.publish("neutral", "Third.")).toMatchObject({ kind: "published", version: 3, before: 1 });
});

test("a draft that cannot be read hides no other, is told, and gives way to the next that is saved", async () => {
  await using at = await startOffice();
  for (const name of ["neutral", "city"]) await saveDraft(mona, { name, fields: { ...fields, tone: "Mine." } }, at);
  await at.store.queueSide.transaction(
    async (db) => await sql`update prompt_draft set at = 'x' where name = 'neutral'`.execute(db),
  );
  expect((await listWords(mona, at)).filter(({ hasDraft }) => hasDraft)).toHaveLength(2);
  const desk = await openDraft(mona, { name: "neutral" }, at);
  expect(desk).toMatchObject({ isDamaged: true, savedAt: null, linted: { words: { tone: "Second." } } });
  await saveDraft(mona, { name: "neutral", fields: { ...fields, tone: "Mine again." } }, at);
  expect(await openDraft(mona, { name: "neutral" }, at)).toMatchObject({
    isDamaged: false,
    linted: { words: { tone: "Mine again.", version: 3 } },
  });
});
