import { actionIds } from "./action-ids.ts";
import { answered } from "./answered.ts";
import type { Answer, App, Pressed } from "./command.ts";
import { claimPages } from "./render/claim-pages.ts";
import { page, type Paged, type View } from "./render/pages.ts";
import { wordingPages } from "./render/wording-pages.ts";
import type { Answered } from "./answered.ts";
import type { Section } from "../report/sections.ts";
import { settingsAt } from "./settings-at.ts";

const pagesOf: Readonly<Record<View, (of: Answered, sections: readonly Section[]) => Paged>> = {
  claims: claimPages,
  wording: wordingPages,
};

/**
 * A page behind the card, for whoever pressed, with the sections that the place has at this moment. Turning it changes
 * the page that is there.
 */
export async function pageOf(
  view: View,
  call: Pressed,
  { app, signal }: { readonly app: App; readonly signal: AbortSignal },
): Promise<Answer> {
  const of = await answered(call.press.delivery, app.flow);
  const { sections } = await settingsAt(call.caller, app, signal);
  const ids = actionIds(of.request.id, call.caller, app);
  const payload = page(pagesOf[view](of, sections), { view, page: call.press.page }, (to, at) => ids(to, at));
  // What everybody sees is the card, whatever else is known of it; a private report's is the message that answered it.
  const isPage = call.act.kind === "press" && call.act.isWhispered && call.act.message !== of.request.replyId;
  return isPage ? { kind: "replace", payload } : { kind: "show", payload };
}
