import { expect, test } from "vitest";
import type { Meters } from "../../src/app/meters.ts";
import { noMeters } from "../../src/app/meters.ts";
import type { Log, LogFacts } from "../../src/log.ts";
import { silentLog } from "../../src/log.ts";
import type { CompletionRequest } from "../../src/model/model.ts";
import { scriptedModel, type Scripted } from "../../src/model/scripted.ts";
import { correctAnswers } from "../report/answer-fixtures.ts";
import { link } from "./incoming.ts";
import { startKit, type Kit } from "./kit.ts";

const found = correctAnswers().find(({ name }) => name === "street-market-traders-unheard");
if (found === undefined) throw new Error("the answer that the flow is tried with is missing");
const { article, reading, answer } = found;
const good: Scripted = { json: { first_sentence: 1, last_sentence: reading.sentences.length, ...answer } };
const down: Scripted = { outcome: { kind: "unreachable", code: "ECONNREFUSED" } };

async function ended(kit: Kit, id: string): Promise<void> {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state !== "waiting");
}

test("what was read with a model costs nothing the second time", async () => {
  const calls: CompletionRequest[] = [];
  const spent: number[] = [];
  const meters: Meters = { ...noMeters(), spent: (_, { prompt }) => void spent.push(prompt) };
  const model = scriptedModel((request) => {
    calls.push(request);
    return good;
  });
  await using kit = await startKit({ model, desk: { open: async () => article }, flow: () => ({ meters }) });
  for (const id of ["1", "2"]) {
    await kit.ask({ id });
    await ended(kit, id);
  }
  expect(kit.answerOf("1")).toMatchObject({ cached: false, report: { mode: "scripted" }, provenance: { calls: 1 } });
  expect(kit.answerOf("2")).toMatchObject({ cached: true, report: { mode: "scripted" } });
  expect(calls).toHaveLength(1);
  expect(spent).toHaveLength(1);
});

test("a model that is down leaves the local report, a line for the operator, and is asked again soon", async () => {
  const lines: (LogFacts | undefined)[] = [];
  const log: Log = { ...silentLog(), warn: (_, facts) => void lines.push(facts) };
  let answers: Scripted = down;
  const model = scriptedModel(() => answers);
  await using kit = await startKit({ model, desk: { open: async () => article }, flow: () => ({ log }) });
  await kit.ask({ id: "1" });
  await ended(kit, "1");
  expect(kit.answerOf("1")).toMatchObject({ report: { mode: "local" }, provenance: { local: "unreachable" } });
  expect(lines).toMatchObject([
    { request: "1", code: "unreachable", mend: expect.stringContaining("OPENAI_BASE_URL") },
  ]);
  answers = good;
  kit.clock.pass(6 * 60_000);
  await kit.ask({ id: "2" });
  await ended(kit, "2");
  expect(kit.answerOf("2")).toMatchObject({ cached: false, report: { mode: "scripted" } });
});

test("a second try does not fetch again what the first had fetched", async () => {
  let tries = 0;
  await using kit = await startKit({
    flow: ({ desk }) => ({
      desk: {
        ...desk,
        report: async (...given) => {
          tries += 1;
          if (tries === 1) throw new Error("broken");
          return await desk.report(...given);
        },
      },
    }),
  });
  await kit.ask({ id: "1" });
  await ended(kit, "1");
  expect(tries).toBe(2);
  expect(kit.fetched).toEqual([link]);
  expect(kit.answerOf("1")).toMatchObject({ kind: "report" });
});
