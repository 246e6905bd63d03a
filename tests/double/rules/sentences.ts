import type { z } from "zod";

/** What a schema found wrong, a sentence for each place. */
export function sentencesOf(error: z.ZodError): readonly string[] {
  return error.issues.flatMap((issue) => told(issue, []));
}

function told(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): readonly string[] {
  const path = [...before, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) {
    return [`${path.map(String).join(".") || "body"}: ${issue.message}`];
  }
  // Of the ways a union can fail, the one with the fewest faults is the one that was meant.
  const [nearest] = issue.errors.toSorted((one, other) => one.length - other.length);
  return (nearest ?? []).flatMap((inner) => told(inner, path));
}
