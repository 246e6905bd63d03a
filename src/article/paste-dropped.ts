import type { Furniture } from "./paste-furniture.ts";

/** What was taken out of a paste, word for word, and as what. */
export type DroppedPiece = { readonly reason: DropReason; readonly text: string };
export type DropReason = Furniture | "emoji" | "mention" | "image" | "byline" | "section" | "part-number" | "comment";

export type Drop = (reason: DropReason, text: string) => void;
