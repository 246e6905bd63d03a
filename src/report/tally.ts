import { nameOfItem } from "./draft.ts";
import type { Check as Count, Withheld } from "./report.ts";

/** Something wrong with an item. `problem` is for the model and may quote it. */
export type Fault = {
  readonly label: string;
  readonly check: string;
  readonly problem: string;
  readonly reason: string;
  readonly outcome: Outcome;
};

/**
 * withheld: it is not shown · own words: a claim whose quotation stands, told in the article's words instead of the
 * model's · mended: it stands, with one thing put right or left out.
 */
export type Outcome = "withheld" | "own words" | "mended";

/** Faults and counts as they come. */
export type Tally = {
  readonly faults: Fault[];
  readonly fault: (fault: Fault) => void;
  readonly count: (check: string, passed: boolean) => void;
  readonly counts: () => Readonly<Record<string, Count>>;
};

export function newTally(): Tally {
  const faults: Fault[] = [];
  const counts = new Map<string, { passed: number; of: number }>();
  return {
    faults,
    fault: (fault) => void faults.push(fault),
    count: (check, passed) => {
      const count = counts.get(check) ?? { passed: 0, of: 0 };
      counts.set(check, { passed: count.passed + (passed ? 1 : 0), of: count.of + 1 });
    },
    counts: () => Object.fromEntries(counts),
  };
}

/** The faults as people are told of them, each item once and never with a word of the model's. */
export function withheldFor(faults: readonly Fault[], nameOf = nameOfItem): readonly Withheld[] {
  const reasons = new Map<string, Set<string>>();
  for (const fault of faults) {
    const what = whatFell(fault, nameOf);
    reasons.set(what, (reasons.get(what) ?? new Set()).add(fault.reason));
  }
  return [...reasons].map(([what, because]) => ({ what, reason: [...because].join("; ") }));
}

function whatFell({ label, outcome, check }: Fault, nameOf: (label: string) => string): string {
  const name = label === "claims" ? "the claims" : nameOf(label);
  if (outcome === "withheld") return name;
  if (outcome === "own words") return `the wording of ${name}`;
  return check === "outside" ? `background of ${name}` : `the claimer in ${name}`;
}
