import { describe, expect, test } from "vitest";
import type { Incoming } from "../../src/app/accept.ts";
import { asSettled } from "../../src/app/as-settled.ts";
import { cleanJob } from "../../src/app/clean-job.ts";
import { noMeters } from "../../src/app/meters.ts";
import { forgetMember } from "../../src/app/privacy.ts";
import { changeSettings } from "../../src/app/settings/change-settings.ts";
import type { Settings } from "../../src/app/settings/settings.ts";
import type { Article } from "../../src/article/article.ts";
import type { ReadingDesk } from "../../src/app/reading-desk.ts";
import type { CompletionRequest } from "../../src/model/model.ts";
import { scriptedModel, type Scripted } from "../../src/model/scripted.ts";
import { correctAnswers } from "../report/answer-fixtures.ts";
import { incoming } from "./incoming.ts";
import { startKit, type Kit, type KitOptions } from "./kit.ts";
import { moderator } from "./moderators.ts";

const found = correctAnswers().find(({ name }) => name === "street-market-traders-unheard");
if (found === undefined) throw new Error("the answer that the flow is tried with is missing");
const { article, answer } = found;

const noon = 12 * 3_600_000; // until midnight, when the kit begins

async function kitWithModel(options: KitOptions = {}): Promise<Kit> {
  const open: ReadingDesk["open"] = async (source) => articleAt(source.kind === "link" ? source.url : "");
  return await startKit({ model: scriptedModel(wellSaid), desk: { open }, ...options });
}

/** The same story with another last line, so that it is another article. */
function articleAt(url: string): Article {
  return { ...article, text: `${article.text}\n\nThe notice has the number ${url.replaceAll(/\D/g, "")}0.` };
}

function wellSaid({ messages, schema }: CompletionRequest): Scripted {
  const ids = messages.flatMap(({ text }) => [...text.matchAll(/^(\d+)\| /gm)].map(([, id]) => Number(id)));
  const ends = { first_sentence: ids[0], last_sentence: ids.at(-1) };
  if (schema?.name !== "ask_v1") return { json: { ...ends, ...answer } };
  return { json: { ...ends, found: "yes", answer: [answer.summary].flat().slice(0, 1) } };
}

async function set(kit: Kit, values: Partial<Settings>, server = "s1"): Promise<void> {
  const wishes = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { kind: "set", value } as const]),
  );
  await changeSettings(moderator({ server }), { scope: { kind: "server", id: server }, wishes }, kit.flow);
}

/** Asks as a chat does: by the settings of the place, with the roles that the member has at that time. */
async function ask(kit: Kit, differs: Partial<Incoming>, roles: readonly string[] = []): Promise<string> {
  const asked = await asSettled(
    incoming(kit.clock.now(), differs),
    { roles, within: ["c1"], isThread: false },
    kit.flow,
  );
  await kit.bot.accept(asked);
  return asked.id;
}

async function answered(kit: Kit, id: string) {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state === "done");
  const reply = kit.answerOf(id);
  if (reply?.kind === "report") return { local: reply.provenance.local, share: reply.share };
  return reply?.kind === "answer" ? { local: reply.turn.answer.local, share: reply.share } : null;
}

const link = (nth: number) => ({ kind: "link", url: `https://news.example.org/${nth}` }) as const;
const question = (thread: string) =>
  ({ kind: "ask", channel: thread, source: { kind: "question", thread, question: "What do stalls pay?" } }) as const;

const limit = 20_000;

/** Lets a member have an article read with the model, and then nearly all that moderators let one member have. */
async function spentBy(kit: Kit, user: string): Promise<void> {
  await set(kit, { memberTokens: limit });
  expect(await answered(kit, await ask(kit, { user, source: link(0) }))).toEqual({ local: null, share: null });
  const account = `user ${user} in s1`;
  const { tokens } = await kit.flow.store.usage.of("2026-11-22", account);
  await kit.flow.store.usage.add("2026-11-22", { tokens: limit - 10 - tokens, requests: 0 }, [account]);
}

