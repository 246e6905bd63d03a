import type { PerspectiveKind } from "../report.ts";
import type { Check, PlacedPerspective } from "./check.ts";

const balance: ReadonlySet<PerspectiveKind> = new Set(["affected", "reply", "counter", "expert", "citizens", "places"]);

/** An opinion piece owes no balance: nobody is asked for who is not heard in it. */
export const balanceOwed: Check<PlacedPerspective> = {
  name: "owed",
  reason: "an opinion piece owes no balance",
  find: ({ kind }, { reading }) =>
    reading.genre === "opinion" && balance.has(kind) ? "this is an opinion piece, which owes no balance" : null,
};
