/** One thing that the operator had looked at. `mend`: what to do about it; null where all is well. */
export type Finding = { readonly what: string; readonly found: string; readonly mend: string | null };
