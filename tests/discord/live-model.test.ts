import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openGiven } from "../../src/app/open-given.ts";
import { givenAnswer, writtenAnswer, type GivenAnswer } from "../../src/report/written-answer.ts";
import { injectionCorpus, stringsIn } from "../material-injection.ts";
import {
  body,
  chatServer,
  promptOf,
  shapeOf,
  streamed,
  type Answer,
  type ChatServer,
  type Seen,
} from "../model/chat-server.ts";
import { read } from "../report/answer-fixtures.ts";
import { ComponentType } from "discord-api-types/v10";
import type { Payload } from "../../src/discord/render/parts.ts";
import { payloadFaults } from "./payload-faults.ts";
import { disposal, doingIn, ended, openNewsroom, settled, storyOf, textFile, type Newsroom } from "./newsroom.ts";

/** What the model says to each request; the numbers of the sentences at the ends are read off the request. */
type Says = (shape: string, seen: Seen) => unknown;

const story = storyOf("harbour-strike-commerce-ledger");

/** The answer that a person wrote for the story, as a good model gives it. */
async function goodAnswer(): Promise<GivenAnswer> {
  const file = new URL("../report/correct-answers/harbour-strike-commerce-ledger.json", import.meta.url);
  const given = { kind: "text", text: story, url: null, doubts: [] } as const;
  const parse = async (): Promise<never> => expect.fail("text is not parsed elsewhere");
  const { article } = await openGiven(given, { parse }, AbortSignal.timeout(1000));
  return givenAnswer(writtenAnswer.parse(JSON.parse(readFileSync(file, "utf8"))), article, read(article));
}

const good = await goodAnswer();
const nothing = { claims: [], perspectives: [], summary: [] };
const answered = { found: "yes", answer: [{ text: "Fourteen ships are waiting.", sentences: [1] }] };

const honest: Says = (shape) =>
  ({ report_v1: good, repair_v1: nothing, look_v1: { answered: [] }, ask_v1: answered, ask_repair_v1: { answer: [] } })[
    shape
  ];

let says: Says = honest;
let server: ChatServer;
let room: Newsroom;

const speak: Answer = (response, seen, nth) => {
  if (seen.path.endsWith("/models"))
    return body({ data: [{ id: "scripted", max_model_len: 65_536 }] })(response, seen, nth);
  const said = says(shapeOf(seen), seen);
  const ids = [...promptOf(seen).matchAll(/^(\d+)\| /gm)].map(([, id]) => Number(id));
  const ends = { first_sentence: ids[0], last_sentence: ids.at(-1) };
  const text = typeof said === "string" ? said : JSON.stringify({ ...ends, ...z.looseObject({}).parse(said) });
  const usage = { prompt_tokens: Math.ceil(promptOf(seen).length / 4), completion_tokens: 90 };
  return streamed(text, usage)(response, seen, nth);
};

beforeAll(async () => {
  server = await chatServer(speak);
  const env = {
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_MODEL: "scripted",
    OPENAI_API_KEY: "sk-canary-0123456789",
    MEMBER_OPEN_REQUESTS: "1000",
    BUDGET_REQUEST_TOKENS: "100000000",
    BUDGET_USER_TOKENS: "100000000",
    BUDGET_SERVER_TOKENS: "100000000",
    BUDGET_BOT_TOKENS: "100000000",
  };
  room = await openNewsroom(env, { limits: { messagesKept: 1000 } });
}, 30_000);
afterAll(async () => {
  await disposal(room);
  await server[Symbol.asyncDispose]();
}, 30_000);

function give(text: string, channel = "news") {
  return room.discord.member("ann").slash("read", { file: textFile(text) }, { channel });
}

