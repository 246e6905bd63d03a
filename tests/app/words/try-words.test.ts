import { describe, expect, test } from "vitest";
import { shippedPresets, shippedWords } from "../../../prompts/index.ts";
import { shortBudgets } from "../../../src/app/budgets.ts";
import { paidModel } from "../../../src/app/paid-model.ts";
import { checkDraft } from "../../../src/app/words/check-draft.ts";
import { saveDraft } from "../../../src/app/words/drafts.ts";
import { publishDraft } from "../../../src/app/words/publish-words.ts";
import type { TrialOn } from "../../../src/app/words/trial-articles.ts";
import { tryDraft, type TrialTools } from "../../../src/app/words/try-words.ts";
import type { CompletionRequest, Model } from "../../../src/model/model.ts";
import { scriptedModel, type Script, type Scripted } from "../../../src/model/scripted.ts";
import { fieldsOf, noWishes, type HouseWords } from "../../../src/report/house-words.ts";
import { loadTrialArticles } from "../../../src/seeds.ts";
import { correctAnswers, read } from "../../report/answer-fixtures.ts";
import { startKit } from "../kit.ts";
import { codeOf, moderator, office } from "../moderators.ts";

const presets = shippedPresets();
const seeds = loadTrialArticles();
const answers = correctAnswers().filter(({ language }) => language === "en");
const mona = moderator();
const market: TrialOn = { kind: "seed", name: seeds[0]?.name ?? "" };

async function startTrial(model: Model | null): Promise<TrialTools & AsyncDisposable> {
  const at = await office();
  const budgets = shortBudgets({ request: 1e6, user: 1e6, server: 1e6, bot: 1e6 }, at.clock);
  const stage = { model, read, words: shippedWords(), marker: () => "k3v9x0q7m2" };
  return {
    ...at,
    presets,
    seeds,
    stage,
    paid: paidModel(model, budgets),
    readLocally: async (article) => read(article),
  };
}

async function draft(at: TrialTools, words: Partial<HouseWords>, by = mona) {
  const fields = fieldsOf({ ...noWishes, id: "neutral", purpose: "Ours", tone: "Brisk.", ...words });
  return await saveDraft(by, { name: "neutral", fields }, at);
}

/** Answers as a careful person would; with the draft (told by its tone) some of the answer is changed. */
function editor(spoil: (answer: (typeof answers)[number]["answer"]) => object = (answer) => answer): Script {
  return (request: CompletionRequest) => {
    const text = request.messages.map((message) => message.text).join("\n");
    const found = answers.find(
      ({ article, name }) => name.startsWith("seeds/") && text.includes(article.title ?? "\0"),
    );
    if (found === undefined) return { text: "" };
    const last = found.reading.sentences.length;
    const answer = text.includes("Tone: Brisk.") ? spoil(found.answer) : found.answer;
    return { json: { first_sentence: 1, last_sentence: last, ...found.answer, ...answer } };
  };
}

const signal = new AbortController().signal;

describe("a draft is tried", () => {
  test("without a model by its lint, the whole prompt, and what kinds and length change in the local report", async () => {
    await using at = await startTrial(null);
    await draft(at, { kinds: ["remedy"], lookFor: "Answer with a table." });
    const trial = await tryDraft(mona, { name: "neutral", on: market }, at, signal);
    expect(trial).toMatchObject({ tried: false, before: { local: { kind: "no-model" } } });
    expect(trial.before.report.perspectives.length).toBeGreaterThan(0);
    expect(trial.differs.perspectives.gone.length).toBeGreaterThan(0);
    expect(trial.after.report.perspectives.every(({ kind }) => kind === "remedy")).toBe(true);
    expect(trial.differs.claims).toEqual({ gone: [], new: [] });
    expect(trial.faults).toMatchObject([{ severity: "warning", where: "lookFor" }]);
    expect(trial.prompt).toContain("Tone: Brisk.\nAsk only about these kinds of perspectives: remedy.");
    expect(trial.prompt).toContain("You never rate the outlet or the author");
    expect(trial.prompt).toContain("each item is checked against the article by these rules");
    expect(trial.words.map(({ field }) => field)).toEqual(["purpose", "lookFor", "tone", "audience", "kinds"]);
  });

  test("with a model by both on the same article: what differs, the checks and the tokens", async () => {
    const fewer = editor(({ claims }) => ({ claims: claims.slice(0, -1) }));
    await using at = await startTrial(scriptedModel(fewer));
    await draft(at, {});
    const trial = await tryDraft(mona, { name: "neutral", on: market }, at, signal);
    expect(trial.tried).toBe(true);
    expect(trial.differs.claims.gone).toHaveLength(1);
    expect(trial.differs.claims.new).toEqual([]);
    expect(trial.after.grades.quotes.of).toBe(trial.before.grades.quotes.of - 1);
    expect(trial.after.tokens.prompt).toBeGreaterThan(0);
  });

  test("on the server’s latest article, and on what a message there answers about", async () => {
    await using kit = await startKit();
    await using trial = await startTrial(null);
    await kit.ask({ id: "1" });
    await kit.until(async () => (await kit.flow.store.requests.get("1"))?.state === "done");
    const at = { ...trial, store: kit.flow.store };
    await draft(at, {});
    const tried = async (on: TrialOn, by = mona) =>
      (await tryDraft(by, { name: "neutral", on }, at, signal)).article.article.text;
    expect(await tried({ kind: "latest" })).toContain("market");
    expect(await tried({ kind: "reply", reply: "m1" })).toContain("market");
    const otto = moderator({ user: "otto", server: "s2" });
    await draft(at, {}, otto);
    for (const on of [{ kind: "latest" }, { kind: "reply", reply: "m1" }, { kind: "seed", name: "x" }] as const)
      expect(await codeOf(tried(on, otto))).toBe("not-kept");
    await kit.flow.store.articles.deleteUnused(kit.clock.now() + 1);
    expect(await codeOf(tried({ kind: "latest" }))).toBe("not-kept");
  });

  test("never on what another member had read privately", async () => {
    await using kit = await startKit();
    await using trial = await startTrial(null);
    await kit.ask({ id: "1", user: "ann", isPrivate: true });
    await kit.until(async () => (await kit.flow.store.requests.get("1"))?.state === "done");
    const at = { ...trial, store: kit.flow.store };
    await draft(at, {});
    for (const on of [{ kind: "latest" }, { kind: "reply", reply: "m1" }] as const)
      expect(await codeOf(tryDraft(mona, { name: "neutral", on }, at, signal))).toBe("not-kept");
    const ann = moderator({ user: "ann" });
    expect(await codeOf(tryDraft(ann, { name: "neutral", on: { kind: "reply", reply: "m1" } }, at, signal))).toBe(
      "none",
    );
  });

  test("only by who may change words", async () => {
    await using at = await startTrial(null);
    const eve = moderator({ user: "eve", manages: false });
    expect(await codeOf(tryDraft(eve, { name: "neutral", on: market }, at, signal))).toBe("not-allowed");
    expect(await codeOf(checkDraft(eve, { name: "neutral" }, at, signal))).toBe("not-allowed");
  });
});

