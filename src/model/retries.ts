import type { Fault } from "./faults.ts";

/** What a response says of when to ask again, in milliseconds from now: retry-after-ms, or Retry-After (RFC 9110 §10.2.3). */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const exact = headers.get("retry-after-ms")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(exact)) return Math.ceil(Number(exact));
  const given = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(given)) return Math.ceil(Number(given) * 1000);
  // Date.parse makes a year of "-1"; dates in headers begin with the name of a day.
  const date = /^[A-Z][a-z]+, /.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** OpenAI's "x-should-retry" may forbid what else would be done. */
export function mayRetry(headers: Headers): boolean {
  return headers.get("x-should-retry") !== "false";
}

/**
 * How long to wait before the next attempt, or null for no more. Two attempts after the first, and none after a wait
 * that nobody in a chat would sit through: then the outcome tells how long it would have been.
 */
export function waitBefore(attempt: number, fault: Fault): number | null {
  const backoffMs = backoffsMs[attempt];
  if (backoffMs === undefined) return null;
  if (fault.kind !== "refused") return backoffMs;
  if (!fault.mayRetry) return null;
  const waitMs = fault.retryAfterMs ?? backoffMs;
  return waitMs <= maxWaitMs ? waitMs : null;
}

const backoffsMs = [500, 1000];
const maxWaitMs = 20_000;
