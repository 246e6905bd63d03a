import type { Answer, Route } from "../rest/call.ts";

/** Judges bodies by Discord's own document; a sentence for each fault. */
export type OpenApi = {
  readonly ofRequest: (route: Pick<Route, "method" | "path">, body: unknown) => readonly string[];
  readonly ofAnswer: (route: Pick<Route, "method" | "path">, answer: Answer) => readonly string[];
};

/** The judge, or null where the document is absent. */
export function openApi(): OpenApi | null {
  return null;
}