describe("what moderators let a member take in a day", () => {
  test("holds from the next request on: the article is read without the model, and what is left is told", async () => {
    await using kit = await kitWithModel();
    await spentBy(kit, "ann");
    const next = await answered(kit, await ask(kit, { user: "ann", source: link(1) }));
    expect(next).toMatchObject({ local: "budget-spent", share: { scope: "user", limit, left: 10 } });
    expect(next?.share?.fullInMs).toBeLessThanOrEqual(noon);
    expect(next?.share?.fullInMs).toBeGreaterThan(noon - 600_000);
    expect(await answered(kit, await ask(kit, { user: "ben", source: link(2) }))).toEqual({ local: null, share: null });
    await set(kit, { memberTokens: null });
    expect(await answered(kit, await ask(kit, { user: "ann", source: link(3) }))).toEqual({ local: null, share: null });
  });

  test("holds for questions, too", async () => {
    await using kit = await kitWithModel();
    const id = await ask(kit, { user: "ann", source: link(0) });
    await answered(kit, id);
    expect(await answered(kit, await ask(kit, { user: "ben", ...question(`m${id}`) }))).toEqual({ local: null, share: null }); // prettier-ignore
    await set(kit, { memberTokens: 0 });
    expect(await answered(kit, await ask(kit, { user: "ben", ...question(`m${id}`) }))).toMatchObject({ local: "budget-spent", share: { scope: "user", limit: 0, left: 0 } }); // prettier-ignore
  });

  test("is told by what is full, in the meters", async () => {
    const full: string[] = [];
    await using kit = await kitWithModel({
      flow: () => ({ meters: { ...noMeters(), budgetSpent: (scope) => void full.push(scope) } }),
    });
    await set(kit, { serverTokens: 1 });
    const id = await ask(kit, { user: "ann" });
    await answered(kit, id);
    await answered(kit, await ask(kit, { user: "ann", ...question(`m${id}`) }));
    expect(full).toEqual(["server", "server"]);
  });

  test("holds for no role that is exempt, but the server’s does, and those of whoever runs the bot", async () => {
    await using kit = await kitWithModel({ budgets: { server: 20_000 } });
    await set(kit, { memberTokens: 0, budgetExempt: ["press"], serverTokens: 500_000 });
    expect(await answered(kit, await ask(kit, { user: "ann", source: link(0) }, ["press"]))).toMatchObject({ local: null }); // prettier-ignore
    expect(await answered(kit, await ask(kit, { user: "ann", source: link(1) }, ["guests"]))).toMatchObject({ local: "budget-spent" }); // prettier-ignore
    const { tokens } = await kit.flow.store.usage.of("2026-11-22", "server s1");
    await kit.flow.store.usage.add("2026-11-22", { tokens: 20_000 - tokens, requests: 0 }, ["server s1"]);
    expect(await answered(kit, await ask(kit, { user: "ann", source: link(2) }, ["press"]))).toMatchObject({ local: "budget-spent", share: { scope: "server", limit: 20_000, left: 0 } }); // prettier-ignore
  });

  test("is decided with the roles that the member has when asking", async () => {
    await using kit = await kitWithModel();
    await set(kit, { memberTokens: 0, budgetExempt: ["press"] });
    const asked = await asSettled(
      incoming(kit.clock.now(), {}),
      { roles: ["press"], within: [], isThread: false },
      kit.flow,
    );
    await set(kit, { budgetExempt: [] });
    await kit.bot.accept(asked);
    expect(await answered(kit, asked.id)).toMatchObject({ local: null });
  });

  test("in one server is nothing to another, nor to a conversation", async () => {
    await using kit = await kitWithModel();
    await set(kit, { memberTokens: 0, serverTokens: 0 });
    expect(await answered(kit, await ask(kit, { user: "ann", server: "s2", source: link(0) }))).toMatchObject({ local: null }); // prettier-ignore
    expect(await answered(kit, await ask(kit, { user: "ann", server: null, source: link(1) }))).toMatchObject({ local: null }); // prettier-ignore
  });

  test("is not full again for who has deleted what I keep about them", async () => {
    await using kit = await kitWithModel();
    await spentBy(kit, "ann");
    await forgetMember("ann", kit.flow);
    expect(await answered(kit, await ask(kit, { user: "ann", source: link(1) }))).toMatchObject({ local: "budget-spent", share: { limit, left: 10 } }); // prettier-ignore
  });

  test("is there again the next day", async () => {
    await using kit = await kitWithModel();
    await spentBy(kit, "ann");
    const source = link(1);
    expect(await answered(kit, await ask(kit, { user: "ann", source }))).toMatchObject({ local: "budget-spent" });
    kit.clock.pass(noon);
    expect(await answered(kit, await ask(kit, { user: "ann", source }))).toEqual({ local: null, share: null });
  });
});

