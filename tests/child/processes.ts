import { setTimeout as sleep } from "node:timers/promises";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when a process is gone; the test's own time limit ends the waiting. */
export async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20);
}
