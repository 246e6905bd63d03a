import type { Options } from "./call.ts";

/** What was typed into forms that were refused, so that they come back filled in. In memory, the latest ones only. */
export type Unsaved = {
  /** `name`: of the form as it was handed in. */
  readonly keep: (name: string, texts: Options["texts"]) => void;
  readonly of: (name: string) => Options["texts"] | null;
};

const keptMost = 200;

export function unsavedForms(): Unsaved {
  const kept = new Map<string, Options["texts"]>();
  return {
    keep: (name, texts) => {
      kept.delete(name);
      kept.set(name, texts);
      for (const oldest of kept.keys()) {
        if (kept.size <= keptMost) return;
        kept.delete(oldest);
      }
    },
    of: (name) => kept.get(name) ?? null,
  };
}
