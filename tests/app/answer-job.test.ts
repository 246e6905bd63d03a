import { expect, test } from "vitest";
import type { AskedQuestion } from "../../src/app/question-desk.ts";
import type { StoredAnswer } from "../../src/store/rows.ts";
import { nothingFound } from "./incoming.ts";
import { startKit, type Kit, type KitOptions } from "./kit.ts";

const said = [{ text: "Stalls pay more.", sentences: [1] }];
const yes: StoredAnswer = { ...nothingFound, mode: "scripted", found: "yes", said, local: null };

/** A bot that has read an article, about which people talk in a thread below its report. */
async function inThread(options: KitOptions = {}): Promise<Kit> {
  const kit = await startKit(options);
  await kit.ask({ id: "t" });
  await ended(kit, "t");
  return kit;
}

async function ended(kit: Kit, id: string): Promise<void> {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state !== "waiting");
}

function question(id: string, text: string, thread = "mt") {
  return { id, kind: "ask", channel: thread, source: { kind: "question", thread, question: text } } as const;
}

test("a question is answered from the article, knowing what was asked before", async () => {
  const asked: AskedQuestion[] = [];
  await using kit = await inThread({
    questions: {
      answer: async (one) => {
        asked.push(one);
        return { answer: yes, model: "scripted", tokens: { prompt: 9, answer: 1 }, trouble: null };
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

test("an article is talked about where its report stands, unless only one member has seen it", async () => {
  await using kit = await startKit();
  await kit.ask({ id: "1", channel: "c1" });
  await kit.ask({ id: "2", channel: "c2", isPrivate: true });
  await ended(kit, "1");
  await ended(kit, "2");
  const { discussions } = kit.flow.store;
  expect(await discussions.get("c1")).toMatchObject({ thread: "c1", server: "s1", turns: [] });
  expect(await discussions.get("m2")).not.toBeNull();
  expect(await discussions.get("c2")).toBeNull();
});
