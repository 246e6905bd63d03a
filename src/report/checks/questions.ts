import type { Article } from "../../article/article.ts";
import { onceOf } from "../../text/once.ts";
import { countWords } from "../../text/words.ts";
import { shared, stemsOf } from "../stems.ts";
import type { Check, PlacedPerspective } from "./check.ts";

const wordsMost = 40;

/** One question, which judges nobody. */
export const asksOnly: Check<PlacedPerspective> = {
  name: "questions",
  reason: "it is not a question that leaves the judging to the reader",
  find: ({ question, text }) => {
    if (!/[?？]["”’]?$/.test(question)) return "the question does not end with “?”";
    if (countWords(question) > wordsMost) return `the question has more than ${wordsMost} words`;
    const verdict = verdicts.exec(text);
    return verdict === null ? null : `“${verdict[0]}” judges: only ask`;
  },
};

// Of the outlet, the author, or whoever is asked about.
const verdicts =
  /\b(?:bias(?:ed)?|propagand\w+|mislead\w*|misinform\w*|disinform\w*|one-sided|unfair(?:ly)?|dishonest\w*|manipulat\w+|lies|liars?|lying|fake|hoax|agenda|cover-up|hid(?:es|ing|den) the truth|fails? to (?:mention|say|tell|ask)|fraudsters?|corrupt|crook\w*|guilty|shameful\w*|parteiisch|einseitig|lügen\w*)\b/i;

// Words that fit any article.
const anybody: ReadonlySet<string> = new Set(
  stemsOf(
    "experts critics supporters opponents fans people public community stakeholders readers society citizens residents officials others parties affected independent neutral ordinary local relevant different opposing alternative perspective view viewpoint voices side",
  ),
);
// What any question may say.
const asking: ReadonlySet<string> = new Set(
  stemsOf(
    "think say view opinion affected effect impact concerned matter issue decision situation events article text story change believe feel respond react perspective",
  ),
);

const allStems = onceOf(({ text }: Article): ReadonlySet<string> => new Set(stemsOf(text)));

/** A question that only this article raises: it holds matter of the text, and not just "experts" or "the public". */
export const fitsThisArticle: Check<PlacedPerspective> = {
  name: "questions",
  reason: "it would fit any article",
  find: ({ question, who }, facts) => {
    if (!facts.sameWords) return null;
    const there = allStems(facts.article);
    const own = stemsOf(`${question} ${who}`).filter((stem) => !anybody.has(stem) && !asking.has(stem));
    return shared(own, there) > 0 ? null : "this would fit any article: ask about what this one says";
  },
};
