import { z } from "zod";

/** A whole number as people write it in an environment. */
export function wholeNumber({ from, to }: { readonly from: number; readonly to: number }) {
  const wrong = `is not a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,12}$/, wrong)
    .transform(Number)
    .refine((number) => number >= from && number <= to, wrong);
}
