import { settingsIn, settingsNowhere } from "../app/settings/settings-in.ts";
import type { Settings } from "../app/settings/settings.ts";
import type { Caller } from "./call.ts";
import type { App } from "./command.ts";
import { placeOf } from "./moderating.ts";

/** What holds at this moment where somebody calls; as is usual in a conversation with one member. */
export async function settingsAt(
  caller: Caller,
  { flow, places }: Pick<App, "flow" | "places">,
  signal: AbortSignal,
): Promise<Settings> {
  if (caller.server === null) return settingsNowhere.values;
  return (await settingsIn(await placeOf(caller, { places }, signal), flow.store)).values;
}
