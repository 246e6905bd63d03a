import type { Withheld } from "../report/report.ts";
import type { StagedReport } from "./model-stage.ts";

/** What of an answer was withheld or put right, without the lines about the whole report or what was not read. */
export function itemsWithheld({
  report,
  provenance,
}: Pick<StagedReport, "report" | "provenance">): readonly Withheld[] {
  const { local, unread } = provenance;
  const ownLines = (local === null || local.kind === "no-model" ? 0 : 1) + (unread > 0 ? 1 : 0);
  return report.withheld.slice(0, report.withheld.length - ownLines);
}
