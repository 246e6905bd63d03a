import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { UserError } from "./errors.ts";
import type { Meters } from "./app/meters.ts";

/** Jobs by kind and state, as the queue counts them; asked when somebody looks. `oldestMs`: how long the oldest waits. */
export type JobCounts = Readonly<
  Record<string, { readonly ready: number; readonly running: number; readonly oldestMs: number }>
>;

export type Metrics = {
  readonly meters: Meters;
  readonly registry: Registry;
};

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** The bot's meters in Prometheus' form, with those of the process (memory, event-loop lag). */
export function prometheusMetrics(jobs: () => Promise<JobCounts>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram({ name, help, labelNames, registers, buckets: seconds });

  const requests = counter("oof_requests_total", "Requests that are over, by how they ended", ["kind", "outcome"]);
  const offered = counter("oof_offered_total", "Requests that came in, by what became of them", ["kind", "outcome"]);
  const accepting = histogram("oof_accept_seconds", "From a request to its committed row", ["kind"]);
  const answering = histogram("oof_answer_seconds", "From a request to its end", ["kind", "outcome"]);
  const reading = histogram("oof_read_seconds", "Fetching, reading and reporting an article", ["outcome"]);
  const cacheHits = counter("oof_cache_hits_total", "Requests answered from what was read before", []);
  const tokens = counter("oof_model_tokens_total", "Tokens, as far as the server counts them", ["model", "of"]);
  const modelErrors = counter("oof_model_errors_total", "Reports that the model left to the local reading", [
    "model",
    "outcome",
  ]);
  const budgetsSpent = counter("oof_budget_spent_total", "Times no model was asked, for want of budget", ["scope"]);
  const retries = counter("oof_job_retries_total", "Jobs that failed and are tried again", ["job"]);
  const dead = counter("oof_dead_total", "Jobs that were given up; those who waited were told", ["job"]);
  const waiting = new Gauge({
    name: "oof_jobs",
    help: "Jobs by kind and state",
    labelNames: ["job", "state"],
    registers,
    collect: async () => {
      for (const [job, { ready, running }] of Object.entries(await jobs())) {
        waiting.set({ job, state: "ready" }, ready);
        waiting.set({ job, state: "running" }, running);
      }
    },
  });
  const oldest = new Gauge({
    name: "oof_oldest_job_seconds",
    help: "How long the oldest job of its kind waits",
    labelNames: ["job"],
    registers,
    collect: async () => {
      for (const [job, { oldestMs }] of Object.entries(await jobs())) oldest.set({ job }, oldestMs / 1000);
    },
  });

  const meters: Meters = {
    accepted: (kind, outcome, ms) => {
      offered.inc({ kind, outcome });
      accepting.observe({ kind }, ms / 1000);
    },
    ended: (kind, outcome, ms) => {
      requests.inc({ kind, outcome });
      answering.observe({ kind, outcome }, ms / 1000);
    },
    read: (outcome, ms) => reading.observe({ outcome }, ms / 1000),
    cached: () => cacheHits.inc(),
    spent: (model, { prompt, answer }) => {
      tokens.inc({ model, of: "prompt" }, prompt);
      tokens.inc({ model, of: "answer" }, answer);
    },
    modelFailed: (model, outcome) => modelErrors.inc({ model, outcome }),
    budgetSpent: (scope) => budgetsSpent.inc({ scope }),
    retried: (job) => retries.inc({ job }),
    dead: (job) => dead.inc({ job }),
  };
  return { meters, registry };
}

export type Health = {
  readonly registry: Registry;
  /** Null where the bot can take requests, else why not: one line for the operator. */
  readonly unready: () => Promise<string | null>;
};

export type HealthServer = AsyncDisposable & { readonly port: number };

/** `/metrics`, `/healthz` (the event loop turns) and `/readyz` (requests are taken). Port 0 takes any that is free. */
export async function serveHealth(
  { host, port }: { readonly host: string; readonly port: number },
  health: Health,
): Promise<HealthServer> {
  const server = createServer((request, response) => void respond(request, response, health));
  server.requestTimeout = 5000;
  server.headersTimeout = 5000;
  server.maxConnections = 50;
  const listening = Promise.withResolvers<undefined>();
  server.once("error", (error) => listening.reject(notListening(error, { host, port })));
  server.listen(port, host, () => listening.resolve(undefined));
  await listening.promise;
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    [Symbol.asyncDispose]: async () => {
      const closed = Promise.withResolvers<undefined>();
      server.close(() => closed.resolve(undefined));
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

function notListening(cause: Error, { host, port }: { readonly host: string; readonly port: number }): UserError {
  const code = "code" in cause ? String(cause.code) : cause.name;
  const message = `Metrics and health checks cannot be served on port ${port} of ${host} (${code}).`;
  const wayOn = "Set METRICS_PORT to one that is free, or to 0 to do without them.";
  return new UserError("port-taken", message, wayOn, { cause });
}

async function respond(request: IncomingMessage, response: ServerResponse, health: Health): Promise<void> {
  const plain = "text/plain; charset=utf-8";
  const reply = (status: number, type: string, body: string): void => {
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return reply(405, plain, "Only GET is answered here.\n");
  const [path] = (request.url ?? "").split("?", 1);
  try {
    if (path === "/healthz") return reply(200, plain, "alive\n");
    if (path === "/metrics") return reply(200, health.registry.contentType, await health.registry.metrics());
    if (path !== "/readyz") return reply(404, plain, "Here are /metrics, /healthz and /readyz.\n");
    const why = await health.unready();
    return why === null ? reply(200, plain, "ready\n") : reply(503, plain, `not ready: ${why}\n`);
  } catch {
    return reply(500, plain, "The database does not answer; the log says why.\n");
  }
}
