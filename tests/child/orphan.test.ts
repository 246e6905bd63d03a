import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { gone, isAlive } from "./processes.ts";

// Processes start and end here, which takes its time where others are at work.
vi.setConfig({ testTimeout: 60_000 });

/** The child of a parent that is killed while the child is at `act`. */
async function orphan(act: string): Promise<number> {
  const script = join(import.meta.dirname, "short-lived-parent.ts");
  const parent = spawn(process.execPath, [script, act], { stdio: ["ignore", "pipe", "inherit"] });
  const [pid] = (await once(parent.stdout, "data")).map((chunk: unknown) => Number(String(chunk)));
  parent.kill("SIGKILL");
  await once(parent, "exit");
  return pid ?? 0;
}

test("a child ends when its parent is gone", async () => {
  const pid = await orphan("hang");
  await gone(pid);
  expect(isAlive(pid)).toBe(false);
});

test.runIf(process.platform === "linux")(
  "a child in an endless loop ends, too, when its processor time is up",
  async () => {
    const pid = await orphan("loop");
    await gone(pid);
    expect(isAlive(pid)).toBe(false);
  },
);
