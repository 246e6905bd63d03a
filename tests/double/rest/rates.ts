/** How many requests of a route are let through in a window; told in the headers that discord.js obeys. */
export type Rate = { readonly limit: number; readonly perMs: number };

export type Verdict = { readonly headers: Readonly<Record<string, string>>; readonly retryAfterMs: number | null };

/** Buckets by route and the channel or token in its path. Routes without a rate say nothing of limits. */
export function rateLimits(rates: Readonly<Record<string, Rate>>, now: () => number) {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return (route: string, major: string): Verdict => {
    const rate = rates[route];
    if (!rate) return { headers: {}, retryAfterMs: null };
    const key = `${route} ${major}`;
    const before = windows.get(key);
    const open = before && before.endsAt > now() ? before : { count: 0, endsAt: now() + rate.perMs };
    open.count += 1;
    windows.set(key, open);
    const leftMs = open.endsAt - now();
    const headers = {
      "x-ratelimit-limit": String(rate.limit),
      "x-ratelimit-remaining": String(Math.max(0, rate.limit - open.count)),
      "x-ratelimit-reset": String(open.endsAt / 1000),
      "x-ratelimit-reset-after": String(leftMs / 1000),
      "x-ratelimit-bucket": Buffer.from(route).toString("hex").slice(0, 32),
    };
    return { headers, retryAfterMs: open.count > rate.limit ? leftMs : null };
  };
}
