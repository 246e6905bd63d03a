/**
 * Lets the event loop have its turn. What never waits for anything outside of the program (SQLite here is synchronous)
 * goes on in microtasks, and a long row of it lets no timer and no socket in between. Called before each piece, it
 * waits for the loop where it has been kept from it for longer than `mostMs`, and for nothing else.
 */
export function loopTurns(mostMs: number): () => Promise<void> {
  let since: number | null = null;
  return async () => {
    const now = performance.now();
    if (since === null) {
      since = now;
      setImmediate(() => {
        since = null;
      });
    } else if (now - since > mostMs) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
}
