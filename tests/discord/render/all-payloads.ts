import { usualShowing } from "../../../src/app/showing.ts";
import { cleanUrl } from "../../../src/article/url.ts";
import { answerShown } from "../../../src/discord/render/answer.ts";
import { card, type CardOf } from "../../../src/discord/render/card.ts";
import { claimPages } from "../../../src/discord/render/claim-pages.ts";
import { noticeShown } from "../../../src/discord/render/notices.ts";
import { page, type Paged, type View } from "../../../src/discord/render/pages.ts";
import type { Payload } from "../../../src/discord/render/parts.ts";
import { pictureName, voicesPage, voicesPageWithoutPicture } from "../../../src/discord/render/voices-page.ts";
import { wordingPages } from "../../../src/discord/render/wording-pages.ts";
import { sections, type Section } from "../../../src/report/sections.ts";
import type { Showing } from "../../../src/store/rows.ts";
import { voicesPicture } from "../../../src/discord/voices-picture.ts";
import { payloadFaults } from "../payload-faults.ts";

export const cardIds = { claims: "a", voices: "b", wording: "c", ask: "d", delete: "e" };

export function cardPayload(of: CardOf, differs: Partial<Showing> = {}): Payload {
  return card(of, cardIds, { ...usualShowing, ...differs });
}

/** Every choice of sections in every order. */
export const orders: readonly (readonly Section[])[] = ordersOf(sections);

function ordersOf(of: readonly Section[]): readonly (readonly Section[])[] {
  return of.flatMap((one) => [[one], ...ordersOf(of.filter((other) => other !== one)).map((rest) => [one, ...rest])]);
}

/** Every page of a view. */
export function pagePayloads(paged: Paged, view: View): readonly Payload[] {
  return paged.pages.map((_, at) => page(paged, { view, page: at }, (to, number) => `${to} ${number}`));
}

/** All that is sent of a report: the card, what is behind its buttons, an answer in its words, a fault in its words. */
export function payloadsOf(of: CardOf): readonly Payload[] {
  const { article, reading, report, provenance } = of;
  const picture = voicesPicture(of);
  const words = report.summary[0]?.text ?? article.title ?? article.text;
  const said = report.summary.map(({ text, sentences }) => ({ text, sentences }));
  const evidence = report.claims.flatMap((claim) => claim.evidence);
  const understood = [{ words, as: words }];
  const answer = { mode: report.mode, found: "partly", said, evidence, understood } as const;
  return [
    cardPayload(of),
    ...pagePayloads(claimPages(of), "claims"),
    ...pagePayloads(wordingPages(of), "wording"),
    voicesPage(picture),
    voicesPageWithoutPicture(picture),
    answerShown({ article, reading, question: words, answer, provenance }),
    answerShown({ article, reading, question: null, answer: { ...answer, said: [] }, provenance }),
    noticeShown({ kind: "trouble", message: words, wayOn: words }),
  ];
}

/** What is wrong with all that is sent of a report. */
export function faultsOf(of: CardOf): readonly string[] {
  const link = of.article.url === null ? null : cleanUrl(of.article.url);
  return payloadsOf(of).flatMap((payload) => payloadFaults(payload, link, [pictureName]));
}
