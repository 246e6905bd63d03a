import type { Setting, SettingScope } from "../store/rows.ts";
import type { Channel } from "./call.ts";
import { z } from "zod";

/** When the bot speaks in a channel: only when asked, with one quiet button below an article, or by itself. */
export const channelModes = ["asked", "offer", "automatic"] as const;
export type ChannelMode = (typeof channelModes)[number];

const shape = z.object({ mode: z.enum(channelModes).optional() });

/** The mode that holds in a place: what is set for the thread, else for its channel, its category, its server. */
export function modeIn(places: readonly Channel[], settings: readonly Setting[]): ChannelMode {
  const set = (holds: (scope: SettingScope) => boolean): ChannelMode | undefined => {
    const setting = settings.find(({ scope }) => holds(scope));
    return setting && shape.safeParse(setting.value).data?.mode;
  };
  for (const { id } of places) {
    const mode = set((scope) => scope.id === id);
    if (mode) return mode;
  }
  return set(({ kind }) => kind === "server") ?? "asked";
}
