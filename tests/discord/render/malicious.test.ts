import { ComponentType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { CardOf } from "../../../src/discord/render/card.ts";
import type { Payload } from "../../../src/discord/render/parts.ts";
import { readDraft } from "../../../src/report/draft.ts";
import { ground } from "../../../src/report/ground.ts";
import type { Report } from "../../../src/report/report.ts";
import { injectionCorpus, stringsIn } from "../../material-injection.ts";
import { correctAnswers, read } from "../../report/answer-fixtures.ts";
import { textsOf } from "../payload-faults.ts";
import { cardPayload, faultsOf } from "./all-payloads.ts";

const corpus = injectionCorpus();
const honest = correctAnswers().find(({ name }) => name === "harbour-strike-commerce-ledger");
if (honest === undefined) throw new Error("the answer that the hostile strings are put into is missing");

const article = { ...honest.article, url: "https://www.ledger.example/fruit" };
const grounds = { article, reading: honest.reading, read, language: "en", outside: true };
const benign = ground(readDraft({ ...honest.answer }), grounds, "a-model").report;

function cardOf(report: Report): CardOf {
  return {
    article,
    reading: honest?.reading ?? read(article),
    report,
    provenance: { local: null, unread: 0 },
    again: false,
  };
}

/** The report with a string in every place that holds a model's words, as if no check had been made. */
function unchecked(words: string): Report {
  return {
    ...benign,
    summary: benign.summary.map((one) => ({ ...one, text: words })),
    claims: benign.claims.slice(0, 8).map((one) => ({ ...one, text: words })),
    perspectives: benign.perspectives.map((one) => ({
      ...one,
      who: words,
      why: words,
      question: words,
      checked: words,
      outside: words,
    })),
    withheld: [{ what: words, reason: words }],
  };
}

/** The report that is made of an answer with a string in every place, the checks made. */
function checked(words: string): Report {
  const { claims, perspectives, summary } = honest?.answer ?? { claims: [], perspectives: [], summary: [] };
  const answer = {
    summary: summary.map((one, at) => (at === 0 ? { ...one, text: words } : one)),
    claims: claims.map((one, at) => (at % 2 === 0 ? { ...one, text: words } : one)),
    perspectives: perspectives.map((one) => ({ ...one, kind: "history", why: words, outside: words })),
  };
  return ground(readDraft(answer), grounds, "a-model").report;
}

/** All of a card but its texts. */
function skeleton({ components, ...rest }: Payload): object {
  const kept = components.flatMap((one) =>
    one.type === ComponentType.Container
      ? [{ ...one, components: one.components.filter(({ type }) => type === ComponentType.ActionRow) }]
      : [],
  );
  return { ...rest, kept };
}

describe.skipIf(corpus === null)("a model that obeys every injected instruction (needs the shared material)", () => {
  const cases = (corpus?.modelOutputs ?? []).map(({ id, output }) => ({ id, strings: stringsIn(output ?? "") }));

  test.each(cases)("$id in every place of a report: nothing that is sent is active", ({ strings }) => {
    for (const words of strings) {
      for (const report of [unchecked(words), checked(words)]) {
        const of = cardOf(report);
        expect(faultsOf(of)).toEqual([]);
        expect(skeleton(cardPayload(of))).toEqual(skeleton(cardPayload(cardOf(benign))));
        expect(textsOf(cardPayload(of)).join("\n")).toContain("machine reading, may be wrong");
      }
    }
  });
});

test("the honest answer has a card that names its model", () => {
  expect(faultsOf(cardOf(benign))).toEqual([]);
  expect(textsOf(cardPayload(cardOf(benign))).join("\n")).toContain("read with a-model");
});
