/** Lets callers through one at a time, in the order they came, and only so many wait. */
export type Turns = {
  /**
   * Resolves when it is the caller's turn, with the function that ends the turn. Null where too many wait already.
   * Rejects with the signal's reason when that ends the waiting.
   */
  readonly take: (signal: AbortSignal) => Promise<(() => void) | null>;
};

export function turns(mostWaiting: number): Turns {
  const waiting: (() => void)[] = [];
  let taken = false;

  const pass = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken = false;
    else next();
  };

  const take = async (signal: AbortSignal): Promise<(() => void) | null> => {
    signal.throwIfAborted();
    if (taken && waiting.length >= mostWaiting) return null;
    if (taken) await inLine(signal);
    taken = true;
    return pass;
  };

  const inLine = async (signal: AbortSignal): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => {
      const place = waiting.indexOf(resolve);
      // Not in line any more: the turn has come in the same moment, and is taken.
      if (place === -1) return;
      waiting.splice(place, 1);
      reject(signal.reason);
    };
    waiting.push(resolve);
    signal.addEventListener("abort", leave, { once: true });
    try {
      await promise;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  };

  return { take };
}