describe("an article that several ask for", () => {
  test("can be talked about for as long as any other, where nobody could pay for the model", async () => {
    await using kit = await kitWithModel();
    await set(kit, { memberTokens: 0 });
    const id = await ask(kit, { user: "ann" });
    expect(await answered(kit, id)).toMatchObject({ local: "budget-spent" });
    kit.clock.set(kit.clock.now() + 5 * 3_600_000);
    await cleanJob(kit.flow).run({ id: "0", kind: "clean", key: "", group: "", data: {}, attempt: 1, isLast: false }, new AbortController().signal); // prettier-ignore
    expect(await answered(kit, await ask(kit, { user: "ann", ...question(`m${id}`) }))).toMatchObject({ local: "budget-spent" }); // prettier-ignore
  });

  test("is not left to the local reading for all because one has nothing left", async () => {
    await using kit = await kitWithModel();
    await spentBy(kit, "ann");
    const source = link(1);
    expect(await answered(kit, await ask(kit, { user: "ann", source }))).toMatchObject({ local: "budget-spent" });
    expect(await answered(kit, await ask(kit, { user: "ben", source }))).toEqual({ local: null, share: null });
  });

  test("is paid by the first who can, of those who wait", async () => {
    const gate = Promise.withResolvers<undefined>();
    await using kit = await kitWithModel({ desk: { open: async () => (await gate.promise, articleAt("")) } });
    await set(kit, { memberTokens: 0, budgetExempt: ["press"] });
    const ids = [await ask(kit, { user: "ann" }), await ask(kit, { user: "ben" }, ["press"])];
    gate.resolve(undefined);
    for (const id of ids) expect(await answered(kit, id)).toEqual({ local: null, share: null });
    const spent = async (user: string) => (await kit.flow.store.usage.of("2026-11-22", `user ${user}`)).tokens;
    expect(await spent("ann")).toBe(0);
    expect(await spent("ben")).toBeGreaterThan(0);
  });

  test("is read once more where somebody who can pay came after it was begun", async () => {
    let isBegun = false;
    const gate = Promise.withResolvers<undefined>();
    await using kit = await kitWithModel({
      flow: ({ desk }) => ({
        desk: {
          ...desk,
          report: async (...given) => {
            const made = await desk.report(...given);
            isBegun = true;
            await gate.promise;
            return made;
          },
        },
      }),
    });
    await set(kit, { memberTokens: 0, budgetExempt: ["press"] });
    const first = await ask(kit, { user: "ann" });
    await kit.until(() => isBegun);
    const second = await ask(kit, { user: "ben" }, ["press"]);
    gate.resolve(undefined);
    for (const id of [first, second]) expect(await answered(kit, id)).toEqual({ local: null, share: null });
  });
});

describe("roles that may have a model asked", () => {
  test("and budgets hold where moderators try words", async () => {
    await using kit = await kitWithModel();
    const on = { kind: "seed", name: "rent-cap-balanced" } as const;
    const tried = async (by: Parameters<typeof moderator>[0]) => {
      const signal = new AbortController().signal;
      const { before, after } = await kit.flow.trials.trial(moderator(by), { name: "neutral", on }, signal);
      return [before, after].map(({ local }) => (local?.kind === "outcome" ? local.outcome.kind : local?.kind));
    };
    expect(await tried({ roles: [] })).not.toContain("not-allowed");
    await set(kit, { rolesSpend: ["press"] });
    expect(await tried({ roles: ["guests"] })).toEqual(["not-allowed", "not-allowed"]);
    await set(kit, { memberTokens: 0, budgetExempt: ["chief"] });
    expect(await tried({ roles: ["press"] })).toEqual(["budget-spent", "budget-spent"]);
    expect(await tried({ roles: ["press", "chief"] })).not.toContain("budget-spent");
  });

  test("have it asked for articles and for questions; the others are told that only some have", async () => {
    await using kit = await kitWithModel();
    await set(kit, { rolesSpend: ["press"] });
    const barred = { local: "not-allowed", share: null };
    const id = await ask(kit, { user: "ann" }, ["press"]);
    expect(await answered(kit, id)).toEqual({ local: null, share: null });
    const other = await ask(kit, { user: "ben" }, ["guests"]);
    expect(await answered(kit, other)).toEqual(barred);
    expect(await answered(kit, await ask(kit, { user: "ben", ...question(`m${id}`) }))).toEqual(barred);
    expect(await answered(kit, await ask(kit, { user: "ann", ...question(`m${id}`) }, ["press"]))).toEqual({ local: null, share: null }); // prettier-ignore
  });
});
