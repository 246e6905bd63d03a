import { z } from "zod";
import { damagedRow } from "./faults.ts";
import type { Listed } from "./store.ts";

// The border between SQL and the program: a row is parsed once, here, whoever wrote it.

/** Fails with "row-damaged" where the row has not the shape. */
export function decoded<T>(
  shape: z.ZodType<T>,
  row: unknown,
  name: { readonly table: string; readonly id: string },
): T {
  const parsed = shape.safeParse(row);
  if (!parsed.success) throw damagedRow(name.table, name.id, placesOf(parsed.error));
  return parsed.data;
}

/** All rows that can be read, and the ids of the others. */
export function decodedList<Row, T>(shape: z.ZodType<T>, rows: readonly Row[], idOf: (row: Row) => string): Listed<T> {
  const read = rows.map((row) => ({ id: idOf(row), parsed: shape.safeParse(row) }));
  return {
    rows: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])),
    damaged: read.flatMap(({ id, parsed }) => (parsed.success ? [] : [id])),
  };
}

/** A column with JSON as text. */
export function jsonText<T>(shape: z.ZodType<T>): z.ZodType<T, string> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue("is no JSON");
        return z.NEVER;
      }
    })
    .pipe(shape);
}

export const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const time = z.int();

/** Where it does not fit, and not what stands there: that may be a member's words. */
function placesOf({ issues }: z.ZodError): Error {
  return new Error(issues.map(({ path, code }) => `${path.join(".")}: ${code}`).join("; "));
}
