import { liveBot } from "../discord/live-bot.ts";
import { brisk, doingWell, trialModel, type TrialModel } from "../discord/trial-model.ts";
import { startDouble } from "../double/discord.ts";

/** Told in a line: what was measured, how much it was, and the goal. */
export type Tell = (what: string, measured: string, goal: string) => void;

const tries = 20;
const checks = 5;
const modelMs = 1000;

/**
 * How long a moderator waits for a draft to be tried on one article, and on the three before it is published, beside
 * the time in which the model had anything to do.
 */
export async function benchTrials(tell: Tell, nodeOptions: readonly string[]): Promise<void> {
  await using model = await trialModel({ ...doingWell, takesMs: modelMs });
  await using discord = await startDouble({
    guilds: [{ name: "Newsroom", members: ["owner"], channels: ["desk"] }],
    limits: { patienceMs: 60_000 },
  });
  await using closing = new AsyncDisposableStack();
  closing.use(await liveBot(discord, model.env, nodeOptions));
  await discord.ready();
  const owner = discord.member("owner");
  const draft = async (nth: number) => {
    const form = await owner.slash("prompts edit", { name: "neutral" }).form();
    return await form.submit({ tone: brisk, audience: `Readers of edition ${nth}.` }).reply();
  };

  const first = await draft(0);
  await first.press("Try").reply(); // loads the lexicon, which is not what is measured
  const tried: number[] = [];
  for (let nth = 0; nth < tries; nth += 1)
    tried.push(await besideModel(model, async () => void (await first.press("Try").reply())));
  tell("a draft tried on one article, beside the model's time, p50 / most", spread(tried), "3 s");

  const published: number[] = [];
  for (let nth = 1; nth <= checks; nth += 1) {
    const card = await draft(nth);
    const why = await card.press("Publish …").form();
    published.push(await besideModel(model, async () => void (await why.submit({ why: "measured" }).reply())));
  }
  tell("… on three before it is published, the same", spread(published), "3 s");
}

/** Milliseconds of some work in which the model had nothing to do. */
async function besideModel({ spans }: TrialModel, work: () => Promise<void>): Promise<number> {
  const before = spans.length;
  const began = performance.now();
  await work();
  const tookMs = performance.now() - began;
  let busyMs = 0;
  let until = began;
  for (const [from, to] of spans.slice(before).toSorted(([a], [b]) => a - b)) {
    busyMs += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return tookMs - busyMs;
}

function spread(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b);
  const [median = 0, most = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((ms) =>
    Math.round(ms ?? 0),
  );
  return `${median} / ${most} ms`;
}
