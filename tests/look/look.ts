import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { articleFromText } from "../../src/article/from-text.ts";
import type { Article } from "../../src/article/article.ts";
import { voicesPicture } from "../../src/discord/voices-picture.ts";
import { voicesPicturePng } from "../../src/discord/voices-picture-png.ts";
import { answerShown } from "../../src/discord/render/answer.ts";
import { card } from "../../src/discord/render/card.ts";
import { claimPages } from "../../src/discord/render/claim-pages.ts";
import { askForm, readForm } from "../../src/discord/render/forms.ts";
import { noticeShown } from "../../src/discord/render/notices.ts";
import { page } from "../../src/discord/render/pages.ts";
import { offerShown, progressShown } from "../../src/discord/render/progress.ts";
import { pictureName, voicesPage } from "../../src/discord/render/voices-page.ts";
import { wordingPages } from "../../src/discord/render/wording-pages.ts";
import { localReport } from "../../src/report/local-report.ts";
import { localReader } from "../../src/seeds.ts";
import { withoutModel } from "../discord/render/without-model.ts";
import { material } from "../material.ts";
import { readSeeds } from "../seeds/read-seed.ts";
import { chosenSheets } from "./chosen.ts";
import { formHtml, messageHtml, pageHtml } from "./draw.ts";
import { shippedPresets } from "../../prompts/index.ts";
import { moderatorSheets } from "./moderators.ts";
import { walkSheets } from "./walk.ts";
import { otherScripts } from "./other-scripts.ts";

/**
 * Draws what a Discord server sees to PNG files in out/look/, in both themes, with Debian's Chromium. For looking at:
 * `npm run look`, or `npm run look -- NAME` for the articles with that in their name.
 */
const out = join(import.meta.dirname, "../../out/look");
const wanted = process.argv[2] ?? "";

const cardIds = { claims: "a", voices: "b", wording: "c", ask: "d", delete: "e" };
const pageIds = (view: string, at: number): string => `${view}:${at}`;

type Sheet = { readonly name: string; readonly html: string };

async function sheetsOf(name: string, article: Article): Promise<readonly Sheet[]> {
  const reading = read(article);
  const of = { article, reading, report: localReport(article, reading), provenance: withoutModel, again: false };
  const claims = claimPages(of);
  const wording = wordingPages(of);
  const picture = voicesPicture(of);
  const files = new Map([[pictureName, await voicesPicturePng(picture)]]);
  return [
    { name: `${name}-card`, html: messageHtml(card(of, cardIds)) },
    ...claims.pages.map((_, at) => ({
      name: `${name}-claims-${at + 1}`,
      html: messageHtml(page(claims, { view: "claims", page: at }, pageIds)),
    })),
    { name: `${name}-wording`, html: messageHtml(page(wording, { view: "wording", page: 0 }, pageIds)) },
    { name: `${name}-voices`, html: messageHtml(voicesPage(picture), files) },
  ];
}

function smallThings(article: Article): readonly Sheet[] {
  const of = { article, reading: read(article), question: null, provenance: withoutModel };
  const evidence = of.reading.sentences.slice(0, 2).map(({ id, span }) => ({ sentence: id, span }));
  const local = { mode: "local", found: "partly", said: [], evidence, understood: [] } as const;
  const said = [{ text: "About 1,140 dock workers walked out on Monday.", sentences: [1] }];
  const understood = [{ words: "they", as: "the dock workers" }];
  const share = { scope: "user", limit: 20_000, left: 312, fullInMs: 4 * 3_600_000 } as const;
  const messages = [
    progressShown({ kind: "fetching" }),
    progressShown({ kind: "asking", items: 7 }),
    offerShown({ words: 464 }, "o"),
    noticeShown({ kind: "gate", code: "paywall" }),
    noticeShown({ kind: "busy" }),
    noticeShown({ kind: "budget", scope: "user", againIn: 95 }),
    answerShown({ ...of, answer: local }),
    answerShown({
      ...of,
      question: "What did they do?",
      answer: { ...local, found: "yes", said, understood, mode: "a model" },
    }),
    answerShown({ ...of, answer: local, provenance: { local: "budget-spent" }, share }),
    answerShown({ ...of, answer: { ...local, found: "no", evidence: [] } }),
  ];
  return [
    { name: "messages", html: messages.map((one) => messageHtml(one)).join("") },
    { name: "forms", html: formHtml(readForm("r")) + formHtml(askForm("q", { isPrivate: false })) },
  ];
}

const read = localReader();
const seeds = readSeeds();
const named: (readonly [string, Article])[] = [
  ...seeds.map(({ name, article }) => [name, linked(article, name)] as const),
  ...otherScripts,
];
const theirs = material("seeds", "000_11cd93e487cfb9dc.txt");
if (theirs !== null) {
  named.unshift(["given", articleFromText({ text: readFileSync(theirs, "utf8"), title: null, url: null, by: "text" })]);
}

function linked(article: Article, name: string): Article {
  return { ...article, url: `https://www.news.example/${name}`, outlet: "The Example", published: "2026-11-20" };
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const tab = await browser.newPage({ viewport: { width: 720, height: 200 }, deviceScaleFactor: 1.25, offline: true });
const first = seeds[0]?.article;
const sheets = first === undefined || !"messages forms".includes(wanted) ? [] : [...smallThings(first)];
for (const [name, article] of named) {
  if (name.includes(wanted)) sheets.push(...(await sheetsOf(name, article)));
}
const chosen = seeds.find(({ name }) => name === "street-market-traders-unheard");
if (chosen !== undefined) {
  const all = chosenSheets({ ...chosen, provenance: withoutModel, again: false });
  sheets.push(...all.filter(({ name }) => name.includes(wanted)));
}
const forModerators = [...moderatorSheets(shippedPresets()), ...(await walkSheets())];
sheets.push(...forModerators.filter(({ name }) => name.includes(wanted)));
for (const { name, html } of sheets) {
  for (const theme of ["dark", "light"] as const) {
    await tab.setContent(pageHtml(html, theme));
    writeFileSync(join(out, `${name}-${theme}.png`), await tab.screenshot({ fullPage: true }));
  }
}
await browser.close();
process.stdout.write(`${sheets.length} drawings, in both themes, in ${out}\n`);
