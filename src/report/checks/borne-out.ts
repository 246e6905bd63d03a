import { around, textOf } from "../facts.ts";
import { namesIn } from "../names.ts";
import { quantitiesIn } from "../quantities.ts";
import { coverage, shared, stemsOf } from "../stems.ts";
import type { Check, Resting } from "./check.ts";
import { sentenceNames } from "./numbers.ts";

// Of its matter. A paraphrase keeps more, an answer to something else next to nothing; a claim has its quotation beside it.
const least = 0.34;

/** A sentence speaks of what its cited sentences speak of; across languages by a name or a number. */
export const sameMatter: Check<Resting & { readonly quote?: unknown }> = {
  name: "same matter",
  reason: "it is not what the cited sentences speak of",
  find: ({ text, cited, quote }, facts) => {
    const problem = `${sentenceNames(cited)} do not say this`;
    if (facts.sameWords) {
      const there = new Set(stemsOf(textOf(facts, around(facts, cited, 1))));
      const topic = new Set(stemsOf(`${textOf(facts, [1, 2, 3])} ${facts.article.title ?? ""}`));
      const stems = stemsOf(text).filter((stem) => there.has(stem) || !topic.has(stem));
      const enough = quote !== undefined ? shared(stems, there) > 0 : coverage(stems, there) >= least;
      return enough ? null : problem;
    }
    if (quote !== undefined) return null; // its quotation stands beside it
    const near = textOf(facts, around(facts, cited, 2));
    const names = new Set(namesIn(near).flatMap(({ parts }) => parts));
    if (namesIn(text).some(({ parts }) => parts.some((part) => names.has(part)))) return null;
    const numbers = new Set(quantitiesIn(near, facts.languages.article).flatMap(({ values }) => values));
    const same = quantitiesIn(text, facts.languages.answer).some(({ values }) =>
      values.some((value) => numbers.has(value)),
    );
    return same ? null : problem;
  },
};
