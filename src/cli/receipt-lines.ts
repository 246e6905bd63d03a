import { itemsWithheld } from "../app/items-withheld.ts";
import type { Provenance } from "../app/model-stage.ts";
import { withoutModel } from "../app/without-model.ts";
import type { Report } from "../report/report.ts";
import { dim, flush, type Lines, type Page } from "./page.ts";
import * as model from "./model-wording.ts";
import * as say from "./wording.ts";

/** How it was read, what of it was checked, whose voices were found, and what is doubtful. */
export function receiptLines(page: Page): Lines {
  const { report, reading, article, provenance } = page;
  const parts = [
    ...(report.mode === "local" ? localParts(report) : modelParts(report, provenance)),
    say.voices(reading.voices.map(({ heard }) => heard)),
    provenance === undefined ? null : withheldPart(report, provenance),
    provenance === undefined ? null : spentPart(provenance),
  ];
  const receipt = parts.filter((part) => part !== null).join(" · ");
  const doubts = new Set([...article.extraction.doubts, ...reading.doubts].map((doubt) => say.doubts[doubt] ?? doubt));
  const notes = [...modelNotes(provenance), ...doubts];
  return [
    ...dim(page, receipt, flush),
    ...notes.flatMap((note) => dim(page, `${say.note} ${note}`, { first: "", rest: "  " })),
  ];
}

function localParts({ checks }: Report): readonly string[] {
  const { passed, of } = checks["quotes"] ?? { passed: 0, of: 0 };
  return [say.readLocally, passed === of ? say.allItsOwn : say.linesWordForWord(passed, of)];
}

function modelParts(report: Report, provenance: Provenance | undefined): readonly (string | null)[] {
  const prompt = provenance?.prompt ?? null;
  return [
    model.readBy(report.mode),
    prompt === null ? null : model.prompt(prompt.id, prompt.version),
    checkedPart(report.checks),
  ];
}

/** What was checked, as far as it was: “9 of 9 quotes found word for word; numbers, names and speakers checked”. */
export function checkedPart(checks: Report["checks"]): string | null {
  const { passed, of } = checks["quotes"] ?? { passed: 0, of: 0 };
  const checked = model.checked.filter(({ check }) => (checks[check]?.of ?? 0) > 0).map(({ called }) => called);
  const parts = [
    of > 0 ? model.quotesWordForWord(passed, of) : null,
    checked.length > 0 ? model.areChecked(checked) : null,
  ];
  const said = parts.filter((part) => part !== null);
  return said.length > 0 ? said.join("; ") : null;
}

function withheldPart(report: Report, provenance: Provenance): string | null {
  const count = itemsWithheld({ report, provenance }).length;
  return count > 0 ? model.withheld(count) : null;
}

/** Null where nothing was spent: calls that reached nobody, or were turned down, cost nothing. */
export function spentPart({ tokens, calls }: Provenance): string | null {
  return tokens.prompt + tokens.answer > 0 ? model.spent(tokens, calls) : null;
}

/** Why it was read without the model, what the model did not read, and what was not looked for again. */
function modelNotes(provenance: Provenance | undefined): readonly string[] {
  if (provenance === undefined) return [];
  const { local, unread, secondLook } = provenance;
  return [
    ...(local === null ? [] : [model.modelNotUsed(withoutModel(local))]),
    ...(unread > 0 ? [model.unread(unread)] : []),
    ...(secondLook.kind === "failed" ? [model.noSecondLook] : []),
  ];
}
