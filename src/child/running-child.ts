import { believedMessage } from "./believed.ts";
import { launch, type Launch } from "./launch.ts";
import type { Answer, Job, Message } from "./protocol.ts";

/** How a job ended, seen from outside. `how` tells the way the process went: "SIGABRT", "exit code 3". */
export type Outcome<M extends Message = Answer> =
  | { readonly kind: "answered"; readonly answer: M }
  | { readonly kind: "babbled" }
  | { readonly kind: "died"; readonly how: string }
  | { readonly kind: "too-slow" }
  | { readonly kind: "aborted" };

/** One child process, from its start to its end. It takes one job at a time. */
export type RunningChild = {
  /** Resolves with the way it went once the process is gone, whatever ended it. Never rejects. */
  readonly ended: Promise<string>;
  readonly ask: (job: Job, timeoutMs: number, signal: AbortSignal) => Promise<Outcome>;
  /** Ends the process at once; resolves when it is gone. */
  readonly kill: () => Promise<string>;
};

/** Starts a child and waits until it can take a job. Fails with an Error where that does not come about. */
export async function startChild(options: Launch, timeoutMs: number, signal: AbortSignal): Promise<RunningChild> {
  const child = launch(options);
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  child.once("exit", (code, killedBy) => end(killedBy ?? `exit code ${code}`));
  // Without a process there is no "exit"; where a message could not be sent to a dying one, "exit" follows.
  child.on("error", (error) => (child.pid === undefined ? end(error.message) : null));

  const kill = (): Promise<string> => {
    child.kill("SIGKILL");
    return ended;
  };

  /** The child's next message, where it is the one that was expected, or what came instead of it. */
  async function next<M extends Message>(
    expected: (message: Message) => message is M,
    waitMs: number,
    stop: AbortSignal,
  ): Promise<Outcome<M>> {
    const { promise, resolve } = Promise.withResolvers<Outcome<M>>();
    const hear = (value: unknown): void => {
      const message = believedMessage(value);
      resolve(message !== null && expected(message) ? { kind: "answered", answer: message } : { kind: "babbled" });
    };
    const abort = (): void => resolve({ kind: "aborted" });
    const timer = setTimeout(() => resolve({ kind: "too-slow" }), waitMs);
    void ended.then((how) => resolve({ kind: "died", how }));
    child.once("message", hear);
    stop.addEventListener("abort", abort, { once: true });
    if (stop.aborted) abort();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      child.off("message", hear);
      stop.removeEventListener("abort", abort);
    }
  }

  const start = await next((message) => message.kind === "ready", timeoutMs, signal);
  if (start.kind !== "answered") {
    const how = await kill();
    throw new Error(`The parser process does not start: ${start.kind === "died" ? how : start.kind}`);
  }

  const ask = (job: Job, waitMs: number, stop: AbortSignal): Promise<Outcome> => {
    const answer = next(
      (message): message is Answer => message.kind !== "ready" && message.id === job.id,
      waitMs,
      stop,
    );
    child.send(job);
    return answer;
  };
  return { ended, ask, kill };
}
