import { channelRoutes } from "./channels.ts";
import type { Route } from "./call.ts";
import { commandRoutes } from "./commands.ts";
import { interactionRoutes } from "./interactions.ts";
import { messageRoutes } from "./messages.ts";
import { peopleRoutes } from "./people.ts";
import { reactionRoutes } from "./reactions.ts";
import { threadRoutes } from "./threads.ts";
import { webhookRoutes } from "./webhooks.ts";

export type Found = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

type Entry = { readonly route: Route; readonly parts: readonly string[] };

/** Every route by method and number of parts; of two that fit, the one with fewer parameters is meant. */
export function routeTable(more: readonly Route[]): (method: string, path: string) => Found | null {
  const all = [
    ...more,
    ...channelRoutes,
    ...commandRoutes,
    ...interactionRoutes,
    ...messageRoutes,
    ...peopleRoutes,
    ...reactionRoutes,
    ...threadRoutes,
    ...webhookRoutes,
  ];
  const entries: readonly Entry[] = all
    .map((route) => ({ route, parts: route.path.split("/") }))
    .toSorted((one, other) => parameters(one) - parameters(other));
  const shelves = Map.groupBy(entries, ({ route, parts }) => `${route.method} ${parts.length}`);
  return (method, path) => {
    const parts = path.split("/").map(decodeURIComponent);
    for (const entry of shelves.get(`${method} ${parts.length}`) ?? []) {
      const params = fit(entry, parts);
      if (params) return { route: entry.route, params };
    }
    return null;
  };
}

function parameters({ parts }: Entry): number {
  return parts.filter((part) => part.startsWith("{")).length;
}

function fit({ parts }: Entry, path: readonly string[]): Readonly<Record<string, string>> | null {
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const value = path[at] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
