import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { promptOf, shapeOf } from "../model/chat-server.ts";
import type { Seen as Shown } from "../double/people/seen.ts";
import { disposal, ended, market, openNewsroom, settled, textFile, type Newsroom } from "./newsroom.ts";
import { brisk, doingWell, trialModel, type Report, type TrialModel } from "./trial-model.ts";

vi.setConfig({ testTimeout: 60_000 }); // the machine may be busy with other tests

const doing = { ...doingWell };
let model: TrialModel;
let room: Newsroom;

beforeAll(async () => {
  model = await trialModel(doing);
  room = await openNewsroom(model.env, { limits: { patienceMs: 45_000 } });
}, 60_000);
afterAll(async () => {
  await disposal(room);
  await model[Symbol.asyncDispose]();
}, 30_000);

beforeEach(() => void Object.assign(doing, doingWell));

const spoilt = ({ claims }: Report): Partial<Report> => ({
  claims: claims.map((one) => ({ ...one, claimer: "article", text: "This is biased propaganda." })),
});

/** A draft of that set, of a tone that the scripted model knows; on a card with its buttons. */
async function drafted(name: string, audience = "Everybody."): Promise<Shown> {
  const owner = room.discord.member("owner");
  const form = await owner.slash("prompts edit", { name }).form();
  return await form.submit({ tone: brisk, audience }).reply();
}

async function published(card: Shown, button = "Publish …"): Promise<Shown> {
  const why = await card.press(button).form();
  return await why.submit({ why: "as a test" }).reply();
}

async function versions(name: string): Promise<string> {
  return (await room.discord.member("owner").slash("prompts history", { name }).reply()).text();
}

const untouched = "Nobody has changed these words here";

test("a draft is tried beside the words that hold: what differs, the checks, the tokens, and both in a file", async () => {
  doing.withDraft = ({ claims }) => ({ claims: claims.slice(1) });
  const card = await drafted("neutral");
  const before = model.seen.length;
  const trial = await card.press("Try").reply();
  expect(trial.text()).toMatch(/\*\*Claims\*\*\n- − .+/);
  expect(trial.text()).toMatch(/quotations word for word: (\d+) of \1 → \*\*\d+ of \d+\*\*/);
  const tokens = /tokens: ([\d,]+) → \*\*([\d,]+)\*\*/.exec(trial.text())?.slice(1) ?? [];
  expect(tokens.map((count) => Number(count.replaceAll(",", "")) > 1000)).toEqual([true, true]);
  expect(trial.now().attachments.map(({ filename }) => filename)).toEqual(["trial-of-neutral.md"]);
  const reports = model.seen.slice(before).filter((one) => shapeOf(one) === "report_v1");
  expect(reports).toHaveLength(2);
  expect(reports.filter((one) => promptOf(one).includes(brisk))).toHaveLength(1);
});

test("one that does as well is published at the first word, with what was found", async () => {
  const done = await published(await drafted("neutral"));
  expect(done.text()).toContain("“neutral” is now version 1");
  expect(done.text()).toContain("Tried on");
  expect(done.text()).toMatch(/without a verdict: (\d+) of \1 → \*\*\1 of \1\*\*/);
});

test("one that makes reports worse is published by a second, explicit word alone", async () => {
  doing.withDraft = spoilt;
  const worse = await published(await drafted("classroom"));
  expect(worse.text()).toContain("Reports get worse with these words");
  expect(worse.text()).toContain("Nothing was published.");
  expect(worse.text()).toMatch(/claims filed under whoever makes them: \d+ of \d+, and \d+ of \d+ before/);
  expect(await versions("classroom")).toContain(untouched);
  const done = await published(worse, "Publish all the same …");
  expect(done.text()).toContain("“classroom” is now version 1");
});

test("the word for a draft does not count for what the draft becomes later", async () => {
  doing.withDraft = spoilt;
  const name = "conflict-reporting";
  const worse = await published(await drafted(name));
  const form = await worse.press("Publish all the same …").form();
  const card = await drafted(name, "Pupils.");
  for (const stale of [await form.submit({ why: "old" }).reply(), await published(worse, "Publish all the same …")]) {
    expect(stale.text()).toContain("what you confirmed was of other words. Nothing was published");
  }
  expect(await versions(name)).toContain(untouched);
  expect((await published(card)).text()).toContain("Reports get worse with these words");
});

test("an article that is not kept is told, with a way on; the server’s latest is tried once there is one", async () => {
  const owner = room.discord.member("owner");
  const latest = () => owner.slash("prompts try", { name: "neutral", on: "latest" }).reply();
  const gone = await latest();
  expect(gone.text()).toContain("I do not keep that article any more.");
  expect(gone.text()).toContain("such as the sample “harbour-strike-commerce-ledger”");
  const unknown = await owner.slash("prompts try", { name: "neutral", message: "1234567890" }).reply();
  expect(unknown.text()).toContain("I do not keep that article any more.");
  const asked = room.discord.member("ann").slash("read", { file: textFile(market) });
  const card = await settled(asked);
  await ended(asked, room.bot);
  expect((await latest()).text()).toContain("market");
  expect((await owner.slash("prompts try", { name: "neutral", message: card.id }).reply()).text()).toContain("market");
});

test("a model that goes down halfway is told of, nothing is published by accident, and it is tried again later", async () => {
  const name = "science-and-health";
  const card = await drafted(name);
  doing.answersLeft = 1;
  const trial = await card.press("Try").reply();
  expect(trial.text()).toMatch(/With (?:your draft|the words that hold) the model gave no report/);
  expect(trial.text()).toContain("did not accept the key");
  doing.answersLeft = 3;
  const told = await published(card);
  expect(told.text()).toContain("The model could not try all of these words");
  expect(told.text()).toMatch(/the model gave none of (?:one article|\d articles), so the words were not tried there/);
  expect(await versions(name)).toContain(untouched);
  doing.answersLeft = Infinity;
  expect((await published(told, "Try once more …")).text()).toContain(`“${name}” is now version 1`);
});

test("nothing of all this was an error, or against Discord’s rules", () => {
  expect(room.discord.faults).toEqual([]);
  expect(room.bot.written()).not.toContain('"level":"error"');
  expect(JSON.stringify(room.discord.log.bodies) + room.bot.written()).not.toMatch(/canary/i);
});
