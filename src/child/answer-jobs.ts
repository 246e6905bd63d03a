import { UserError } from "../errors.ts";
import { type Job, type Message, refusals, type Task } from "./protocol.ts";

/**
 * The child's whole life: say "ready", answer one job after the other, end when the parent is gone. The entry script
 * says what is run for a task. A fault outside a job (a promise that a parser forgot) ends the process; the pool sees
 * that and starts another.
 */
export function answerJobs(run: (task: Task) => Promise<unknown>): void {
  process.on("disconnect", () => process.exit());
  process.on("message", (job: Job) => {
    void answer(job, run).then(send).then(sweep);
  });
  send({ kind: "ready" });
}

async function answer({ id, task }: Job, run: (task: Task) => Promise<unknown>): Promise<Message> {
  try {
    return { kind: "done", id, result: await run(task) };
  } catch (error) {
    const code = error instanceof UserError ? refusals.find((refusal) => refusal === error.code) : undefined;
    if (error instanceof UserError && code !== undefined) {
      return { kind: "refused", id, code, message: error.message, wayOn: error.wayOn };
    }
    return { kind: "failed", id, error: described(error).slice(0, 2000) };
  }
}

/** Ordinary pages leave less than half of this behind. */
const heavyBytes = 70e6;

/** After a heavy page, while nobody waits: what it leaves behind counts against the next page's limits. */
function sweep(): void {
  const { heapUsed, external } = process.memoryUsage();
  if (heapUsed + external > heavyBytes) globalThis.gc?.();
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}

function send(message: Message): void {
  process.send?.(message);
}
