import type { ShareLeft } from "../../app/share-left.ts";
import type { Report } from "../../report/report.ts";
import type { StoredProvenance } from "../../store/rows.ts";
import * as say from "../wording.ts";
import { whyLocal } from "../wording-notices.ts";
import { capitalised } from "./speakers.ts";

export type Origin = Pick<StoredProvenance, "local" | "unread">;

/**
 * How a report was come by. `again`: it was read before and came from the store. `share`: what is left of the budget
 * that it was too little of.
 */
export type ReceiptOf = {
  readonly report: Report;
  readonly provenance: Origin;
  readonly again: boolean;
  readonly share?: ShareLeft;
};

/** "9 of 9 quotes found word for word · read without a model · machine reading, may be wrong" */
export function receipt({ report, provenance, again }: ReceiptOf): string {
  const { quotes } = report.checks;
  const withheld = withheldCount(report, provenance);
  const parts = [
    quotes !== undefined && quotes.of > 0 ? say.foundWordForWord(quotes.passed, quotes.of) : null,
    readBy(provenance.local, report.mode),
    withheld > 0 ? say.withheld(withheld) : null,
    provenance.local === null && provenance.unread > 0 ? say.unread(provenance.unread) : null,
    again ? say.fromStore : null,
    say.mayBeWrong,
  ];
  return capitalised(parts.filter((part) => part !== null).join(" · "));
}

function readBy(local: string | null, model: string): string {
  if (local === null) return say.readBy(model);
  const why = whyLocal(local);
  return why === null ? say.readWithoutModel : `${say.readWithoutModel}: ${why}`;
}

/** Items that did not stand. What the model had no room for, and that it gave no report at all, is told by itself. */
function withheldCount({ withheld }: Report, { local, unread }: Origin): number {
  if (local !== null) return 0;
  return withheld.length - (unread > 0 ? 1 : 0);
}
