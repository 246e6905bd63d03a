import { gradeNames } from "../../app/grade.ts";
import { allRuns, shareOf, sumOf, type EvalResult, type EvalRunResult } from "./result.ts";
import { below, both, percent } from "./table.ts";

/** The same as the table, for a page. */
export function evalMarkdown(result: EvalResult): string {
  const runs = allRuns(result);
  return [
    `# ${cell(result.model)}, ${result.when}`,
    "",
    `At ${cell(result.server)}, prompt ${result.prompt}. Per cent right, as the model gave it › as it is shown after grounding.`,
    "",
    line(["article", "items", ...gradeNames, "report"]),
    line(["---", ...Array.from({ length: gradeNames.length + 1 }, () => "---:"), "---"]),
    ...result.articles.map(({ name, runs: own }) => row(name, own)),
    row("**all**", runs),
    "",
    "```",
    ...below(result, runs),
    "```",
    "",
  ].join("\n");
}

function row(name: string, runs: readonly EvalRunResult[]): string {
  const items = both(
    String(sumOf(runs, (one) => one.given.items)),
    String(sumOf(runs, (one) => one.shown?.items ?? 0)),
  );
  const grades = gradeNames.map((grade) =>
    both(percent(shareOf(runs, "given", grade)), percent(shareOf(runs, "shown", grade))),
  );
  const local = [...new Set(runs.flatMap((one) => one.local ?? []))];
  return line([name, items, ...grades, local.length === 0 ? "the model’s" : `local: ${local.join("; ")}`]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(" | ")} |`;
}

/** A name may hold what Markdown would take for a border. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/gu, " ");
}
