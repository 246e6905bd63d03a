import { thinkHere, type Think } from "../app/think.ts";
import type { Grounds } from "../report/ground.ts";
import type { ParserPool } from "./pool.ts";
import type { GroundsAside } from "./protocol.ts";
import { isLong } from "./read-aside.ts";

/** Thinks about an article here, or in the child where it is so long that everybody else would wait. */
export function thinkAside(child: Pick<ParserPool, "parse">): Think {
  return {
    report: async (given, signal) => {
      const { article, reading, house } = given;
      if (!isLong(article)) return await thinkHere.report(given, signal);
      return await child.parse({ kind: "report", article, reading, house }, signal);
    },
    ground: async (given, signal) => {
      const { draft, grounds, mode } = given;
      if (!isLong(grounds.article)) return await thinkHere.ground(given, signal);
      const { outside } = grounds;
      return await child.parse({ kind: "ground", draft, mode, outside, ...sent(grounds) }, signal);
    },
    groundSentences: async (given, signal) => {
      const { sentences, grounds } = given;
      if (!isLong(grounds.article)) return await thinkHere.groundSentences(given, signal);
      return await child.parse({ kind: "ground-sentences", sentences, ...sent(grounds) }, signal);
    },
    answer: async (given, signal) => {
      const { article, reading, question, earlier } = given;
      if (!isLong(article)) return await thinkHere.answer(given, signal);
      return await child.parse({ kind: "answer", article, reading, question, earlier }, signal);
    },
  };
}

/** Without the way to read: the child has its own. */
function sent({ article, reading, language, terms = [] }: Omit<Grounds, "outside">): GroundsAside {
  return { article, reading, language, terms };
}