describe("with a model", () => {
  test("a card is in its words, held to the article, and says so", async () => {
    const card = await settled(give(story));
    expect(card.text()).toContain("read with scripted");
    expect(card.text()).toContain("quotes found word for word");
    const form = await card.press("Ask", "ben").form();
    says = (shape, seen) => (shape === "ask_v1" ? { found: "yes", answer: [good.summary[0]] } : honest(shape, seen));
    await form.submit({ "Your question": "What happened at the port?" }).acknowledged();
    const first = z.object({ text: z.string() }).parse(good.summary[0]).text.slice(0, 20);
    const answer = await room.discord.said(card.id, (seen) => seen.text().includes(first));
    expect(answer.text()).toMatch(/\(S\d/);
  });

  test("where it fails, the article is read without it, and the card says why", async () => {
    says = () => "I cannot help with that.";
    const card = await settled(give(`${story}\n\nThe talks go on today.`, "desk"));
    expect(card.text()).toMatch(/read without a model: the model’s answer could not be read/);
    says = honest;
  });
});

const corpus = injectionCorpus();

describe.skipIf(corpus === null)("a model that obeys every injected instruction (needs the shared material)", () => {
  const outputs = (corpus?.modelOutputs ?? []).map(({ output }) => output ?? longWords);
  const raw = outputs.map(
    (output): Says =>
      () =>
        output,
  );
  // A report has room for the strings of several cases.
  const woven = chunks(outputs, 4).map((some) => planted(some.flatMap(stringsIn)));
  const hostile = [...woven, ...raw];

  test("makes nothing active in anything that is sent, and one answer to each request", async () => {
    const { discord, bot } = room;
    says = honest;
    await ended(give(`${story}\n\nThe harbour office gave the case no number.`, "one"), bot);
    const shape = skeletons().at(-1);

    says = (name, seen) => (hostile[caseIn(promptOf(seen))] ?? honest)(name, seen);
    const cases = hostile.map((_, at) => at);
    const asReports = cases.slice(0, woven.length + 3);
    for (const some of chunks(asReports, 8)) {
      const asked = some.map((at) => give(`${story}\n\nThe harbour office gave the case the number ${at}.`, "two"));
      for (const one of asked) await ended(one, bot);
    }
    for (const some of chunks(cases, 8)) {
      const asked = some.map((at) =>
        discord.member("ben").slash("ask", { question: `What is the case with the number ${at}.` }, { channel: "two" }),
      );
      for (const one of asked) await ended(one, bot);
    }

    const sent = payloads();
    expect(sent.length).toBeGreaterThan(hostile.length);
    expect(sent.flatMap((payload) => payloadFaults(payload, null))).toEqual([]);
    expect(new Set(skeletons())).toEqual(new Set([shape]));
    expect(discord.messages("two")).toHaveLength(asReports.length + cases.length);
    const said = discord.messages("two").map((seen) => seen.text());
    expect(said.filter((text) => !text.includes("achine reading, may be wrong"))).toEqual([]);
    expect(JSON.stringify(discord.log.bodies) + bot.written()).not.toMatch(/canary/i);
  }, 120_000);
});

describe("what moderators set reaches the model with the next request", () => {
  const { set, read: have } = doingIn(() => room);
  const prompts: string[] = [];
  const outside = "Port Ellery was last on strike in 1998.";
  const report = {
    ...good,
    perspectives: good.perspectives.map((one) => (one["kind"] === "history" ? { ...one, outside } : one)),
  };
  beforeAll(() => {
    says = (shape, seen) => {
      prompts.push(promptOf(seen));
      return shape === "report_v1" ? report : honest(shape, seen);
    };
  });
  afterAll(() => {
    says = honest;
  });

  test("the language, for a channel and the threads in it", async () => {
    await have("three", story);
    expect(prompts.at(-1)).not.toContain("German");
    expect(await set("language", { language: "de" }, "three")).toContain("Language in this channel: German.");
    await have("three", `${story}\n\nThe ferries run as usual.`);
    expect(prompts.at(-1)).toContain("German");
    await have(room.discord.member("ann").thread("three", "Talk"), `${story}\n\nThe trams run as usual.`);
    expect(prompts.at(-1)).toContain("German");
    await room.discord.member("ann").slash("ask", { question: "What happened?" }, { channel: "three" }).reply();
    expect(prompts.at(-1)).toContain("German");
    await set("language", { reset: true }, "three");
    await have("three", `${story}\n\nThe buses run as usual.`);
    expect(prompts.at(-1)).not.toContain("German");
  });

  test("whether background from outside the article is named", async () => {
    expect((await have("four", story)).text()).toContain(`unchecked:* ${outside}`);
    await set("sections", { background: false }, "four");
    expect((await have("four", story)).text()).not.toContain("unchecked:");
    await set("sections", { background: true }, "four");
    expect((await have("four", story)).text()).toContain(`unchecked:* ${outside}`);
  });

  test("sections that are left out leave the receipt as it is", async () => {
    const whole = await have("five", story);
    await set("sections", { order: "left-out" }, "five");
    const part = await have("five", story);
    expect([part.text().includes("Who claims what"), part.text().includes("read with scripted")]).toEqual([
      false,
      true,
    ]);
    const found = /\d+ of \d+ quotes found word for word/;
    expect(found.exec(part.text())).toEqual(expect.objectContaining({ 0: found.exec(whole.text())?.[0] }));
  });
});

const longWords = `${"x".repeat(5000)} ${"A long finding. ".repeat(3000)}`;

/** A good answer with strange words in every place that shows a model’s. */
function planted(strings: readonly string[]): Says {
  const words = (at: number): string => strings[at % strings.length] ?? "";
  const claims = good.claims.map((one, at) => (at % 2 === 0 ? { ...one, text: words(at) } : one));
  const perspectives = good.perspectives.map((one, at) => ({
    ...one,
    kind: "history",
    who: words(at),
    why: words(at + 1),
    question: at === 0 ? words(at) : one["question"],
    outside: words(at + 2),
  }));
  const summary = good.summary.map((one, at) => (at === 0 ? { ...one, text: words(at) } : one));
  const report = { claims, perspectives, summary };
  const labelled = (letter: string, items: readonly object[]) =>
    items.map((one, at) => ({ ...one, item: `${letter}${at + 1}` }));
  const repair = {
    claims: labelled("C", claims),
    perspectives: labelled("P", perspectives),
    summary: labelled("S", summary),
  };
  const answer = [...summary, { text: words(1), sentences: [1] }];
  const ask = { found: "yes", answer };
  const asRepair = { answer: labelled("S", answer) };
  return (shape, seen) =>
    ({ report_v1: report, repair_v1: repair, ask_v1: ask, ask_repair_v1: asRepair })[shape] ?? honest(shape, seen);
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

function caseIn(prompt: string): number {
  return Number([...prompt.matchAll(/the number (\d+)\./g)].at(-1)?.[1] ?? -1);
}

const message = z.custom<Payload>(
  (value) => typeof value === "object" && value !== null && "components" in value && "flags" in value,
);

/** The messages that were sent, without what a new one has beside its payload. */
function payloads(): readonly Payload[] {
  return room.discord.log.bodies.flatMap(({ body: sent }) => {
    const { data = sent } = z.looseObject({ data: z.unknown().optional() }).parse(sent);
    const found = message.safeParse(data);
    if (!found.success) return [];
    const { flags, components, allowed_mentions } = found.data;
    return [{ flags, components, allowed_mentions }];
  });
}

/** All of each card but its texts, and but the ids of its buttons, which are never the same twice. */
function skeletons(): readonly string[] {
  return payloads().flatMap(({ components, ...rest }) => {
    const kept = components.flatMap((one) =>
      one.type === ComponentType.Container
        ? [{ ...one, components: one.components.filter(({ type }) => type === ComponentType.ActionRow) }]
        : [],
    );
    const isCard = kept.some((one) => one.components.length > 0);
    return isCard ? [JSON.stringify({ ...rest, kept }).replaceAll(/"custom_id":"[\w-]+"/g, '"custom_id"')] : [];
  });
}
