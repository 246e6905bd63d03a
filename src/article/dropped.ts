/** What was left out of an article, by which step and why; `--explain` prints these. */
export type Dropped = { readonly step: string; readonly reason: string; readonly text: string };
