import { usualShowing } from "../../src/app/showing.ts";
import { answerShown } from "../../src/discord/render/answer.ts";
import { card, type CardOf } from "../../src/discord/render/card.ts";
import { claimPages } from "../../src/discord/render/claim-pages.ts";
import { page } from "../../src/discord/render/pages.ts";
import { pointerShown } from "../../src/discord/render/pointer.ts";
import type { Showing } from "../../src/store/rows.ts";
import { messageHtml } from "./draw.ts";

type Sheet = { readonly name: string; readonly html: string };

const ids = { claims: "a", voices: "b", wording: "c", ask: "d", delete: "e" };

/** The card as moderators may have chosen it: other sections, no questions, a thread that there is or is not. */
export function chosenSheets(of: CardOf): readonly Sheet[] {
  const shown = (differs: Partial<Showing>): string => messageHtml(card(of, ids, { ...usualShowing, ...differs }));
  const { article, reading, provenance } = of;
  const evidence = reading.sentences.slice(0, 2).map(({ id, span }) => ({ sentence: id, span }));
  const answer = { mode: "local", found: "partly", said: [], evidence, understood: [] } as const;
  const family = { ...article, title: "A family of four 👩‍👩‍👧‍👦 under the rainbow flag 🏳️‍🌈, and what it costs ❤️" };
  return [
    { name: "sections-left-out-first", html: shown({ sections: ["left-out", "claims", "summary"] }) },
    { name: "sections-claims-summary", html: shown({ sections: ["claims", "summary"] }) },
    { name: "sections-without-claims", html: shown({ sections: ["left-out", "summary"] }) },
    {
      name: "sections-one-each",
      html: shown({ sections: ["summary"] }) + shown({ sections: ["claims"] }) + shown({ sections: ["left-out"] }),
    },
    {
      name: "sections-page",
      html: messageHtml(page(claimPages(of, ["left-out", "summary"]), { view: "claims", page: 0 }, (_, at) => `${at}`)),
    },
    { name: "threads-pointer", html: messageHtml(pointerShown(of)) },
    { name: "threads-none", html: shown({ noThread: "may-not-open", discussion: false }) },
    {
      name: "threads-none-for-answer",
      html: messageHtml(answerShown({ article, reading, question: "What did they do?", answer, provenance }, "locked")),
    },
    { name: "emoji", html: messageHtml(card({ ...of, article: family }, ids)) },
  ].map(({ name, html }) => ({ name: `chosen-${name}`, html }));
}
