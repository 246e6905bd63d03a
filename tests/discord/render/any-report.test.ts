import * as fc from "fast-check";
import { expect, test } from "vitest";
import { articleFromText } from "../../../src/article/from-text.ts";
import { localReport } from "../../../src/report/local-report.ts";
import { localReader } from "../../../src/seeds.ts";
import { seedArticles } from "../../seeds/seed-articles.ts";
import { cleanUrl } from "../../../src/article/url.ts";
import { payloadFaults, seen, textsOf } from "../payload-faults.ts";
import { cardPayload, faultsOf, orders } from "./all-payloads.ts";
import { randomReport } from "./random-reports.ts";
import { withoutModel } from "./without-model.ts";

const shortest = 800; // characters: of a shorter text its title, its questions and the receipt are more

test("of a thousand reports of anything, nothing that is sent breaks a rule of Discord’s or is active", () => {
  fc.assert(
    fc.property(randomReport, fc.constantFrom(...orders), (of, order) => {
      expect(faultsOf(of)).toEqual([]);
      const other = cardPayload(of, { sections: order });
      expect(payloadFaults(other, of.article.url === null ? null : cleanUrl(of.article.url))).toEqual([]);
      for (const payload of [cardPayload(of), other]) {
        const characters = textsOf(payload).map(seen).join("").length;
        expect(characters).toBeLessThanOrEqual(Math.max(shortest, Math.min(1_800, of.article.text.length)));
      }
    }),
    { numRuns: 1_000 },
  );
}, 300_000);

test("an article of 200,000 words has a card and pages like any other", () => {
  const all = seedArticles().map(({ text }) => text);
  const text = Array.from({ length: 500 }, (_, at) => all[at % all.length]).join("\n\n");
  const article = articleFromText({ text, title: "Long", url: null, by: "text" });
  const reading = localReader()(article);
  const of = { article, reading, report: localReport(article, reading), provenance: withoutModel, again: false };
  expect(faultsOf(of)).toEqual([]);
}, 300_000);
