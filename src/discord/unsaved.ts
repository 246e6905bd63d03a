import type { Options } from "./call.ts";

/** What was put into a form. */
export type Typed = Pick<Options, "texts" | "choices">;

/** What was put into forms that were refused, so that they come back filled in. In memory, the latest ones only. */
export type Unsaved = {
  /** `name`: of the form as it was handed in. */
  readonly keep: (name: string, typed: Typed) => void;
  readonly of: (name: string) => Typed | null;
};

const keptMost = 200;

export function unsavedForms(): Unsaved {
  const kept = new Map<string, Typed>();
  return {
    keep: (name, { texts, choices }) => {
      kept.delete(name);
      kept.set(name, { texts, choices });
      for (const oldest of kept.keys()) {
        if (kept.size <= keptMost) return;
        kept.delete(oldest);
      }
    },
    of: (name) => kept.get(name) ?? null,
  };
}
