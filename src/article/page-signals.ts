import type { OpenPage } from "./document.ts";
import type { Dropped } from "./dropped.ts";
import type { PageSignals } from "./gate.ts";
import { recordedKind, type PageKind } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import { shapeOf } from "./shape.ts";
import { attribute, branches, lengthOf, marks, type Branch } from "./tree.ts";
import { wallPhrases } from "./walls.ts";

/** Reads what a page tells the gate beside its text. `story` is the part that holds it, before anything is taken out. */
export function readSignals(page: OpenPage, metadata: Metadata, story: Branch): PageSignals {
  const links = branches(story).filter((node) => node.tag === "a");
  const around = story.parent?.tag === "body" || story.parent === null ? story : story.parent;
  return {
    // a page with the record of an article is one, whatever else it describes
    kind: metadata.record === null ? (recordedKind(page.jsonLd) ?? openGraphKind(page.root)) : "article",
    linkWordsShare: links.reduce((sum, link) => sum + lengthOf(link), 0) / Math.max(1, lengthOf(story)),
    videoElements: page.players,
    isAccessibleForFree: metadata.record?.free ?? null,
    paywallMarks: branches(around).filter((node) => node.tag !== "body" && node.tag !== "html" && hidesRest(node))
      .length,
    declaredWords: metadata.record?.words ?? null,
  };
}

/**
 * The text that the gate judges: a demand to pay or to register that was taken out as a call to action stands in it
 * again, for it says that the story is not whole.
 */
export function textForGate(text: string, dropped: readonly Dropped[]): string {
  const demands = dropped
    .filter((piece) => piece.step !== "hidden" && piece.text.length < 500)
    .filter((piece) => shapeOf(piece.text).paragraphs.some((paragraph) => wallPhrases("paywall", paragraph).sure > 0))
    .map((piece) => piece.text);
  return [text, ...demands].join("\n\n");
}

function openGraphKind(root: Branch): PageKind | null {
  const type = branches(root).find((node) => node.tag === "meta" && attribute(node, "property") === "og:type");
  const value = type === undefined ? "" : attribute(type, "content").toLowerCase();
  if (value === "article") return "article";
  if (value.startsWith("video")) return "video";
  return value.startsWith("product") ? "product" : null;
}

const paywallName =
  /(?:^|[-_\s])(?:paywall|pay-wall|regwall|registration-wall|subscriber-only|subscription-required|metered-wall|piano-offer|premium-teaser)(?:$|[-_\s])/iu;

function hidesRest(node: Branch): boolean {
  return paywallName.test(marks(node));
}
