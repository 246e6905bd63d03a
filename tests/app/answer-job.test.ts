import { expect, test } from "vitest";
import type { AskedQuestion } from "../../src/app/answer-job.ts";
import { contentHash } from "../../src/article/identity.ts";
import { startKit, type Kit, type KitOptions } from "./kit.ts";

const yes = { found: "yes", sentences: [{ text: "Stalls pay more.", sentences: [1] }] } as const;

/** A bot that has read an article, about which people talk in a thread. */
async function inThread(options: KitOptions = {}): Promise<Kit> {
  const kit = await startKit(options);
  await kit.ask({ id: "read" });
  await ended(kit, "read");
  const request = await kit.flow.store.requests.get("read");
  const report = kit.answerOf("read");
  if (request?.reading === undefined || request.reading === null || report?.kind !== "report")
    throw new Error("it was not read");
  await kit.flow.store.discussions.open({
    thread: "t1",
    server: "s1",
    article: contentHash(report.article.text),
    reading: request.reading,
    at: kit.clock.now(),
  });
  return kit;
}

async function ended(kit: Kit, id: string): Promise<void> {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state !== "waiting");
}

function question(id: string, text: string, thread = "t1") {
  return { id, kind: "ask", channel: thread, source: { kind: "question", thread, question: text } } as const;
}

test("a question is answered from the article, knowing what was asked before", async () => {
  const asked: AskedQuestion[] = [];
  await using kit = await inThread({
    questions: {
      answer: async (one) => {
        asked.push(one);
        return yes;
      },
    },
  });
  await kit.ask(question("1", "What do stalls pay?"));
  await ended(kit, "1");
  await kit.ask(question("2", "Since when?"));
  await ended(kit, "2");
  expect(kit.answerOf("1")).toMatchObject({ kind: "answer", turn: { question: "What do stalls pay?", answer: yes } });
  expect(asked[1]?.earlier.map((turn) => turn.question)).toEqual(["What do stalls pay?"]);
  expect(asked[1]?.article.text).toContain("market");
});

test("one about an article that is not kept any more is told so", async () => {
  await using kit = await inThread();
  await kit.ask(question("1", "What do stalls pay?", "another thread"));
  await ended(kit, "1");
  expect(kit.answerOf("1")).toMatchObject({ kind: "notice", code: "not-kept" });
});

test("one that breaks each time ends in an honest notice", async () => {
  await using kit = await inThread({
    questions: {
      answer: async () => {
        throw new TypeError("broken");
      },
    },
  });
  await kit.ask(question("1", "What do stalls pay?"));
  await ended(kit, "1");
  expect(kit.answerOf("1")).toMatchObject({ kind: "notice", code: "gave-up" });
  expect(await kit.flow.store.requests.get("1")).toMatchObject({ state: "failed" });
});
