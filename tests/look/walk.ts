import { shippedPresets, shippedWords } from "../../prompts/index.ts";
import type { Flow } from "../../src/app/flow.ts";
import { noMeters } from "../../src/app/meters.ts";
import { trialDesk } from "../../src/app/words/trial-desk.ts";
import { silentLog } from "../../src/log.ts";
import { loadTrialArticles, localReader } from "../../src/seeds.ts";
import { cannedWeb } from "../../src/web/canned.ts";
import { chatInMemory } from "../app/chat.ts";
import { silentQuestions } from "../app/incoming.ts";
import { manualClock } from "../app/manual-clock.ts";
import { storeAndQueue } from "../app/store-and-queue.ts";
import { deskOn, mona, noOptions, type Seen } from "../commands/desk.ts";
import { formHtml, messageHtml } from "./draw.ts";

type Sheet = { readonly name: string; readonly html: string };

/** What a moderator sees from the three questions to published words, as the commands answer, and what may go wrong. */
export async function walkSheets(): Promise<readonly Sheet[]> {
  const clock = manualClock(Date.UTC(2026, 10, 22, 12));
  await using kept = await storeAndQueue(clock);
  const desk = deskOn(flowOn(kept.store, clock), { readsMessages: false });
  const nils = { ...mona, user: "nils" };
  const name = "classroom";
  const edit = async (who: typeof mona, lookFor: string): Promise<Seen> => {
    const { form } = await desk.slash(who, "prompts", "edit", { texts: { name } });
    return await desk.submit(who, form?.custom_id ?? "", { texts: { ...noOptions.texts, lookFor } });
  };
  const publish = async (who: typeof mona, card: Seen, why: string): Promise<Seen> => {
    const { form } = await desk.press(who, card.ids["Publish …"] ?? "");
    return await desk.submit(who, form?.custom_id ?? "", { texts: { why } });
  };
  const asked = await desk.slash(mona, "settings", "start");
  const choices = { mode: ["offer"], words: [name], language: ["server"] };
  const answered = await desk.submit(mona, asked.form?.custom_id ?? "", { choices });
  const card = await edit(mona, "Who pays for it, and who decided so.");
  const few = await desk.press(mona, card.ids["Which left-out perspectives matter here"] ?? "", ["affected", "reply"]);
  const his = await edit(nils, "Which words a class can argue about.");
  const steps = {
    asked,
    answered,
    card: few,
    tried: await desk.press(mona, few.ids["Try"] ?? ""),
    published: await publish(mona, few, "the council’s budget is on our plan"),
    conflict: await publish(nils, his, ""),
    assigned: await desk.slash(mona, "prompts", "assign", { texts: { name: "neutral" } }),
    history: await desk.slash(mona, "prompts", "history", { texts: { name } }),
    diff: await desk.slash(mona, "prompts", "diff", { texts: { name }, numbers: { from: 0, to: 1 } }),
    show: await desk.slash(mona, "settings", "show"),
  };
  return Object.entries(steps).map(([step, seen]) => ({ name: `moderators-walk-${step}`, html: htmlOf(seen) }));
}

/** What the commands of moderators need, without a model. No article is asked for. */
function flowOn(store: Flow["store"], clock: Flow["clock"]): Flow {
  const read = localReader();
  const presets = shippedPresets();
  const stage = { model: null, read, words: shippedWords(), marker: () => "k3v9x0q7m2" };
  const trying = { stage, paid: () => null, readLocally: async (article: Parameters<typeof read>[0]) => read(article), store, clock, presets, seeds: loadTrialArticles() }; // prettier-ignore
  const never = (): never => {
    throw new Error("no article is read here");
  };
  return {
    store,
    messenger: chatInMemory(clock).messenger,
    desk: { setup: never, open: never, report: never },
    questions: silentQuestions,
    clock,
    log: silentLog(),
    meters: noMeters(),
    limits: {
      memberOpenMost: 5,
      retention: { articles: 7, reports: 30, requests: 30, leftServers: 30 },
      budgets: { request: 1e5, user: 1e6, server: 1e6, bot: 1e6 },
    },
    acknowledging: new Map(),
    presets,
    trials: trialDesk(trying, cannedWeb({})),
  };
}

function htmlOf({ form, payload }: Seen): string {
  if (form !== null) return formHtml(form);
  return payload === null ? "" : messageHtml(payload);
}
