import type { Finding } from "../../app/finding.ts";
import type { RunningConfig } from "../../config/running.ts";
import { UserError } from "../../errors.ts";
import { prometheusMetrics, serveHealth } from "../../metrics.ts";

/** Whether metrics and health checks can be served. `isRunning`: a bot is at work, and serves them itself. */
export async function metricsFinding(health: RunningConfig["health"], isRunning: boolean): Promise<Finding> {
  const what = "Metrics and health";
  if (health === null) return { what, found: "are switched off (METRICS_PORT=0)", mend: null };
  const { registry } = prometheusMetrics(async () => ({}));
  try {
    const server = await serveHealth(health, { registry, unready: async () => null });
    await server[Symbol.asyncDispose]();
    return { what, found: `can be served on port ${health.port} of ${health.host}`, mend: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (isRunning) return { what, found: `port ${health.port} is taken, as it is while the bot runs`, mend: null };
    return { what, found: error.message, mend: error.wayOn };
  }
}
