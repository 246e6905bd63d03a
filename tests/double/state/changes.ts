/** Who waits for something to become true is asked again after every change. */
export type Changes = {
  readonly tell: () => void;
  /** The first value that is not null; after `timeoutMs` an error that says what was waited for. */
  readonly until: <T>(look: () => T | null, what: () => string, timeoutMs: number) => Promise<T>;
};

export function changes(): Changes {
  const waiting = new Set<() => void>();
  return {
    tell: () => {
      for (const look of waiting) look();
    },
    until: async (look, what, timeoutMs) => {
      const now = look();
      if (now !== null) return now;
      const { promise, resolve, reject } = Promise.withResolvers<NonNullable<typeof now>>();
      const again = (): void => {
        try {
          const found = look();
          if (found !== null && found !== undefined) resolve(found);
        } catch (error) {
          reject(error);
        }
      };
      waiting.add(again);
      const timer = setTimeout(() => reject(new Error(`Waited ${timeoutMs} ms for ${what()}.`)), timeoutMs);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(again);
      }
    },
  };
}
