import { get } from "node:http";
import { expect, test } from "vitest";
import { prometheusMetrics, serveHealth } from "../src/metrics.ts";

type Answer = { readonly status: number; readonly body: string };

async function ask(port: number, path: string, host = "127.0.0.1"): Promise<Answer> {
  const answered = Promise.withResolvers<Answer>();
  const request = get({ host, port, path, agent: false }, (response) => {
    response
      .toArray()
      .then((chunks) => answered.resolve({ status: response.statusCode ?? 0, body: chunks.join("") }), answered.reject);
  });
  request.once("error", answered.reject);
  return await answered.promise;
}

const idle = async () => ({ read: { ready: 3, running: 2, oldestMs: 1500 } });
const loopback = { host: "127.0.0.1", port: 0 };

test("what was counted is told, with the jobs as they are now and the process itself", async () => {
  const { meters, registry } = prometheusMetrics(idle);
  meters.ended("read", "answered", 1200);
  meters.dead("deliver");
  meters.budgetSpent("user");
  await using server = await serveHealth(loopback, { registry, unready: async () => null });
  const { status, body } = await ask(server.port, "/metrics");
  expect(status).toBe(200);
  expect(body).toContain('oof_requests_total{kind="read",outcome="answered"} 1');
  expect(body).toContain('oof_answer_seconds_bucket{le="2.5",kind="read",outcome="answered"} 1');
  expect(body).toContain('oof_budget_spent_total{scope="user"} 1');
  expect(body).toContain('oof_dead_total{job="deliver"} 1');
  expect(body).toContain('oof_jobs{job="read",state="ready"} 3');
  expect(body).toContain('oof_oldest_job_seconds{job="read"} 1.5');
  expect(body).toContain("nodejs_eventloop_lag_p99_seconds");
});

test("it is alive while it answers, and ready once it takes requests", async () => {
  let why: string | null = "starting";
  const { registry } = prometheusMetrics(idle);
  await using server = await serveHealth(loopback, { registry, unready: async () => why });
  expect(await ask(server.port, "/healthz")).toEqual({ status: 200, body: "alive\n" });
  expect(await ask(server.port, "/readyz")).toEqual({ status: 503, body: "not ready: starting\n" });
  why = null;
  expect(await ask(server.port, "/readyz?from=probe")).toEqual({ status: 200, body: "ready\n" });
  expect((await ask(server.port, "/")).status).toBe(404);
});

test("a database that does not answer is said, without its words", async () => {
  const { registry } = prometheusMetrics(async () => {
    throw new Error("Rents rose.");
  });
  await using server = await serveHealth(loopback, { registry, unready: async () => null });
  const { status, body } = await ask(server.port, "/metrics");
  expect(status).toBe(500);
  expect(body).not.toContain("Rents");
});

test("it ends with the bot, and its port is free again", async () => {
  const { registry } = prometheusMetrics(idle);
  const server = await serveHealth(loopback, { registry, unready: async () => null });
  await server[Symbol.asyncDispose]();
  await expect(ask(server.port, "/healthz")).rejects.toThrow("ECONNREFUSED");
  await using again = await serveHealth({ ...loopback, port: server.port }, { registry, unready: async () => null });
  expect(again.port).toBe(server.port);
  const taken = serveHealth({ ...loopback, port: again.port }, { registry, unready: async () => null });
  await expect(taken).rejects.toMatchObject({ code: "port-taken", message: expect.stringContaining("EADDRINUSE") });
});
