import { expect, test } from "vitest";
import { groundSentences } from "../../src/report/ground.ts";
import type { Term } from "../../src/report/house-words.ts";
import { articleOf } from "../reading/read.ts";
import { read } from "./answer-fixtures.ts";

const article = articleOf("The bridge in Kiev was shut on Monday. Builders will work there for a week.");
const kyiv: Term = { use: "Kyiv", instead: ["Kiew", "Kiev"] };

/** Whether this sentence, resting on the first of the article, may be shown. */
function check(text: string, terms: readonly Term[], may: boolean): void {
  test(`“${text}” may ${may ? "" : "not "}stand with ${JSON.stringify(terms)}`, () => {
    const sentences = [{ label: "S1", text, sentences: [1] }];
    const { said } = groundSentences(sentences, { article, reading: read(article), read, language: "en", terms });
    expect(said).toHaveLength(may ? 1 : 0);
  });
}

// The name that moderators want said, where the article has the other one, and nowhere else.
check("The bridge in Kyiv was shut on Monday.", [kyiv], true);
check("The bridge in Kyiv was shut on Monday.", [], false);
check("The bridge in Lviv was shut on Monday.", [kyiv], false);
check("The bridge in Lviv was shut on Monday.", [{ use: "Lviv", instead: ["Lvov"] }], false);
