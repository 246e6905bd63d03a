import { sealer } from "../../src/app/sealing.ts";
import type { Moderator } from "../../src/app/moderator.ts";
import { UserError } from "../../src/errors.ts";
import { memoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { manualClock } from "./manual-clock.ts";

export type Office = AsyncDisposable & { readonly store: Store; readonly clock: ReturnType<typeof manualClock> };

/** A store in memory, and a clock that stands still until it is told. */
export async function office(): Promise<Office> {
  const clock = manualClock(Date.UTC(2026, 10, 22, 12));
  const store = await memoryStore({ clock, seal: sealer(new Uint8Array(32)) });
  return { store, clock, [Symbol.asyncDispose]: async () => await store[Symbol.asyncDispose]() };
}

/** Mona has Manage Server in s1; others differ. */
export function moderator(differs: Partial<Moderator> = {}): Moderator {
  return { user: "mona", server: "s1", roles: [], manages: true, ...differs };
}

/** The code of the fault that a person is told; "none" where there was none. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}