describe("before it is published", () => {
  const publishing = { name: "neutral", why: "", withModel: true };

  test("a draft runs on three articles, and one that does as well may be published", async () => {
    await using at = await startTrial(scriptedModel(editor()));
    await draft(at, {});
    const check = await checkDraft(mona, { name: "neutral" }, at, signal);
    expect(check).toMatchObject({ articles: seeds.map(({ name }) => name), worse: [] });
    expect(check.rows.map(({ grade }) => grade)).toEqual(["quotes", "claimers", "slant", "verdicts", "unheard"]);
    expect(check.rows[0]?.before.of).toBeGreaterThan(10);
    expect(check.tokens.after).toBeGreaterThan(0);
    expect(await publishDraft(mona, publishing, at)).toMatchObject({ kind: "published" });
  });

  const spoilt: readonly (readonly [string, Script, RegExp])[] = [
    ["quotes what is not there", editor(({ claims }) => ({ claims: claims.map((one) => ({ ...one, quote: "words that nobody ever said here" })) })), /^quotations word for word: \d+ of \d+/],
    ["judges", editor(({ claims }) => ({ claims: claims.map((one) => ({ ...one, text: "This is biased propaganda." })) })), /^sentences without a verdict/],
    ["files every claim under the article", editor(({ claims }) => ({ claims: claims.map((one) => ({ ...one, claimer: "article" })) })), /^claims filed under/],
  ]; // prettier-ignore
  test.each(spoilt)("one with which the model %s needs a second word", async (_, script, line) => {
    await using at = await startTrial(scriptedModel(script));
    await draft(at, {});
    const { worse } = await checkDraft(mona, { name: "neutral" }, at, signal);
    expect(worse).toContainEqual(expect.stringMatching(line));
    const told = await publishDraft(mona, publishing, at);
    expect(told).toEqual({ kind: "worse", worse, isTried: true, check: expect.any(String) });
    const confirmed = told.kind === "worse" ? told.check : "";
    expect(await publishDraft(mona, { ...publishing, confirmed }, at)).toMatchObject({ kind: "published" });
  });

  test("a model that does not answer tries nothing, which is said and needs a second word, too", async () => {
    await using at = await startTrial(scriptedModel([]));
    await draft(at, {});
    const { worse } = await checkDraft(mona, { name: "neutral" }, at, signal);
    expect(worse).toEqual(["the model gave none of 3 articles, so the words were not tried there"]);
    expect(await publishDraft(mona, publishing, at)).toMatchObject({ kind: "worse", isTried: false });
  });

  test("a model that goes down halfway has tried nothing of what it left out, whatever the rest was like", async () => {
    let asked = 0;
    const good = editor();
    const script = (request: CompletionRequest): Scripted => {
      asked += 1;
      if (asked > 3 || typeof good !== "function") return { outcome: { kind: "unreachable", code: null } };
      return good(request);
    };
    const model = scriptedModel(script);
    await using at = await startTrial(model);
    await draft(at, {});
    const { worse } = await checkDraft(mona, { name: "neutral" }, at, signal);
    expect(worse).toContainEqual(expect.stringMatching(/^the model gave none of /));
    expect(await publishDraft(mona, publishing, at)).toMatchObject({ kind: "worse", isTried: false });
  });
});
