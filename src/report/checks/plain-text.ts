import { activeContent } from "../plain-line.ts";
import type { Check, PlacedPerspective, Resting } from "./check.ts";

/** Plain prose: no mention, link, markup or anything like a key. */
export const plainText: Check<Resting> = {
  name: "plain text",
  reason: "it is not plain text",
  find: ({ text }) => (activeContent(text) === null ? null : "write plain prose, without links, mentions or markup"),
};

export const plainPerspective: Check<PlacedPerspective> = {
  name: "plain text",
  reason: "it is not plain text",
  find: ({ text, who }) =>
    activeContent(text) === null && activeContent(who) === null
      ? null
      : "write plain prose, without links, mentions or markup",
};
