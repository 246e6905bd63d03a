import { expect, test } from "vitest";
import type { ShareLeft } from "../../src/app/share-left.ts";
import { answerShown } from "../../src/discord/render/answer.ts";
import { usedUp } from "../../src/discord/wording-shares.ts";
import { madeUpArticle, madeUpReading } from "../cli/made-up.ts";
import { payloadFaults, seen, textsOf } from "./payload-faults.ts";

const share: ShareLeft = { scope: "user", limit: 20_000, left: 312, fullInMs: 4.2 * 3_600_000 };
const stands = "What stands here was read without the model, and holds.";

const check = (differs: Partial<ShareLeft>, says: string) =>
  test(says, () => expect(usedUp({ ...share, ...differs })).toBe(`${says} ${stands}`));

check(
  {},
  "Whoever asked has used up their share of the model for today: 312 of 20,000 tokens are left, too few for this. It is full again at midnight UTC, in 5 hours.",
);
check(
  { scope: "server", left: 0, fullInMs: 20_000 },
  "This server has used up its share of the model for today: none of 20,000 tokens is left. It is full again at midnight UTC, in 1 minute.",
);
// How much the whole bot may take is not for members to know.
check(
  { scope: "bot", fullInMs: 59.5 * 60_000 },
  "What I may take of the model in a day is used up. It is full again at midnight UTC, in 1 hour.",
);
check({ scope: "request" }, "This takes more of the model than one request may: 20,000 tokens.");

test("it stands below an answer, too, in words that break no rule", () => {
  const answer = { mode: "local", found: "no", said: [], evidence: [], understood: [] } as const;
  const of = { article: madeUpArticle, reading: madeUpReading, question: null, answer, share };
  const payload = answerShown({ ...of, provenance: { local: "budget-spent" } });
  expect(payloadFaults(payload, null)).toEqual([]);
  const lines = textsOf(payload)
    .map(seen)
    .flatMap((text) => text.split("\n"));
  expect(lines.at(-1)).toBe(usedUp(share));
  expect(lines.join(" ")).toContain("read without a model: the model’s budget is spent for now");
});
